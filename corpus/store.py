"""The store: registry (truth), vectors (meaning) and lexical index (words) as one.

Writing order: note the version as building; write it into Tantivy and Chroma; make it live in one registry
transaction; sweep what it replaced. A run that is killed anywhere leaves what was live before it intact.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout

from corpus import dutch, lexical, spelling
from corpus.consistency import differences, have_all_vectors
from corpus.embeddings import load_embeddings
from corpus.entries import entries, in_groups, indexed_text
from corpus.errors import ConfigurationError, GripwijzerError, IndexMissing, StoreBusy, UnknownDocument
from corpus.fusion import weights_for
from corpus.lexical import LexicalIndex
from corpus.match import Closeness
from corpus.model import Content, Document, Filters, Hit, Layers, Page
from corpus.ranking import Limits, Ranking, rank
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.soundness import is_damaged, naming_damage
from corpus.statement import Statement, StatementKind

if TYPE_CHECKING:
    from corpus.reranker import Reranker
    from corpus.vectors import VectorIndex

_SPELLING_PASSAGES = 20
"""How many passages are looked at for how a word is written."""

Progress = Callable[[int], None]


class Store:
    """The index in one data directory, for reading and writing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.data_dir
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            probe = self._folder / ".schrijfbaar"
            probe.touch()
            probe.unlink()
            self.registry = Registry(self._folder / "registry.sqlite")
        except OSError as error:
            raise ConfigurationError(
                f"De map '{self._folder}' is niet te beschrijven. Kies een andere met GRIPWIJZER_DATA_DIR."
            ) from error
        self._lock = RLock()
        self._generation = -1
        self._lexical: LexicalIndex | None = None
        self._vectors: VectorIndex | None = None

    @classmethod
    def open_existing(cls, settings: Settings) -> "Store":
        """Open an index that must already hold documents.

        Raises:
            IndexMissing: nothing has been ingested yet.
        """
        if not (settings.data_dir / "registry.sqlite").is_file():
            raise IndexMissing
        store = cls(settings)
        if not store.registry.counts()["documents"]:
            store.close()
            raise IndexMissing
        return store

    def close(self) -> None:
        """Close all files."""
        with self._lock:
            self._close_indexes()
            self.registry.close()

    # -- the two indexes, opened when needed and anew after another process wrote

    def _close_indexes(self) -> None:
        if self._vectors is not None:
            self._vectors.close()
        self._vectors = self._lexical = None

    def _indexes(self) -> "tuple[LexicalIndex, VectorIndex]":
        with self._lock:
            generation = self.registry.generation()
            if generation != self._generation:
                self._close_indexes()
                self._generation = generation
            if self._lexical is None or self._vectors is None:
                # Chroma takes a second to load: only for those who need it.
                from corpus.vectors import VectorIndex

                embeddings = load_embeddings(self._settings)
                with naming_damage():
                    self._lexical = LexicalIndex(self._lexical_folder)
                    self._vectors = VectorIndex(self._vector_folder, self._settings.chroma_url, embeddings)
            return self._lexical, self._vectors

    def warm_up(self) -> None:
        """Load the model and open the indexes now, so that the first question is as fast as the next."""
        self.search("warm", 1)

    @property
    def _lexical_folder(self) -> Path:
        return self._folder / "tantivy"

    @property
    def _vector_folder(self) -> Path:
        return self._folder / "chroma"

    # -- writing

    @contextmanager
    def _writers_lock(self) -> Iterator[None]:
        lock = FileLock(self._folder / "writer.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreBusy from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock, and clean up after an earlier run that was killed.

        Raises:
            StoreBusy: another process holds it.
        """
        with self._writers_lock():
            if self.registry.leftovers() and self.is_damaged():  # killed while Chroma wrote
                self._rebuild()
            self._sweep()
            yield

    def add(self, contents: Sequence[tuple[int, Content]], progress: Progress = lambda _n: None) -> None:
        """Index versions begun with ``registry.begin_version`` and make them live together."""
        new = entries(contents)
        words, meanings = self._indexes()
        words.write(add=new)
        meanings.add(new, progress)
        self.registry.make_live(contents)
        self._generation = self.registry.generation()  # this process wrote it: no need to open anew
        self._sweep()

    def redescribe(self, document: Document, layers: Layers) -> None:
        """Store what is known about a live document anew.

        The title is part of what is found by: with another title the document is indexed again.
        """
        stored = self.registry.content(document.id)
        if stored is None:
            raise UnknownDocument(document.id)
        if document.title == stored.document.title:
            self.registry.redescribe(replace(document, version=stored.document.version), layers)
            self._generation = self.registry.generation()
        else:
            version = self.registry.begin_again(document.id)
            self.add([(version, replace(stored, layers=layers).as_version(version, document))])

    def remove(self, document_id: str) -> bool:
        """Remove a document with all its versions; returns whether it was there."""
        was_there = self.registry.forget(document_id)
        self._sweep()
        return was_there

    def _sweep(self) -> None:
        dead = self.registry.leftovers()
        if dead:
            words, meanings = self._indexes()
            words.write(delete_versions=dead)
            meanings.delete_versions(dead)
            meanings.forget_texts_except([statement.text for statement, _document in self.registry.statements()])
            self.registry.swept(dead)

    def repair(self, progress: Progress = lambda _n: None) -> None:
        """Build the indexes anew from the registry, without reading the sources again.

        Vectors take by far the longest; those of an index that is sound are kept.

        Raises:
            StoreBusy: another process is writing.
        """
        with self._writers_lock():
            self._rebuild(progress)

    def _rebuild(self, progress: Progress = lambda _n: None) -> None:
        from corpus import vectors

        with self._lock:
            self._close_indexes()
            lexical.clear(self._lexical_folder)
            keep_vectors = self._are_vectors_sound()
            if not keep_vectors:
                self._close_indexes()
                vectors.clear(self._vector_folder, self._settings.chroma_url)
            words, meanings = self._indexes()
            for contents in in_groups(self.registry.live_contents()):
                group = entries((content.document.version, content) for content in contents)
                words.write(add=group)
                if not keep_vectors:
                    meanings.add(group, progress)
            self.registry.swept(self.registry.leftovers())
            self.registry.advance_generation()

    # -- reading

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:  # noqa: B008 (frozen)
        """The best ``k`` passages by the fused score, in the order of the cross-encoder when one is configured.

        Filters limit every leg before it ranks.
        """
        with self._lock:
            words, meanings = self._indexes()
            limits = None
            if filters or self.registry.leftovers():
                versions, ids = self.registry.matching(filters)
                limits = Limits(versions, frozenset(ids))
            with naming_damage():
                ranking = rank(query, words, meanings, weights_for(self._settings.embedding_model), limits)
        reranker = self._reranker()
        if reranker is None:
            return self._hits(ranking, k)
        return reranker.reorder(query, self._hits(ranking, max(k, reranker.depth)))[:k]

    def _hits(self, ranking: Ranking, k: int) -> list[Hit]:
        """The best ``k`` that are live; another process may have replaced some since."""
        order, hits = ranking.order(), list[Hit]()
        for at in range(0, len(order), k):
            live = self.registry.passages(order[at : at + k])
            hits += [ranking.hit(*live[id_]) for id_ in order[at : at + k] if id_ in live]
            if len(hits) >= k:
                break
        return hits[:k]

    def _reranker(self) -> "Reranker | None":
        if not self._settings.reranker:
            return None
        from corpus.reranker import load_reranker

        return load_reranker(self._settings)

    def page(self, document_id: str, number: int, version: int | None = None) -> Page | None:
        """One page of a document, of its live version unless another is named."""
        return self.registry.page(document_id, number, version)

    def statements_in(self, passage_ids: Sequence[str], kind: StatementKind) -> list[Statement]:
        """The statements of one kind that stand in these passages."""
        return self.registry.statements_in(passage_ids, kind)

    def closeness(self, questions: Sequence[str], texts: Sequence[str], standing: bool = False) -> Closeness:
        """How near standing texts, such as recommendations, come to questions; see ``Knowledge``."""
        with self._lock:
            return self._indexes()[1].closeness(questions, texts, standing)

    def likeness(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of every two of these standing texts."""
        with self._lock:
            return self._indexes()[1].likeness(texts)

    def question_cosines(self, question: str, standing: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of a question with each of these standing questions."""
        with self._lock:
            return self._indexes()[1].question_cosines(question, standing)

    def rarity(self, stem: str) -> float:
        """How rare a stem is, 0 (everywhere) to 1 (nowhere)."""
        with self._lock:
            return self._indexes()[0].rarity(stem)

    def likely_word(self, word: str) -> str | None:
        """The word of the sources that a folded word was probably meant to be; None when it needs no correction."""
        if not spelling.may_be_misspelled(word):
            return None
        with self._lock:
            words, _meanings = self._indexes()
            if words.rarity(dutch.stem(word)) < 1:
                return None
            live = self.registry.passages(words.passages_with_words_like(word, _SPELLING_PASSAGES))
        return spelling.nearest_word(word, (indexed_text(document, passage) for passage, document in live.values()))

    def is_damaged(self) -> bool:
        """Whether the files of the vectors are broken; looked at from outside, as over some of them Chroma crashes."""
        return self._settings.chroma_url is None and is_damaged(self._vector_folder)

    def _are_vectors_sound(self) -> bool:
        """Whether the vectors are those of the live passages, once what was left behind is swept."""
        if self.is_damaged():
            return False
        try:
            _words, meanings = self._indexes()
            meanings.delete_versions(self.registry.leftovers())
            return have_all_vectors(self.registry, meanings)
        except GripwijzerError:
            return False

    def problems(self) -> list[str]:
        """What does not agree between the registry and the two indexes, in Dutch; empty when all is well.

        Statements of an earlier Gripwijzer are found anew by ``ingest.statements.renew``.
        """
        with self._lock:
            found = []
            if left := self.registry.leftovers():
                found.append(f"{len(left)} documentversies zijn blijven liggen van een afgebroken run")
            if outdated := len(self.registry.outdated_statements()):
                found.append(f"van {outdated} documenten zijn de uitspraken gezocht door een eerdere Gripwijzer")
            if self.is_damaged():
                return [*found, "de vectorindex (Chroma) is beschadigd"]
            try:
                with naming_damage():
                    return found + differences(self.registry, *self._indexes())
            except GripwijzerError as error:
                return [*found, str(error)]
