"""The HTML of answers and their source cards: pure functions that escape everything they are given."""

from collections.abc import Callable, Sequence
from itertools import groupby

from assistant import messages
from assistant.answer import Advice, Answer, Citation, Status, WrittenSentence
from assistant.writing.write import about_writing
from corpus.model import Document, Page
from ui.advice_item import advice_item
from ui.basket import basket_button
from ui.dutch import page_name
from ui.markup import (
    document_link,
    escape,
    facts,
    notice,
    origin,
    original,
    quote_link,
    tagged,
)
from ui.quotes import differs, lead_in, marked_quote, more_of_source, notices
from ui.sharing.contributions import NOTHING, Contributed

Pages = Callable[[str, int], list[Page]]
"""The stored pages of a document, by its id and version."""

CONTEXT = 300
"""How many characters of the page are shown before and after a quote."""

_WRITING = "Een taalmodel schrijft het antwoord uit. Elke zin wordt eerst vergeleken met de bronnen…"

ENDINGS = {
    Status.NO_EVIDENCE: "Geen antwoord gevonden",
    Status.PERSONAL_DATA: "Geen vragen over personen",
    Status.OUT_OF_SCOPE: "Dat doet Gripwijzer niet",
    Status.INVALID_QUESTION: "Stel uw vraag opnieuw",
    Status.ERROR: "Het ging mis",
}
"""The heading of every ending without an answer."""


def exchange(turn: int, question: str, answer: Answer, pages: Pages, contributed: Contributed = NOTHING) -> str:
    """One question with its answer and, beside it, the sources that the answer cites.

    ``contributed`` gives what members add below a recommendation.
    """
    if answer.status is not Status.ANSWERED:
        return _turn(question, _ending(answer))
    said = _written(turn, answer) if answer.writer else _quoted(turn, answer)
    said = f"{_understood(answer)}{notices(answer, turn)}{said}"
    below = f"{_advice(turn, answer.recommendations, pages, contributed)}{_certainty(answer)}{_took(answer)}"
    return _turn(question, f'<div class="antwoord">{said}{below}</div>{_sources(turn, answer, pages)}')


def being_written(turn: int, question: str, answer: Answer, so_far: Sequence[WrittenSentence], pages: Pages) -> str:
    """An answer in quotes, and above it what a language model has written so far."""
    said = _running(turn, so_far) + tagged("p", "bezig", _WRITING) + _quoted(turn, answer, so_far)
    return _turn(question, f'<div class="antwoord">{said}</div>{_sources(turn, answer, pages)}')


def waiting(question: str) -> str:
    """A question that is being answered."""
    return _turn(question, '<p class="bezig">De bronnen worden doorzocht…</p>')


def source_card(card_id: str, citation: Citation, pages: Pages, number: int | None = None, basket: str = "") -> str:
    """A source that opens to its quote, marked in the text around it; ``basket`` is its button for the note."""
    document = citation.document
    badge = f'<span class="nummer">{number}</span>' if number else ""
    stored = pages(document.id, document.version)
    page = next((one for one in stored if one.number == citation.page), None)
    place = [page_name(citation.page, citation.page_label)] if len(stored) > 1 else []
    place += [" › ".join(part for part in citation.section if part != document.title)]
    where = " · ".join(filter(None, place))
    return (
        f'<details class="bron" id="{card_id}"><summary>{badge}<span class="kop">'
        f'<span class="titel">{escape(document.title)}</span>'
        f'<span class="gegevens">{facts(document)}</span></span></summary>'
        f'<div class="inhoud">{tagged("p", "plaats", where)}{notice(document)}'
        f"<blockquote>{in_context(citation, page)}</blockquote>{_links(citation, basket)}"
        + (f'<a class="terug" href="#zin-{card_id}">Terug naar het antwoord</a>' if number else "")
        + "</div></details>"
    )


def in_context(citation: Citation, page: Page | None) -> str:
    """The quote in ``<mark>`` with the text around it, cut at word borders."""
    if page is None:
        return f"<mark>{marked_quote(citation)}</mark>"
    before, after = page.text[: citation.start], page.text[citation.end :]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return f"{escape(before.lstrip())}<mark>{marked_quote(citation)}</mark>{escape(after.rstrip())}"


def _turn(question: str, body: str) -> str:
    return (
        f'<article class="beurt">'
        f'<h2 class="vraag"><span class="alleen-voorlezen">Uw vraag: </span>{escape(question)}</h2>'
        f'<div class="reactie">{body}</div></article>'
    )


def _card_id(turn: int, citation: Citation) -> str:
    return f"bron-{turn}-{citation.number}"


def _sources(turn: int, answer: Answer, pages: Pages) -> str:
    cards = "".join(
        source_card(_card_id(turn, one), one, pages, one.number, _basket(answer, one)) for one in answer.citations
    )
    return f'<aside class="bronnen" aria-label="Bronnen bij deze vraag"><h3>Bronnen</h3>{cards}</aside>'


