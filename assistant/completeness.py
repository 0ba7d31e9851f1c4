"""A quote that can be read on its own: what "Dit" means comes along, and an item of a list keeps its lead-in.

A quote stays one piece of the page, so it only grows backwards within its own paragraph. What stands further
up, in another paragraph, is named beside it.
"""

import re
from dataclasses import dataclass

from corpus.model import Page, Span
from corpus.sentences import sentence_spans

MAX_EXTRA_WORDS = 60
"""How many words may come along before a sentence."""

_POINTS_BACK = (
    r"dit|dat|deze|die|zij|hij|hieruit|hierdoor|hierbij|hiermee|hiervoor|daarbij|daarom|daardoor|daarmee|daarvoor|"
    r"daarin|daaruit|daarop|daarna|daarvan|zo'n|dergelijke|zulke|beide|het gaat (?:hier(?:bij)? )?om"
)
_GOES_ON = r"ook|daarnaast|bovendien|verder|toch|echter|maar|en|of|wel|vervolgens|bijvoorbeeld"
_ANTECEDENT_NEEDED = re.compile(
    rf"[\"'‘’“”(]*(?:{_POINTS_BACK}|(?:{_GOES_ON}) (?:\w+ )?(?:hij|zij|ze|dit|dat|deze))\b", re.IGNORECASE
)
_LEANS = re.compile(rf"[\"'‘’“”(]*(?:{_POINTS_BACK}|{_GOES_ON})\b", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-•▪◦‣*–●○■]|o|\d{1,2}[.)]|[a-z]\)|\([a-z0-9]\)|[ivx]{1,4}[.)])\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whole:
    """A quote at ``page.text[start:end]``, and the span on that page of what it leans on, if that stands apart."""

    start: int
    end: int
    lead_in: Span | None = None


def complete(start: int, end: int, page: Page, most_words: int = MAX_EXTRA_WORDS) -> Whole:
    """The sentence at ``page.text[start:end]`` with what it needs to be understood, in at most so many words more."""
    line = _line(page.text, start)
    first, left = start, most_words
    item = _ITEM.match(page.text, line[0])
    for before in reversed(_sentences(page, item.end() if item and item.end() <= start else line[0], start)):
        words = len(page.text[slice(*before)].split())
        if not _LEANS.match(page.text, first) or words > left:
            break
        first, left = before[0], left - words
    lead_in = _above(page, line, first)
    if lead_in and len(page.text[slice(*lead_in)].split()) > left:
        lead_in = None
    return Whole(first, end, lead_in)


def _above(page: Page, line: Span, first: int) -> Span | None:
    """What stands above a quote and belongs to it."""
    if _ITEM.match(page.text, line[0]):
        return _above_list(page, line)
    begins_its_paragraph = not page.text[line[0] : first].strip()
    if begins_its_paragraph and _ANTECEDENT_NEEDED.match(page.text, first):
        return _last_sentence(page, _line_before(page.text, line), first)
    return None


def _above_list(page: Page, line: Span) -> Span | None:
    """The sentence that ends in a colon above a list, or else the heading right above it."""
    above: Span | None = line
    while above and _ITEM.match(page.text, above[0]):
        above = _line_before(page.text, above)
    if above is None:
        return None
    if page.text[slice(*above)].endswith(":"):
        return _sentences(page, *above)[-1]
    return above if above[0] in {start for start, _path in page.headings if start} else None


def _last_sentence(page: Page, above: Span | None, first: int) -> Span | None:
    """The last sentence of the paragraph above, when that is in the same section and no heading."""
    if above is None or page.section_at(above[0]) != page.section_at(first):
        return None
    heading = page.section_at(above[0])
    text = page.text[slice(*above)]
    if (heading and text == heading[-1]) or _ITEM.match(text) or text[-1] not in ".!?:;…\"'’”)":
        return None
    return _sentences(page, *above)[-1]


def _sentences(page: Page, start: int, end: int) -> list[Span]:
    return [(start + a, start + b) for a, b in sentence_spans(page.text[start:end])]


def _line(text: str, offset: int) -> Span:
    """The line (a paragraph, or an item of a list) that an offset is in."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _line_before(text: str, line: Span) -> Span | None:
    end = len(text[: line[0]].rstrip())
    return (text.rfind("\n", 0, end) + 1, end) if end else None
