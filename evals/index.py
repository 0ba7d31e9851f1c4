"""An index to measure on: a set taken in as users would, or one that is there already."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ConfigurationError
from corpus.model import Hit
from corpus.settings import Settings, load_settings
from corpus.store import Store
from evals.beir import BeirSet
from ingest.pipeline import ingest

DEPTH = 200
"""How many passages each system may rank; a document counts by its best one."""


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """``ids``: the id of a document in the index -> its ids in the set; the same text under two ids is one document.

    ``warnings`` say in Dutch what of the set could not be taken in.
    """

    settings: Settings
    ids: dict[str, list[str]]
    warnings: tuple[str, ...] = ()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open for as long as a block lasts."""
        store = Store.open_existing(self.settings)
        try:
            store.warm_up()
            yield store
        finally:
            store.close()

    @contextmanager
    def search(self) -> Iterator[Callable[[str], list[Hit]]]:
        """The product's own search, deep enough to measure."""
        with self.store() as store:
            yield lambda query: store.search(query, DEPTH)

    def versions(self) -> dict[int, list[str]]:
        """The version of a document -> its ids in the set."""
        store = Store.open_existing(self.settings)
        try:
            return {document.version: self.ids[document.id] for document in store.registry.documents()}
        finally:
            store.close()


@contextmanager
def built_index(beir: BeirSet) -> Iterator[BuiltIndex]:
    """Ingest a set into a temporary index, as users would ingest a folder of files.

    Raises:
        ConfigurationError: none of its documents can be indexed.
    """
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "bronnen")
        sources.mkdir()
        for number, (document_id, (title, text)) in enumerate(beir.corpus.items()):
            # Half characters, which JSON allows, cannot be stored.
            head = json.dumps({"id": f"d{number}", "titel": title.strip() or document_id}, ensure_ascii=False)
            page = f"---\n{head}\n---\n\n{text}\n".encode("utf-8", "replace")
            Path(sources, f"d{number}.md").write_bytes(page)
        settings = load_settings().model_copy(update={"data_dir": Path(folder, "index"), "chroma_url": None})
        report = ingest([sources], settings)
        if not report.count("added"):
            raise ConfigurationError(f"Geen enkel document van '{beir.name}' kan worden ingelezen.")
        in_set, ids = list(beir.corpus), dict[str, list[str]]()
        for one in report.documents:
            if one.document_id is not None:
                ids.setdefault(one.document_id, []).append(in_set[int(Path(one.path).stem[1:])])
        failed = report.count("failed")
        yield BuiltIndex(settings, ids, (f"niet ingelezen: {failed} van {len(in_set)} documenten",) if failed else ())
