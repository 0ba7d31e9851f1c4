"""The dense legs: Chroma through ``langchain-chroma``, embedded in a folder or on a server.

Two collections: whole passages, and their sentences. A passage vector says what a piece is about; a sentence
vector finds the one line that answers. Both are stamped with the embedding model they were made with.
"""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import chromadb
import numpy as np
import numpy.typing as npt
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Metadata
from chromadb.config import Settings as ChromaSettings
from chromadb.utils.batch_utils import create_batches
from langchain_chroma import Chroma

from corpus import tokens
from corpus.embeddings import SentenceEmbeddings
from corpus.errors import ConfigurationError, IndexDamaged, IndexMismatch
from corpus.late_interaction import match
from corpus.match import Closeness, Match
from corpus.model import Entry
from corpus.texts import Embedded, Role, TextIndex
from corpus.tokens import TokenIndex, Tokens

PASSAGES, SENTENCES = "passages", "sentences"
_AT_ONCE = 128
"""Passages that are embedded and stored together with their sentences: some ten seconds of work. The more at once, the
better texts of one length find each other, and the less often a core waits for the other's last batch."""
_TOWARDS = 0.5
"""How much the vector of a question with other words for it counts, beside that of the question itself."""
_HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 250}}


_beside = ThreadPoolExecutor(1, "vraag")
"""Another core, for the question alone while its other words go through the model."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One text to store: a passage or a sentence."""

    id: str
    version: int
    text: str


