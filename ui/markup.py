"""Pieces of HTML that several pages share; everything they are given is escaped."""

import html
import re
from urllib.parse import urlencode

from assistant import messages
from assistant.answer import Citation
from assistant.dates import dutch_date
from corpus.model import Document


def escape(text: str) -> str:
    """Text as HTML that shows it literally; ``{`` too, because the page's templates give it a meaning."""
    return html.escape(text).replace("{", "&#123;")


def tagged(tag: str, css_class: str, text: str) -> str:
    """Text in a tag with a class, or nothing when there is no text."""
    named = f' class="{css_class}"' if css_class else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>" if text else ""


def origin(document: Document) -> str:
    """Who says it and when."""
    return escape(f"{document.publisher or messages.UNKNOWN_PUBLISHER}, {dutch_date(document.date)}")


def facts(document: Document) -> str:
    """Who, when and what kind, on one line."""
    coverage = "samenvatting" if document.coverage == "samenvatting" else None
    return " · ".join([origin(document), *(part for part in (document.kind, coverage) if part)])


def notice(document: Document) -> str:
    """That this is a summary in our own words, where it is one."""
    if document.coverage != "samenvatting":
        return ""
    return tagged("p", "let-op", f"{messages.SUMMARY_NOTICE[0].upper()}{messages.SUMMARY_NOTICE[1:]}.")


def original(document: Document) -> str:
    """The link to the original; only web addresses become links."""
    if not re.match(r"https?://", document.url or "", re.IGNORECASE):
        return ""
    new_tab = '<span class="alleen-voorlezen"> (opent een nieuw tabblad)</span>'
    address = escape(document.url or "")
    return f'<a class="origineel" href="{address}" target="_blank" rel="noopener">Naar het origineel{new_tab}</a>'


def document_link(document_id: str, text: str, **place: int) -> str:
    """A link to a document in the list of sources; ``place`` names a version, or a page and a span in it."""
    return f'<a href="bronnen?{escape(urlencode({"document": document_id} | place))}">{escape(text)}</a>'


def quote_link(citation: Citation, text: str) -> str:
    """A link to a quote in its place: in the version that was quoted, whatever came after it."""
    document = citation.document
    return document_link(
        document.id,
        text,
        versie=document.version,
        pagina=citation.page,
        van=citation.start,
        tot=citation.end,
    )
