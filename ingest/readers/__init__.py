"""Readers: one file per format. A new format is a new file here and a line in ``reader_for``."""

from pathlib import Path

from corpus.errors import UnreadableDocument
from ingest.blocks import Reader
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text

_BY_ENDING: dict[str, Reader] = {".md": read_markdown, ".markdown": read_markdown, ".txt": read_text}
ENDINGS = frozenset({*_BY_ENDING, ".pdf"})


def reader_for(path: Path, data: bytes) -> Reader:
    """The reader for a file, by its content first and its ending second.

    Raises:
        UnreadableDocument: the file is empty, of another kind than its ending says, or not supported.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument("het bestand is leeg")
    if b"%PDF-" in data[:1024]:
        return read_pdf
    ending = path.suffix.lower()
    if ending == ".pdf":
        raise UnreadableDocument("het bestand heet .pdf maar is geen PDF; controleer of de download goed ging")
    if ending not in _BY_ENDING:
        raise UnreadableDocument(f"bestanden van het type '{ending or 'zonder ending'}' worden niet gelezen")
    if b"\x00" in data[:4096]:
        raise UnreadableDocument("het bestand bevat geen leesbare tekst")
    return _BY_ENDING[ending]


__all__ = ["ENDINGS", "Reader", "reader_for"]
