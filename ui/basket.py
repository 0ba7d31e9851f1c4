"""The button that puts a quote in the basket of the conversation note; what the basket does is in ``basket.js``."""

import json
from typing import Literal

from assistant.answer import Citation
from ui.markup import escape

Label = Literal["aanbeveling", "bevinding", "praktijkvoorbeeld", "antwoord"]


def basket_button(label: Label, citation: Citation) -> str:
    """A button for one quote. It names the quote's place only: the note reads the text from the sources itself."""
    item = {
        "label": label,
        "document_id": citation.document.id,
        "version": citation.document.version,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
    }
    return f'<button type="button" class="in-notitie" data-item="{escape(json.dumps(item))}">Zet in notitie</button>'
