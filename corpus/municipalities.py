"""Municipality names in text, with care for names that are ordinary words and for merged municipalities."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from corpus.dutch import fold


@dataclass(frozen=True, slots=True)
class Municipality:
    """One present or former municipality. ``ordinary_word``: its name also means something else."""

    name: str
    aliases: tuple[str, ...]
    ordinary_word: bool
    merged_into: str | None


@lru_cache(maxsize=1)
def municipalities() -> dict[str, Municipality]:
    """All municipalities by name, from ``municipalities.yaml``."""
    rows = yaml.safe_load((files("corpus") / "municipalities.yaml").read_text("utf-8"))["gemeenten"]
    return {
        row["naam"]: Municipality(
            row["naam"],
            tuple(row.get("aliassen", ())),
            bool(row.get("gewoon_woord")),
            row.get("opgegaan_in"),
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], dict[str, Municipality]]:
    by_spelling = {
        fold(spelling): municipality
        for municipality in municipalities().values()
        for spelling in (municipality.name, *municipality.aliases)
    }
    longest_first = sorted(by_spelling, key=len, reverse=True)
    alternatives = "|".join(re.escape(spelling) for spelling in longest_first)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])"), by_spelling


def canonical(name: str) -> str | None:
    """The official spelling of a name or alias ('Den Bosch' -> ''s-Hertogenbosch'), or None."""
    municipality = _patterns()[1].get(fold(name.strip()))
    return municipality.name if municipality else None


def find_municipalities(text: str) -> list[str]:
    """The municipalities that a text names, each once, in order, by official name.

    A name that is also a word (*kampen met tekorten*, *huizen*) counts only with a capital inside a
    sentence, or after the word "gemeente"; at the start of a sentence a capital proves nothing.
    """
    folded, found = _fold_keeping_length(text), []
    pattern, by_spelling = _patterns()
    for match in pattern.finditer(folded):
        municipality = by_spelling[match.group()]
        if municipality.ordinary_word and not _means_the_place(text, match.start()):
            continue
        if municipality.name not in found:
            found.append(municipality.name)
    return found


def _means_the_place(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    if re.search(r"\bgemeente$", before, re.IGNORECASE):
        return True
    starts_sentence = not before or before[-1] in ".!?:\n\"'‘“"
    return text[start].isupper() and not starts_sentence


def _fold_keeping_length(text: str) -> str:
    """Fold each character on its own, so that offsets stay those of ``text``."""
    return "".join((fold(c) or c)[0] if c.isalpha() else ("'" if c in "’‘" else c) for c in text)
