"""An index as large as wanted, to measure speed on: passages of shuffled sentences of the shipped sources.

Reading and embedding 20,000 real passages takes an hour; nothing of a search's time depends on what they say. Each
sentence goes through the model once; wherever it returns, its vector gets some noise, so that no two are equal.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.embeddings import SentenceEmbeddings, load_embeddings
from corpus.entries import entries
from corpus.lexical import LexicalIndex
from corpus.model import Content, Document, Page, Passage
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.tokens import Tokens
from corpus.vectors import VectorIndex
from evals.shipped import SOURCES
from ingest.reading import content_of, read_document

_WORDS = 130
"""Words of a passage: about 250 tokens, twice those of the shipped summaries, somewhat less than of whole reports."""
_PASSAGES = 10
"""Passages of a document."""
_AT_ONCE = 500
"""Documents that are written together."""
_NOISE = 0.25
"""Length of the noise on a vector of length 1: a cosine of about 0.97 with what it came from."""


@dataclass(frozen=True, slots=True)
class _Known:
    vector: npt.NDArray[np.float32]
    tokens: Tokens


class RecalledEmbeddings(SentenceEmbeddings):
    """Vectors of texts made of known sentences, without the model: a passage has the mean of those of its sentences."""

    def __init__(self, embeddings: SentenceEmbeddings, sentences: Sequence[str]) -> None:
        self.name, self.dimension = embeddings.name, embeddings.dimension
        made = embeddings.passages(sentences)
        self._known = {text: _Known(*one) for text, one in zip(sentences, made, strict=True)}
        self._random = np.random.default_rng(1)

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One noisy row per known sentence."""
        return self._noisy(np.stack([self._known[text].vector for text in texts]))

    def passages(self, texts: Sequence[str]) -> list[tuple[npt.NDArray[np.float32], Tokens]]:
        """Per passage, whose sentences stand on lines below its title, its vector and its tokens."""
        parts = [[self._known[line] for line in text.split("\n")[1:]] for text in texts]
        vectors = self._noisy(np.stack([np.mean([one.vector for one in known], axis=0) for known in parts]))
        return [(vector, _joined(known)) for vector, known in zip(vectors, parts, strict=True)]

    def _noisy(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        noise = self._random.normal(0, _NOISE / self.dimension**0.5, vectors.shape)
        noisy = vectors / np.linalg.norm(vectors, axis=1, keepdims=True) + noise
        unit: npt.NDArray[np.float32] = (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)
        return unit


def _joined(known: Sequence[_Known]) -> Tokens:
    ids = np.concatenate([one.tokens.ids for one in known])
    return Tokens.of(ids, np.concatenate([one.tokens.vectors * np.float32(one.tokens.scale) for one in known]))


def build(settings: Settings, passages: int, sources: Path = SOURCES) -> None:
    """Write an index of so many passages, of the sentences of these sources, into the data directory."""
    read = [content_of(*read_document(file.read_bytes(), file.name)) for file in sorted(sources.glob("*.md"))]
    sentences = sorted({" ".join(text.split()) for one in read for p in one.passages for text in p.sentence_texts()})
    titles = [one.document.title for one in read]
    folder = settings.data_dir
    folder.mkdir(parents=True)
    registry, words = Registry(folder / "registry.sqlite"), LexicalIndex(folder / "tantivy")
    recalled = RecalledEmbeddings(load_embeddings(settings), sentences)
    meanings = VectorIndex(folder / "chroma", None, recalled)
    documents = list(_documents(sentences, titles, passages))
    for at in range(0, len(documents), _AT_ONCE):
        versions = list[tuple[int, Content]]()
        for content in documents[at : at + _AT_ONCE]:
            version = registry.begin_version(content.document.id, content.document.id, f"{content.document.id}.md")
            versions.append((version, content.as_version(version, content.document)))
        made = entries(versions)
        words.write(add=made)
        meanings.add(made, lambda _count: None)
        registry.make_live(versions)
    meanings.close()
    registry.close()


def _documents(sentences: Sequence[str], titles: Sequence[str], passages: int) -> Iterator[Content]:
    dice = random.Random(1)
    for number in range(passages // _PASSAGES):
        document = Document(f"d{number}", f"{dice.choice(titles)} ({number})", date=str(2015 + number % 10))
        pages, parts = list[Page](), list[Passage]()
        for ordinal in range(_PASSAGES):
            chosen, spans, words, at = list[str](), list[tuple[int, int]](), 0, 0
            while words < _WORDS:
                chosen.append(dice.choice(sentences))
                spans.append((at, at + len(chosen[-1])))
                at += len(chosen[-1]) + 1
                words += len(chosen[-1].split())
            text = "\n".join(chosen)
            pages.append(Page(ordinal + 1, text, ()))
            parts.append(Passage(str(ordinal), document.id, ordinal, ordinal + 1, (), 0, len(text), text, tuple(spans)))
        yield Content(document, tuple(pages), tuple(parts))


def passages_of(folder: Path) -> int:
    """How many live passages an index holds."""
    registry = Registry(folder / "registry.sqlite")
    try:
        return registry.counts()["passages"]
    finally:
        registry.close()
