"""Municipality names in text, with care for names that are also words, surnames, provinces or addresses."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from corpus.dutch import fold
from corpus.own_data import own_data


@dataclass(frozen=True, slots=True)
class Municipality:
    """One present or former municipality. ``ordinary_word``: its name also means something else."""

    name: str
    aliases: tuple[str, ...]
    ordinary_word: bool
    merged_into: str | None


class _Folded(dict[int, str]):
    """A table for ``str.translate`` that folds each character on its own, so that offsets stay those of the text."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isalpha():
            self[code] = (fold(character) or character)[0]
        else:
            self[code] = "'" if character in "’‘" else character
        return self[code]


_FOLDED = _Folded()
_FIRST_WORD = re.compile(r"(?<![\w-])(?:'s\b|\w+)")
_WINDOW = 60
"""Characters before a name that tell what it means."""
_GEMEENTE = re.compile(r"\bgemeente\s+\Z", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"\b(?:provincie|universiteit(?:\svan)?|hogeschool(?:\svan)?|rechtbank|gerechtshof)\s+\Z", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b\d{4}\s?[A-Z]{2},?\s+\Z")
_PERSON = re.compile(
    r"""\b(?: (?i:mevrouw|mevr\.|mw\.|meneer|de\sheer|heren|dhr\.|drs\.|mr\.|dr\.|prof\.|ing\.|ir\.)
             \s+ (?:[A-Z]\w+\s+)?
          | (?:[A-Z]\.\s?)+ \s* )
        (?:[vV]an\s+)?(?:(?:de|den|der)\s+)? \Z""",
    re.VERBOSE,
)
_SURNAME = re.compile(r"[\w,] +Van (?:(?:de|den|der) )?\Z")  # "van Houten" may be a place, "Van Houten" is a family
_STARTS_SENTENCE = re.compile(r"(?:\A|[.!?:\"'‘“•|*]|\n[-–]?)\s*\Z|\n\s*\Z")
_ACTS = re.compile(
    r"\s(?:betaalt|deed|doet|gaat|gaf|geeft|ging|had|heeft|kiest|kreeg|krijgt|moest|moet|ontvangt|stopt|werkt|wil)\b"
)  # "Kampen moet" is a place, "Kampen moeten" may be camps
_ENGLISH = re.compile(r"\s(?:Practices?|Value|Case)\b")  # "Best Practice"


@lru_cache(maxsize=1)
def municipalities() -> dict[str, Municipality]:
    """All municipalities by name, from ``municipalities.yaml``."""
    rows = own_data("corpus", "municipalities.yaml")["gemeenten"]
    return {
        row["naam"]: Municipality(
            row["naam"],
            tuple(row.get("aliassen", ())),
            bool(row.get("gewoon_woord")),
            row.get("opgegaan_in"),
        )
        for row in rows
    }


def canonical(name: str) -> str | None:
    """The official spelling of a name or alias ('Den Bosch' -> ''s-Hertogenbosch'), or None."""
    municipality = _by_spelling().get(name.strip().translate(_FOLDED))
    return municipality.name if municipality else None


@lru_cache(maxsize=4096)
def present(name: str) -> str:
    """The municipality of today that a name stands for: by its official name, and by what a former one became part of.

    A name that is no municipality, such as that of a region, stays as it is.
    """
    found, seen = canonical(name) or name, set[str]()
    while found not in seen and (known := municipalities().get(found)) and known.merged_into:
        seen.add(found)
        found = known.merged_into
    return found


def former(name: str) -> list[str]:
    """The former municipalities that became part of this one."""
    return [one for one in municipalities() if one != name and present(one) == name]


def nearest_names(name: str, most: int = 3) -> list[str]:
    """The municipalities whose names look most like a name that is none."""
    spellings = {spelling: one.name for spelling, one in _by_spelling().items()}
    near = get_close_matches(name.strip().translate(_FOLDED), spellings, most, cutoff=0.7)
    return list(dict.fromkeys(spellings[spelling] for spelling in near))


def find_municipalities(text: str) -> list[str]:
    """The municipalities that a text names, each once, in order, by official name; see ``count_municipalities``."""
    return list(count_municipalities(text))


def count_municipalities(text: str) -> Counter[str]:
    """How often a text names each municipality, by official name, in the order of their first mention.

    A name that is also a word (*kampen met tekorten*, *huizen*) counts only with a capital inside a
    sentence, or after the word "gemeente"; at the start of a sentence a capital proves nothing, unless one
    acts there (*Kampen moet*) or the text means the place elsewhere. A surname, a province and the place of
    an address do not count.
    """
    folded, spellings = text.translate(_FOLDED), _by_first_word()
    mentions, doubtful = Counter[str](), Counter[str]()
    end = 0
    for word in _FIRST_WORD.finditer(folded):
        if word.start() < end or word.group() not in spellings:
            continue
        for spelling, municipality in spellings[word.group()]:
            after = word.start() + len(spelling)
            if folded.startswith(spelling, word.start()) and not _is_word(folded[after : after + 1]):
                end = after
                meant = _means_the_place(text, word.start(), end, municipality.ordinary_word)
                if meant is not False:
                    (mentions if meant else doubtful)[municipality.name] += 1
                break
    for name in mentions:
        mentions[name] += doubtful[name]
    return mentions


def _means_the_place(text: str, start: int, end: int, ordinary_word: bool) -> bool | None:
    """Whether a name stands for the municipality; None if only the rest of the text can tell."""
    before = text[max(0, start - _WINDOW) : start]
    if _GEMEENTE.search(before):
        return True
    if any(other.search(before) for other in (_OTHER_BODY, _ADDRESS, _PERSON, _SURNAME)):
        return False
    if not ordinary_word:
        return True
    if not text[start].isupper():
        return False
    if _STARTS_SENTENCE.search(before):
        return True if _ACTS.match(text, end) else None
    return _ENGLISH.match(text, end) is None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, Municipality]:
    return {
        spelling.translate(_FOLDED): municipality
        for municipality in municipalities().values()
        for spelling in (municipality.name, *municipality.aliases)
    }


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[tuple[str, Municipality]]]:
    """The spellings that start with a word, longest first."""
    spellings: dict[str, list[tuple[str, Municipality]]] = {}
    for spelling, municipality in sorted(_by_spelling().items(), key=lambda item: -len(item[0])):
        first = _FIRST_WORD.match(spelling)
        if first is None:
            raise ValueError(f"een gemeentenaam begint met een woord: '{spelling}'")
        spellings.setdefault(first.group(), []).append((spelling, municipality))
    return spellings
