"""Typing errors: which word of the index an unknown word was probably meant to be.

The distance is that of optimal string alignment (insertions, deletions, substitutions and swaps of neighbours):
one for a short word, two from eight letters on. A word that Dutch has is never an error, only absent.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus import dutch

SHORTEST = 5
"""Shorter words have too many neighbours."""
_TWO_ERRORS_FROM = 8
_PART = 4
"""Letters that each part of a compound has at least; the list has odd shorter words."""


@cache
def _dutch_words() -> frozenset[str]:
    """The Dutch words that come with pyspellchecker; read when first needed, in a third of a second."""
    packed = files("spellchecker").joinpath("resources/nl.json.gz").read_bytes()
    return frozenset(map(dutch.fold, json.loads(gzip.decompress(packed))))


def may_be_misspelled(word: str) -> bool:
    """Whether a folded word that no source has could be a typing error."""
    return len(word) >= SHORTEST and word.isalpha() and word not in _dutch_words() and not _is_compound(word)


def _is_compound(word: str) -> bool:
    """Whether a word is two Dutch words written together, with an s between them or not."""
    known = _dutch_words()
    return any(
        word[:cut] in known and (word[cut:] in known or (word[cut] == "s" and word[cut + 1 :] in known))
        for cut in range(_PART, len(word) - _PART + 1)
    )


def nearest_stems(word: str, known: Sequence[tuple[str, int]], most: int = 5) -> list[str]:
    """Stems of the index that this word may stand for, nearest first and then the most used.

    ``known`` are stems with the number of passages that have them.
    """
    stem = dutch.stem(word)
    counts = dict(known)
    found = process.extract(stem, list(counts), scorer=OSA.distance, score_cutoff=_errors(stem), limit=50)
    ranked = sorted(found, key=lambda one: (one[1], -counts[one[0]], one[0]))
    return [candidate for candidate, _distance, _index in ranked[:most]]


def nearest_word(word: str, texts: Iterable[str], stem: str) -> str | None:
    """The word with this stem in these texts that is nearest to the one that was typed."""
    written = {one for text in texts for one in dutch.words(text) if dutch.stem(one) == stem}
    return min(written, key=lambda one: (OSA.distance(word, one), one), default=None)


def _errors(stem: str) -> int:
    return 2 if len(stem) >= _TWO_ERRORS_FROM else 1
