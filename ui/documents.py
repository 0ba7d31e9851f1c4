"""The HTML of the list of sources and of one document: pure functions that escape everything they are given."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from corpus.model import Document, Page, Span, VersionInfo
from ui.correction_form import correction_form
from ui.corrections import Correction
from ui.dutch import counted, dutch_moment, page_name
from ui.known import known
from ui.markup import document_link, escape, facts, notice, original, tagged
from ui.opened import Opened, Place
from ui.statement_lists import statement_lists

_BACK = '<p><a href="bronnen">‹ Alle bronnen</a></p>'
NO_SOURCE = f'{_BACK}<div class="melding"><h1>Deze bron is er niet (meer)</h1></div>'


def document_list(documents: Sequence[Document]) -> str:
    """All these documents, or that there are none."""
    count = f'<p class="aantal" role="status">{counted(len(documents), "bron", "bronnen")}</p>'
    if not documents:
        return (
            f'{count}<div class="melding"><h2>Geen bron gevonden</h2>'
            "<p>Probeer een ander woord of kies alle soorten.</p></div>"
        )
    rows = "".join(
        f'<li>{document_link(one.id, one.title)}<span class="gegevens">{facts(one)}</span>'
        f'<span class="labels">{"".join(tagged("span", "label", name) for name in labels(one))}</span></li>'
        for one in documents
    )
    return f'{count}<ul class="lijst">{rows}</ul>'


def labels(document: Document) -> list[str]:
    """The municipalities and domains of a document, as people write them."""
    return [*document.municipalities, *(domain.capitalize() for domain in document.domains)]


def document_view(opened: Opened, place: Place, correction: Correction | None = None) -> str:
    """A document as it is stored: what is known about it, what it says as records, and its text.

    The quote that ``place`` names is marked; with a ``correction`` there is a form to correct what is known.
    """
    document = opened.document
    texts = "".join(
        _page(document, page, place.quote if page.number == place.page else (0, 0), with_number=len(opened.pages) > 1)
        for page in opened.pages
    )
    return (
        f'{_BACK}<article class="document"><h1>{escape(document.title)}</h1>{_version_notice(opened)}'
        f"{notice(document)}{original(document)}{known(document, opened.layers)}"
        + (correction_form(opened, correction) if correction and opened.is_current else "")
        + _files(opened.files)
        + _earlier(document, opened.earlier)
        + statement_lists(document, opened.statements)
        + f"<h2>Tekst</h2>{texts}</article>"
    )


def _version_notice(opened: Opened) -> str:
    if opened.is_current:
        return ""
    if opened.current is None:
        said = "Deze bron is uit Gripwijzer gehaald. U leest de laatst bewaarde tekst."
    else:
        link = document_link(opened.current.id, "Naar de huidige versie")
        said = f"Dit is een oudere versie van ‘{escape(opened.current.title)}’. {link}"
    return f'<p class="versie" role="note">{said}</p>'


def _files(paths: Sequence[str]) -> str:
    if not paths:
        return ""
    items = "".join(f'<li><span title="{escape(path)}">{escape(PurePath(path).name)}</span></li>' for path in paths)
    return _more(f"Staat in {counted(len(paths), 'bestand', 'bestanden')}", items)


def _earlier(document: Document, versions: Sequence[VersionInfo]) -> str:
    if not versions:
        return ""
    items = "".join(
        f"<li>{document_link(document.id, f'Ingelezen op {dutch_moment(one.ingested_at)}', versie=one.version)}</li>"
        for one in versions
    )
    return _more(counted(len(versions), "eerdere versie", "eerdere versies"), items)


def _more(what: str, items: str) -> str:
    return f'<details class="meer"><summary>{what}</summary><ul>{items}</ul></details>'


def _page(document: Document, page: Page, quote: Span, *, with_number: bool) -> str:
    headings = {start: path[-1] for start, path in page.headings if path}
    shown = [tagged("h3", "paginanummer", page_name(page.number, page.label))] if with_number else []
    for block in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", page.text, re.DOTALL):
        if block.group() == document.title:
            continue
        is_heading = headings.get(block.start()) == block.group()
        tag, css_class = ("h3", "kopje") if is_heading else ("p", "alinea")
        shown.append(f'<{tag} class="{css_class}">{_marked(page.text, block.span(), quote)}</{tag}>')
    return "".join(shown)


def _marked(text: str, block: Span, quote: Span) -> str:
    """A block of a page with the part of it that is quoted marked."""
    start, end = (min(max(place, block[0]), block[1]) for place in quote)
    if start >= end:
        return escape(text[slice(*block)])
    before, quoted, after = text[block[0] : start], text[start:end], text[end : block[1]]
    return f"{escape(before)}<mark>{escape(quoted)}</mark>{escape(after)}"
