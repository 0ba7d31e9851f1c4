"""A quote as HTML and what stands around it: its lead-in, its marked figures, what differs, and more of its source."""

import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation
from ui.basket import basket_button
from ui.markup import escape, quote_link, tagged

_NUMBER = re.compile(r"\[(\d+)\]")


def marked_quote(citation: Citation) -> str:
    """The quote with the figures that were asked for in bold."""
    pieces, place = list[str](), citation.start
    for start, end in citation.marks:
        pieces.append(escape(citation.quote[place - citation.start : start - citation.start]))
        pieces.append(f'<b class="cijfer">{escape(citation.quote[start - citation.start : end - citation.start])}</b>')
        place = end
    return "".join((*pieces, escape(citation.quote[place - citation.start :])))


def lead_in(citation: Citation) -> str:
    """What the quote leans on, set apart from it."""
    return tagged("span", "aanloop", citation.lead_in or "")


def sentence_link(card: str, number: int) -> str:
    """A link to the sentence that is numbered, from elsewhere in the same answer."""
    return f'<a href="#zin-{card}">[{number}]</a>'


def notices(answer: Answer, turn: int) -> str:
    """What the reader should know about the answer; a number in it leads to its sentence."""
    known = {one.number for one in answer.citations}

    def linked(match: re.Match[str]) -> str:
        number = int(match[1])
        return sentence_link(f"bron-{turn}-{number}", number) if number in known else match[0]

    items = "".join(f"<li>{_NUMBER.sub(linked, escape(text))}</li>" for text in answer.notices)
    return f'<ul class="aandacht" aria-label="Let op bij dit antwoord">{items}</ul>' if items else ""


def differs(answer: Answer, turn: int, number: int) -> str:
    """That another source says otherwise, at a sentence that differs from another one."""
    others = [
        two if one == number else one for one, two in (d.numbers for d in answer.disagreements) if number in (one, two)
    ]
    links = " ".join(sentence_link(f"bron-{turn}-{other}", other) for other in others)
    return f' <span class="verschil">Anders in {links}</span>' if links else ""


def more_of_source(citations: Sequence[Citation], question: str) -> str:
    """Further sentences of one source, to be opened; each leads to its place, and can go in the note."""
    items = "".join(
        f"<li>{lead_in(one)}{escape(one.quote)} {quote_link(one, 'Lees in de tekst')} "
        f"{basket_button('antwoord', one, question)}</li>"
        for one in citations
    )
    return f'<details class="verder"><summary>Meer uit deze bron</summary><ul>{items}</ul></details>' if items else ""
