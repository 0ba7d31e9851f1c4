"""From a draft to a note: every quote is read from the store anew, and what is not there any more is said so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count

from corpus.live import LiveView
from corpus.model import Document, Page
from corpus.statement import Statement
from corpus.themes import find_themes
from notes import wording
from notes.draft import Chosen, ChosenCell, ChosenQuote, ChosenScan, Draft, Place
from notes.note import Cell, Gone, Item, Note, Quote
from notes.sections import in_order

CONTEXT = 300
"""How many characters of the page stand before and after a passage in the appendix."""
LONGEST_QUOTE = 5000
"""In characters; longer than any sentence or paragraph worth quoting."""


def make_note(draft: Draft, registry: LiveView, made_on: datetime) -> Note:
    """The note of a draft. What cannot be read becomes ``Gone``; the other items stay."""
    numbers = count(1)
    items = tuple(_item(draft.items[place], registry, numbers) for place in in_order(draft.items))
    return Note(
        draft.title or wording.UNTITLED,
        draft.purpose,
        draft.occasion,
        draft.audience,
        draft.questions,
        items,
        made_on,
        registry.generation(),
        registry.counts()["documents"],
    )


def _item(chosen: Chosen, registry: LiveView, numbers: Iterator[int]) -> Item:
    match chosen:
        case ChosenScan():
            return chosen
        case ChosenCell():
            quotes = tuple(_quote(one, registry, numbers) for one in chosen.quotes)
            return Cell(chosen.row, chosen.column, quotes, chosen.remark)
        case ChosenQuote():
            return _quote(chosen, registry, numbers)


def _quote(chosen: ChosenQuote, registry: LiveView, numbers: Iterator[int]) -> Quote | Gone:
    place = chosen.place
    # The document comes first: it tells whether the version counts, which pages alone do not.
    document = registry.document(place.document_id, place.version)
    if document is None:
        return _gone(chosen, wording.GONE_DOCUMENT.format(document=place.document_id))
    page = registry.page(place.document_id, place.page, place.version)
    if page is None or not 0 <= place.start < place.end <= len(page.text):
        return _gone(chosen, wording.GONE_PLACE.format(title=document.title))
    if place.end - place.start > LONGEST_QUOTE:
        return _gone(chosen, wording.TOO_LONG.format(title=document.title, most=LONGEST_QUOTE))
    text = page.text[place.start : place.end]
    if not text.strip():
        return _gone(chosen, wording.GONE_PLACE.format(title=document.title))
    quote = Quote(
        chosen.label,
        next(numbers),
        text,
        _before(page.text[: place.start]),
        _after(page.text[place.end :]),
        document,
        _page_name(page) if page.number > 1 or registry.page(document.id, 2, document.version) else None,
        " › ".join(part for part in page.section_at(place.start) if part != document.title),
        themes=find_themes(text, 2) or document.themes[:2],
        question=chosen.question,
        remark=chosen.remark,
    )
    return _as_known_now(quote, place, registry)


def _gone(chosen: ChosenQuote, why: str) -> Gone:
    return Gone(chosen.label, why, chosen.question, chosen.remark)


def _as_known_now(quote: Quote, place: Place, registry: LiveView) -> Quote:
    """With what the live version adds: who the statement is addressed to and its themes; or that it is another."""
    current: Document | None = registry.document(place.document_id)
    if current is None:
        return replace(quote, is_current=False, is_retired=True)
    if current.version != place.version:
        return replace(quote, is_current=False)
    found = [one for one in registry.statements_of(place.document_id) if _overlaps(one, place)]
    if not found:
        return quote
    to = next((one.addressed_to for one in found if one.addressed_to and one.kind == quote.label), None)
    return replace(quote, addressed_to=to or "", themes=found[0].themes or quote.themes)


def _overlaps(statement: Statement, place: Place) -> bool:
    return statement.page == place.page and statement.start < place.end and place.start < statement.end


def _page_name(page: Page) -> str:
    return f"pagina {page.number}" + (f" (gedrukt nummer {page.label})" if page.label else "")


def _before(text: str) -> str:
    """The end of what stands before a quote, from a word border on."""
    text = text.lstrip()
    return text if len(text) <= CONTEXT else "… " + text[-CONTEXT:].partition(" ")[2]


def _after(text: str) -> str:
    """The beginning of what stands after a quote, up to a word border."""
    text = text.rstrip()
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + " …"
