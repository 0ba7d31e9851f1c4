"""One document in the pages: its version, what is known about it and who says so, and correcting that."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import StoreBusy
from corpus.model import Document, Layers, Page
from corpus.settings import Settings
from corpus.statement import STATEMENT_KINDS, Statement
from corpus.store import Store
from ingest.pipeline import ingest
from ui.corrections import Correction, changes, keep, take_back, texts_of
from ui.documents import document_list, document_view
from ui.opened import Opened, Place, open_place

HOSTILE = '<script>alert(1)</script> **vet** {{value}} "aanhaling"'
LITERAL = "&lt;script&gt;alert(1)&lt;/script&gt; **vet** &#123;&#123;value}} &quot;aanhaling&quot;"
HERE = Place("d")


def _document(**fields: object) -> Document:
    return Document(**({"id": "d", "title": "Titel", "publisher": "VNG", "date": "2021-03"} | fields))  # type: ignore[arg-type]


def _opened(document: Document, *pages: Page, **around: object) -> Opened:
    return Opened(document, list(pages), document, **around)  # type: ignore[arg-type]


@pytest.fixture
def store(settings: Settings, write: Callable[[str, str], Path]) -> Iterator[Store]:
    """A store with one document that was read twice: its second text is the current one."""
    note = write(
        "nota.md", "# Nota grip\n\nHet team kost 100.000 euro per jaar. De raad krijgt elk kwartaal bericht.\n"
    )
    ingest([note], settings)
    note.write_text("# Nota grip\n\nHet team kost 200.000 euro per jaar. De raad krijgt elke maand bericht.\n", "utf-8")
    ingest([note], settings)
    store = Store.open_existing(settings)
    yield store
    store.close()


def test_headings_and_paragraphs_are_shown_and_the_title_once() -> None:
    text = "Titel\n\nEerste alinea.\n\nKopje\n\nTweede alinea."
    page = Page(1, text, ((0, ("Titel",)), (text.index("Kopje"), ("Titel", "Kopje"))))
    shown = document_view(_opened(_document(), page), HERE)
    assert '<h3 class="kopje">Kopje</h3><p class="alinea">Tweede alinea.</p>' in shown
    assert shown.count("Titel") == 1


def test_pages_are_named_with_their_printed_number() -> None:
    shown = document_view(_opened(_document(), Page(6, "Zes."), Page(7, "Zeven.", label="5")), HERE)
    assert ">Pagina 6<" in shown
    assert ">Pagina 7 (gedrukt nummer 5)<" in shown


def test_the_quote_is_marked_on_its_own_page_only() -> None:
    text = "Een alinea.\n\nDe zin zelf. En meer."
    start = text.index("De zin")
    opened = _opened(_document(), Page(1, text), Page(2, text))
    shown = document_view(opened, Place("d", 1, 2, (start, start + len("De zin zelf."))))
    assert shown.count("<mark>") == 1
    assert shown.endswith('<p class="alinea"><mark>De zin zelf.</mark> En meer.</p></article>')
    across = document_view(opened, Place("d", 1, 1, (4, start + 2)))
    assert re.findall("<mark>(.*?)</mark>", across) == ["alinea.", "De"]


@pytest.mark.parametrize("query", [{}, {"van": "x"}, {"van": "-1", "tot": "9" * 40}, {"pagina": "²"}])
def test_an_address_that_makes_no_sense_marks_nothing(query: dict[str, str]) -> None:
    place = Place.of({"document": "d", "pagina": "1"} | query)
    assert "<mark>" not in document_view(_opened(_document(), Page(1, "Een zin.")), place)


def test_nothing_of_a_source_or_a_correction_becomes_markup() -> None:
    document = _document(title=HOSTILE, publisher=HOSTILE, note=HOSTILE, municipalities=(HOSTILE,))
    said = [
        Statement("r", "d", "p", 1, 0, 1, HOSTILE, HOSTILE, kind=kind, municipalities=(HOSTILE,))
        for kind in STATEMENT_KINDS
    ]
    layers = Layers(edited={"title": HOSTILE, "url": HOSTILE}, proposed={"title": HOSTILE})
    opened = _opened(document, Page(1, HOSTILE, label=HOSTILE), statements=said, layers=layers, files=[HOSTILE])
    typed = Correction({"date": HOSTILE}, {"date": HOSTILE}, HOSTILE)
    for shown in (document_list([document]), document_view(opened, HERE, typed)):
        assert LITERAL in shown
        assert "<script" not in shown
        assert "{{" not in shown


def test_every_field_says_where_it_comes_from() -> None:
    layers = Layers({"date": "2021"}, {"publisher": "VNG"}, {"kind": "nieuws"}, {"date": "2021-03"})
    shown = document_view(_opened(_document(kind="nieuws"), layers=layers), HERE)
    origins = dict(re.findall(r'<dt>(.*?)</dt><dd>.*? <span class="uit">(.*?)</span>', shown))
    assert origins == {
        "Uitgever": "staat zo in het document",
        "Datum": "door een mens verbeterd",
        "Soort": "staat in een gegevensbestand bij het document",
    }


def test_what_a_document_says_is_folded_by_kind_with_a_way_to_its_place() -> None:
    text = "De commissie adviseert om te kiezen. Zij ziet dat het lastig is."
    said = [
        Statement("a", "d", "p", 1, 0, 36, text[:36], "gemeenten", ("visie-prioritering",), said_by="commissie"),
        Statement("b", "d", "p", 1, 37, 64, text[37:], kind="bevinding", municipalities=("Emmen",), said_by="persoon"),
    ]
    shown = document_view(_opened(_document(), Page(1, text), statements=said), HERE)
    assert re.findall("<summary>(.*?)</summary>", shown) == ["1 aanbeveling", "1 bevinding"]
    assert "Aan: gemeenten · Volgens de commissie · Visie en prioritering" in shown
    assert "Volgens een persoon of partij, als eigen mening · Emmen" in shown
    assert "document=d&amp;versie=0&amp;pagina=1&amp;van=37&amp;tot=64" in shown
    assert shown.count("Zet in notitie") == 2
    assert "Wat deze bron zegt" not in document_view(_opened(_document(), Page(1, text)), HERE)


def test_files_are_named_without_their_folders() -> None:
    shown = document_view(_opened(_document(), files=["/data/in/a.pdf", "/data/kopie.pdf"]), HERE)
    assert '<span title="/data/in/a.pdf">a.pdf</span>' in shown
    assert "Staat in 2 bestanden" in shown


def test_a_form_is_there_only_where_correcting_is_allowed_and_has_a_label_for_every_field() -> None:
    opened = _opened(_document(), layers=Layers(proposed={"date": "2020"}, edited={"date": "2021-03"}))
    assert "<form" not in document_view(opened, HERE)
    form = document_view(opened, HERE, Correction())
    fields = set(re.findall(r'<(?:input|select) id="(.*?)"', form))
    assert fields == set(re.findall(r'<label for="(.*?)"', form)) != set()
    assert 'name="herstel" value="date"' in form
    assert form.count('name="herstel"') == 1
    assert "Was: 2020" in form
    old = replace(opened, current=replace(opened.document, version=9))
    assert "<form" not in document_view(old, HERE, Correction())


def test_only_what_was_filled_in_otherwise_is_a_correction() -> None:
    document = _document(domains=("jeugd", "wmo"), municipalities=("Nuenen, Gerwen en Nederwetten", "Veendam"))
    as_it_was = texts_of(document)
    assert changes(document, as_it_was | {"domains": "wmo; jeugd", "title": "Titel "}) == ({}, {})
    values, errors = changes(
        document, as_it_was | {"date": "2020", "publisher": "", "municipalities": "Pekela; veendam"}
    )
    assert values == {"date": "2020", "publisher": None, "municipalities": ("Pekela", "Veendam")}
    assert errors == {}


def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost() -> None:
    document = _document()
    texts = texts_of(document) | {"date": "vorig jaar", "url": "geen adres", "publisher": "Rekenkamer"}
    _values, errors = changes(document, texts)
    assert set(errors) == {"date", "url"}
    form = document_view(_opened(document), HERE, Correction(texts, errors, "Nog niet bewaard."))
    for name in ("date", "url"):
        field = re.search(rf'<span id="veld-{name}-uitleg">(.*?)<input id="veld-{name}"(.*?)>', form)
        assert field is not None
        assert "geen" in field[1]
        assert 'aria-invalid="true"' in field[2]
    assert form.count('aria-invalid="true"') == 2
    assert 'value="Rekenkamer"' in form


def test_a_correction_is_kept_shown_and_taken_back(store: Store, settings: Settings) -> None:
    before = open_place(store.registry, Place("nota"))
    assert before is not None
    texts = texts_of(before.document) | {"title": "Nota over geld", "date": "2021-03"}
    assert "Bewaard" in keep(settings, store.registry, "nota", texts).message
    after = open_place(store.registry, Place("nota"))
    assert after is not None
    assert (after.document.title, after.document.date) == ("Nota over geld", "2021-03")
    assert after.layers.edited == {"title": "Nota over geld", "date": "2021-03"}
    assert "teruggenomen" in take_back(settings, "nota", "date").message
    assert store.registry.edits("nota") == {"title": "Nota over geld"}
    again = texts_of(after.document) | {"date": ""}
    assert "niets veranderd" in keep(settings, store.registry, "nota", again).message
    assert take_back(settings, "nota", "onzin") == keep(settings, store.registry, "weg", again) == Correction()


def test_while_another_process_writes_what_was_typed_stays_in_the_form(store: Store, settings: Settings) -> None:
    document = store.registry.document("nota")
    assert document is not None
    texts = texts_of(document) | {"publisher": "Rekenkamer"}
    with store.writing():
        correction = keep(settings, store.registry, "nota", texts)
    assert correction.message == str(StoreBusy())
    assert correction.texts["publisher"] == "Rekenkamer"
    assert store.registry.edits("nota") == {}


def test_an_older_version_opens_with_its_own_text_and_says_so(store: Store) -> None:
    current = open_place(store.registry, Place("nota"))
    assert current is not None
    (older,) = current.earlier
    shown_current = document_view(current, HERE, Correction())
    assert f'href="bronnen?document=nota&amp;versie={older.version}"' in shown_current
    opened = open_place(store.registry, Place("nota", older.version))
    assert opened is not None
    shown = document_view(opened, HERE, Correction())
    assert "Dit is een oudere versie van ‘Nota grip’" in shown
    assert 'href="bronnen?document=nota">Naar de huidige versie' in shown
    assert "100.000 euro" in shown
    assert "200.000 euro" not in shown
    assert "<form" not in shown
    assert open_place(store.registry, Place("nota", 999)) is None
    assert open_place(store.registry, Place("weg")) is None
