"""The page at ``/bronnen``: all documents, or one of them with what is known about it, to read and to correct."""

from typing import Any

import gradio as gr

from corpus.model import EDITABLE_FIELDS, KINDS, Document
from corpus.registry import Registry
from corpus.settings import Settings
from ui.corrections import Correction, keep, take_back
from ui.documents import NO_SOURCE, document_list, document_view, labels
from ui.opened import Place, open_place
from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html


def sources_page(page: gr.Blocks, registry: Registry, settings: Settings) -> None:
    """Put the page together."""

    def find(words: str, kind: str) -> str:
        return document_list([one for one in registry.documents() if _matches(one, words, kind)])

    def show(request: gr.Request) -> tuple[Any, ...]:
        if "document" not in request.query_params:
            return gr.update(visible=True), find("", ""), ""
        return gr.update(visible=False), "", view(Place.of(request.query_params), Correction())

    def view(place: Place, correction: Correction) -> str:
        opened = open_place(registry, place)
        if opened is None:
            return NO_SOURCE
        return document_view(opened, place, correction if settings.allow_changes else None)

    def correct(sent: gr.EventData) -> str:
        def text(name: str) -> str:
            return "; ".join(map(str, getattr(sent, name, [])))

        document_id, reset = text("document"), text("herstel")
        if reset:
            return view(Place(document_id), take_back(settings, document_id, reset))
        texts = {name: text(name) for name in EDITABLE_FIELDS}
        return view(Place(document_id), keep(settings, registry, document_id, texts))

    header("bronnen")
    with gr.Column(visible=False) as overview:
        introduction("Bronnen", "Hieruit haalt Gripwijzer zijn antwoorden.")
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(
                label="Zoek in de lijst", placeholder="Titel, uitgever, gemeente of jaar", scale=3, min_width=260
            )
            kinds = [("Alle soorten", ""), *((kind.capitalize(), kind) for kind in KINDS)]
            kind = gr.Dropdown(kinds, value="", label="Soort", scale=1, min_width=260)
        found = put_html()
    document = put_html(js_on_load=asset("form.js"))

    page.load(show, None, [overview, found, document], **SILENT).then(js=name_tab("Bronnen"))
    gr.on([words.change, kind.change], find, [words, kind], found, trigger_mode="always_last", **SILENT)
    if settings.allow_changes:
        document.submit(correct, None, document, **SILENT).then(js=name_tab("Bronnen"))


def _matches(document: Document, words: str, kind: str) -> bool:
    facts = (document.title, document.publisher, document.date, document.kind, *labels(document))
    text = " ".join(filter(None, facts)).casefold()
    return kind in ("", document.kind) and all(word in text for word in words.casefold().split())
