"""What all pages share: their head, and how pieces of HTML are put in them."""

from importlib.resources import files
from typing import Any

import gradio as gr

_TABS = {
    "vragen": "./",
    "aanbevelingen": "aanbevelingen",
    "vergelijk": "vergelijk",
    "gripscan": "gripscan",
    "notitie": "notitie",
    "kennisnetwerk": "kennisnetwerk",
    "bronnen": "bronnen",
    "inlezen": "inlezen",
}

_COUNT = '<span class="telling" hidden><span></span><span class="alleen-voorlezen"> onderdelen</span></span>'
"""How much is in the basket; filled in by ``basket.js``."""

SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""Options of every event: the pages say themselves what they are doing, and the API is another."""


def name_tab(page: str) -> str:
    """What the browser does when a page is there: name its tab, and show the quote that was asked for."""
    return (
        f"() => {{ const name = [...document.querySelectorAll('h1')].at(-1)?.textContent ?? '{page}';"
        " document.title = `${name} – Gripwijzer`; document.querySelector('mark')?.scrollIntoView({block: 'center'}); }"
    )


def header(current: str) -> None:
    """The bar on top, with the page that is shown marked."""
    links = "".join(
        f'<a href="{address}"{" aria-current=page" if name == current else ""}>{name.capitalize()}'
        f"{_COUNT if name == 'notitie' else ''}</a>"
        for name, address in _TABS.items()
    )
    put_html(
        f'<header><span class="naam">Gripwijzer</span><nav aria-label="Pagina\'s">{links}</nav></header>',
        elem_classes="kopbalk",
    )


def introduction(title: str, text: str) -> None:
    """The heading of a page, with what it is for."""
    put_html(f"<h1>{title}</h1><p>{text}</p>", elem_classes="inleiding")


def put_html(value: str = "", **options: Any) -> gr.HTML:
    """A piece of the page that is HTML of our own."""
    return gr.HTML(value, apply_default_css=False, **{"js_on_load": None, **options})


def asset(name: str) -> str:
    """The text of a style sheet or script."""
    return (files("ui") / "assets" / name).read_text("utf-8")
