"""Personal data in what people write: what it looks like, and that a contact is a role."""

import re
from functools import lru_cache

from assistant.check import asks_for_person, mask_personal_data
from community import messages
from corpus.dutch import words
from corpus.municipalities import canonical
from corpus.own_data import own_data

_PARTICLES = r"(?:(?:[vV]an|[dD]er?|[dD]en|[hH]et|[tT]en|[tT]er|[tT]e|'t|[eE]l)\s+)*"
_WORD = r"[^\W\d_][\w'’-]*"
_MASKS = (("[bsn]", messages.BSN), ("[telefoon]", messages.PHONE), ("[e-mail]", messages.EMAIL))
_PATTERNS = (
    # Dossiers, clients and citizens have numbers; amounts have dots ("1.500.000") or fewer digits.
    (re.compile(r"(?<![\d.,])(?<!€ )\d{7,}(?!\d|\s?euro)|\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?\d{4}"), messages.NUMBER),
    # "in 2021 TO" is a year with an abbreviation, so a postcode that looks like a year counts with a street only.
    (re.compile(r"\b(?!19|20)[1-9]\d{3}\s?[A-Z]{2}\b"), messages.ADDRESS),
    (re.compile(r"\b[A-Z]\w*(?:straat|laan|plein|gracht|kade|singel|weg)\s+\d{1,4}\b"), messages.ADDRESS),
    (re.compile(r"\bgeb(?:oren|\.)(?!\w).{0,20}\d"), messages.BIRTH_DATE),
    (
        re.compile(
            rf"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|(?:de\s)?heer|drs\.|mr\.|prof\.)\s+(?:[A-Z]\.\s?)*"
            rf"{_PARTICLES}[A-Z]\w+"
        ),
        messages.NAME,
    ),
    # One initial may end a sentence ("groep B. Daarna"): it needs a particle behind it, or no space.
    (re.compile(rf"(?<![\w.])(?!(?:N|B)\.?V\.)(?:[A-Z]\.\s?){{2,4}}\s?{_PARTICLES}[A-Z]\w+"), messages.NAME),
    (re.compile(r"(?<![\w.])[A-Z]\.(?:\s?(?:(?:van|de|den|der|ten|ter)\s+)+|(?=[A-Z]))[A-Z]\w+"), messages.NAME),
)
_CAPITAL = re.compile(rf"(?<![\w-]){_WORD}")
_PAIR = re.compile(rf"(?<![\w-])({_WORD})\.?\s+({_PARTICLES})([A-Z][\w'’-]*)")


def personal_data(text: str) -> str | None:
    """What personal data a text seems to hold, in Dutch words for a sentence, or None.

    Numbers and addresses are recognised by their form, people by titles, initials, common names and roles with a
    surname. A rare name without any of these passes: a person looks at whatever is shown to others.
    """
    masked = mask_personal_data(text)
    for mask, what in _MASKS:
        if mask in masked and mask not in text:
            return what
    for pattern, what in _PATTERNS:
        if pattern.search(text):
            return what
    if _names_person(text):
        return messages.NAME
    return messages.SOMEONE if asks_for_person(text) else None


def is_role(text: str) -> bool:
    """Whether a contact names a role ("beleidsadviseur jeugd") and no first name."""
    known = any(word.endswith(role) for word in words(text) for role in _names()["functies"])
    return known and not any(word.group() in _names()["voornamen"] for word in _CAPITAL.finditer(text))


def _names_person(text: str) -> bool:
    """Whether a first name has a surname behind it, or a common surname a first name, role or particle before it."""
    first, last, roles = (_names()[part] for part in ("voornamen", "achternamen", "functies"))
    start = 0
    while pair := _PAIR.search(text, start):
        before, particles, after = pair.groups()
        if before in first:
            return True
        is_name = before[0].isupper() or before.casefold() in roles
        if after in last and is_name and not any(map(canonical, (particles + after, f"{before} {particles}{after}"))):
            return True
        start = pair.end(1)
    return False


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    lists = own_data("community", "names.yaml")
    folded = {name: frozenset(text.split()) for name, text in lists.items()}
    return folded | {"functies": frozenset(word for role in folded["functies"] for word in words(role))}
