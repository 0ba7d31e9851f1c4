"""A small index with documents of several pages, and a draft that takes something of all of it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from notes.draft import ChosenCell, ChosenQuote, ChosenScan, Draft, Label, Place, ScanRow
from notes.make import make_note
from notes.note import Note

PlaceOf = Callable[[str, str], Place]
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

TEAM = """---
id: zilverdam
titel: Het wijkteam van Zilverdam
uitgever: Gemeente Zilverdam
datum: 2021-03-05
soort: praktijkvoorbeeld
url: https://example.org/zilverdam?a=1&b=2
---

# Het wijkteam van Zilverdam

Het wijkteam van Zilverdam kost 300.000 euro per jaar. De wachttijd daalde van elf naar vier weken.

## Advies

Aanbeveling (aan college): Informeer de raad elk kwartaal over de wachttijd bij jeugdhulp.
"""
SUMMARY = """---
id: koperveen
titel: Wachten in Koperveen
uitgever: Rekenkamer Koperveen
datum: 2019
soort: onderzoek
weergave: samenvatting
---

In Koperveen wachten gezinnen gemiddeld elf weken op jeugdhulp.
"""


@pytest.fixture(scope="session")
def note_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index of two documents that may be written to."""
    folder = tmp_path_factory.mktemp("notities")
    for name, text in (("zilverdam.md", TEAM), ("koperveen.md", SUMMARY)):
        (folder / name).write_text(text, "utf-8")
    settings = Settings(data_dir=folder / "var")
    assert ingest([folder / "zilverdam.md", folder / "koperveen.md"], settings).count("added") == 2
    return settings


@pytest.fixture(scope="session")
def note_store(note_settings: Settings) -> Iterator[Store]:
    store = Store.open_existing(note_settings)
    yield store
    store.close()


COST = "Het wijkteam van Zilverdam kost 300.000 euro per jaar."
FELL = "De wachttijd daalde van elf naar vier weken."
ADVISED = "Informeer de raad elk kwartaal over de wachttijd bij jeugdhulp."
WAIT = "In Koperveen wachten gezinnen gemiddeld elf weken op jeugdhulp."
QUESTION = "Hoe lang wachten gezinnen op jeugdhulp?"


@pytest.fixture(scope="session")
def place_of(note_store: Store) -> PlaceOf:
    """Where words stand in the live version of a document."""

    def find(document_id: str, words: str) -> Place:
        document = note_store.registry.document(document_id)
        assert document is not None
        page = next(one for one in note_store.registry.pages(document_id) if words in one.text)
        start = page.text.index(words)
        return Place(document_id, document.version, page.number, start, start + len(words))

    return find


@pytest.fixture(scope="session")
def draft(place_of: PlaceOf) -> Draft:
    """One item of every kind, not in the order of the note."""

    def quote(label: Label, document_id: str, words: str, question: str = "", remark: str = "") -> ChosenQuote:
        return ChosenQuote(label, place_of(document_id, words), question, remark)

    return Draft(
        "Wachten op jeugdhulp",
        "Kiezen wat wij doen aan de wachttijd.",
        "Raadsavond, 12 januari 2027",
        "De raadscommissie",
        ("Herkennen wij dit?", "Wat spreken wij af?"),
        (
            quote("antwoord", "koperveen", WAIT, QUESTION),
            quote("aanbeveling", "zilverdam", ADVISED, remark="Doen wij dit al?\nVraag het na."),
            ChosenScan("Scan van het college", "3 maart 2026", (ScanRow("Toegang", "2 van 4", "Twee meningen"),)),
            quote("bevinding", "koperveen", WAIT),
            quote("praktijkvoorbeeld", "zilverdam", COST),
            ChosenCell("Toegang", "Zilverdam", (quote("bevinding", "zilverdam", FELL),)),
            ChosenCell("Begroting", "Koperveen"),
            ChosenQuote("bevinding", Place("verdwenen", 1, 1, 0, 5)),
        ),
    )


@pytest.fixture(scope="session")
def note(draft: Draft, note_store: Store) -> Note:
    return make_note(draft, note_store.registry, NOW)
