"""The search itself: four legs over two indexes, fused into one ranking of passage ids."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from corpus import fusion
from corpus.lexical import LexicalIndex
from corpus.match import NO_MATCH, Match
from corpus.model import Document, Hit, Passage
from corpus.vocabulary import other_words

if TYPE_CHECKING:
    from corpus.vectors import VectorIndex

CANDIDATES = 100
"""How many passages each leg gives to the fusion; the 50th sets its zero."""

COMPARED = 100
"""How many passages, best first by the other legs, are compared with the question token by token."""

SENTENCE_CANDIDATES = 250
"""How many sentences the leg of sentences looks at; they lie in fewer passages."""

_beside = ThreadPoolExecutor(1, "woorden")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search is limited to: versions of documents, and their passages."""

    versions: Sequence[int]
    passages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the legs found, by passage id: the fused scores (0..1), and the parts of a ``Hit``."""

    scores: dict[str, float]
    dense: dict[str, float]
    lexical: dict[str, float]
    sentences: dict[str, dict[int, float]]
    matches: dict[str, Match]

    def order(self) -> list[str]:
        """The passage ids, best first."""
        return sorted(self.scores, key=lambda id_: (-self.scores[id_], id_))

    def hit(self, passage: Passage, document: Document) -> Hit:
        """What was found of one passage."""
        id_ = passage.id
        return Hit(
            passage,
            document,
            self.scores[id_],
            self.dense.get(id_, 0.0),
            self.lexical.get(id_, 0.0),
            self.sentences.get(id_, {}),
            self.matches.get(id_, NO_MATCH),
        )


def rank(
    query: str, words: LexicalIndex, meanings: "VectorIndex", weights: fusion.Weights, limits: Limits | None
) -> Ranking:
    """Rank the passages that a query is about; ``limits`` limits every leg before it ranks."""
    versions = None if limits is None else limits.versions
    others = " ".join(word for one in other_words(query, words.rarity) for word in one.usual)
    # Words need no vector: they are looked for beside the model, on another core.
    found_words = _beside.submit(words.search, query, CANDIDATES, versions, others)
    vector, tokens = meanings.query_with(query, others)
    passages = None if limits is None else list(limits.passages)
    found_passages = _beside.submit(meanings.search_passages, vector, CANDIDATES, passages)
    sentences = meanings.search_sentences(vector, SENTENCE_CANDIDATES, versions)
    lexical, dense = found_words.result(), found_passages.result()
    if limits is not None:
        lexical = {id_: score for id_, score in lexical.items() if id_ in limits.passages}
        sentences = {id_: cosines for id_, cosines in sentences.items() if id_ in limits.passages}
    best_sentence = {id_: max(cosines.values()) for id_, cosines in sentences.items()}
    fused = fusion.fuse(dense, lexical, best_sentence, weights)
    matches = meanings.match_tokens(tokens, nlargest(COMPARED, fused, key=lambda id_: (fused[id_], id_)))
    scores = {id_: found.score for id_, found in matches.items()}
    fused = fusion.fuse(dense, lexical, best_sentence, weights, scores)
    return Ranking(fused, dense, lexical, sentences, matches)
