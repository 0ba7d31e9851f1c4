"""A draft becomes a note: read from the store, in order, honest about what is gone, with questions to start from."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from notes import wording
from notes.characters import writable
from notes.draft import ChosenCell, ChosenQuote, ChosenScan, Draft, Place, ScanRow
from notes.html import note_html, style
from notes.make import LONGEST_QUOTE, make_note
from notes.note import Cell, Gone, Note, Quote
from notes.passage import paragraphs
from notes.questions import FEWEST, MOST, suggest
from notes.sections import in_order, sections
from notes.source import source_line, web_address
from notes.text import as_text

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def test_parts_stand_under_their_headings_in_order(note: Note) -> None:
    assert [one.heading for one in sections(note)] == [
        wording.FINDINGS,
        wording.ADVICE,
        wording.EXAMPLES,
        wording.ANSWERS,
        wording.COMPARISON,
        wording.SCAN,
    ]
    assert [one.number for one in note.quotes()] == [1, 2, 3, 4, 5]
    assert note.documents == 2
    assert note.generation > 0


def test_quotes_are_read_from_the_pages_and_not_from_who_asks(note: Note, note_store: Store) -> None:
    for quote in note.quotes():
        pages = note_store.registry.pages(quote.document.id, quote.document.version)
        assert any(quote.text in page.text for page in pages)
    advice = next(one for one in note.quotes() if one.label == "aanbeveling")
    assert advice.text == "Informeer de raad elk kwartaal over de wachttijd bij jeugdhulp."
    assert advice.section.endswith("Advies")
    assert advice.addressed_to == "college"


def test_what_is_gone_is_said_and_the_rest_stays(note: Note) -> None:
    (gone,) = note.gone()
    assert "verdwenen" in gone.why
    assert len(list(note.quotes())) == 5
    empty = next(one for one in note.items if isinstance(one, Cell) and not one.quotes)
    assert empty.column == "Koperveen"
    assert wording.NO_SOURCE in note_html(note)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"page": 9}, "bestaat niet"),
        ({"end": 10**9}, "bestaat niet"),
        ({"start": 5, "end": 5}, "bestaat niet"),
        ({"start": 9, "end": 5}, "bestaat niet"),
        ({"version": 10**9}, "staat niet meer"),
        ({"document_id": "weg"}, "staat niet meer"),
    ],
)
def test_a_place_that_is_not_there_is_refused_in_dutch(
    note_store: Store, place_of: Callable[[str, str], Place], change: dict[str, object], why: str
) -> None:
    place = replace(place_of("koperveen", "elf weken"), **change)  # type: ignore[arg-type]
    note = make_note(Draft("", items=(ChosenQuote("antwoord", place),)), note_store.registry, NOW)
    (gone,) = note.gone()
    assert why in gone.why


def test_a_quote_may_not_be_longer_than_anyone_quotes(settings: Settings, write: Callable[[str, str], Path]) -> None:
    ingest([write("lang.md", "# Lang\n\n" + "Een gewone zin over jeugdhulp in de gemeente. " * 120)], settings)
    store = Store.open_existing(settings)
    document = store.registry.document("lang")
    assert document is not None
    whole = Place("lang", document.version, 1, 0, LONGEST_QUOTE + 1)
    note = make_note(Draft("", items=(ChosenQuote("antwoord", whole),)), store.registry, NOW)
    store.close()
    assert [str(LONGEST_QUOTE) in gone.why for gone in note.gone()] == [True]


def test_an_older_version_still_opens_and_is_named_so(settings: Settings, write: Callable[[str, str], Path]) -> None:
    path = write("nota.md", "# Nota\n\nDe gemeente telde acht wijkteams.")
    ingest([path], settings)
    store = Store.open_existing(settings)
    first = store.registry.document("nota")
    assert first is not None
    text = store.registry.pages("nota")[0].text
    start = text.index("De gemeente")
    draft = Draft("", items=(ChosenQuote("bevinding", Place("nota", first.version, 1, start, len(text))),))

    def quote() -> Quote | Gone:
        item = make_note(draft, store.registry, NOW).items[0]
        assert isinstance(item, Quote | Gone)
        return item

    path.write_text("# Nota\n\nDe gemeente telde negen wijkteams.", "utf-8")
    ingest([path], settings)
    older = quote()
    assert isinstance(older, Quote)
    assert older.text == "De gemeente telde acht wijkteams."
    assert (older.is_current, older.is_retired) == (False, False)
    assert wording.OLDER in as_text(make_note(draft, store.registry, NOW))
    with store.writing():
        store.remove("nota")
    assert isinstance(quote(), Gone)
    store.close()


def test_sources_say_all_that_a_footnote_needs(note: Note) -> None:
    by_document = {one.document.id: one for one in note.quotes()}
    line = source_line(by_document["zilverdam"])
    for part in ("Het wijkteam van Zilverdam", "Gemeente Zilverdam", "5 maart 2021", "praktijkvoorbeeld"):
        assert part in line
    assert web_address(by_document["zilverdam"]) == "https://example.org/zilverdam?a=1&b=2"
    assert web_address(by_document["koperveen"]) is None
    assert wording.SUMMARY in as_text(note)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://", 'https://a.nl/"onclick=x', "file:///etc/passwd", "https://a .nl", ""]
)
def test_only_plain_web_addresses_become_links(note: Note, url: str) -> None:
    quote = next(note.quotes())
    assert web_address(replace(quote, document=replace(quote.document, url=url))) is None


def test_a_passage_keeps_the_quote_and_the_paragraphs_around_it(note: Note) -> None:
    for quote in note.quotes():
        pieces = [piece for paragraph in paragraphs(quote) for piece in paragraph]
        assert "".join(piece.text for piece in pieces if piece.is_quoted) == quote.text
        assert quote.document.title not in [piece.text.strip() for piece in pieces]


def test_answers_to_one_question_stand_together() -> None:
    def answer(question: str) -> ChosenQuote:
        return ChosenQuote("antwoord", Place("d", 1, 1, 0, 1), question)

    items = (answer("b"), answer("a"), ChosenCell("r", "k"), answer("b"))
    assert in_order(items) == [0, 3, 1, 2]


def test_questions_fit_what_was_chosen(note: Note, note_store: Store) -> None:
    asked = suggest(note)
    assert FEWEST <= len(asked) <= MOST
    assert asked[-1] == wording.ASK_AGREE
    assert suggest(make_note(Draft("leeg"), note_store.registry, NOW)) == []
    only_scan = Draft("", items=(ChosenScan("Scan", "vandaag", (ScanRow("Toegang", "1 van 4"),)),))
    assert suggest(make_note(only_scan, note_store.registry, NOW)) == [
        wording.ASK_SCAN,
        wording.ASK_NOTICE,
        wording.ASK_AGREE,
    ]


def test_nothing_given_becomes_markup(note: Note) -> None:
    hostile = "<script>alert(1)</script>\"' onload=x"
    quote = next(note.quotes())
    told = replace(
        note,
        title=hostile,
        purpose=hostile,
        questions=(hostile,),
        items=(
            replace(quote, text=hostile, remark=hostile, document=Document("d", hostile, hostile, url=hostile)),
            Gone("antwoord", hostile, hostile, hostile),
            Cell(hostile, hostile, (), hostile),
            ChosenScan(hostile, hostile, (ScanRow(hostile, hostile, hostile),), hostile),
        ),
    )
    shown = note_html(told)
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27; onload=x" in shown


@given(st.text())
def test_every_text_becomes_one_that_a_file_can_hold(text: str) -> None:
    written = writable(text)
    assert writable(written) == written
    assert [c for c in written if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_direction_that_is_set_is_ended() -> None:
    assert writable("a\u202eb") == "a\u202eb\u202c"
    assert writable("a\u202eb\u202c") == "a\u202eb\u202c"
    assert writable("\u2067x") == "\u2067x\u2069"
    assert writable("a\x00b\ufffe") == "a\ufffdb\ufffd"


def test_the_colours_are_those_of_the_pages() -> None:
    palette = (ROOT / "ui" / "assets" / "palette.css").read_text("utf-8").lower()
    from_pages = style("paper") + (ROOT / "notes" / "docx_styles.xml").read_text("utf-8")
    used = {c.lower() for c in re.findall(r"#([0-9a-f]{6})\b", style("paper"))}
    used |= {c.lower() for c in re.findall(r'(?:w:color|w:fill|w:val)="([0-9A-F]{6})"', from_pages)} - {"ffffff"}
    assert [colour for colour in used if f"#{colour}" not in palette] == []
