"""Source cards: the quote in its context, and nothing of a source or a user that becomes markup."""

import pytest

from assistant import messages
from assistant.answer import Advice, Answer, Citation, Status
from corpus.model import Document, Page, Recommendation
from ui import cards, documents
from ui.markup import dutch_date

HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) **vet** {{value}} "aanhaling"'
LITERAL = (
    "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) **vet** &#123;&#123;value}} &quot;aanhaling&quot;"
)


def _document(**fields: object) -> Document:
    return Document(**({"id": "d", "title": "Titel", "publisher": "VNG", "date": "2021-03"} | fields))  # type: ignore[arg-type]


def _citation(document: Document, text: str, quote: str, page: int = 1) -> Citation:
    start = text.index(quote)
    return Citation(1, document, ("Titel", "Toegang"), page, quote, start, start + len(quote))


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2021", "2021"), ("2021-03", "maart 2021"), ("2021-03-05", "5 maart 2021"), (None, messages.UNDATED)],
)
def test_dates_are_written_in_dutch(date: str | None, shown: str) -> None:
    assert dutch_date(date) == shown


def test_context_is_cut_at_word_borders() -> None:
    text = "voor " * 100 + "De zin zelf." + " achteraf" * 100
    context = cards.in_context(_citation(_document(), text, "De zin zelf."), Page(1, text))
    before, _, rest = context.partition("<mark>De zin zelf.</mark>")
    assert set(before.split()) == {"…", "voor"}
    assert set(rest.split()) == {"achteraf", "…"}
    assert len(before) <= cards.CONTEXT + 2


def test_nothing_of_a_source_or_a_user_becomes_markup() -> None:
    document = _document(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", note=HOSTILE)
    page = Page(1, HOSTILE)
    citation = _citation(document, HOSTILE, HOSTILE)
    recommendation = Recommendation("r", "d", "p", 1, 0, len(HOSTILE), HOSTILE, HOSTILE)
    advice = Advice(recommendation, 1.0, citation, (citation,))
    answer = Answer(HOSTILE, Status.ANSWERED, HOSTILE, (citation,), (advice,))
    ended = Answer(HOSTILE, Status.NO_EVIDENCE, HOSTILE, nearest=(document,))
    for shown in (
        cards.exchange(1, HOSTILE, answer, lambda _id: [page]),
        cards.exchange(1, HOSTILE, ended, lambda _id: [page]),
        documents.document_list([document]),
        documents.document_view(document, [page], [recommendation]),
    ):
        assert LITERAL in shown
        assert "<script" not in shown
        assert "{{" not in shown
        assert 'href="javascript' not in shown


def test_a_summary_says_so_and_links_to_the_original() -> None:
    document = _document(coverage="samenvatting", url="https://example.org/a?b=1&c=2")
    card = cards.source_card("bron-1-1", _citation(document, "Een zin.", "Een zin."), lambda _id: [], 1)
    assert messages.SUMMARY_NOTICE[1:] in card
    assert 'href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener"' in card
    assert "samenvatting" not in cards.source_card(
        "bron-1-1", _citation(_document(), "Een zin.", "Een zin."), lambda _id: [], 1
    )


def test_the_page_is_named_only_when_there_are_more() -> None:
    pages = [Page(1, "Vooraf."), Page(2, "Een zin.")]
    citation = _citation(_document(), "Een zin.", "Een zin.", page=2)
    assert "Pagina 2 · Toegang" in cards.source_card("b", citation, lambda _id: pages)
    assert "Pagina" not in cards.source_card("b", citation, lambda _id: pages[1:])


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ANSWERED])
def test_every_ending_has_its_own_look(status: Status) -> None:
    shown = cards.exchange(1, "vraag", Answer("vraag", status, "De uitleg."), lambda _id: [])
    assert f'class="melding {status.value}"' in shown
    assert "De uitleg." in shown


def test_a_document_shows_headings_paragraphs_and_its_absence() -> None:
    text = "Titel\n\nEerste alinea.\n\nKopje\n\nTweede alinea."
    page = Page(1, text, ((0, ("Titel",)), (text.index("Kopje"), ("Titel", "Kopje"))))
    shown = documents.document_view(_document(), [page], [])
    assert '<h3 class="kopje">Kopje</h3><p class="alinea">Tweede alinea.</p>' in shown
    assert shown.count("Titel") == 1
    assert "niet (meer)" in documents.document_view(None, [], [])
