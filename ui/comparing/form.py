"""The form with what to compare: it asks for an address, so that a choice can be shared and reloaded."""

from collections.abc import Iterable, Sequence

from assistant.comparing.municipality import Overview
from assistant.comparing.record import AXES, NONE, Facet
from assistant.comparing.selection import Selection
from corpus.model import DOMAINS, KINDS
from corpus.statement import STATEMENT_KINDS
from corpus.themes import themes
from ui.comparing.choice import AXIS_WORDS, FIRST_YEAR, LAST_YEAR, PAGE
from ui.comparing.names import AXIS_NAMES, value_name
from ui.markup import escape
from ui.statement_names import STATEMENT_NAMES


def choice_form(selection: Selection, known: Sequence[Overview]) -> str:
    """The form, filled in as the selection is; ``known`` are the municipalities that can be chosen."""
    axes = "".join(
        f'<option value="{AXIS_WORDS[axis]}"{" selected" if axis == selection.axis else ""}>'
        f"{AXIS_NAMES[axis].capitalize()}</option>"
        for axis in AXES
    )
    statements = _boxes(
        "uitspraak",
        ((kind, STATEMENT_NAMES[kind][1].capitalize()) for kind in STATEMENT_KINDS),
        selection.statements or STATEMENT_KINDS,
    )
    names = {one.name: f"{one.name} ({one.tally.total})" for one in known}
    names |= {name: name for name in selection.municipality if name not in names and name != NONE}
    municipalities = _boxes("gemeente", (*names.items(), _none("municipality")), selection.municipality)
    years = _year("van", "van", selection.from_year) + _year("tot", "tot en met", selection.to_year)
    every = " checked" if selection.every_column else ""
    return (
        f'<form class="keuze" action="{PAGE}" method="get" aria-label="Wat u vergelijkt"><div class="keuzerij">'
        '<p class="veld"><label for="kolommen">Vergelijk thema’s per</label>'
        f'<select id="kolommen" name="kolommen">{axes}</select></p>'
        f'<fieldset class="veld"><legend>Wat telt mee</legend><div class="vakjes">{statements}</div></fieldset>'
        f'<fieldset class="veld"><legend>Jaren van de bronnen</legend><div class="jaren">{years}</div></fieldset></div>'
        + '<div class="keuzegroepen">'
        + _group("Gemeenten", len(selection.municipality), municipalities, _MANY)
        + _group("Thema’s", len(selection.theme), _facet("thema", "theme", themes(), selection))
        + _group("Domeinen", len(selection.domain), _facet("domein", "domain", DOMAINS, selection))
        + _group("Soorten bronnen", len(selection.kind), _facet("soort", "kind", KINDS, selection))
        + f'</div><p class="knoppen"><label class="vakje"><input type="checkbox" name="alle" value="1"{every}> Toon '
        'alle kolommen</label><button type="submit" class="knop">Vergelijk</button>'
        f'<a href="{PAGE}" data-hier>Wis keuzes</a></p></form>'
    )


_MANY = (
    "Achter elke naam staat hoeveel uitspraken erover zijn. Tot acht gemeenten past de tabel meestal op het scherm; "
    "kiest u er meer, dan schuift u haar opzij. Kiest u niets, dan ziet u de gemeenten met de meeste uitspraken."
)


def _facet(name: str, facet: Facet, values: Iterable[str], selection: Selection) -> str:
    named = [(value, value_name(facet, value)) for value in values]
    return _boxes(name, (*named, _none(facet)), selection.chosen(facet))


def _none(facet: Facet) -> tuple[str, str]:
    return NONE, value_name(facet, NONE)


def _boxes(name: str, values: Iterable[tuple[str, str]], chosen: Iterable[str]) -> str:
    ticked = frozenset(chosen)
    return "".join(
        f'<label class="vakje"><input type="checkbox" name="{name}" value="{escape(value)}"'
        f"{' checked' if value in ticked else ''}> {escape(shown)}</label>"
        for value, shown in values
    )


def _group(title: str, count: int, boxes: str, explanation: str = "") -> str:
    """Boxes that are folded away, with how many are ticked."""
    said = f"{count} gekozen" if count else "alle"
    explained = f'<p class="uitleg">{explanation}</p>' if explanation else ""
    return (
        f'<details class="keuzegroep"><summary>{title} <span class="gekozen">{said}</span></summary>{explained}'
        f'<fieldset><legend class="alleen-voorlezen">{title}</legend><div class="keuzes">{boxes}</div></fieldset>'
        "</details>"
    )


def _year(name: str, label: str, value: int | None) -> str:
    return (
        f'<label>{label} <input type="number" name="{name}" min="{FIRST_YEAR}" max="{LAST_YEAR}" step="1" '
        f'inputmode="numeric" value="{"" if value is None else value}"></label>'
    )
