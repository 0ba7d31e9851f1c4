"""The words that the check of a written sentence knows, from ``lexicon.yaml``."""

from dataclasses import dataclass
from functools import lru_cache

from corpus.dutch import fold
from corpus.own_data import own_data


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words by what they do to a claim; the file says what each group means."""

    free: frozenset[str]
    roles: frozenset[str]
    rulers: dict[str, frozenset[str]]
    directions: dict[str, tuple[str, ...]]
    movable: frozenset[str]
    determiners: frozenset[str]
    breaks: frozenset[str]
    numbers: dict[str, str]
    scales: dict[str, int]

    def ruler_groups(self, word: str) -> list[str]:
        """The groups of ruling words that a word is in."""
        return [group for group, members in self.rulers.items() if word in members]

    def direction(self, word: str) -> str | None:
        """Up or down, for a word that starts with one of the listed stems, behind "ge" too."""
        for name, starts in self.directions.items():
            if word.startswith(starts) or (word.startswith("ge") and word[2:].startswith(starts)):
                return name
        return None


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    read = own_data("assistant.writing", "lexicon.yaml")

    def folded(text: str) -> frozenset[str]:
        return frozenset(fold(word) for word in text.split())

    return Lexicon(
        folded(read["free"]),
        folded(read["roles"]),
        {group: folded(text) for group, text in read["rulers"].items()},
        {name: tuple(text.split()) for name, text in read["directions"].items()},
        folded(read["movable"]),
        folded(read["determiners"]),
        folded(read["breaks"]),
        {word: str(value) for word, value in read["numbers"].items()},
        read["scales"],
    )
