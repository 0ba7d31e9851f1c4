"""The HTML of answers, source cards and documents: pure functions that escape everything they are given."""

import html
import re
from collections.abc import Callable, Sequence
from itertools import groupby
from urllib.parse import quote as url_quote

from assistant import messages
from assistant.answer import Advice, Answer, Citation, Status
from corpus.model import Document, Page, Recommendation
from corpus.themes import themes

Pages = Callable[[str], list[Page]]
"""The stored pages of a document, by its id."""

CONTEXT = 300
"""How many characters of the page are shown before and after a quote."""

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_ENDINGS = {
    Status.NO_EVIDENCE: "Geen antwoord gevonden",
    Status.PERSONAL_DATA: "Geen vragen over personen",
    Status.OUT_OF_SCOPE: "Dat doet Gripwijzer niet",
    Status.INVALID_QUESTION: "Stel uw vraag opnieuw",
    Status.ERROR: "Het ging mis",
}


def escape(text: str) -> str:
    """Text as HTML that shows it literally; ``{`` too, because the page's templates give it a meaning."""
    return html.escape(text).replace("{", "&#123;")


def dutch_date(date: str | None) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD as people write it."""
    if date is None:
        return messages.UNDATED
    year, *rest = date.split("-")
    if not rest:
        return year
    return " ".join([*(str(int(day)) for day in rest[1:]), _MONTHS[int(rest[0]) - 1], year])


def exchange(turn: int, question: str, answer: Answer, pages: Pages) -> str:
    """One question with its answer and, beside it, the sources that the answer cites."""
    if answer.status is not Status.ANSWERED:
        return _turn(turn, question, _ending(answer))
    by_document = groupby(answer.citations, key=lambda citation: citation.document)
    said = "".join(_said(turn, document, list(cited)) for document, cited in by_document)
    cards = "".join(source_card(_card_id(turn, one), one, pages, one.number) for one in answer.citations)
    return _turn(
        turn,
        question,
        f'<div class="antwoord">{said}{_advice(turn, answer.recommendations, pages)}{_took(answer)}</div>'
        f'<aside class="bronnen" aria-label="Bronnen bij deze vraag"><h3>Bronnen</h3>{cards}</aside>',
    )


def waiting(turn: int, question: str) -> str:
    """A question that is being answered."""
    return _turn(turn, question, '<p class="bezig">De bronnen worden doorzocht…</p>')


def source_card(card_id: str, citation: Citation, pages: Pages, number: int | None = None) -> str:
    """A source that opens to its quote, marked in the text around it."""
    document = citation.document
    badge = f'<span class="nummer">{number}</span>' if number else ""
    stored = pages(document.id)
    page = next((one for one in stored if one.number == citation.page), None)
    place = [f"Pagina {citation.page}"] if len(stored) > 1 else []
    place += [" › ".join(part for part in citation.section if part != document.title)]
    where = " · ".join(filter(None, place))
    return (
        f'<details class="bron" id="{card_id}"><summary>{badge}<span class="kop">'
        f'<span class="titel">{escape(document.title)}</span>'
        f'<span class="gegevens">{_facts(document)}</span></span></summary>'
        f'<div class="inhoud">{_tagged("p", "plaats", where)}{_notice(document)}'
        f"<blockquote>{in_context(citation, page)}</blockquote>{_links(document)}"
        + (f'<a class="terug" href="#zin-{card_id}">Terug naar het antwoord</a>' if number else "")
        + "</div></details>"
    )


def in_context(citation: Citation, page: Page | None) -> str:
    """The quote in ``<mark>`` with the text around it, cut at word borders."""
    if page is None:
        return f"<mark>{escape(citation.quote)}</mark>"
    before, after = page.text[: citation.start], page.text[citation.end :]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return f"{escape(before.lstrip())}<mark>{escape(citation.quote)}</mark>{escape(after.rstrip())}"


def document_list(documents: Sequence[Document]) -> str:
    """All these documents, or that there are none."""
    if not documents:
        return (
            '<p class="aantal" role="status">0 bronnen</p><div class="melding"><h2>Geen bron gevonden</h2>'
            "<p>Probeer een ander woord of kies alle soorten.</p></div>"
        )
    count = "1 bron" if len(documents) == 1 else f"{len(documents)} bronnen"
    rows = "".join(
        f'<li><a href="{_document_address(one)}">{escape(one.title)}</a>'
        f'<span class="gegevens">{_facts(one)}</span>'
        f'<span class="labels">{"".join(_tagged("span", "label", name) for name in labels(one))}</span></li>'
        for one in documents
    )
    return f'<p class="aantal" role="status">{count}</p><ul class="lijst">{rows}</ul>'


def labels(document: Document) -> list[str]:
    """The municipalities and domains of a document, as people write them."""
    return [*document.municipalities, *(domain.capitalize() for domain in document.domains)]


def document_view(document: Document | None, pages: Sequence[Page], advice: Sequence[Recommendation]) -> str:
    """A document as it is stored: what is known about it, its recommendations and its text."""
    back = '<p><a href="bronnen">‹ Alle bronnen</a></p>'
    if document is None:
        return f'{back}<div class="melding"><h2>Deze bron is er niet (meer)</h2></div>'
    texts = "".join(_page(document, page, with_number=len(pages) > 1) for page in pages)
    recommended = "".join(_recommended(one, "") for one in advice)
    return (
        f'{back}<article class="document"><h1>{escape(document.title)}</h1>{_notice(document)}'
        f"{_original(document)}<dl>{_known(document)}</dl>"
        + (f"<h2>Aanbevelingen</h2><ul class=aanbevelingen>{recommended}</ul>" if recommended else "")
        + f"<h2>Tekst</h2>{texts}</article>"
    )


def _turn(turn: int, question: str, body: str) -> str:
    return (
        f'<article class="beurt" id="vraag-{turn}" tabindex="-1">'
        f'<h2 class="vraag"><span class="alleen-voorlezen">Uw vraag: </span>{escape(question)}</h2>'
        f'<div class="reactie">{body}</div></article>'
    )


def _card_id(turn: int, citation: Citation) -> str:
    return f"bron-{turn}-{citation.number}"


def _said(turn: int, document: Document, citations: list[Citation]) -> str:
    sentences = "".join(
        f"<li>{escape(one.quote)} "
        f'<a class="verwijzing" id="zin-{_card_id(turn, one)}" href="#{_card_id(turn, one)}" '
        f'aria-label="Bron {one.number}">[{one.number}]</a></li>'
        for one in citations
    )
    return f'<h3>{escape(document.title)} <span class="herkomst">{_origin(document)}</span></h3><ul>{sentences}</ul>'


def _ending(answer: Answer) -> str:
    nearest = "".join(
        f'<li><a href="{_document_address(one)}">{escape(one.title)}</a>'
        f'<span class="gegevens">{_facts(one)}</span>{_original(one)}</li>'
        for one in answer.nearest
    )
    nearby = f'<h4>Deze bronnen komen het dichtst in de buurt</h4><ul class="lijst">{nearest}</ul>'
    return (
        f'<div class="antwoord"><div class="melding {answer.status.value}"><h3>{_ENDINGS[answer.status]}</h3>'
        f"<p>{escape(answer.text)}</p></div>{nearby if nearest else ''}{_took(answer)}</div>"
    )


def _advice(turn: int, advice: Sequence[Advice], pages: Pages) -> str:
    if not advice:
        return ""
    items = []
    for number, one in enumerate(advice, start=1):
        also = ", ".join(
            f'<a href="{_document_address(other.document)}">{escape(other.document.title)}</a>'
            for other in one.also_advised_by
        )
        also = f'<p class="gegevens">Ook geadviseerd in {also}</p>' if also else ""
        card = source_card(f"advies-{turn}-{number}", one.citation, pages)
        items.append(_recommended(one.recommendation, card + also))
    return f'<h3 class="tussenkop">Aanbevelingen die hierbij passen</h3><ul class="aanbevelingen">{"".join(items)}</ul>'


def _recommended(recommendation: Recommendation, source: str) -> str:
    to = recommendation.addressed_to
    addressed = _tagged("p", "gericht-aan", f"Aan: {to}") if to else ""
    return f"<li><p>{escape(recommendation.text)}</p>{addressed}{source}</li>"


def _took(answer: Answer) -> str:
    return f'<p class="duur">Gezocht in {answer.took_ms / 1000:.2f} seconde</p>'.replace(".", ",")


def _origin(document: Document) -> str:
    return escape(f"{document.publisher or messages.UNKNOWN_PUBLISHER}, {dutch_date(document.date)}")


def _facts(document: Document) -> str:
    coverage = "samenvatting" if document.coverage == "samenvatting" else None
    return " · ".join([_origin(document), *(part for part in (document.kind, coverage) if part)])


def _notice(document: Document) -> str:
    if document.coverage != "samenvatting":
        return ""
    return _tagged("p", "let-op", f"{messages.SUMMARY_NOTICE[0].upper()}{messages.SUMMARY_NOTICE[1:]}.")


def _original(document: Document) -> str:
    if not re.match(r"https?://", document.url or "", re.IGNORECASE):
        return ""
    new_tab = '<span class="alleen-voorlezen"> (opent een nieuw tabblad)</span>'
    address = escape(document.url or "")
    return f'<a class="origineel" href="{address}" target="_blank" rel="noopener">Naar het origineel{new_tab}</a>'


def _links(document: Document) -> str:
    whole = f'<a href="{_document_address(document)}">Hele tekst in Gripwijzer</a>'
    return f'<p class="links">{_original(document)}{whole}</p>'


def _document_address(document: Document) -> str:
    return f"bronnen?document={url_quote(document.id, safe='')}"


def _known(document: Document) -> str:
    names = [themes()[slug].name if slug in themes() else slug for slug in document.themes]
    rows = {
        "Uitgever": document.publisher or messages.UNKNOWN_PUBLISHER,
        "Datum": dutch_date(document.date),
        "Soort": document.kind,
        "Vorm": document.form,
        "Gemeenten": ", ".join(document.municipalities),
        "Domeinen": ", ".join(document.domains),
        "Thema's": ", ".join(names),
        "Gelezen": document.scope,
        "Opmerking": document.note,
    }
    return "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows.items() if value)


def _page(document: Document, page: Page, *, with_number: bool) -> str:
    headings = {start: path[-1] for start, path in page.headings if path}
    shown = [_tagged("h3", "paginanummer", f"Pagina {page.number}")] if with_number else []
    for block in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", page.text, re.DOTALL):
        heading = headings.get(block.start())
        if heading is None or heading != block.group():
            shown.append(_tagged("p", "alinea", block.group()))
        elif heading != document.title:
            shown.append(_tagged("h3", "kopje", heading))
    return "".join(shown)


def _tagged(tag: str, css_class: str, text: str) -> str:
    return f'<{tag} class="{css_class}">{escape(text)}</{tag}>' if text else ""
