"""Typing errors: which word of the index an unknown word was probably meant to be.

The distance is that of optimal string alignment (insertions, deletions, substitutions and swaps of neighbours):
one for a short word, two from eight letters on. A word that Dutch has is never an error, only absent.
"""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus import dutch, word_list

SHORTEST = 5
"""Shorter words have too many neighbours."""
_TWO_ERRORS_FROM = 8
_PART = 4
"""Letters that each part of a compound has at least; the list has odd shorter words."""


def may_be_misspelled(word: str) -> bool:
    """Whether a folded word that no source has could be a typing error."""
    return len(word) >= SHORTEST and word.isalpha() and word not in word_list.counts() and not _is_compound(word)


def _is_compound(word: str) -> bool:
    """Whether a word is two Dutch words written together, with an s between them or not."""
    known = word_list.counts()
    return any(
        word[:cut] in known and (word[cut:] in known or (word[cut] == "s" and word[cut + 1 :] in known))
        for cut in range(_PART, len(word) - _PART + 1)
    )


def nearest_stems(word: str, known: Iterable[str], most: int = 5) -> list[str]:
    """Stems of the index that are near the stem of this word, nearest first."""
    stem = dutch.stem(word)
    found = process.extract(stem, list(known), scorer=OSA.distance, score_cutoff=_errors(stem), limit=most)
    return [candidate for candidate, _distance, _index in found]


def nearest_word(word: str, texts: Iterable[str]) -> str | None:
    """The word of these texts that is nearest to the one that was typed and near enough, the most used if several."""
    counts = Counter(one for text in texts for one in dutch.words(text) if abs(len(one) - len(word)) <= 2)
    near = process.extract(word, list(counts), scorer=OSA.distance, score_cutoff=_errors(word), limit=10)
    return min(near, key=lambda one: (one[1], -counts[one[0]], one[0]))[0] if near else None


def _errors(word: str) -> int:
    return 2 if len(word) >= _TWO_ERRORS_FROM else 1