class VectorIndex:
    """The vectors of passages and sentences."""

    def __init__(self, folder: Path, url: str | None, embeddings: SentenceEmbeddings) -> None:
        self._client = _client(folder, url)
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._tokens = TokenIndex(_token_file(folder))
        self._texts = TextIndex(_text_file(folder), embeddings.name)
        self._embeddings = embeddings
        try:
            self._collections = {name: self._open(name) for name in (PASSAGES, SENTENCES)}
        except IndexMismatch:
            self.close()
            raise

    def _open(self, name: str) -> Collection:
        """Reading and writing go straight to the collection: langchain-chroma turns numbers into Python objects and
        reads the text of all that it finds. It makes the collection, so that it can also open it."""
        stamp = {"model": self._embeddings.name, "dimension": self._embeddings.dimension}
        Chroma(
            name,
            self._embeddings,
            client=self._client,
            collection_metadata=stamp,
            collection_configuration=_HNSW,  # type: ignore[arg-type]
        )
        collection = self._client.get_collection(name)
        stored = (collection.metadata or {}).get("model", "onbekend")
        if stored != self._embeddings.name:
            raise IndexMismatch(str(stored), self._embeddings.name)
        return collection

    def close(self) -> None:
        """Let go of the files; what another process wrote since is seen after opening anew."""
        self._client.close()  # type: ignore[attr-defined]
        self._tokens.close()
        self._texts.close()

    def add(self, entries: Sequence[Entry], progress: Callable[[int], None]) -> None:
        """Embed and store passages with their sentences and tokens; ``progress`` is told how many more are done."""
        for at in range(0, len(entries), _AT_ONCE):
            some = entries[at : at + _AT_ONCE]
            passages = [_Row(e.passage_id, e.version, e.text) for e in some]
            sentences = [
                _Row(f"{e.passage_id}#{n}", e.version, text) for e in some for n, text in enumerate(e.sentences)
            ]
            embedded = self._embeddings.passages([e.text for e in some])
            self._tokens.add((e.passage_id, e.version, read) for e, (_, read) in zip(some, embedded, strict=True))
            self._write(PASSAGES, passages, np.stack([vector for vector, _tokens in embedded]))
            self._write(SENTENCES, sentences, self._embeddings.vectors([row.text for row in sentences]))
            progress(len(some))

    def _write(self, name: str, rows: list[_Row], vectors: npt.NDArray[np.float32]) -> None:
        ids, texts = [row.id for row in rows], [row.text for row in rows]
        versions: list[Metadata] = [{"version": row.version} for row in rows]
        for batch in create_batches(self._client, ids, list(vectors), versions, texts) if rows else ():
            self._collections[name].upsert(*batch)

    def delete_versions(self, versions: Sequence[int]) -> None:
        """Delete all entries of these versions."""
        if versions:
            for collection in self._collections.values():
                collection.delete(where=_of_versions(versions))
            self._tokens.delete_versions(versions)

    def query(self, query: str) -> Embedded:
        """The vector of a question, to search both collections with, and its tokens."""
        return self._embeddings.last_query(query)

    def query_with(self, query: str, others: str) -> Embedded:
        """The same for a question with other words for it: its vector moves towards theirs, its tokens are of both."""
        if not others:
            return self.query(query)
        alone = _beside.submit(self.query, query)
        towards, tokens = self.query(f"{query} {others}")
        moved = alone.result()[0] + _TOWARDS * towards
        return moved / np.linalg.norm(moved), tokens

    def match_tokens(self, question: Tokens, passage_ids: Sequence[str]) -> dict[str, Match]:
        """How the tokens of these passages meet those of the question."""
        return match(question, self._tokens.get(passage_ids), self._tokens.rarities())

    def closeness(self, questions: Sequence[str], texts: Sequence[str], standing: bool) -> Closeness:
        """How near standing texts come to questions; the questions are kept too when they are ``standing``."""
        if standing:
            kept = self._standing("question", questions)
            asked = [kept[question] for question in questions]
        else:
            asked = self._ask(questions)
        found = self._standing("passage", texts)
        read, rarities = {text: found[text][1] for text in found}, self._tokens.rarities()
        cosines = np.zeros((len(asked), len(texts)), np.float32)
        matches = np.zeros_like(cosines)
        for row, (vector, question) in enumerate(asked):
            met = match(question, read, rarities)
            for column, text in enumerate(texts):
                cosines[row, column] = float(vector @ found[text][0])
                matches[row, column] = met[text].score if text in met else 0.0
        return Closeness(cosines, matches)

    def likeness(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of every two of these standing texts."""
        found = self._standing("passage", texts)
        vectors = np.stack([found[text][0] for text in texts]) if texts else np.empty((0, self._embeddings.dimension))
        return np.asarray(vectors @ vectors.T, np.float32)

    def question_cosines(self, question: str, standing: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of a question with each of these standing questions."""
        kept = self._standing("question", standing)
        return np.stack([kept[one][0] for one in standing]) @ self.query(question)[0]

    def forget_texts_except(self, texts: Sequence[str]) -> None:
        """Forget the vectors of standing texts that no source has any more."""
        self._texts.forget_except(texts)

    def _standing(self, role: Role, texts: Sequence[str]) -> dict[str, Embedded]:
        return self._texts.read(role, texts, self._ask if role == "question" else self._embeddings.passages)

    def _ask(self, questions: Sequence[str]) -> list[Embedded]:
        return [self.query(questions[0])] if len(questions) == 1 else self._embeddings.questions(questions)

    def search_passages(self, vector: npt.NDArray[np.float32], k: int, ids: list[str] | None) -> dict[str, float]:
        """Passage id -> cosine of the best ``k``; ``ids`` limits before ranking."""
        if ids is not None and not ids:
            return {}
        return self._search(PASSAGES, vector, k, {} if ids is None else {"ids": ids})

    def search_sentences(
        self, vector: npt.NDArray[np.float32], k: int, versions: Sequence[int] | None
    ) -> dict[str, dict[int, float]]:
        """Passage id -> position of sentence -> cosine, for the best ``k`` sentences."""
        if versions is not None and not versions:
            return {}
        limit: dict[str, Any] = {} if versions is None else {"where": _of_versions(versions)}
        found: dict[str, dict[int, float]] = {}
        for id_, cosine in self._search(SENTENCES, vector, k, limit).items():
            passage_id, _, position = id_.rpartition("#")
            found.setdefault(passage_id, {})[int(position)] = cosine
        return found

    def _search(self, name: str, vector: npt.NDArray[np.float32], k: int, limit: dict[str, Any]) -> dict[str, float]:
        """Id -> cosine of the best ``k`` of a collection."""
        found = self._collections[name].query(query_embeddings=vector, n_results=k, include=["distances"], **limit)
        distances = (found["distances"] or [[]])[0]
        return {id_: 1 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def token_ids(self) -> list[str]:
        """The ids of all passages whose tokens are stored."""
        return self._tokens.ids()

    def ids(self) -> list[str]:
        """The ids of all passages."""
        return list(self._collections[PASSAGES].get(include=[])["ids"])

    def sentence_count(self) -> int:
        """How many sentences are stored."""
        return self._collections[SENTENCES].count()


def _of_versions(versions: Sequence[int]) -> dict[str, Any]:
    return {"version": {"$in": list(versions)}}


def _client(folder: Path, url: str | None) -> ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False)
    if url is None:
        _refuse_broken(folder / "chroma.sqlite3")
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


def _refuse_broken(file: Path) -> None:
    """Look before Chroma opens its database: over a broken one it ends the whole process.

    Raises:
        IndexDamaged: the file is no sound database.
    """
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)) as database:
            database.execute("SELECT 1 FROM sqlite_master, segments LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        raise IndexDamaged from error


def _token_file(folder: Path) -> Path:
    """Beside Chroma's folder, because it stays on this machine when a server has the vectors."""
    return folder.with_name("tokens.sqlite")


def _text_file(folder: Path) -> Path:
    return folder.with_name("texts.sqlite")


def clear(folder: Path, url: str | None) -> None:
    """Delete all vectors, to be built anew."""
    tokens.clear(_token_file(folder))
    tokens.clear(_text_file(folder))
    if url is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    client = _client(folder, url)
    for collection in client.list_collections():
        if collection.name in (PASSAGES, SENTENCES):
            client.delete_collection(collection.name)
