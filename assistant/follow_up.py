"""Does a question lean on an earlier one, and how? Decided by its own words alone.

A question that says what it is about stands by itself, whatever was asked before: that is how a change of subject
is noticed. One that does not is a fragment ("en in Arnhem?") or a question about something unsaid ("wie zei dat?").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.question_words import Token, is_in, is_pointing, is_subject, is_topical, is_year, tokens
from corpus.municipalities import canonical, find_municipalities

_MOST_WORDS = 14
"""A longer question says itself what it is about."""
_FRAGMENT_WORDS = 6
_BARE_FRAGMENT_WORDS = 4
"""The same without "en" before it."""
_FRAME_WORDS = 9
"""The same for a question that only asks ("welke voorbeelden zijn er nog meer van?")."""
_MOST_OWN_WORDS = 3
_INTRODUCTIONS = re.compile(
    r"""\s*(?: hoe\s+(?:zit|staat|is|gaat|was)\s+(?:het|dat|dit)\s+(?:dan\s+|nu\s+|precies\s+)?
                (?:met\s+|(?=(?:bij|in|voor|op)\s))
          | (?:geldt|werkt|speelt|gold|gebeurt)\s+(?:dat|dit|het)\s+ook\s+(?=(?:bij|in|voor|op)\s)
          | (?:en\s+)?wat\s+(?:over|betreft|met|dacht\s+je\s+van|is\s+het\s+met)\s+
          | (?:de\s?zelfde|zelfde)\s+vraag\s*,?\s+(?:maar\s+)?(?:dan\s+|nu\s+)?
          | (?:idem|hetzelfde|zelfde)\s*,?\s+(?:maar\s+)?(?:dan\s+)?(?=(?:bij|in|voor|op)\s)
        )""",
    re.VERBOSE | re.IGNORECASE,
)


_SOMETHING_ELSE = re.compile(
    r"\b(?:iets|wat)\s+anders\b|\b(?:andere|nieuwe)\s+vraag\b|\bander\s+onderwerp\b", re.IGNORECASE
)
_ANNOUNCED = frozenset({"dat", "om", "of", "zijn"})
"""Behind a pointing word these tell what it points at: "zorg ervoor dat", "er vroeg bij zijn"."""


class Kind(Enum):
    """How a question leans on an earlier one."""

    FRAGMENT = "a piece that takes a place in the earlier question"
    QUESTION = "a question whose subject is that of the earlier one"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is typed without "en" and the like before it. ``places`` are the municipalities it names."""

    kind: Kind
    text: str
    words: tuple[Token, ...]
    places: tuple[str, ...]

    @property
    def has_content(self) -> bool:
        """Whether it names anything that sources can be searched for."""
        named = (is_subject(token) or is_in(token, "actors", "aspects", "domains") for token in self.words)
        return bool(self.places) or any(named)


def follow_up(question: str) -> FollowUp | None:
    """How a question leans on an earlier one, or None when it stands by itself."""
    if _SOMETHING_ELSE.search(question):
        return None
    text = question.strip().rstrip("?!. ")
    words, continues = tokens(text), False
    while words and is_in(words[0], "openers") and not (len(words) > 1 and words[1].word == "zonder"):
        continues |= is_in(words[0], "continuing")
        words = words[1:]
    text = text[words[0].start :] if words else ""
    introduction = _INTRODUCTIONS.match(text)
    if introduction and not continues and len(_own(tokens(text[introduction.end() :]))) > 1:
        introduction = None
    if introduction:
        text = text[introduction.end() :]
    words = tokens(text)
    places = named_places(text) if len(words) <= _MOST_WORDS else ()
    kind = _kind(question, words, places, continues, introduction is not None)
    return FollowUp(kind, text, tuple(words), places) if kind else None


