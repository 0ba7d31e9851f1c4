from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import IndexMismatch, IndexMissing, StoreBusy
from corpus.model import Filters
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest

Write = Callable[[str, str], Path]
NOTE = "---\ntitel: {title}\nsoort: nieuws\ndatum: '{date}'\n---\n\n{text}\n"


def test_the_best_passage_comes_first(shipped_store: Store) -> None:
    hits = shipped_store.search("poh jeugd besparing", 5)
    assert len(hits) == 5
    assert any("poh" in hit.document.id for hit in hits[:2])
    assert hits == sorted(hits, key=lambda hit: -hit.score)
    assert all(0 <= hit.score <= 1 for hit in hits)


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (Filters(kinds=("praktijkvoorbeeld",)), lambda d: d.kind == "praktijkvoorbeeld"),
        (Filters(municipalities=("Twenterand",)), lambda d: "Twenterand" in d.municipalities),
        (Filters(domains=("wmo",)), lambda d: "wmo" in d.domains),
        (Filters(themes=("budgetplafond",)), lambda d: "budgetplafond" in d.themes),
        (Filters(from_year=2024), lambda d: d.year and d.year >= 2024),
        (Filters(from_year=2019, to_year=2019), lambda d: d.year == 2019),
        (
            Filters(kinds=("nieuws",), domains=("wmo",), to_year=2020),
            lambda d: d.kind == "nieuws" and d.year and d.year <= 2020,
        ),
    ],
)
def test_filters_limit_both_legs_before_ranking(
    shipped_store: Store, filters: Filters, fits: Callable[[object], bool]
) -> None:
    expected = sum(bool(fits(document)) for document in shipped_store.registry.documents())
    hits = shipped_store.search("jeugdhulp toegang kosten", 50, filters)
    assert hits and all(fits(hit.document) for hit in hits)
    # Limited before ranking: what fits is found even where it would never reach the top unfiltered.
    assert len({hit.document.id for hit in hits}) >= min(expected, 5)


def test_a_filter_that_nothing_meets_finds_nothing(shipped_store: Store) -> None:
    assert shipped_store.search("jeugdhulp", 5, Filters(municipalities=("Atlantis",))) == []


def test_only_passages_with_advice_when_asked(shipped_store: Store) -> None:
    hits = shipped_store.search("begroting", 20, Filters(with_statement="aanbeveling"))
    ids = [hit.passage.id for hit in hits]
    assert {found.passage_id for found in shipped_store.statements_in(ids, "aanbeveling")} == set(ids)


def test_a_missing_index_is_a_clear_error(settings: Settings) -> None:
    with pytest.raises(IndexMissing, match="gripwijzer ingest"):
        Store.open_existing(settings)


def test_another_model_never_mixes_in(write: Write, settings: Settings) -> None:
    ingest([write("a.md", "Wachttijden lopen op in de jeugdhulp.")], settings)
    other = settings.model_copy(update={"data_dir": settings.data_dir})
    store = Store.open_existing(other)
    store._indexes()
    meanings = store._vectors
    assert meanings is not None
    meanings._embeddings.name = "ander-model"
    try:
        with pytest.raises(IndexMismatch, match="verify --repair"):
            meanings._open("passages")
    finally:
        meanings._embeddings.name = settings.embedding_model
        store.close()


def test_one_writer_at_a_time(write: Write, settings: Settings) -> None:
    store = Store(settings)
    with store.writing(), pytest.raises(StoreBusy):
        ingest([write("a.md", "Tekst over de toegang tot jeugdhulp.")], settings)
    store.close()


def test_a_reader_sees_what_another_process_made_live(write: Write, settings: Settings) -> None:
    ingest(
        [write("a.md", NOTE.format(title="A", date="2020", text="De wachttijd voor jeugdhulp liep op."))],
        settings,
    )
    reader = Store.open_existing(settings)
    assert [hit.document.title for hit in reader.search("wachttijd", 5)] == ["A"]
    ingest(
        [write("b.md", NOTE.format(title="B", date="2021", text="De wachttijd voor jeugdhulp daalde."))],
        settings,
    )
    assert {hit.document.title for hit in reader.search("wachttijd", 5)} == {"A", "B"}
    assert [hit.document.title for hit in reader.search("wachttijd", 5, Filters(from_year=2021))] == ["B"]
    reader.close()


def test_broken_indexes_are_seen_and_built_anew_from_the_registry(write: Write, settings: Settings) -> None:
    path = write("a.md", NOTE.format(title="A", date="2020", text="De wachttijd voor jeugdhulp liep op in 2020."))
    ingest([path], settings)
    path.unlink()
    store = Store.open_existing(settings)
    before = [(hit.passage, round(hit.score, 4)) for hit in store.search("wachttijd", 5)]
    assert store.problems() == []
    store.close()
    for file in (settings.data_dir / "tantivy").iterdir():
        file.unlink()
    store = Store.open_existing(settings)
    assert store.problems() == ["1 passages ontbreken in de woordenindex (Tantivy)"]
    store.repair()
    assert store.problems() == []
    assert [(hit.passage, round(hit.score, 4)) for hit in store.search("wachttijd", 5)] == before
    store.close()
