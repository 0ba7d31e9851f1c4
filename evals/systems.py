"""What is measured side by side: Gripwijzer, its legs, and what a user would pick instead.

Each system ranks the documents of a set for a query; a document counts by its best passage.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import bm25s
import chromadb
import snowballstemmer
from chromadb.config import Settings as ChromaSettings

from corpus.embeddings import load_embeddings
from corpus.model import Hit
from corpus.vectors import PASSAGES
from evals.beir import BeirSet
from evals.index import DEPTH, BuiltIndex
from evals.tutorial import Tutorial

Ranking = dict[str, float]
System = Callable[[str], Ranking]

_TUTORIAL_CHUNKS = 50


def by_document(hits: Iterable[Hit], ids: dict[str, list[str]], score: Callable[[Hit], float]) -> Ranking:
    """The best score per document of the set; ``ids``: id in the index -> ids in the set."""
    ranking: Ranking = {}
    for hit in hits:
        for document_id in ids[hit.document.id]:
            ranking[document_id] = max(ranking.get(document_id, 0.0), score(hit))
    return ranking


def reciprocal_rank_fusion(rankings: Iterable[Ranking], constant: int = 60) -> Ranking:
    """Sum of 1 / (60 + rank) over rankings (Cormack et al. 2009)."""
    fused: Ranking = {}
    for ranking in rankings:
        for rank, document_id in enumerate(sorted(ranking, key=lambda d: -ranking[d]), start=1):
            fused[document_id] = fused.get(document_id, 0.0) + 1 / (constant + rank)
    return fused


@contextmanager
def dense(index: BuiltIndex) -> Iterator[System]:
    """Meaning alone: the question's vector against those of the passages that Gripwijzer indexed, in Chroma.

    The vectors are shared with Gripwijzer, because making them anew would give the same ones.
    """
    embeddings = load_embeddings(index.settings)
    documents = index.versions()
    client = chromadb.PersistentClient(
        str(index.settings.data_dir / "chroma"), settings=ChromaSettings(anonymized_telemetry=False)
    )
    passages = client.get_collection(PASSAGES)

    def search(query: str) -> Ranking:
        found = passages.query(embeddings.embed_query(query), n_results=DEPTH, include=["metadatas", "distances"])
        ranking: Ranking = {}
        for metadata, distance in zip((found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0], strict=True):
            for document_id in documents[int(str(metadata["version"]))]:
                ranking[document_id] = max(ranking.get(document_id, -1.0), 1 - distance)
        return ranking

    try:
        yield search
    finally:
        client.close()  # type: ignore[attr-defined]


def bm25(beir: BeirSet) -> System:
    """BM25 with the Dutch Snowball stemmer, whole documents."""
    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it talks at every step
    stemmer = snowballstemmer.stemmer("dutch")
    ids = list(beir.corpus)

    def tokens(texts: list[str]) -> object:
        return bm25s.tokenize(texts, stopwords="nl", stemmer=stemmer.stemWords, show_progress=False)

    index = bm25s.BM25()
    index.index(tokens([f"{title} {text}" for title, text in beir.corpus.values()]), show_progress=False)

    def search(query: str) -> Ranking:
        found, scores = index.retrieve(tokens([query]), k=min(DEPTH, len(ids)), show_progress=False)
        return {ids[i]: float(s) for i, s in zip(found[0], scores[0], strict=True) if s > 0}

    return search


def tutorial(built: Tutorial) -> System:
    """What a LangChain tutorial builds, by document: the best of its chunks."""

    def search(query: str) -> Ranking:
        ranking: Ranking = {}
        for document_id, _text, score in built.search(query, _TUTORIAL_CHUNKS):
            ranking[document_id] = max(ranking.get(document_id, -1e9), score)
        return ranking

    return search
