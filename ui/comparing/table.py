"""The heat map: a real table with a number in every cell, darker where more is said. Pure functions that escape."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote, urlencode

from assistant.comparing.matrix import Column, Matrix, Tally
from assistant.comparing.record import NONE
from ui.comparing.choice import Choice, Place
from ui.comparing.explained import HOW_COUNTED, not_shown
from ui.comparing.names import (
    AXIS_NAMES,
    NO_SOURCE,
    NO_STATEMENT,
    breakable,
    in_words,
    statements_in_words,
    value_name,
)
from ui.dutch import counted
from ui.markup import escape, tagged

SHADES = 5
"""How many steps of darkness there are; see ``.tint-1`` to ``.tint-5`` in compare.css."""


def comparison(matrix: Matrix, choice: Choice) -> str:
    """The table with what it shows above it, and how it was counted below."""
    unknown = f"Onbekend en weggelaten: {', '.join(choice.unknown)}." if choice.unknown else ""
    told = tagged("p", "let-op", unknown)
    if not matrix.columns:
        return (
            f'{told}<div class="melding"><h2>{NO_SOURCE.capitalize()}</h2><p>Er is geen enkele bron die bij deze keuze '
            "past. Kies andere jaren, domeinen of soorten bronnen.</p></div>"
        )
    axis = AXIS_NAMES[matrix.selection.axis]
    hidden = " ".join(not_shown(matrix))
    every = ""
    if hidden:
        every = f' <a href="{escape(_with_every_column(choice))}" data-hier>Toon alle kolommen</a>'
    about = f'<p class="stand" role="status">{in_words(matrix.tally()).capitalize()}. {escape(hidden)}{every}</p>'
    head = "".join(_column_head(matrix, column) for column in matrix.columns)
    most = _most(matrix)
    rows = "".join(_row(matrix, choice, theme, most) for theme in matrix.themes)
    return (
        f'{told}{about}<div class="schuif" role="region" tabindex="0" aria-label="Tabel: thema’s per {axis}">'
        f'<table class="warmte"><caption class="alleen-voorlezen">Hoeveel uitspraken er per thema en {axis} zijn. '
        'Een getal opent de uitspraken onder de tabel.</caption><thead><tr><th scope="col" class="hoek">Thema</th>'
        f'{head}<th scope="col" class="som">Totaal</th></tr></thead><tbody>{rows}</tbody>'
        f"<tfoot>{_totals(matrix, choice)}</tfoot></table></div>{_legend()}{_files(matrix)}{_how_counted()}"
    )


def cell_id(place: Place) -> str:
    """The id of a cell's link, to come back to."""
    return quote(f"cel-{place.theme or 'alle'}~{place.column or 'alle'}")


