"""Characters that a font keeps at private places: which letters they are, is seen from the words they stand in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ingest.characters import mend_characters
from ingest.paper.hyphens import dutch_words
from ingest.paper.marks import Line

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_IN_WORD = re.compile("[a-zà-ÿ\ue000-\uf8ff]*[\ue000-\uf8ff][a-zà-ÿ\ue000-\uf8ff]*")
_LETTERS = ("f", "fi", "fl", "ff", "ffi", "ffl", "ft", "fj", "tt", "ti", "st", "ij", *"etnraiodlsgvhkmubpwjczxqyéëï")
_MIN_WORDS = 2
_SAMPLE = 200


def mend_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines with characters as people type them; private ones that make Dutch words become their letters."""
    letters = _letters(line.text for lines in pages for line in lines)
    mended = [[replace(line, text=mend_characters(line.text.translate(letters))) for line in lines] for lines in pages]
    return [[line for line in lines if line.text] for lines in mended]


def _letters(lines: Iterable[str]) -> dict[int, str]:
    """Private character to the letters that make most of its words known; none where half of them stay unknown."""
    words = defaultdict[str, Counter[str]](Counter)
    for line in lines:
        if _PRIVATE.search(line):
            for word in _IN_WORD.findall(line.lower()):
                alike = set(_PRIVATE.findall(word))
                if len(word) > 2 and len(alike) == 1:
                    words[alike.pop()][word] += 1
    found = dict[int, str]()
    for private, seen in words.items():
        if len(seen) < _MIN_WORDS:
            continue
        sample = [word for word, _count in seen.most_common(_SAMPLE)]
        known = {
            letters: sum(word.replace(private, letters) in dutch_words() for word in sample) for letters in _LETTERS
        }
        best = max(_LETTERS, key=lambda letters: known[letters])
        if 2 * known[best] > len(sample):
            found[ord(private)] = best
    return found
