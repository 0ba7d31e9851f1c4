"""Source cards: the quote in its context, and nothing of a source or a user that becomes markup."""

from dataclasses import replace

import pytest

from assistant import messages
from assistant.answer import Advice, Answer, Citation, Disagreement, Status
from assistant.dates import dutch_date
from corpus.model import Document, Page
from corpus.statement import Statement
from ui import cards
from ui.dutch import counted, duration, dutch_moment

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


def test_moments_durations_and_counts_are_written_in_dutch() -> None:
    assert dutch_moment("2021-03-05 11:03:00").startswith("5 maart 2021, ")
    assert dutch_moment("2021-03-05 11:03:00") == dutch_moment("2021-03-05T13:03:00+02:00")
    assert (duration(3_249), duration(59_940), duration(725_400)) == ("3,2 s", "59,9 s", "12 min 5 s")
    assert (counted(1, "bron", "bronnen"), counted(1234, "bron", "bronnen")) == ("1 bron", "1.234 bronnen")


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
    recommendation = Statement("r", "d", "p", 1, 0, len(HOSTILE), HOSTILE, HOSTILE)
    advice = Advice(recommendation, 1.0, citation, (citation,))
    answer = Answer(HOSTILE, Status.ANSWERED, HOSTILE, (citation,), (advice,))
    ended = Answer(HOSTILE, Status.NO_EVIDENCE, HOSTILE, nearest=(document,))
    for shown in (
        cards.exchange(1, HOSTILE, answer, lambda _id, _version: [page]),
        cards.exchange(1, HOSTILE, ended, lambda _id, _version: [page]),
    ):
        assert LITERAL in shown
        assert "<script" not in shown
        assert "{{" not in shown
        assert 'href="javascript' not in shown


def test_a_summary_says_so_and_links_to_the_original() -> None:
    document = _document(coverage="samenvatting", url="https://example.org/a?b=1&c=2")
    card = cards.source_card("bron-1-1", _citation(document, "Een zin.", "Een zin."), lambda _id, _version: [], 1)
    assert messages.SUMMARY_NOTICE[1:] in card
    assert 'href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener"' in card
    assert "samenvatting" not in cards.source_card(
        "bron-1-1", _citation(_document(), "Een zin.", "Een zin."), lambda _id, _version: [], 1
    )


def test_the_page_is_named_only_when_there_are_more() -> None:
    pages = [Page(1, "Vooraf."), Page(2, "Een zin.")]
    citation = _citation(_document(), "Een zin.", "Een zin.", page=2)
    assert "Pagina 2 · Toegang" in cards.source_card("b", citation, lambda _id, _version: pages)
    printed = replace(citation, page_label="iv")
    assert "Pagina 2 (gedrukt nummer iv) · Toegang" in cards.source_card("b", printed, lambda _id, _version: pages)
    assert "Pagina" not in cards.source_card("b", citation, lambda _id, _version: pages[1:])


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ANSWERED])
def test_every_ending_has_its_own_look(status: Status) -> None:
    shown = cards.exchange(1, "vraag", Answer("vraag", status, "De uitleg."), lambda _id, _version: [])
    assert f'class="melding {status.value}"' in shown
    assert "De uitleg." in shown


def test_a_card_opens_the_version_that_was_quoted_at_the_quote() -> None:
    document = _document(version=7)
    asked: list[tuple[str, int]] = []

    def pages(document_id: str, version: int) -> list[Page]:
        asked.append((document_id, version))
        return [Page(1, "Vooraf. Een zin.")]

    card = cards.source_card("b", _citation(document, "Vooraf. Een zin.", "Een zin."), pages)
    assert 'href="bronnen?document=d&amp;versie=7&amp;pagina=1&amp;van=8&amp;tot=16"' in card
    assert asked == [("d", 7)]


def test_what_stands_around_a_quote_is_shown() -> None:
    text = "De raad koos:\n\n- 4 miljoen erbij.\n\nLater meer <b>geld</b>."
    document, other = _document(), _document(id="e", title="Ander")
    first = replace(_citation(document, text, "4 miljoen erbij."), lead_in="De raad koos:", marks=((17, 26),))
    second = replace(_citation(other, text, "Later meer <b>geld</b>."), number=2)
    more = replace(_citation(document, text, "Later meer <b>geld</b>."), number=3)
    answer = Answer(
        "vraag",
        Status.ANSWERED,
        "",
        (first, second),
        notices=("Bronnen verschillen <x> [1] en [2], niet [9].",),
        more=(more,),
        disagreements=(Disagreement((1, 2), "figure"),),
    )
    shown = cards.exchange(3, "vraag", answer, lambda _id, _version: [Page(1, text)])
    assert '<span class="aanloop">De raad koos:</span><b class="cijfer">4 miljoen</b> erbij.' in shown
    assert '<mark><b class="cijfer">4 miljoen</b> erbij.</mark>' in shown
    assert (
        'verschillen &lt;x&gt; <a href="#zin-bron-3-1">[1]</a> en <a href="#zin-bron-3-2">[2]</a>, niet [9].' in shown
    )
    assert 'Anders in <a href="#zin-bron-3-2">[2]</a>' in shown and 'Anders in <a href="#zin-bron-3-1">[1]</a>' in shown
    assert shown.count('<details class="verder">') == 1
    further = shown.partition("Meer uit deze bron</summary><ul><li>")[2].partition("</ul>")[0]
    assert further.startswith("Later meer &lt;b&gt;geld&lt;/b&gt;.") and further.count('class="in-notitie"') == 1
