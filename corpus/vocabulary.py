"""Other words for the same: which usual words of the sources stand for a rare one that somebody typed.

"Poetshulp" stands in no report, "huishoudelijke hulp" in many. Which word of a group is the usual one is not written
down but counted in the index, so that it is right for other sources too; a question in the words of the sources
stays as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from corpus import dutch
from corpus.own_data import own_data

RARE = 0.75
"""How rare (0..1, see ``LexicalIndex.rarity``) a word must be to be supplemented."""

Rarity = Callable[[str], float]
"""How rare a stem is in the sources: 0 (in every passage) to 1 (in none)."""


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Stems as they follow each other in a text, and the words that sources use more for the same."""

    said: tuple[str, ...]
    usual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    stems: tuple[str, ...]

    def rarity(self, of: Rarity) -> float:
        return max(map(of, self.stems))


@lru_cache(maxsize=1)
def _groups_by_first_stem() -> dict[str, list[tuple[_Word, tuple[_Word, ...]]]]:
    found: dict[str, list[tuple[_Word, tuple[_Word, ...]]]] = {}
    for texts in own_data("corpus", "vocabulary.yaml"):
        group = tuple(_Word(text, tuple(dutch.stems(text))) for text in texts)
        for word in group:
            found.setdefault(word.stems[0], []).append((word, group))
    return found


def other_words(text: str, rarity: Rarity) -> list[OtherWords]:
    """For each rare word of a text that is known: the words that mean the same and are less rare."""
    stems = dutch.stems(text)
    said: dict[tuple[_Word, ...], list[_Word]] = {}
    for at, stem in enumerate(stems):
        for word, group in _groups_by_first_stem().get(stem, ()):
            if tuple(stems[at : at + len(word.stems)]) == word.stems:
                said.setdefault(group, []).append(word)
    found = list[OtherWords]()
    for group, words in said.items():
        commonest = min(words, key=lambda word: word.rarity(rarity))
        least = commonest.rarity(rarity)
        usual = tuple(one.text for one in group if one.rarity(rarity) < least)
        if least >= RARE and usual:
            found.append(OtherWords(commonest.stems, usual))
    return found
