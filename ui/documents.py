"""The HTML of the list of sources and of one document: pure functions that escape everything they are given."""

import re
from collections.abc import Sequence

from assistant import messages
from corpus.model import Document, Page, Recommendation
from corpus.themes import themes
from ui.markup import document_address, dutch_date, escape, facts, notice, original, recommended, tagged


def document_list(documents: Sequence[Document]) -> str:
    """All these documents, or that there are none."""
    if not documents:
        return (
            '<p class="aantal" role="status">0 bronnen</p><div class="melding"><h2>Geen bron gevonden</h2>'
            "<p>Probeer een ander woord of kies alle soorten.</p></div>"
        )
    count = "1 bron" if len(documents) == 1 else f"{len(documents)} bronnen"
    rows = "".join(
        f'<li><a href="{document_address(one)}">{escape(one.title)}</a>'
        f'<span class="gegevens">{facts(one)}</span>'
        f'<span class="labels">{"".join(tagged("span", "label", name) for name in labels(one))}</span></li>'
        for one in documents
    )
    return f'<p class="aantal" role="status">{count}</p><ul class="lijst">{rows}</ul>'


def labels(document: Document) -> list[str]:
    """The municipalities and domains of a document, as people write them."""
    return [*document.municipalities, *_domains(document)]


def document_view(document: Document | None, pages: Sequence[Page], advice: Sequence[Recommendation]) -> str:
    """A document as it is stored: what is known about it, its recommendations and its text."""
    back = '<p><a href="bronnen">‹ Alle bronnen</a></p>'
    if document is None:
        return f'{back}<div class="melding"><h1>Deze bron is er niet (meer)</h1></div>'
    texts = "".join(_page(document, page, with_number=len(pages) > 1) for page in pages)
    advised = "".join(recommended(one, "") for one in advice)
    return (
        f'{back}<article class="document"><h1>{escape(document.title)}</h1>{notice(document)}'
        f"{original(document)}<dl>{_known(document)}</dl>"
        + (f'<h2>Aanbevelingen</h2><ul class="aanbevelingen">{advised}</ul>' if advised else "")
        + f"<h2>Tekst</h2>{texts}</article>"
    )


def _domains(document: Document) -> list[str]:
    return [domain.capitalize() for domain in document.domains]


def _known(document: Document) -> str:
    names = [themes()[slug].name if slug in themes() else slug for slug in document.themes]
    rows = {
        "Uitgever": document.publisher or messages.UNKNOWN_PUBLISHER,
        "Datum": dutch_date(document.date),
        "Soort": document.kind,
        "Vorm": document.form,
        "Gemeenten": ", ".join(document.municipalities),
        "Domeinen": ", ".join(_domains(document)),
        "Thema's": ", ".join(names),
        "Gelezen": document.scope,
        "Opmerking": document.note,
    }
    return "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows.items() if value)


def _page(document: Document, page: Page, *, with_number: bool) -> str:
    headings = {start: path[-1] for start, path in page.headings if path}
    shown = [tagged("h3", "paginanummer", f"Pagina {page.number}")] if with_number else []
    for block in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", page.text, re.DOTALL):
        if block.group() == document.title:
            continue
        is_heading = headings.get(block.start()) == block.group()
        shown.append(tagged("h3", "kopje", block.group()) if is_heading else tagged("p", "alinea", block.group()))
    return "".join(shown)
