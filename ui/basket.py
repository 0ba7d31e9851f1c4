"""The button that puts something in the basket of the conversation note; what the basket does is in ``basket.js``."""

import json
from collections.abc import Mapping
from typing import Any

from assistant.answer import Citation
from notes.draft import Label
from ui.markup import escape

_SHOWN = 60
"""How many characters of a quote a screen reader hears with its button."""


def basket_button(label: Label, citation: Citation, question: str = "") -> str:
    """A button for one quote, with the question that it answers if any.

    It names the quote's place only: the note reads the text from the sources itself.
    """
    item = quote_item(label, citation)
    if question:
        item["question"] = question
    quote = citation.quote
    return item_button(item, quote if len(quote) <= _SHOWN else quote[:_SHOWN].rpartition(" ")[0] + "…")


def quote_item(label: Label, citation: Citation) -> dict[str, Any]:
    """A quote as an item of the basket (``QuoteItem`` in ``noting/shapes.py``)."""
    return {
        "kind": "quote",
        "label": label,
        "document_id": citation.document.id,
        "version": citation.document.version,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
    }


def item_button(item: Mapping[str, Any], what: str) -> str:
    """A button for any item that ``noting/shapes.py`` knows; ``what`` tells those who do not see it what it is for."""
    return (
        f'<button type="button" class="in-notitie" data-item="{escape(json.dumps(item))}"><span>Zet in notitie</span>'
        f'<span class="alleen-voorlezen">: {escape(what)}</span></button>'
    )
