"""The dense legs: Chroma through ``langchain-chroma``, embedded in a folder or on a server.

Two collections: whole passages, and their sentences. A passage vector says what a piece is about; a sentence
vector finds the one line that answers. Both are stamped with the embedding model they were made with.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma

from corpus.embeddings import BATCH, SentenceEmbeddings
from corpus.errors import ConfigurationError, IndexMismatch
from corpus.model import Entry

PASSAGES, SENTENCES = "passages", "sentences"
_HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 250}}


class VectorIndex:
    """The vectors of passages and sentences."""

    def __init__(self, folder: Path, url: str | None, embeddings: SentenceEmbeddings) -> None:
        self._client = _client(folder, url)
        self._embeddings = embeddings
        try:
            self._passages, self._sentences = self._open(PASSAGES), self._open(SENTENCES)
        except IndexMismatch:
            self.close()
            raise

    def _open(self, name: str) -> Chroma:
        stamp = {"model": self._embeddings.name, "dimension": self._embeddings.dimension}
        chroma = Chroma(
            name,
            self._embeddings,
            client=self._client,
            collection_metadata=stamp,
            collection_configuration=_HNSW,  # type: ignore[arg-type]
        )
        stored = (self._client.get_collection(name).metadata or {}).get("model", "onbekend")
        if stored != self._embeddings.name:
            raise IndexMismatch(str(stored), self._embeddings.name)
        return chroma

    def close(self) -> None:
        """Let go of the files; what another process wrote since is seen after opening anew."""
        self._client.close()  # type: ignore[attr-defined]

    def add(self, entries: Sequence[Entry], progress: Callable[[int], None]) -> None:
        """Embed and store passages with their sentences; ``progress`` is told of every finished batch."""
        rows = [(e.passage_id, e.version, e.text) for e in entries]
        _add(self._passages, rows, progress)
        parts = [(f"{e.passage_id}#{n}", e.version, text) for e in entries for n, text in enumerate(e.sentences)]
        _add(self._sentences, parts, lambda _n: None)

    def delete_versions(self, versions: Sequence[int]) -> None:
        """Delete all entries of these versions."""
        if versions:
            for name in (PASSAGES, SENTENCES):
                self._client.get_collection(name).delete(where=_of_versions(versions))

    def query_vector(self, query: str) -> list[float]:
        """The vector of a question, to search both collections with."""
        return self._embeddings.embed_query(query)

    def search_passages(self, vector: list[float], k: int, ids: list[str] | None) -> dict[str, float]:
        """Passage id -> cosine of the best ``k``; ``ids`` limits before ranking."""
        if ids is not None and not ids:
            return {}
        return _search(self._passages, vector, k, {} if ids is None else {"ids": ids})

    def search_sentences(
        self, vector: list[float], k: int, versions: Sequence[int] | None
    ) -> dict[str, dict[int, float]]:
        """Passage id -> position of sentence -> cosine, for the best ``k`` sentences."""
        if versions is not None and not versions:
            return {}
        limit: dict[str, Any] = {} if versions is None else {"filter": _of_versions(versions)}
        found: dict[str, dict[int, float]] = {}
        for id_, cosine in _search(self._sentences, vector, k, limit).items():
            passage_id, _, position = id_.rpartition("#")
            found.setdefault(passage_id, {})[int(position)] = cosine
        return found

    def ids(self) -> list[str]:
        """The ids of all passages."""
        return list(self._passages.get(include=[])["ids"])

    def sentence_count(self) -> int:
        """How many sentences are stored."""
        return self._client.get_collection(SENTENCES).count()


def _add(chroma: Chroma, rows: list[tuple[str, int, str]], progress: Callable[[int], None]) -> None:
    rows = sorted(rows, key=lambda row: len(row[2]))  # little padding within a batch
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        chroma.add_texts(
            texts=[text for _id, _version, text in batch],
            metadatas=[{"version": version} for _id, version, _text in batch],
            ids=[id_ for id_, _version, _text in batch],
        )
        progress(len(batch))


def _search(chroma: Chroma, vector: list[float], k: int, limit: dict[str, Any]) -> dict[str, float]:
    found = chroma.similarity_search_by_vector_with_relevance_scores(vector, k, **limit)
    return {str(document.id): 1 - distance for document, distance in found}


def _of_versions(versions: Sequence[int]) -> dict[str, Any]:
    return {"version": {"$in": list(versions)}}


def _client(folder: Path, url: str | None) -> ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False)
    if url is None:
        return chromadb.PersistentClient(str(folder), settings=settings)
    address = urlsplit(url)
    try:
        return chromadb.HttpClient(
            host=address.hostname or url,
            port=address.port or 8000,
            ssl=address.scheme == "https",
            settings=settings,
        )
    except ValueError as error:
        raise ConfigurationError(
            f"De Chroma-server op {url} antwoordt niet. Controleer GRIPWIJZER_CHROMA_URL."
        ) from error


def clear(folder: Path, url: str | None) -> None:
    """Delete all vectors, to be built anew."""
    if url is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    client = _client(folder, url)
    for collection in client.list_collections():
        if collection.name in (PASSAGES, SENTENCES):
            client.delete_collection(collection.name)
