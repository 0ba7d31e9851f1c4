"""What a note says about a source: in a footnote, and above a quote."""

import re

from assistant import messages
from assistant.dates import dutch_date
from notes import wording
from notes.note import Note, Quote

_HEAD_OF_PAGE = 80
"""In characters. WeasyPrint needs seconds for a word of many lines at the head of a page."""


def origin(quote: Quote) -> str:
    """Who says it and when: 'VNG, 5 maart 2021'."""
    return f"{quote.document.publisher or messages.UNKNOWN_PUBLISHER}, {dutch_date(quote.document.date)}"


def source_line(quote: Quote) -> str:
    """The source in full: title, who, when, what kind, and the place in it."""
    document = quote.document
    facts = [document.title, ", ".join(filter(None, (origin(quote), document.kind)))]
    place = ", ".join(filter(None, (quote.page, f"‘{quote.section}’" if quote.section else "")))
    if place:
        facts.append(place[0].upper() + place[1:])
    return " ".join(one if one.endswith((".", "…", "!", "?")) else f"{one}." for one in facts)


def cautions(quote: Quote) -> list[str]:
    """What a reader of the quote should know about its source."""
    found = [wording.SUMMARY] if quote.document.coverage == "samenvatting" else []
    if quote.is_retired:
        found.append(wording.RETIRED)
    elif not quote.is_current:
        found.append(wording.OLDER)
    return found


def web_address(quote: Quote) -> str | None:
    """The address of the original, where it is one that a browser opens and nothing else."""
    url = quote.document.url or ""
    return url if re.fullmatch(r"https?://[^\s\x00-\x1f<>\"\\^`{|}]{3,2000}", url, re.IGNORECASE) else None


def account(note: Note) -> list[str]:
    """How the note came about, as paragraphs: when, from what, and what is missing."""
    sources = f"{note.documents:,}".replace(",", ".") + (" bron" if note.documents == 1 else " bronnen")
    made_on = dutch_date(note.made_on.date().isoformat())
    said = [wording.ACCOUNT_TEXT.format(date=made_on, sources=sources, generation=note.generation)]
    if any(quote.document.coverage == "samenvatting" for quote in note.quotes()):
        said.append(wording.ACCOUNT_SUMMARIES)
    if gone := sum(1 for _ in note.gone()):
        said.append(wording.ACCOUNT_GONE.format(count="1 citaat" if gone == 1 else f"{gone} citaten"))
    return said


def short_title(note: Note) -> str:
    """The title for the head of each page, where it gets one line."""
    title = " ".join(note.title.split())
    return title if len(title) <= _HEAD_OF_PAGE else f"{title[: _HEAD_OF_PAGE - 1].rstrip()}…"


def facts(note: Note) -> list[tuple[str, str]]:
    """What stands at the top of a note, name and text; what the user left empty is not there."""
    made_on = dutch_date(note.made_on.date().isoformat())
    named = (
        (wording.PURPOSE, note.purpose),
        (wording.OCCASION, note.occasion),
        (wording.AUDIENCE, note.audience),
        (wording.MADE_ON, made_on),
    )
    return [(name, text) for name, text in named if text]
