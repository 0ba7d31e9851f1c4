"""The web pages: questions with their sources at ``/``, and all documents at ``/bronnen``."""

import warnings
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.themes import Base
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.pipeline import Assistant
from corpus.model import KINDS, Document
from corpus.registry import Registry
from ui import cards, documents

EXAMPLES = {
    "Voor ambtenaren": (
        "Hoe krijgen we grip op de toegang tot jeugdhulp?",
        "Wat levert een praktijkondersteuner bij de huisarts op?",
    ),
    "Voor commissieleden": (
        "Wat zegt de visitatiecommissie over de rol van de gemeenteraad?",
        "Welke gevolgen had het abonnementstarief in de Wmo?",
    ),
    "Voor het kennisnetwerk": (
        "Welke gemeenten werken met taakgerichte bekostiging?",
        "Hoe meten gemeenten of preventie werkt?",
    ),
}

SECURITY_HEADERS = {
    # Nothing from outside. The exceptions are what Gradio's own scripts, styles and templates need.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='6' fill='%23154273'/%3E"
    "%3Cpath d='M9 17l5 5 9-12' fill='none' stroke='white' stroke-width='4'/%3E%3C/svg%3E"
)
_HEAD = f'<link rel="icon" href="{_ICON}"><script>document.documentElement.lang = "nl";</script>'
_NAME_TAB = (
    "() => { const name = document.querySelector('.document h1')?.textContent ?? 'Bronnen';"
    " document.title = `${name} – Gripwijzer`; }"
)
_SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

Turns = list[str]
"""The conversation so far: the HTML of each question with its answer."""


class SecurityHeaders:
    """ASGI middleware that adds ``SECURITY_HEADERS`` to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its response."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, complete)


def mount_page(app: FastAPI, assistant: Assistant, registry: Registry) -> FastAPI:
    """Put the pages at ``/`` of an app whose own routes were added before."""
    app.add_middleware(SecurityHeaders)
    with warnings.catch_warnings():
        # Gradio warns that two pages cannot be rendered on the server, which nobody asked for.
        warnings.filterwarnings("ignore", "SSR mode is not supported", UserWarning)
        gr.mount_gradio_app(
            app,
            build_page(assistant, registry),
            path="/",
            theme=Base(font=("system-ui", "sans-serif"), font_mono=("monospace",)),
            css=_text("style.css"),
            head=_HEAD,
            footer_links=[],
            run_history=False,
            show_error=False,
        )
    return app


def build_page(assistant: Assistant, registry: Registry) -> gr.Blocks:
    """Both pages, over an assistant and the registry that it answers from."""
    page: gr.Blocks = gr.Blocks(title="Gripwijzer", analytics_enabled=False)
    with page:
        _questions(assistant, registry)
    with page.route("Bronnen", "/bronnen", show_in_navbar=False):
        _sources(page, registry)
    return page


def _questions(assistant: Assistant, registry: Registry) -> None:
    def ask(question: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
        turn = len(turns) + 1
        yield "".join([*turns, cards.waiting(question)]), "", turns, gr.update(visible=False)
        answer = assistant.ask(question)
        turns = [*turns, cards.exchange(turn, question, answer, cache(registry.pages))]
        yield "".join(turns), gr.skip(), turns, gr.skip()

    _header("vragen")
    _html(
        "<h1>Vraag het de bronnen</h1><p>Gripwijzer zoekt antwoord in rapporten en praktijkvoorbeelden over "
        "grip op het sociaal domein. Elke zin komt letterlijk uit een bron; klik op het nummer en u ziet waar.</p>",
        elem_classes="inleiding",
    )
    turns = gr.State([])
    log = _html("", elem_id="gesprek", js_on_load=_text("page.js"))
    with gr.Row(elem_classes="invoer", equal_height=True):
        question = gr.Textbox(
            label="Uw vraag",
            placeholder="Typ uw vraag in gewone woorden",
            max_lines=6,
            autofocus=True,
            scale=8,
            min_width=260,
        )
        send = gr.Button("Vraag", variant="primary", scale=1, min_width=110)
        clear = gr.Button("Wis gesprek", scale=1, min_width=130)
    with gr.Row(elem_classes="voorbeelden") as examples:
        chosen = [button for group, texts in EXAMPLES.items() for button in _examples(group, texts)]

    shown = [log, question, turns, examples]
    for event in (question.submit, send.click):
        event(ask, [question, turns], shown, concurrency_limit=None, **_SILENT)
    for button in chosen:
        button.click(ask, [button, turns], shown, concurrency_limit=None, **_SILENT)
    clear.click(lambda: ("", "", [], gr.update(visible=True)), None, shown, **_SILENT)


def _examples(group: str, texts: tuple[str, ...]) -> list[gr.Button]:
    with gr.Column(min_width=240):
        _html(f"<h2>{group}</h2>")
        return [gr.Button(text, elem_classes="voorbeeld") for text in texts]


def _sources(page: gr.Blocks, registry: Registry) -> None:
    def find(words: str, kind: str) -> str:
        return documents.document_list([one for one in registry.documents() if _matches(one, words, kind)])

    def show(request: gr.Request) -> tuple[Any, ...]:
        chosen = request.query_params.get("document")
        if chosen is None:
            return gr.update(visible=True), find("", ""), ""
        view = documents.document_view(registry.document(chosen), registry.pages(chosen), registry.advice(chosen))
        return gr.update(visible=False), "", view

    _header("bronnen")
    with gr.Column(visible=False) as overview:
        _html("<h1>Bronnen</h1><p>Hieruit haalt Gripwijzer zijn antwoorden.</p>", elem_classes="inleiding")
        with gr.Row(elem_classes="filters"):
            words = gr.Textbox(
                label="Zoek in de lijst", placeholder="Titel, uitgever, gemeente of jaar", scale=3, min_width=260
            )
            kinds = [("Alle soorten", ""), *((kind.capitalize(), kind) for kind in KINDS)]
            kind = gr.Dropdown(kinds, value="", label="Soort", scale=1, min_width=260)
        found = _html()
    document = _html()

    page.load(show, None, [overview, found, document], **_SILENT).then(js=_NAME_TAB)
    gr.on([words.change, kind.change], find, [words, kind], found, trigger_mode="always_last", **_SILENT)


def _matches(document: Document, words: str, kind: str) -> bool:
    facts = (document.title, document.publisher, document.date, document.kind, *documents.labels(document))
    text = " ".join(filter(None, facts)).casefold()
    return kind in ("", document.kind) and all(word in text for word in words.casefold().split())


def _header(current: str) -> None:
    links = "".join(
        f'<a href="{address}"{" aria-current=page" if name == current else ""}>{name.capitalize()}</a>'
        for name, address in (("vragen", "./"), ("bronnen", "bronnen"))
    )
    _html(
        f'<header><span class="naam">Gripwijzer</span><nav aria-label="Pagina\'s">{links}</nav></header>',
        elem_classes="kopbalk",
    )


def _html(value: str = "", **options: Any) -> gr.HTML:
    return gr.HTML(value, apply_default_css=False, **{"js_on_load": None, **options})


def _text(name: str) -> str:
    return (files("ui") / name).read_text("utf-8")
