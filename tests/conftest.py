"""Shared by all tests: real stores over the shipped corpus and the seed texts, built once per run."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock

from assistant.pipeline import Assistant
from corpus.model import Content, Document, Page, Passage
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.statement import Statement
from corpus.store import Store
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "corpus" / "sources"
SHARED = ROOT.parent / "shared"

hypothesis.settings.register_profile("gripwijzer", deadline=None)  # how long an example takes is up to the machine
hypothesis.settings.load_profile("gripwijzer")

PutLive = Callable[[Registry, Document, Sequence[Mapping[str, Any]]], None]
"""Puts a document with the fields of its statements in a registry."""


def missing(what: str) -> None:
    """Skip, or fail where the environment says that nothing may be missing."""
    if os.environ.get("GRIPWIJZER_TESTS_COMPLETE"):
        pytest.fail(f"{what} is missing, and GRIPWIJZER_TESTS_COMPLETE is set")
    pytest.skip(f"{what} is not here")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Development material that lies beside the project where it is developed, and not in a clone."""
    if not SHARED.is_dir():
        missing("the folder with development material")
    return SHARED


def built_once(factory: pytest.TempPathFactory, name: str, sources: Path, documents: int) -> Settings:
    """Settings of an index over a folder of sources: one for all processes that share the work of a run."""
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    settings = Settings(data_dir=run / name)
    with FileLock(run / f"{name}.lock"):
        if not settings.data_dir.is_dir():
            report = ingest([sources], settings)
            assert report.count("added") == len(report.documents) == documents
    return settings


@pytest.fixture(scope="session")
def shipped_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index that holds the shipped corpus."""
    return built_once(tmp_path_factory, "shipped", SHIPPED, 185)


@pytest.fixture(scope="session")
def shipped_store(shipped_settings: Settings) -> Iterator[Store]:
    """The store over the shipped corpus; for reading only."""
    store = Store.open_existing(shipped_settings)
    yield store
    store.close()


@pytest.fixture(scope="session")
def assistant(shipped_store: Store, shipped_settings: Settings) -> Assistant:
    """An assistant over the shipped corpus."""
    return Assistant(shipped_store, shipped_settings)


@pytest.fixture(scope="session")
def seeds_settings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index that holds the five seed texts."""
    return built_once(tmp_path_factory, "seeds", shared / "seeds", 5)


@pytest.fixture(scope="session")
def seeds_assistant(seeds_settings: Settings) -> Iterator[Assistant]:
    """An assistant over the five seed texts."""
    store = Store.open_existing(seeds_settings)
    yield Assistant(store, seeds_settings)
    store.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty data directory."""
    return Settings(data_dir=tmp_path / "var")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a small source file into a folder of this test."""

    def write_source(name: str, text: str) -> Path:
        path = tmp_path / "bronnen" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write_source


@pytest.fixture(scope="session")
def put_live() -> PutLive:
    """Put a document in a registry as it would be after it was read: its page consists of its statements."""

    def put(registry: Registry, document: Document, statements: Sequence[Mapping[str, Any]]) -> None:
        texts = [str(one["text"]) for one in statements] or ["Niets."]
        starts = [sum(len(text) + 2 for text in texts[:number]) for number in range(len(texts))]
        page = Page(1, "\n\n".join(texts), ((0, (document.title,)),))
        spans = tuple((start, start + len(text)) for start, text in zip(starts, texts, strict=True))
        passage = Passage("0", document.id, 0, 1, (document.title,), 0, len(page.text), page.text, spans)
        said = tuple(
            Statement("", document.id, "0", 1, start, end, **one)
            for one, (start, end) in zip(statements, spans, strict=False)
        )
        version = registry.begin_version(document.id, document.id, f"{document.id}.md")
        content = Content(document, (page,), (passage,), said)
        registry.make_live([(version, content.as_version(version, document))])

    return put
