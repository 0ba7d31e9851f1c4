"""Second step: what the question names (municipalities, years) and what it is searched with."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from corpus.dutch import words
from corpus.municipalities import find_municipalities

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is searched: ``search_text`` has abbreviations written out behind it."""

    question: str
    search_text: str
    municipalities: tuple[str, ...]
    years: tuple[int, ...]


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return dict(yaml.safe_load((files("assistant") / "abbreviations.yaml").read_text("utf-8")))


def understand(question: str) -> Understood:
    """Find what the question names, and write abbreviations out."""
    known = _abbreviations()
    written_out = [known[word] for word in dict.fromkeys(words(question)) if word in known]
    return Understood(
        question,
        " ".join((question, *written_out)),
        tuple(find_municipalities(question)),
        tuple(sorted({int(year) for year in _YEAR.findall(question)})),
    )
