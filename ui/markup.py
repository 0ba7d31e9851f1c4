"""Pieces of HTML that several pages share; everything they are given is escaped."""

import html
import re
from urllib.parse import quote as url_quote

from assistant import messages
from corpus.model import Document, Recommendation

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def escape(text: str) -> str:
    """Text as HTML that shows it literally; ``{`` too, because the page's templates give it a meaning."""
    return html.escape(text).replace("{", "&#123;")


def tagged(tag: str, css_class: str, text: str) -> str:
    """Text in a tag with a class, or nothing when there is no text."""
    return f'<{tag} class="{css_class}">{escape(text)}</{tag}>' if text else ""


def dutch_date(date: str | None) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD as people write it."""
    if date is None:
        return messages.UNDATED
    year, *rest = date.split("-")
    if not rest:
        return year
    return " ".join([*(str(int(day)) for day in rest[1:]), _MONTHS[int(rest[0]) - 1], year])


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


def document_address(document: Document) -> str:
    """The address of a document in the list of sources."""
    return f"bronnen?document={url_quote(document.id, safe='')}"


def recommended(recommendation: Recommendation, source: str) -> str:
    """A recommendation as a list item, with its source below."""
    to = recommendation.addressed_to
    addressed = tagged("p", "gericht-aan", f"Aan: {to}") if to else ""
    return f"<li><p>{escape(recommendation.text)}</p>{addressed}{source}</li>"
