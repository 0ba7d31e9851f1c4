"""Lines to running text: a hyphen at a line end goes, unless the word is written with it."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\s(/\"'“‘«\[]*$")
_FIRST_WORD = re.compile(r"[^\s.,;:)!?/\"'”’»\]]*")
_GOES_ON = frozenset({"en", "of", "dan", "tot", "als", "noch", "en/of", "respectievelijk"})
_WITH_HYPHEN = frozenset({"ex", "niet", "non", "oud", "semi", "bijna"})
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
"""Vowels that would be read as one sound: between them a compound has a hyphen ('zee-eend')."""
_LAWS = frozenset("Avg Awb Bbz Ioaw Ioaz Jw Pw Wajong Wgs Wlz Wmo Wpg Wsw Wvggz Wzd Zvw".split())

Vocabulary = Counter[str]
"""How often a document writes a word, in lower case."""


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of a document; the parts of words cut at a line end do not count."""
    return Counter(word.lower() for line in lines for word in _WORD.findall(line.rstrip(HYPHENS)))


def join_lines(lines: Sequence[str], words: Vocabulary) -> str:
    """One line of text of many."""
    text = lines[0]
    for line in lines[1:]:
        text = join(text, line, words)
    end = "-" if text.endswith(tuple(HYPHENS)) else ""  # the rest of the word may follow on the next page
    return text[: len(text) - len(end)].replace("\u00ad", "").replace("\u2010", "-") + end


def join(text: str, line: str, words: Vocabulary) -> str:
    """Two lines as one: with a space, or at a hyphen in the way the word is written.

    How the document itself writes the word elsewhere decides, then a list of Dutch words; what neither knows is
    written together, as Dutch compounds are, save after capitals, digits and abbreviations ('COVID-19',
    'Wmo-voorziening') and between vowels.
    """
    if not text or not line:
        return text or line
    is_cut = text[-1] in HYPHENS and text[-2:-1].isalnum() and line[0].isalnum()
    if not is_cut:
        return f"{text}{line}" if text.endswith("/") else f"{text} {line}"
    before, after = _LAST_WORD.search(text[:-1]), _FIRST_WORD.match(line)
    left, right = before.group() if before else "", after.group() if after else ""
    if right in _GOES_ON:
        return f"{text[:-1]}- {line}"
    return f"{text[:-1]}-{line}" if _keeps_hyphen(left, right, words) else f"{text[:-1]}{line}"


def _keeps_hyphen(left: str, right: str, words: Vocabulary) -> bool:
    joined, hyphened = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if words[joined] or words[hyphened]:
        return words[hyphened] > words[joined]
    if left[-1:].isdigit() or left[-1:].isupper() or right[:1].isupper() or right[:1].isdigit():
        return True
    known = dutch_words()
    if joined in known or hyphened in known:
        return joined not in known
    if left.lower() in _WITH_HYPHEN or f"{left[-1:]}{right[:1]}".lower() in _CLASHES:
        return left.lower() in known and right.lower() in known
    return left in _LAWS or (left[:1].isupper() and words[left.lower()] > 0 and left.lower() not in known)


@cache
def dutch_words() -> frozenset[str]:
    """The Dutch words that come with pyspellchecker; read when first needed, in a third of a second."""
    packed = files("spellchecker").joinpath("resources/nl.json.gz").read_bytes()
    return frozenset(json.loads(gzip.decompress(packed)))
