"""Bytes to text, and characters that typesetting leaves behind to characters that people type."""

import re

from corpus.errors import UnreadableDocument

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\x00"))
_TABLE = str.maketrans(_LIGATURES) | _INVISIBLE
_SPACES = re.compile(r"[^\S\n]+")


def decode(data: bytes) -> str:
    """Text in UTF-8 or UTF-16 (with mark), else in the Windows code page that Dutch offices used before.

    Raises:
        UnreadableDocument: the bytes are no text.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for candidate in (encoding, "cp1252"):
        try:
            return data.decode(candidate).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument("het bestand bevat geen leesbare tekst")


def mend_characters(text: str) -> str:
    """Ligatures written out, invisible characters dropped, runs of spaces made one; line breaks stay."""
    return _SPACES.sub(" ", text.translate(_TABLE)).strip()
