"""The HTML of what a document says: its advice, findings and practice examples, folded, each with its place."""

from collections.abc import Sequence

from assistant.answer import Citation
from corpus.model import Document
from corpus.statement import Statement
from ui.basket import basket_button
from ui.dutch import counted
from ui.known import theme_name
from ui.markup import escape, quote_link, tagged
from ui.statement_names import SAID_BY, STATEMENT_NAMES


def statement_lists(document: Document, statements: Sequence[Statement]) -> str:
    """Per kind a folded list of the statements of a document, or nothing where there are none."""
    lists = []
    for kind, (one, more) in STATEMENT_NAMES.items():
        items = "".join(_item(document, statement) for statement in statements if statement.kind == kind)
        count = sum(statement.kind == kind for statement in statements)
        if count:
            summary = f"<summary>{counted(count, one, more)}</summary>"
            lists.append(
                f'<details class="meer uitspraken {kind}">{summary}<ul class="aanbevelingen">{items}</ul></details>'
            )
    return f"<h2>Wat deze bron zegt</h2>{''.join(lists)}" if lists else ""


def _item(document: Document, statement: Statement) -> str:
    citation = Citation(0, document, (), statement.page, statement.text, statement.start, statement.end)
    about = [
        f"Aan: {statement.addressed_to}" if statement.addressed_to else "",
        f"Volgens {SAID_BY[statement.said_by]}" if statement.said_by else "",
        ", ".join(statement.municipalities),
        ", ".join(map(theme_name, statement.themes)),
    ]
    return (
        f"<li><p>{escape(statement.text)}</p>{tagged('p', 'gericht-aan', ' · '.join(filter(None, about)))}"
        f'<p class="gericht-aan">{quote_link(citation, "Lees het op zijn plaats")} '
        f"{basket_button(statement.kind, citation)}</p></li>"
    )
