"""Development files as they come: whole chains from bytes to passages."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument
from ingest.reading import content_of, read_document


def test_real_pdfs_are_read(shared: Path) -> None:
    for path in sorted((shared / "pdf" / "goed").glob("*.pdf")):
        if "gescand" not in path.name and path.stat().st_size < 1_000_000:
            reading, document = read_document(path.read_bytes(), path.name)
            assert len(content_of(reading, document).passages) >= len(reading.pages) / 2


def test_broken_pdfs_are_refused(shared: Path) -> None:
    for name in ("nul_bytes", "random", "wachtwoord_AES-256", "wachtwoord_RC4-128"):
        path = shared / "pdf" / "stuk" / f"{name}.pdf"
        with pytest.raises(UnreadableDocument):
            read_document(path.read_bytes(), path.name)


def test_files_that_are_called_pdf_and_are_not_have_their_own_outcome(shared: Path) -> None:
    folder = shared / "pdf" / "stuk"
    reading, document = read_document((folder / "docx_renamed.pdf").read_bytes(), "docx_renamed.pdf")
    assert document.title == "Burgerpeiling" and len(content_of(reading, document).passages) > 20
    reading, document = read_document((folder / "html_renamed.pdf").read_bytes(), "html_renamed.pdf")
    assert [block.text for block in reading.blocks] == ["Pagina niet gevonden"]
    with pytest.raises(UnreadableDocument):
        content_of(reading, document)


def test_the_pdf_rendering_says_what_the_text_says(shared: Path) -> None:
    """Sentences of the seed text are found in its PDF rendering on one page each, whole."""
    seed = next((shared / "seeds").glob("001_*.txt"))
    path = shared / "pdf" / "goed" / "tussenrapportage-23-visitaties.pdf"
    contents = [content_of(*read_document(p.read_bytes(), p.name)) for p in (seed, path)]
    text, pdf = (
        {p.text[s:e] for x in c.passages for p in [c.pages[x.page - 1]] for s, e in x.sentences} for c in contents
    )
    long = {sentence for sentence in text if len(sentence.split()) > 8}
    whole = {sentence for sentence in long if any(sentence == other for other in pdf)}
    assert len(whole) / len(long) > 0.85