def shade(count: int, most: int) -> int:
    """How dark a cell is: 0 when it is empty, 1 to ``SHADES`` by its share of the fullest cell."""
    return min(SHADES, -(-count * SHADES // most)) if count and most else 0


def _most(matrix: Matrix) -> int:
    """The fullest cell; what is about nothing in particular would outshine all others and does not count along."""
    keys = [column.key for column in matrix.columns if column.key != NONE] or [NONE]
    return max(matrix.tally(theme, key).total for theme in matrix.themes for key in keys)


def _with_every_column(choice: Choice) -> str:
    return replace(choice, selection=replace(choice.selection, every_column=True)).address()


def _column_head(matrix: Matrix, column: Column) -> str:
    axis = matrix.selection.axis
    name = escape(breakable(value_name(axis, column.key)))
    if axis == "municipality" and column.key != NONE:
        name = f'<a href="gemeente?{escape(urlencode({"naam": column.key}))}">{name}</a>'
    sources = counted(column.documents, "bron", "bronnen") if column.documents else NO_SOURCE
    return f'<th scope="col"><span class="kolomnaam">{name}</span><span class="gegevens">{sources}</span></th>'


def _row(matrix: Matrix, choice: Choice, theme: str, most: int) -> str:
    name = value_name("theme", theme)
    cells = "".join(_cell(matrix, choice, theme, column, most) for column in matrix.columns)
    total = _number(choice, Place(theme, None), matrix.tally(theme), f"{name}, totaal")
    return f'<tr><th scope="row">{escape(breakable(name))}</th>{cells}<td class="som">{total}</td></tr>'


def _cell(matrix: Matrix, choice: Choice, theme: str, column: Column, most: int) -> str:
    if not column.documents:
        return f'<td class="geen-bron">{NO_SOURCE}</td>'
    tally = matrix.tally(theme, column.key)
    name = f"{value_name('theme', theme)}, {value_name(matrix.selection.axis, column.key)}"
    number = _number(choice, Place(theme, column.key), tally, name)
    return f'<td class="tint-{shade(tally.total, most)}">{number}{_bar(tally)}</td>'


def _number(choice: Choice, place: Place, tally: Tally, name: str) -> str:
    if not tally.total:
        silent = statements_in_words(0)
        return f'<span aria-hidden="true">{NO_STATEMENT}</span><span class="alleen-voorlezen">{silent}</span>'
    current = ' aria-current="true"' if place == choice.place else ""
    label = escape(f"{name}: {in_words(tally)}")
    return (
        f'<a id="{escape(cell_id(place))}" href="{escape(choice.address(place))}" data-cel{current} '
        f'aria-label="{label}" title="{label}">{tally.total}</a>'
    )


def _bar(tally: Tally) -> str:
    """How the number is made up; the link's name says the same in words."""
    counts = (("aanbeveling", tally.recommendations), ("bevinding", tally.findings), ("voorbeeld", tally.examples))
    parts = "".join(f'<i class="{name}" style="flex-grow:{count}"></i>' for name, count in counts if count)
    return f'<span class="balk" aria-hidden="true">{parts}</span>' if parts else ""


def _totals(matrix: Matrix, choice: Choice) -> str:
    cells = "".join(_column_total(matrix, choice, column) for column in matrix.columns)
    whole = _number(choice, Place(None, None), matrix.tally(), "Hele tabel")
    return f'<tr><th scope="row">Totaal</th>{cells}<td class="som">{whole}</td></tr>'


def _column_total(matrix: Matrix, choice: Choice, column: Column) -> str:
    if not column.documents:
        return f'<td class="geen-bron">{NO_SOURCE}</td>'
    name = f"{value_name(matrix.selection.axis, column.key)}, totaal"
    return f"<td>{_number(choice, Place(None, column.key), matrix.tally(None, column.key), name)}</td>"


def _legend() -> str:
    return (
        '<p class="legenda"><span>Hoe donkerder, hoe meer uitspraken.</span>'
        '<span><i class="aanbeveling"></i> aanbevelingen</span><span><i class="bevinding"></i> bevindingen</span>'
        f'<span><i class="voorbeeld"></i> praktijkvoorbeelden</span><span>{NO_STATEMENT} wel bronnen, geen '
        f"uitspraak</span><span>{NO_SOURCE}: er is geen bron over deze kolom</span></p>"
    )


def _files(matrix: Matrix) -> str:
    query = escape(urlencode(api_query(matrix)))
    return (
        f'<p class="links"><a class="knop licht" href="api/compare.xlsx?{query}" download>Bewaar voor Excel, met alle '
        f'citaten</a><a class="knop licht" href="api/compare.csv?{query}" download>Bewaar als CSV</a></p>'
    )


def api_query(matrix: Matrix) -> list[tuple[str, str]]:
    """The query that asks the HTTP API for the same comparison."""
    selection = matrix.selection
    several: Iterable[tuple[str, tuple[str, ...]]] = (
        ("statement", selection.statements),
        ("theme", selection.theme),
        ("municipality", selection.municipality),
        ("domain", selection.domain),
        ("kind", selection.kind),
    )
    years = (("from", selection.from_year), ("to", selection.to_year))
    return [
        ("columns", selection.axis),
        *([("all", "true")] if selection.every_column else []),
        *((name, value) for name, values in several for value in values),
        *((name, str(year)) for name, year in years if year is not None),
    ]


def _how_counted() -> str:
    rules = "".join(tagged("p", "", rule) for rule in HOW_COUNTED)
    return f'<details class="telwijze"><summary>Hoe is er geteld?</summary>{rules}</details>'