def _basket(answer: Answer, citation: Citation) -> str:
    return basket_button("antwoord", citation, _asked(answer))


def _asked(answer: Answer) -> str:
    return answer.understood or answer.question


def _written(turn: int, answer: Answer) -> str:
    """Running text with [n], who wrote it, and the quotes folded away below."""
    about = "".join(tagged("p", "geschreven", one) for one in about_writing(answer))
    quotes = _quoted(turn, answer, answer.written)
    return (
        f"{_running(turn, answer.written)}{about}"
        f'<details class="zinnen"><summary>De zinnen uit de bronnen</summary>{quotes}</details>'
    )


def _running(turn: int, sentences: Sequence[WrittenSentence]) -> str:
    """Running text; a source's card leads back to the first sentence that names it."""
    first, parts = set[int](), list[str]()
    for sentence in sentences:
        links = "".join(_reference(f"bron-{turn}-{n}", n, n not in first) for n in sentence.numbers)
        first.update(sentence.numbers)
        parts.append(f"{escape(sentence.text)} {links}")
    return f'<p class="lopend">{" ".join(parts)}</p>' if parts else ""


def _reference(card_id: str, number: int, leads_back: bool = True) -> str:
    place = f' id="zin-{card_id}"' if leads_back else ""
    return f'<a class="verwijzing"{place} href="#{card_id}" aria-label="Bron {number}">[{number}]</a>'


def _quoted(turn: int, answer: Answer, above: Sequence[WrittenSentence] = ()) -> str:
    """The quotes by source. The card of one that running text ``above`` them names leads back there."""
    named = {number for sentence in above for number in sentence.numbers}
    by_document = groupby(answer.citations, key=lambda citation: citation.document)
    return "".join(_said(turn, answer, document, list(cited), named) for document, cited in by_document)


def _said(turn: int, answer: Answer, document: Document, citations: list[Citation], named: set[int]) -> str:
    sentences = "".join(
        f"<li>{lead_in(one)}{marked_quote(one)} {_reference(_card_id(turn, one), one.number, one.number not in named)}"
        f"{differs(answer, turn, one.number)} {_basket(answer, one)}</li>"
        for one in citations
    )
    more = more_of_source([one for one in answer.more if one.document.id == document.id], _asked(answer))
    head = f'<h3>{escape(document.title)} <span class="herkomst">{origin(document)}</span></h3>'
    return f"{head}<ul>{sentences}</ul>{more}"


def _ending(answer: Answer) -> str:
    nearest = "".join(
        f'<li>{document_link(one.id, one.title)}<span class="gegevens">{facts(one)}</span>{original(one)}</li>'
        for one in answer.nearest
    )
    nearby = f'<h4>Deze bronnen komen het dichtst in de buurt</h4><ul class="lijst">{nearest}</ul>'
    return (
        f'<div class="antwoord">{_understood(answer)}{notices(answer, 0)}<div class="melding {answer.status.value}">'
        f"<h3>{ENDINGS[answer.status]}</h3><p>{escape(answer.text)}</p></div>"
        f"{nearby if nearest else ''}{_took(answer)}</div>"
    )


def advice_list(prefix: str, advice: Sequence[Advice], pages: Pages, contributed: Contributed = NOTHING) -> str:
    """Recommendations as cards; ``prefix`` makes the ids of their sources unique on the page."""
    items = (
        advice_item(one, source_card(f"{prefix}-{number}", one.citation, pages), contributed(one))
        for number, one in enumerate(advice, start=1)
    )
    return f'<ul class="aanbevelingen">{"".join(items)}</ul>'


def _advice(turn: int, advice: Sequence[Advice], pages: Pages, contributed: Contributed) -> str:
    if not advice:
        return ""
    items = advice_list(f"advies-{turn}", advice, pages, contributed)
    return f'<h3 class="tussenkop">Aanbevelingen die hierbij passen</h3>{items}'


def _understood(answer: Answer) -> str:
    """The question as it was searched, where that is not what was typed."""
    return tagged("p", "begrepen", f"Begrepen als: {answer.understood}" if answer.understood else "")


def _certainty(answer: Answer) -> str:
    return tagged("p", "duur", "" if answer.certainty is None else messages.certainty_in_words(answer.certainty))


def _took(answer: Answer) -> str:
    seconds = f"{max(answer.took_ms, 10) / 1000:.2f}".replace(".", ",")
    return tagged("p", "duur", f"Gezocht in {seconds} seconde")


def _links(citation: Citation, basket: str) -> str:
    whole = quote_link(citation, "Hele tekst in Gripwijzer")
    return f'<p class="links">{original(citation.document)}{whole}{basket}</p>'
