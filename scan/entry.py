"""What people fill in, checked before it is kept."""

import re
import unicodedata
from collections.abc import Mapping

from corpus.municipalities import canonical
from scan.errors import Refused
from scan.model import Answers
from scan.propositions import HIGHEST, LOWEST, propositions

LONGEST_ROLE = 40
"""In characters."""
LONGEST_MUNICIPALITY = 60

DONT_KNOW = "weet-niet"
"""How *weet ik niet* is sent; None stands for it everywhere else."""

_REACHES_A_PERSON = re.compile(r"@|\d{4}|https?:|www\.", re.IGNORECASE)
"""An address, or digits enough for a telephone or citizen service number: no role has those."""


def check_municipality(typed: object) -> str:
    """The official name of a municipality.

    Raises:
        Refused: it is no present or former municipality.
    """
    name = _plain(typed)
    if not name:
        raise Refused("gemeente", "Vul de naam van een gemeente in.")
    known = canonical(name) if len(name) <= LONGEST_MUNICIPALITY else None
    if known is None:
        raise Refused("gemeente", "Deze gemeente kennen wij niet. Kies een naam uit de lijst, zoals Twenterand.")
    return known


def check_role(typed: object) -> str:
    """A role as it may be shown to the others.

    Raises:
        Refused: there is none, it is too long, or it holds what leads to a person.
    """
    role = _plain(typed)
    if not role:
        raise Refused("rol", "Vul een rol in, zoals raadslid of beleidsadviseur.")
    if len(role) > LONGEST_ROLE:
        raise Refused("rol", f"Deze rol is te lang. Gebruik hoogstens {LONGEST_ROLE} tekens.")
    if _REACHES_A_PERSON.search(role):
        raise Refused("rol", "Vul alleen een rol in: geen naam, mailadres, telefoonnummer of webadres.")
    return role


def check_answers(sent: object) -> Answers:
    """The answers in the order of the propositions, from scores or from what a form sends.

    Raises:
        Refused: a proposition or a score does not exist, or nothing was answered.
    """
    if not isinstance(sent, Mapping):
        raise Refused("antwoorden", "De antwoorden zijn niet goed aangekomen. Probeer het opnieuw.")
    if unknown := sent.keys() - propositions().keys():
        raise Refused("antwoorden", f"Er is geen stelling '{_plain(min(map(str, unknown)))[:40]}'.")
    answers = {name: _score(sent[name]) for name in propositions() if name in sent}
    if all(score is None for score in answers.values()):
        raise Refused("antwoorden", "Beantwoord ten minste één stelling, anders is er niets om te laten zien.")
    return answers


def _score(value: object) -> int | None:
    if value is None or value == DONT_KNOW:
        return None
    if isinstance(value, str) and value in map(str, range(LOWEST, HIGHEST + 1)):
        return int(value)
    if type(value) is int and LOWEST <= value <= HIGHEST:
        return value
    raise Refused("antwoorden", f"Een antwoord is een getal van {LOWEST} tot en met {HIGHEST}, of leeg.")


def _plain(typed: object) -> str:
    """Text on one line, without characters that have no shape of their own."""
    text = unicodedata.normalize("NFC", typed if isinstance(typed, str) else "")
    shown = "".join(
        " " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C"
    )
    return " ".join(shown.split())
