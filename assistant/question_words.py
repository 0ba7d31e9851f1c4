"""The words of a question with their places, and which kind each is: of the question itself, or of its subject."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.dutch import EMPTY_WORDS, fold, stem
from corpus.own_data import own_data
from corpus.themes import themes

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POINTING = re.compile(r"(?:daar|hier|er)(?:aan|bij|door|in|mee|na|naar|op|over|tegen|toe|uit|van|voor|onder|tussen)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOPICAL = re.compile(r"jeugd.+|.+(?:hulp|zorg|wet|teams?|plafond|bekostiging|ondersteuner|verlening|toeslag|kosten)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as typed, folded, and its place in the question."""

    text: str
    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text; 'POH-jeugd' and "risico's" are one each."""
    return [Token(m.group(), fold(m.group()).replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lists = own_data("assistant", "conversation.yaml")
    return {name: frozenset(words.split()) for name, words in lists.items()}


def is_in(token: Token, *names: str) -> bool:
    """Whether a word stands in one of the lists of ``conversation.yaml``."""
    return any(token.word in _lists()[name] for name in names)


def is_year(token: Token) -> bool:
    """Whether a word is a year."""
    return _YEAR.fullmatch(token.word) is not None


def is_pointing(token: Token) -> bool:
    """Whether a word points at what was said before and holds a preposition: *daarover*, *ermee*."""
    return _POINTING.fullmatch(token.word) is not None and token.word != "eruit"


def is_subject(token: Token) -> bool:
    """Whether a word can be what a question is about: no word of the question itself, no side of a subject."""
    return not (
        token.word in EMPTY_WORDS
        or is_in(token, *(name for name in _lists() if name not in ("domains", "referring")))
        or is_year(token)
        or is_pointing(token)
        or len(token.word) < 2
    )


def is_topical(token: Token) -> bool:
    """Whether a word names a subject of this field by itself."""
    return stem(token.word) in _topic_stems() or is_in(token, "domains") or _TOPICAL.fullmatch(token.word) is not None


@lru_cache(maxsize=1)
def _topic_stems() -> frozenset[str]:
    named = (token for theme in themes().values() for text in (theme.name, *theme.synonyms) for token in tokens(text))
    return frozenset(
        stem(token.word)
        for token in named
        if token.word not in EMPTY_WORDS
        and not is_in(token, "verbs", "frames", "aspects", "adjectives", "question_words")
        and not token.word[0].isdigit()
    )
