"""Who asks for advice, and whom advice is meant for."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.model import Document
from corpus.municipalities import canonical
from corpus.statement import Addressee, Statement

Role = Literal["college", "raad", "ambtenaar", "regio"]
ROLES: tuple[Role, ...] = get_args(Role)
Size = Literal["klein", "middel", "groot"]
SIZES: tuple[Size, ...] = get_args(Size)

_ADDRESSEES: tuple[tuple[Addressee, re.Pattern[str]], ...] = (
    ("rijk", re.compile(r"\b(rijk|kabinet|ministers?|ministeries?|wetgever|staatssecretaris|tweede kamer)\b", re.I)),
    ("vng", re.compile(r"\bvng\b", re.I)),
    ("college", re.compile(r"\b(college|colleges|(?<!vng-)bestuur|wethouders?|coalitie)\b", re.I)),
    ("raad", re.compile(r"\b(raad|raden|raadsleden|gemeenteraad|gemeenteraden|fracties?)\b", re.I)),
    ("ambtenaren", re.compile(r"\b(ambtenaren|ambtelijke\w*|uitvoering|lokale teams|beleidsmedewerkers?)\b", re.I)),
    ("regio", re.compile(r"\b(regio|regio's|regionale?)\b", re.I)),
    ("gemeenten", re.compile(r"\bgemeenten?\b", re.I)),
)
_SMALL = re.compile(r"\b(kleine(re)? gemeenten?|dorp|dorpen|kleine organisatie)\b", re.I)
_OF_ROLE: dict[Role, Addressee] = {
    "college": "college",
    "raad": "raad",
    "ambtenaar": "ambtenaren",
    "regio": "regio",
}
_ELSEWHERE: frozenset[Addressee] = frozenset({"rijk", "vng"})
_SPEAKS_OF_RIJK = re.compile(r"\b(rijk|kabinet|minister\w*|wetgever|den haag|landelijke?|vng)\b", re.I)


@dataclass(frozen=True, slots=True)
class Profile:
    """Who asks; whatever is not known is left out."""

    municipality: str | None = None
    size: Size | None = None
    domains: tuple[str, ...] = ()
    role: Role | None = None


NOBODY = Profile()


def addressees(statement: Statement) -> frozenset[Addressee]:
    """Whom a statement is addressed to: as recorded, or else by the words in which its source says so."""
    if statement.addressees:
        return frozenset(statement.addressees)
    said = statement.addressed_to or ""
    # "te bespreken met het Rijk" and "standpunt VNG" say who speaks or along which way, behind a comma or semicolon
    return frozenset(name for name, words in _ADDRESSEES if words.search(re.split(r"[;,]", said)[0]))


def is_for_others(statement: Statement) -> bool:
    """Whether advice is meant for the Rijk or the VNG alone."""
    found = addressees(statement)
    return bool(found) and found <= _ELSEWHERE


def speaks_of_rijk(situation: str) -> bool:
    """Whether a situation itself is about the Rijk or the VNG."""
    return _SPEAKS_OF_RIJK.search(situation) is not None


def named(situation: str) -> frozenset[str]:
    """Which of the parties that advice can be addressed to a situation speaks of, the Rijk included."""
    found = {name for name, words in _ADDRESSEES if name in {"raad", "rijk", "vng"} and words.search(situation)}
    if speaks_of_rijk(situation):
        found.add("rijk")
    return frozenset(found | ({"klein"} if _SMALL.search(situation) else set()))


def meant_for(statement: Statement) -> frozenset[str]:
    """Whom advice is meant for, small municipalities told apart."""
    small = {"klein"} if _SMALL.search(statement.addressed_to or "") else set()
    return frozenset(addressees(statement) | small)


def fit(profile: Profile, statement: Statement, document: Document) -> float:
    """What a profile adds to how well advice fits, in steps of -1 to 1 per thing that is known of both."""
    total = 0.0
    if profile.role:
        to = addressees(statement) - {"gemeenten"}
        total += (1.0 if _OF_ROLE[profile.role] in to else -0.5) if to else 0.0
    if profile.size:
        for_small = "klein" in meant_for(statement)
        total += {"klein": 1.0, "middel": 0.0, "groot": -1.0}[profile.size] * for_small
    domains = set(statement.domains or document.domains) - {"algemeen"}
    if profile.domains and domains:
        total += 0.5 if domains & set(profile.domains) else -1.0
    if profile.municipality:
        places = statement.municipalities or document.municipalities
        total += 0.5 if (canonical(profile.municipality) or profile.municipality) in places else 0.0
    return total