def named_places(text: str) -> tuple[str, ...]:
    """The municipalities that a short text names; alone behind a preposition a small letter is no obstacle."""
    if found := find_municipalities(text):
        return tuple(found)
    words = tokens(text)
    while words and is_in(words[0], "prepositions"):
        words = words[1:]
    name = canonical(text[words[0].start : words[-1].end]) if words else None
    return (name,) if name else ()


def _kind(question: str, words: list[Token], places: tuple[str, ...], continues: bool, introduced: bool) -> Kind | None:
    if not words:
        return Kind.QUESTION
    if len(words) > _MOST_WORDS:
        return None
    own = [token for token in _own(words) if not _is_place(token, places)]
    opening = words[1:] if is_in(words[0], "prepositions") else words  # "sinds wanneer", "in welke gemeenten"
    asks = is_in(words[0], "verbs") or any(is_in(token, "question_words") for token in opening[:1])
    if introduced or (continues and not asks and len(words) <= _FRAGMENT_WORDS):
        return Kind.FRAGMENT
    asked = question.rstrip().endswith("?")
    is_bare = len(words) <= _BARE_FRAGMENT_WORDS and not own
    is_bare = is_bare and not any(_points(token) or is_in(token, "question_words") for token in words)
    if is_bare and (is_in(words[0], "prepositions") or (places and asked)) and not (places and _has_aspect(words)):
        return Kind.FRAGMENT
    if _leans(words, own):
        return Kind.QUESTION
    if own or (places and not continues):
        return None
    if len(words) > _FRAME_WORDS:
        return None
    says_who = any(is_in(token, "actors") for token in words)
    elsewhere = any(token.word in ("andere", "overige") for token in words)
    if says_who and not (continues or elsewhere or any(is_in(token, "speaking") for token in words)):
        return None  # "wat doet de rekenkamer?" is about the one that it names
    only_aspects = len(words) <= 2 and all(is_in(token, "aspects", "frames", "determiners") for token in words)
    return Kind.QUESTION if asks or continues or only_aspects or any(map(_points, words)) else None


def _own(words: list[Token]) -> list[Token]:
    return [token for token in words if is_subject(token)]


def _is_place(token: Token, places: tuple[str, ...]) -> bool:
    return any(token.word in name.lower() for name in places)


def _has_aspect(words: list[Token]) -> bool:
    return any(is_in(token, "aspects") for token in words)


def _points(token: Token) -> bool:
    return is_pointing(token) or is_in(token, "demonstratives", "persons")


def _leans(words: list[Token], own: list[Token]) -> bool:
    """Whether a word points at something that the question itself does not say."""
    for position, token in enumerate(words):
        before = [other for other in own if other.start < token.start]
        following = words[position + 1 :]
        if is_pointing(token):
            announces = any(other.word in _ANNOUNCED for other in following[:2])
            if not announces and not any(map(is_topical, before)) and len(own) <= _MOST_OWN_WORDS:
                return True
        elif is_in(token, "demonstratives"):
            if before or (position and following and is_in(words[position - 1], "actors", "aspects")):
                continue  # "gemeenten die", "hoe voorkom je dat"
            if following and is_in(following[0], "referring"):
                return True
            if len(own) <= 1 and not any(map(is_topical, own)):
                return True
        elif split_pointer(token, words):
            if len(own) <= 1 and not any(map(is_topical, own)):
                return True
        elif is_in(token, "persons") and not own:
            return not any(is_in(other, "actors", "aspects") for other in words[:position])
    return False


def split_pointer(token: Token, words: Sequence[Token]) -> Token | None:
    """The preposition that goes with *daar* in *daar iets over*, or None."""
    if token.word not in ("daar", "hier"):
        return None
    return next((t for t in reversed(words) if t.start > token.start and is_in(t, "prepositions")), None)


def is_slot(token: Token, places: tuple[str, ...]) -> bool:
    """Whether a word is (part of) a municipality that is named, or a year."""
    return is_year(token) or _is_place(token, places)
