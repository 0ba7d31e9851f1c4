"""A quote in the text around it, in the paragraphs of its page."""

import re
from dataclasses import dataclass

from notes.note import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is wholly part of the quote, or wholly around it."""

    text: str
    is_quoted: bool


def paragraphs(quote: Quote) -> list[list[Piece]]:
    """The passage as paragraphs, each in pieces; the title of the document is left out where it stands above."""
    before = quote.before.removeprefix(quote.document.title).lstrip() if quote.before else ""
    found = list[list[Piece]]([[]])
    for text, is_quoted in ((before, False), (quote.text, True), (quote.after, False)):
        first, *rest = re.split(r"[^\S\n]*\n\s*\n", text)
        found[-1].append(Piece(first, is_quoted))
        found += [[Piece(one, is_quoted)] for one in rest]
    filled = ([piece for piece in paragraph if piece.text] for paragraph in found)
    return [paragraph for paragraph in filled if paragraph]
