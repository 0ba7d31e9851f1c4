"""The form to correct what is known about a document, as HTML; everything it is given is escaped."""

from collections.abc import Sequence

from corpus.model import DOMAINS, EDITABLE_FIELDS, KINDS
from corpus.themes import themes
from ingest.metadata import merged
from ui.corrections import Correction, texts_of
from ui.known import NAMES, shown
from ui.markup import escape, tagged
from ui.opened import Opened

_HINTS = {
    "date": "Jaar, jaar en maand, of de hele datum: 2021, 2021-03 of 2021-03-05.",
    "url": "Waar het origineel staat. Begint met https:// of http://.",
    "municipalities": "Meer dan één? Zet er een puntkomma tussen: Veendam; Pekela.",
}
_CHOICES: dict[str, dict[str, str]] = {
    "domains": {domain: domain.capitalize() for domain in DOMAINS},
    "themes": {theme.slug: theme.name for theme in themes().values()},
}


def correction_form(opened: Opened, correction: Correction) -> str:
    """The form, open when there is something to say in it."""
    document = opened.document
    texts = texts_of(document) | dict(correction.texts)
    without = merged(document.id, *opened.layers.in_order()[:-1])
    fields = "".join(
        _field(name, texts[name], correction.errors.get(name, ""))
        + (_reset(name, shown(without, name)) if name in opened.layers.edited else "")
        for name in EDITABLE_FIELDS
    )
    hidden = f'<input type="hidden" name="document" value="{escape(document.id)}">'
    told = tagged("span", "", correction.message)
    return (
        f'<details class="meer verbeteren"{" open" if told else ""}><summary>Gegevens verbeteren</summary>'
        f'<p class="bericht" role="status" tabindex="-1">{told}</p>'
        f'<form id="herstel">{hidden}</form><form novalidate>{hidden}{fields}'
        '<p class="knoppen"><button type="submit" class="knop">Bewaar</button></p></form></details>'
    )


def _field(name: str, text: str, error: str) -> str:
    label, id_ = escape(NAMES[name]), f"veld-{name}"
    said = tagged("span", "uitleg", _HINTS.get(name, "")) + tagged("span", "fout", error)
    if name in _CHOICES:
        return f'<fieldset class="veld"><legend>{label}</legend>{said}{_boxes(name, text.split("; "))}</fieldset>'
    about = f'id="{id_}" name="{name}" aria-describedby="{id_}-uitleg"' + (' aria-invalid="true"' if error else "")
    if name == "kind":
        entry = f"<select {about}>{_options(text)}</select>"
    else:
        entry = f'<input {about} value="{escape(text)}" autocomplete="off">'
    return f'<div class="veld"><label for="{id_}">{label}</label><span id="{id_}-uitleg">{said}</span>{entry}</div>'


def _boxes(name: str, chosen: Sequence[str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{value}"{" checked" if value in chosen else ""}> '
        f"{escape(shown_as)}</label>"
        for value, shown_as in _CHOICES[name].items()
    )
    return f'<span class="keuzes">{boxes}</span>'


def _options(chosen: str) -> str:
    options: Sequence[tuple[str, str]] = [("", "Onbekend"), *((kind, kind.capitalize()) for kind in KINDS)]
    return "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{name}</option>' for value, name in options
    )


def _reset(name: str, before: str) -> str:
    """A button of another form: Enter in a field must save, not take a correction back."""
    back = "Herstel voorstel" if before else "Maak weer leeg"
    for_whom = tagged("span", "alleen-voorlezen", f" voor {NAMES[name]}")
    return (
        f'<p class="herstel"><span>Was: {escape(before) or "niet bekend"}</span> <button type="submit" '
        f'form="herstel" name="herstel" value="{name}" class="knop licht">{back}{for_whom}</button></p>'
    )
