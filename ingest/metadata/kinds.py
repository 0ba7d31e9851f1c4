"""The kind of a document, by what its title and opening call it."""

import re

from corpus.model import Kind

_TITLE_CUES: tuple[tuple[Kind, str], ...] = (
    ("tussenrapportage", r"tussen(?:tijdse )?rapportage|rapportage na \d+ (?:visitaties|trajecten)"),
    ("tussenrapportage", r"(?:eerste|tweede|derde|vierde|vijfde) rapportage"),
    ("visitatierapport", r"visitatie(?:eind)?rapport|(?:eind)?rapport(?:age)? (?:van de )?visitatie(?!commissie)"),
    ("kamerstuk", r"kamerstuk|kamerbrief|brief regering|staatsblad|verslag (?:van een )?schriftelijk overleg"),
    ("beleidsbrief", r"ledenbrief|raads(?:informatie)?brief|collegebrief|beleidsbrief"),
    ("beleidsbrief", r"(?:programma)?begroting 20\d\d|perspectiefnota|kadernota|beleidsplan|ontwikkelagenda"),
    ("handreiking", r"handreiking|leidraad|stappenplan|handboek|wegwijzer"),
    ("praktijkvoorbeeld", r"praktijkvoorbeeld"),
    ("onderzoek", r"onderzoeksrapport|evaluatierapport|rekenkamerrapport|^(?:eind)?evaluatie|literatuuronderzoek"),
    ("onderzoek", r"^\w{4,}onderzoek\b"),
    ("nieuws", r"^(?:nieuws|pers)bericht"),
)
_OPENING_CUES: tuple[tuple[Kind, str], ...] = (
    ("kamerstuk", r"Tweede Kamer der Staten-Generaal|\bkst-\d|Staatsblad van het Koninkrijk"),
    ("beleidsbrief", r"\b(?:Ledenbrief|Raadsinformatiebrief|Collegebrief)\b"),
    ("praktijkvoorbeeld", r"\b[Pp]raktijkvoorbeeld:|\bDit praktijkvoorbeeld\b"),
    ("handreiking", r"\b(?:Deze|deze) (?:handreiking|leidraad)\b"),
    ("onderzoek", r"\b(?:Dit|dit|Ons|ons) (?:\w+)?onderzoek(?:srapport)?\b|\bRekenkamer(?:commissie)? [A-Z]\w+$"),
    ("nieuws", r"\b(?:Nieuwsbericht|Persbericht|PERSBERICHT)\b|^[A-Z]{4,}(?: - | – )"),
    ("nieuws", r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag \d{1,2} [a-z]+ 20\d\d$"),
)
_IN_TITLE = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TITLE_CUES)
_IN_OPENING = tuple((kind, re.compile(pattern, re.MULTILINE)) for kind, pattern in _OPENING_CUES)


_HEADLINE = re.compile(
    r"^(?!Hoe\b).*\b(?:bereidt|bespaart|blijft|daalt|denken|dreigt|gaan|gaat|geeft|geven|had|heeft|helpt|kan|kiest|komt"
    r"|kost|krijgen|krijgt|loopt|meldt|moet|moeten|ontvangt|rijst|schiet|sluit|spreekt|stelt|stijgen|stijgt|stopt|trekt"
    r"|verdwijnt|vraagt|vragen|wil|willen|wordt|zien)\b"
)
_MAX_CHARS_OF_NEWS = 6000


def propose_kind(title: str, opening: str, chars: int) -> Kind | None:
    """The kind that the title names, else the kind that the opening gives away, else None.

    A short text (of ``chars`` characters) whose title is a sentence about what someone does is news.
    """
    named = (kind for kind, cue in _IN_TITLE if cue.search(title))
    shown = (kind for kind, cue in _IN_OPENING if cue.search(opening))
    headline: Kind | None = "nieuws" if chars <= _MAX_CHARS_OF_NEWS and _HEADLINE.search(title) else None
    return next(named, None) or next(shown, None) or headline
