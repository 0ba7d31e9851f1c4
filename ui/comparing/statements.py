"""The HTML of statements: each verbatim, with who says it, when and where. Pure functions that escape."""

from collections.abc import Sequence
from itertools import groupby

from assistant.comparing.matrix import Matrix
from assistant.comparing.quoted import Quoted
from assistant.comparing.record import NONE, Record
from ui.basket import basket_button, item_button, quote_item
from ui.comparing.choice import Choice, Place
from ui.comparing.names import in_words, statements_in_words, value_name
from ui.comparing.table import cell_id
from ui.dutch import page_name
from ui.markup import document_link, escape, facts, notice, original, quote_link, tagged
from ui.statement_names import SAID_BY, STATEMENT_NAMES

MOST_IN_NOTE = 50
"""How many quotes of one cell fit in a note (``noting/shapes.py``)."""

MOST_SHOWN = 60
"""Of more statements in a cell only the first are shown; the workbook has them all."""


def opened_cell(matrix: Matrix, choice: Choice, found: Sequence[Quoted]) -> str:
    """The statements of the cell that is open; ``found`` are the first of them, with their quotes."""
    place = choice.place
    if place is None:
        return ""
    back = f'href="{escape(choice.address())}" data-cel data-terug="{escape(cell_id(place))}"'
    close = f"<p><a {back}>Sluit en ga terug naar de tabel</a></p>"
    tally = matrix.tally(place.theme, place.column)
    head = f'<h2 id="uitspraken" tabindex="-1">{escape(place_name(matrix, place))}</h2>'
    if not tally.total:
        nothing = "<p>Bij deze keuze staan hier geen uitspraken.</p>"
        # A note says of an empty cell that there is no source; where sources are only silent, that would not be true.
        silent = any(column.documents for column in matrix.columns if place.column in (None, column.key))
        button = "" if silent else f'<p class="links">{_cell_button(matrix, place, ())}</p>'
        return f'<section class="geopend" aria-labelledby="uitspraken">{head}{nothing}{button}{close}</section>'
    shown = min(tally.total, MOST_SHOWN)
    cut = f" Hieronder staan de eerste {shown}; alle staan in het Excel-bestand." if tally.total > shown else ""
    gone = shown - len(found)
    lost = f" {statements_in_words(gone)} weggelaten: niet teruggevonden in de bewaarde tekst." if gone else ""
    return (
        f'<section class="geopend" aria-labelledby="uitspraken">{head}<p>{in_words(tally).capitalize()}.{cut}{lost}</p>'
        f'<p class="links">{_cell_button(matrix, place, found)}</p>{_by_kind(found)}{close}</section>'
    )


def _cell_button(matrix: Matrix, place: Place, found: Sequence[Quoted]) -> str:
    row, column = _names(matrix, place)
    quotes = [quote_item(one.record.statement.kind, one.citation) for one in found[:MOST_IN_NOTE]]
    return item_button({"kind": "cell", "row": row, "column": column, "quotes": quotes}, f"de hele cel {row}: {column}")


def place_name(matrix: Matrix, place: Place) -> str:
    """What a cell is called: its theme and its column."""
    shown = {None, *matrix.themes}, {None, *(column.key for column in matrix.columns)}
    if place.theme not in shown[0] or place.column not in shown[1]:
        return "Deze cel staat niet in de tabel"
    theme, column = _names(matrix, place)
    return f"{theme}: {column}"


def _names(matrix: Matrix, place: Place) -> tuple[str, str]:
    theme = value_name("theme", place.theme) if place.theme else "Alle thema’s"
    column = value_name(matrix.selection.axis, place.column) if place.column else "alle getoonde kolommen"
    return theme, column


def statement_card(one: Quoted, *, on_timeline: bool = False) -> str:
    """One statement: the quote, what is known about it, and its source.

    On the timeline of a municipality it says of what kind it is; elsewhere which municipality it is about.
    """
    said, citation, document = one.record.statement, one.citation, one.record.document
    kind = tagged("span", f"soort {said.kind}", STATEMENT_NAMES[said.kind][0].capitalize()) if on_timeline else ""
    known = [
        f"Gezegd door {SAID_BY[said.said_by]}" if said.said_by else "",
        f"Gericht aan {said.addressed_to or ', '.join(said.addressees)}"
        if said.addressed_to or said.addressees
        else "",
    ]
    themes = [value_name("theme", theme) for theme in one.record.theme if theme != NONE]
    labels = "".join(tagged("span", "label", name) for name in (*themes, *_places(one.record, on_timeline)))
    where = page_name(citation.page, citation.page_label) if citation.page > 1 or citation.page_label else ""
    return (
        f'<li class="uitspraak">{kind}<blockquote>{escape(citation.quote)}</blockquote>'
        f"{tagged('p', 'gericht-aan', ' · '.join(filter(None, known)))}"
        f'<p class="uit-bron">{document_link(document.id, document.title)}<span class="gegevens">{facts(document)}'
        f"{escape(f' · {where}' if where else '')}</span></p>{notice(document)}"
        + (f'<p class="labels">{labels}</p>' if labels else "")
        + f'<p class="links">{quote_link(citation, "Lees in de tekst")}{original(document)}'
        f"{basket_button(said.kind, citation)}</p></li>"
    )


def _places(record: Record, only_former: bool) -> list[str]:
    """The municipalities that a statement is about, and the names that they had in the source."""
    today = [name for name in record.municipality if name != NONE]
    named = record.statement.municipalities or (record.document.municipalities if today else ())
    return [*([] if only_former else today), *(name for name in named if name not in today)]


def _by_kind(found: Sequence[Quoted]) -> str:
    groups = groupby(found, key=lambda one: one.record.statement.kind)
    lists = ((kind, "".join(map(statement_card, group))) for kind, group in groups)
    return "".join(
        f'<h3>{STATEMENT_NAMES[kind][1].capitalize()}</h3><ul class="uitspraken">{cards}</ul>' for kind, cards in lists
    )
