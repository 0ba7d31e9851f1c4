"""What is known about a document, field by field, and who says so."""

from assistant import messages
from assistant.dates import dutch_date
from corpus.model import Document, Layers
from corpus.themes import themes
from ui.markup import escape, tagged

NAMES = {
    "title": "Titel",
    "publisher": "Uitgever",
    "date": "Datum",
    "kind": "Soort",
    "form": "Vorm",
    "url": "Webadres",
    "municipalities": "Gemeenten",
    "domains": "Domeinen",
    "themes": "Thema's",
    "scope": "Gelezen",
    "note": "Opmerking",
}
"""What users call the fields of a document."""

_ORIGINS = {
    "proposed": "voorstel van Gripwijzer, uit de tekst of de eigenschappen van het bestand",
    "given": "staat zo in het document",
    "beside": "staat in een gegevensbestand bij het document",
    "edited": "door een mens verbeterd",
}
_UNKNOWN = {"publisher": messages.UNKNOWN_PUBLISHER, "date": messages.UNDATED}


def known(document: Document, layers: Layers) -> str:
    """The fields that are known, each with where it comes from if ``layers`` says so."""
    rows = []
    for field, name in NAMES.items():
        if field == "title":
            continue
        text = shown(document, field) or _UNKNOWN.get(field, "")
        origin = tagged("span", "uit", _ORIGINS.get(layers.origin_of(field) or "", ""))
        rows += [f"<dt>{escape(name)}</dt><dd>{escape(text)} {origin}</dd>"] if text else []
    return f"<dl>{''.join(rows)}</dl>"


def shown(document: Document, field: str) -> str:
    """The value of a field as people write it; empty when it is not known."""
    value = getattr(document, field)
    if not value:
        return ""
    if field == "date":
        return dutch_date(value)
    if field == "domains":
        value = [domain.capitalize() for domain in value]
    if field == "themes":
        value = [theme_name(slug) for slug in value]
    return value if isinstance(value, str) else ", ".join(value)


def theme_name(slug: str) -> str:
    """The name of a theme; a slug that is not in the taxonomy stands for itself."""
    return themes()[slug].name if slug in themes() else slug
