"""The title of a document: what its file says if its pages say so too, else what stands on top."""

import re
from collections.abc import Sequence
from itertools import pairwise
from textwrap import shorten

from corpus.dutch import content_words
from corpus.sentences import sentence_spans
from ingest.blocks import Block
from ingest.metadata.publishers import publisher_of

_MAX_CHARS = 120
_LONG_WORD = 12
_NO_TITLE = re.compile(
    r"^(?:microsoft\s|untitled|naamloos|document\s?\d*$|presentatie\s?\d*$|titel$|title$)|[\\/]"
    r"|\.(?:docx?|pptx?|xlsx?|pdf|odt|indd)$|_",
    re.IGNORECASE,
)
_LETTERHEAD_BLOCKS = 8
_SUBJECT = re.compile(r"(?:onderwerp|betreft)\b\s*:?\s*", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"(?-i:\b[1-9]\d{3} ?[A-Z]{2}\b)|\bPostbus\b|^Vergaderjaar\b|^Nr\. ?\d+$|^kst-"
    r"|^(?:datum|(?:ons |uw )?kenmerk|contactpersoon)\b",
    re.IGNORECASE,
)
"""Addresses, numbers and labels above a letter or a piece of parliament."""
_SERIAL = re.compile(r"^\d{6,8}[\s_-]+")
_CODE = re.compile(r"^[0-9a-f]{8,}$|^\d+$")


def propose_title(property_title: str | None, opening: Sequence[Block], name: str) -> str:
    """A title: the file's own if the opening prints it, a heading or short line on top, else the file name.

    ``name`` is the file name without its ending; one that is no words gives way to the first sentence.
    """
    own = _SERIAL.sub("", (property_title or "").strip())
    if _looks_like_title(own) and _is_printed(own, opening):
        return own
    if line := _subject(opening) or _top_line(opening):
        return line
    return _readable(name) or (own if _looks_like_title(own) else None) or _first_sentence(opening) or name


def _looks_like_title(text: str) -> bool:
    return 3 <= len(text) <= 2 * _MAX_CHARS and any(c.isalpha() for c in text) and not _NO_TITLE.search(text)


def _is_printed(title: str, opening: Sequence[Block]) -> bool:
    """Whether all words of a title but one in four stand in the opening: a title left from a template does not."""
    wanted = set(content_words(title))
    printed = set(content_words(" ".join(block.text for block in opening)))
    return bool(wanted) and 4 * len(wanted - printed) <= len(wanted)


def _subject(opening: Sequence[Block]) -> str | None:
    """What a letter says it is about, behind the label or in the block below it."""
    for block, below in pairwise(opening[:_LETTERHEAD_BLOCKS]):
        if label := _SUBJECT.match(block.text):
            subject = block.text[label.end() :].strip() or below.text
            return subject if len(subject) <= _MAX_CHARS else None
    return None


def _top_line(opening: Sequence[Block]) -> str | None:
    """The heading or short line that opens the document; below a letterhead the line that follows it."""
    for block in opening[:_LETTERHEAD_BLOCKS]:
        if _LETTERHEAD.search(block.text):
            continue
        if not block.level and (len(block.text) > _MAX_CHARS or block.text.endswith(".")):
            return None
        if publisher_of(block.text) is None and any(c.isalpha() for c in block.text):
            return block.text
    return opening[0].text if opening else None


def _readable(name: str) -> str | None:
    """A file name as words: 'notitie_grip-2021' -> 'Notitie grip 2021'; None for codes and single short words."""
    words = [word for word in re.split(r"[\s_.-]+", name) if word and not _CODE.match(word.lower())]
    letters = [len(word) for word in words if len(word) >= 3 and word.isalpha()]
    if len(letters) < 2 and sum(letters) < _LONG_WORD:
        return None
    text = " ".join(word for word in re.split(r"[\s_.-]+", name) if word)
    return text[0].upper() + text[1:]


def _first_sentence(opening: Sequence[Block]) -> str | None:
    if not opening or not opening[0].text:
        return None
    start, end = sentence_spans(opening[0].text)[0]
    return shorten(opening[0].text[start:end], _MAX_CHARS, placeholder=" …")
