"""Whom advice is meant for: the words of the source, and the same as fixed values."""

import re

from corpus.model import Document
from corpus.statement import Addressee

_WORDS: dict[Addressee, str] = {
    "college": r"colleges?(?: van (?:B&W|burgemeester en wethouders))?|wethouders?|B&W|bestuurders?"
    r"|bestuurlijke? (?:niveau|tafels?)|bestuur",
    "raad": r"(?:gemeente)?raad|raden|gemeenteraden|raadsleden|raadslid|raadsfracties"
    r"|politieke(?: en bestuurlijke)? tafels?",
    "ambtenaren": r"ambtenaren|ambtelijke (?:top|organisatie)|beleidsmedewerkers|beleidsadviseurs|consulenten"
    r"|lokale teams?|wijkteams?|sociale? teams?|toegangsmedewerkers",
    "gemeenten": r"(?:alle |elke |iedere |kleinere |kleine |grotere |sommige |andere )?"
    r"(?:gemeenten|gemeente(?! en\b)(?: [A-Z][\w’'-]+)?)",
    "regio": r"(?:jeugd|arbeidsmarkt|zorg|inkoop)?regio(?:['’]?s)?",
    "rijk": r"Rijk|Rijksoverheid|kabinet|ministers?|ministeries?|staatssecretaris|coalitie|regering"
    r"|Tweede Kamer|wetgever",
    "vng": r"VNG(?:-bestuur)?",
    "aanbieders": r"(?:jeugd|zorg|jeugdhulp|jeugdzorg)?aanbieders|zorginstellingen|instellingen",
}
_ANY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{value}>{words})' for value, words in _WORDS.items())})(?![\w-])", re.IGNORECASE
)
_NOT_ADDRESSED = re.compile(
    r"\b(?:van|met|tussen|binnen|in|bij|door|over|uit|per|richting|ten opzichte van|naast|naar|zoals)\s+"
    r"(?:de |het |een |andere |deze |onze |haar |hun |lokale |regionale |verschillende |nieuwe )*(?:\([^)]*\)\s)?\Z",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:tussen|van)\b[^.;:]{0,60}(?:,| en)\s+(?:de |het )?\Z", re.IGNORECASE)
_JOINED = re.compile(r"(?:,| en| of)(?: de| het| een)? ", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:tussen|van) (?:de |het )?(?P<pair>(?:raad|college|gemeenteraad)\b.{0,40})", re.IGNORECASE)
_OPENS = re.compile(r"\A(?:Het|De|Alle|Elke|Iedere|Ook|Vooral|Kleinere|Kleine|Grotere|Sommige)?\s*\Z", re.IGNORECASE)
_ASKS = re.compile(r"\A\s+(?:vragen|vraagt|stellen|stelt|roepen|roept|willen|pleiten|pleit)\b")
_ASKED = re.compile(r"\b(?:vragen|stellen|roepen|pleiten)\s+\Z")
_FOR_MUNICIPALITIES = ("tussenrapportage", "visitatierapport", "handreiking", "praktijkvoorbeeld")


def addressed(text: str) -> tuple[str | None, tuple[Addressee, ...]]:
    """The words of a sentence that say whom its advice is for, and all it is for.

    Who opens the sentence and should act is addressed, and none of those named later; who opens it and advises is not.
    """
    first, found, end_of_left, end_of_found = None, list[Addressee](), -1, -1
    opened = False
    for match in _ANY.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NOT_ADDRESSED.search(before) or _AMONG.search(before) or _follows(text, end_of_left, match.start()):
            end_of_left = match.end()  # "tussen raad en college": neither is addressed
            continue
        if _ASKED.search(before) or _ASKS.match(after) or (match.lastgroup == "vng" and _OPENS.match(before)):
            continue
        if opened and not _follows(text, end_of_found, match.start()):
            continue
        opened = opened or (first is None and _OPENS.match(before) is not None)
        first, end_of_found = first or match.group(), match.end()
        found.append(_value(match))
    if not found and (between := _BETWEEN.search(text)):
        found = [_value(match) for match in _ANY.finditer(between["pair"])]
    return first, tuple(dict.fromkeys(found))


def _follows(text: str, end: int, start: int) -> bool:
    """Whether someone named at ``start`` is joined by a comma, "en" or "of" to who was named before."""
    return end >= 0 and _JOINED.fullmatch(text[end:start]) is not None


def _value(match: re.Match[str]) -> Addressee:
    value: Addressee = match.lastgroup  # type: ignore[assignment]  # the groups are named after the values
    return value


def marked_addressees(words: str) -> tuple[Addressee, ...]:
    """The fixed values of the words in a marker: "raad en college", "VNG-bestuur, te bespreken met het Rijk"."""
    meant = re.split(r", te bespreken met", words)[0]
    values = [_value(match) for match in _ANY.finditer(meant)]
    if re.search(r"\buitvoering\b", meant):
        values.append("ambtenaren")
    if values[1:] == ["gemeenten"] and re.search(r"\bvan (?:de )?gemeente\b", meant):
        values = values[:1]  # "college van gemeente Emmen" is that college
    return tuple(dict.fromkeys(values))


def addressees_for(document: Document) -> tuple[Addressee, ...]:
    """For whom the advice of a document is when its words name no one."""
    return ("gemeenten",) if document.kind in _FOR_MUNICIPALITIES else ()
