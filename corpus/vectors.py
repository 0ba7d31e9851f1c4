"""The dense leg: Chroma through ``langchain-chroma``, embedded in a folder or on a server."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma

from corpus.embeddings import BATCH, SentenceEmbeddings
from corpus.errors import ConfigurationError, IndexMismatch

COLLECTION = "passages"
_HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}


class VectorIndex:
    """One Chroma collection, stamped with the embedding model and dimension it was made with."""

    def __init__(self, folder: Path, url: str | None, embeddings: SentenceEmbeddings) -> None:
        self._client = _client(folder, url)
        self._embeddings = embeddings
        self._chroma = Chroma(
            COLLECTION,
            embeddings,
            client=self._client,
            collection_metadata={"model": embeddings.name, "dimension": embeddings.dimension},
            collection_configuration=_HNSW,
        )
        stamp = (self._client.get_collection(COLLECTION).metadata or {}).get("model", "onbekend")
        if stamp != embeddings.name:
            self.close()
            raise IndexMismatch(str(stamp), embeddings.name)

    def close(self) -> None:
        """Let go of the files; what another process wrote since is seen after opening anew."""
        self._client.close()

    def add(self, entries: Sequence[tuple[str, int, str]], progress: Callable[[int], None]) -> None:
        """Embed and store ``(passage id, version, text)``; ``progress`` is told how many more are done."""
        by_length = sorted(entries, key=lambda entry: len(entry[2]))  # little padding within a batch
        for at in range(0, len(by_length), BATCH):
            batch = by_length[at : at + BATCH]
            self._chroma.add_texts(
                texts=[text for _id, _version, text in batch],
                metadatas=[{"version": version} for _id, version, _text in batch],
                ids=[passage_id for passage_id, _version, _text in batch],
            )
            progress(len(batch))

    def delete_versions(self, versions: Sequence[int]) -> None:
        """Delete all entries of these versions."""
        if versions:
            self._client.get_collection(COLLECTION).delete(where={"version": {"$in": list(versions)}})

    def search(self, query: str, k: int, ids: list[str] | None = None) -> dict[str, float]:
        """Passage id -> cosine similarity of the best ``k``; ``ids`` limits before ranking."""
        if ids is not None and not ids:
            return {}
        vector = self._embeddings.embed_query(query)
        limit = {} if ids is None else {"ids": ids}
        found = self._chroma.similarity_search_by_vector_with_relevance_scores(vector, k, **limit)
        return {str(document.id): 1 - distance for document, distance in found}

    def ids(self) -> list[str]:
        """The ids of all entries."""
        return list(self._chroma.get(include=[])["ids"])


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
    if COLLECTION in [collection.name for collection in client.list_collections()]:
        client.delete_collection(COLLECTION)
