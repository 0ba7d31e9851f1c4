"""The page at ``/vergelijk``: themes against municipalities, years, kinds of source or domains."""

from typing import Any
from urllib.parse import parse_qs

import gradio as gr

from assistant.comparing.matrix import compare
from assistant.comparing.municipality import overview
from assistant.comparing.quoted import in_reading_order, quoted
from assistant.comparing.record import kept
from assistant.verify import Pages
from corpus.registry import Registry
from ui.comparing.choice import choice_of
from ui.comparing.form import choice_form
from ui.comparing.statements import MOST_SHOWN, opened_cell
from ui.comparing.table import comparison
from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html


def compare_page(page: gr.Blocks, registry: Registry) -> None:
    """Put the page together. Its whole state is its address, which the browser tells when it changes."""
    collected = kept(registry)

    def show(query: str) -> tuple[str, str]:
        collection = collected()
        choice = choice_of(parse_qs(query), collection)
        matrix = compare(collection, choice.selection)
        place, found = choice.place, []
        if place:
            records = in_reading_order(matrix.of(place.theme, place.column))[:MOST_SHOWN]
            found = quoted(records, Pages(registry))
        form = choice_form(choice.selection, overview(collection))
        return form + comparison(matrix, choice), opened_cell(matrix, choice, found)

    def load(request: gr.Request) -> tuple[str, str]:
        return show(_query(request))

    def go(sent: gr.EventData) -> tuple[Any, Any]:
        table, opened = show(str(sent.query).removeprefix("?"))
        return gr.skip() if sent.cell else table, opened

    header("vergelijk")
    introduction(
        "Vergelijk",
        "Wat bronnen per thema vinden, aanraden en laten zien. Kies een getal en u leest eronder wat er letterlijk "
        "staat. "
        'Zoekt u één gemeente? Bekijk de <a href="gemeente">lijst van gemeenten</a>.',
    )
    table = put_html(js_on_load=asset("compare.js"))
    opened = put_html(js_on_load=asset("compare_cell.js"))
    page.load(load, None, [table, opened], **SILENT).then(js=name_tab("Vergelijk"))
    for part in (table, opened):
        part.submit(go, None, [table, opened], trigger_mode="always_last", **SILENT)


def _query(request: gr.Request) -> str:
    """The query of the address of the page, with names that stand there more than once."""
    return str(request.request.url.query) if request.request else ""
