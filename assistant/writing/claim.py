"""A sentence as a claim: its words with their clause and role, and its marks (figures, names, directions) in order."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from assistant.writing.figures import NUMBER, Figure, is_year, value_of
from assistant.writing.lexicon import lexicon
from corpus.dutch import fold, stem
from corpus.municipalities import find_municipalities

_TOKEN = re.compile(rf"{NUMBER.pattern}|[^\W\d_]+(?:['’](?=s\b))?|\d+|[%€;:,()–]")
_CLITICS = frozenset({"s", "n", "t"})
_PREPOSITIONS = frozenset("in van op bij over te om".split())
_DOUBLED = re.compile(r"([a-z])\1")
_NEAR = 3
_COMPARES = re.compile(r"(?:er|hoge|lage|grote|kleine|extra)$")
_FINITE = ("t", "de", "te")
_SHORTEST_KEY = 3


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """What forms of one folded word share: "daalde", "gedaald" and "dalen" are all "dal"."""
    if word.startswith("ge") and len(word) > 5 and word.endswith(("d", "t", "en")):
        word = word[2:]
    shared = _DOUBLED.sub(r"\1", stem(word))
    for ending in ("d", "t"):
        if shared.endswith(ending) and len(shared) > _SHORTEST_KEY:
            shared = shared[:-1]
    return shared


@dataclass(frozen=True, slots=True)
class Word:
    """A word with meaning. ``role`` is the preposition that it stands behind, where that says who does what."""

    text: str
    folded: str
    key: str
    clause: int
    role: str | None
    moves_freely: bool
    """Whether it stands behind a preposition, so that its place in the sentence does not matter."""
    like_verb: bool
    """Whether it may be a finite verb: *bezoekt*, *verwachtte*, with no determiner before it."""
    next: str | None = None
    """For a comparative (*minder*, *hoger*): the key of the word behind it, in the same clause."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, year, name or direction: what a sentence must have from its quote, in the quote's order."""

    kind: Literal["figure", "year", "name", "direction"]
    value: str
    clause: int
    figure: Figure | None = None

    def agrees(self, other: "Mark") -> bool:
        """Whether another mark says the same."""
        if self.figure and other.figure:
            return self.figure.agrees(other.figure)
        return (self.kind, self.value) == (other.kind, other.value)


@dataclass(slots=True)
class Claim:
    """What a text says, as far as words show it."""

    text: str
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rulers: list[str] = field(default_factory=list)
    """Groups of ruling words, in order, a word once per group."""
    roles: list[str] = field(default_factory=list)
    """The prepositions that say who does what, in order, also those with a figure or nothing behind them."""
    municipalities: frozenset[str] = frozenset()

    @property
    def negations(self) -> int:
        """How often it denies."""
        return self.rulers.count("negation")


@lru_cache(maxsize=2_000)
def read_claim(text: str) -> Claim:
    """A text read as a claim. The result is shared: do not change it."""
    claim = Claim(text, municipalities=frozenset(find_municipalities(text)))
    reader = _Reader(claim)
    tokens = [match.group() for match in _TOKEN.finditer(text)]
    for position, token in enumerate(tokens):
        reader.take(position, token, tokens)
    return claim


class _Reader:
    """Goes through the tokens of a text once."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._known = lexicon()
        self._clause = 0
        self._role: str | None = None
        self._determined = self._behind_determiner = False
        self._behind_preposition = False
        self._in_phrase = False  # content words that follow each other behind a preposition

    def take(self, position: int, token: str, tokens: list[str]) -> None:
        known, folded = self._known, fold(token)
        self._determined, self._behind_determiner = folded in known.determiners, self._determined
        if token in ";:,()–":
            self._next_clause()
        elif token in "%€":
            self._in_phrase = False
        elif token[-1].isdigit() or NUMBER.fullmatch(token) or token.lower() in known.numbers:
            self._figure(position, token, tokens)
        else:
            self._word(token, folded, is_first=not any(t[0].isalnum() for t in tokens[:position]))

    def _next_clause(self) -> None:
        self._clause += 1
        self._role, self._behind_preposition, self._in_phrase = None, False, False

    def _word(self, token: str, folded: str, is_first: bool) -> None:
        known, claim = self._known, self._claim
        claim.rulers += known.ruler_groups(folded)
        if folded in known.roles:
            claim.roles.append(folded)
        if folded in known.breaks:
            self._next_clause()
            return
        if folded in known.roles or folded in _PREPOSITIONS:
            self._role = folded if folded in known.roles else None
            self._behind_preposition = True
            self._in_phrase = False
            return
        if folded in known.free or folded in _CLITICS:
            self._in_phrase = False
            return
        if direction := known.direction(folded):
            claim.marks.append(Mark("direction", direction, self._clause))
        elif token[0].isupper() and not (is_first and not find_municipalities(f"gemeente {token}")):
            claim.marks.append(Mark("name", folded, self._clause))
        moves = folded in known.movable
        in_phrase = not moves and (self._behind_preposition or self._in_phrase)
        like_verb = token.islower() and folded.endswith(_FINITE) and not self._behind_determiner
        word = Word(token, folded, key(folded), self._clause, self._role, moves or in_phrase, like_verb)
        before = claim.words[-1] if claim.words else None
        if (
            before
            and before.clause == word.clause
            and known.direction(before.folded)
            and _COMPARES.search(before.folded)
        ):
            claim.words[-1] = replace(before, next=word.key)
        claim.words.append(word)
        self._role, self._behind_preposition, self._in_phrase = None, False, in_phrase

    def _figure(self, position: int, token: str, tokens: list[str]) -> None:
        known, after = self._known, [fold(t) for t in tokens[position + 1 : position + 3]]
        scale = after.pop(0) if after and after[0] in known.scales else None
        following = after[0] if after else ""
        kind: Literal["figure", "year"] = "figure"
        counts: str | None
        if following in ("%", "procent"):
            counts = "%"
        elif following == "euro" or (position and tokens[position - 1] == "€"):
            counts = "euro"
        elif scale is None and is_year(token):
            counts, kind = "jaar", "year"
        else:
            silent = not following[:1].isalpha() or following in known.free | known.roles | known.breaks
            counts = None if silent else key(following)
        near = frozenset(word.key for word in self._claim.words[-_NEAR:] if word.clause == self._clause)
        figure = Figure(value_of(token, scale), counts, near, fold(tokens[position - 1]) if position else "")
        self._claim.marks.append(Mark(kind, figure.value, self._clause, figure))
        self._in_phrase = self._in_phrase or self._behind_preposition
        self._role, self._behind_preposition = None, False
