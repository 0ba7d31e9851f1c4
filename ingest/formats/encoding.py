"""Bytes to text: Unicode first, then the code pages that Dutch offices have used."""

import codecs
import re

from corpus.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1252", "iso8859_15", "mac_roman", "cp850")
_DUTCH = frozenset("éëèêïíöóüúáàäâçñôûîÉËÈÏÖÓÜÁÄÇ€£§°²³½©®µß–—‘’“”„…•·«»´¨\xa0\xad")
_MID_WORD = re.compile(r"[a-z][‘“”„…•°²³½©®§«»€£µ¨][a-z]")
"""A sign where a letter should stand: the code page is a wrong guess."""
_SPECIAL = re.compile(r"[^\x00-\x7f]")
_SURE = 0.9
_SAMPLE_CHARS = 500_000
_SAMPLE_BYTES = 4096


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, with line ends made ``\\n``. ``declared`` is what the file itself names as its encoding.

    Raises:
        UnreadableDocument: the bytes are no text.
    """
    return _decoded(data, declared).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str | None) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in filter(None, (marked, _unmarked_utf16(data), declared, "utf-8")):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):  # LookupError: the file names an encoding that does not exist
            continue
        if "\x00" not in text:
            return text
    if b"\x00" in data:
        raise UnreadableDocument("het bestand bevat geen leesbare tekst")
    return _from_code_page(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows by zero bytes at every other place: half of all bytes of a Western text."""
    even, odd = data[0:_SAMPLE_BYTES:2], data[1:_SAMPLE_BYTES:2]
    few, many = sorted((even.count(0), odd.count(0)))
    if not odd or many < 0.6 * len(odd) or few > 0.05 * len(odd):
        return None
    return "utf-16-le" if odd.count(0) == many else "utf-16-be"


def _from_code_page(data: bytes) -> str:
    readings = [text for page in _CODE_PAGES if (text := _attempt(data, page)) is not None]
    best = max(readings, key=_likeness)
    if _likeness(best) >= _SURE:
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    return best if guess is None else str(guess)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """How much a reading looks like Dutch: the share of its non-ASCII characters that Dutch text has, where it has."""
    text = text[:_SAMPLE_CHARS]
    special = _SPECIAL.findall(text)
    if not special:
        return 1.0
    expected = sum(character in _DUTCH for character in special)
    return (expected - len(_MID_WORD.findall(text))) / len(special)
