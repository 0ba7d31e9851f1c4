"""Broken files of an index are noticed, named, and built anew from the registry without reading the sources again."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import chromadb
import pytest

from corpus.errors import IndexDamaged
from corpus.settings import Settings
from corpus.soundness import is_damaged
from corpus.store import Store
from ingest.pipeline import ingest


def _junk(path: Path) -> None:
    """Every 50th byte another one."""
    data = bytearray(path.read_bytes())
    for at in range(0, len(data), 50):
        data[at] ^= 0xA5
    path.write_bytes(data)


def _junk_segments(folder: Path) -> None:
    for path in (folder / "tantivy").iterdir():
        if path.suffix in (".idx", ".term", ".store"):
            _junk(path)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 10])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "words gone": lambda folder: shutil.rmtree(folder / "tantivy"),
    "words cut": lambda folder: (folder / "tantivy" / "meta.json").write_text("{"),
    "words overwritten": _junk_segments,
    "vectors gone": lambda folder: shutil.rmtree(folder / "chroma"),
    "vectors cut": lambda folder: _cut(folder / "chroma" / "chroma.sqlite3"),
    "vectors overwritten": lambda folder: _junk(folder / "chroma" / "chroma.sqlite3"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose sources are gone."""
    base = tmp_path_factory.mktemp("heel")
    (base / "bronnen").mkdir()
    for part in range(4):
        lines = [f"Plaats {part}-{n} telde {n} aanvragen." for n in range(5)]
        (base / "bronnen" / f"plaats-{part}.md").write_text(" ".join(lines))
    assert ingest([base / "bronnen"], Settings(data_dir=base / "var")).count("added") == 4
    shutil.rmtree(base / "bronnen")
    return base / "var"


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_noticed_and_repaired(name: str, sound: Path, settings: Settings) -> None:
    shutil.copytree(sound, settings.data_dir)
    store = Store.open_existing(settings)
    before = [hit.passage.id for hit in store.search("aanvragen in plaats 3", 5)]
    assert store.problems() == []
    store.close()
    DAMAGE[name](settings.data_dir)

    store = Store.open_existing(settings)
    embedded: list[int] = []
    try:
        assert store.problems() != []
        store.repair(embedded.append)
        assert store.problems() == []
        assert [hit.passage.id for hit in store.search("aanvragen in plaats 3", 5)] == before
        assert bool(embedded) == name.startswith("vectors")  # sound vectors are kept
    finally:
        store.close()


def test_a_search_in_a_broken_index_says_what_to_do(sound: Path, settings: Settings) -> None:
    shutil.copytree(sound, settings.data_dir)
    _junk_segments(settings.data_dir)
    store = Store.open_existing(settings)
    with pytest.raises(IndexDamaged, match="verify --repair"):
        store.search("aanvragen", 5)
    store.close()


def test_a_broken_graph_of_neighbours_is_noticed(tmp_path: Path) -> None:
    """Chroma opens it without a word, and finds nonsense or crashes."""
    rng = random.Random(1)
    client = chromadb.PersistentClient(str(tmp_path))
    collection = client.create_collection("passages")
    vectors = [[rng.random() for _ in range(8)] for _ in range(2500)]  # from 1000 on the graph is written out
    collection.add(ids=[str(n) for n in range(len(vectors))], embeddings=vectors)  # type: ignore[arg-type]
    client.close()  # type: ignore[attr-defined]
    assert not is_damaged(tmp_path)
    for path in tmp_path.rglob("data_level0.bin"):
        _junk(path)
    assert is_damaged(tmp_path)
