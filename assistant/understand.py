"""Second step: what the question names (municipalities, years, themes, domains) and what it is searched with."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.domains import find_domains
from corpus.dutch import EMPTY_WORDS, words
from corpus.municipalities import find_municipalities
from corpus.own_data import own_data
from corpus.themes import find_themes

_ENGLISH = frozenset(
    """the and of to that this these those with from which have has been their not are were would how what why who when
    where does do did can could should about there it for on by an our your you they or if""".split()
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is searched: ``search_text`` has abbreviations written out behind it."""

    question: str
    search_text: str
    municipalities: tuple[str, ...]
    years: tuple[int, ...]
    themes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return dict(own_data("assistant", "abbreviations.yaml"))


def understand(question: str) -> Understood:
    """Find what the question names, and write abbreviations out."""
    known = _abbreviations()
    written_out = [known[word] for word in dict.fromkeys(words(question)) if word in known]
    return Understood(
        question,
        " ".join((question, *written_out)),
        tuple(find_municipalities(question)),
        tuple(sorted({int(year) for year in _YEAR.findall(question)})),
        find_themes(question),
        find_domains(question),
    )


def is_abbreviation(word: str) -> bool:
    """Whether a folded word is an abbreviation that is known."""
    return word in _abbreviations()


def is_english(question: str) -> bool:
    """Whether a question is English: two or more small words that only English has, and more than Dutch ones."""
    found = words(question)
    english = sum(word in _ENGLISH for word in found)
    return english >= 2 and english > sum(word in EMPTY_WORDS for word in found)
