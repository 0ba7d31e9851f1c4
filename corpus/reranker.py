"""A configured cross-encoder: it reads the question and a passage together and orders the best passages anew.

After Nogueira & Cho 2019, "Passage Re-ranking with BERT". The order is the model's; the scores stay those of the
fusion, handed out anew from high to low, because a cross-encoder's own have another meaning with every model while
what comes after (how near is near, which advice still fits) is set to the fusion's.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt
from sentence_transformers import CrossEncoder
from torch.nn import Identity

from corpus.embeddings import in_batches, prepare_loading
from corpus.entries import indexed_text
from corpus.errors import RerankerUnusable
from corpus.model import Hit
from corpus.settings import Settings


class Reranker:
    """A sentence-transformers cross-encoder with one score for a question and a passage."""

    depth = 30
    """How many passages, best first, are read together with the question."""

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question; higher is better.

        No sigmoid is applied, as among the best that rounds to 1.
        """

        def predict(some: list[str]) -> npt.NDArray[np.float32]:
            pairs = [(question, text) for text in some]
            found = self._model.predict(pairs, batch_size=len(some), show_progress_bar=False, activation_fn=Identity())
            return cast(npt.NDArray[np.float32], found)

        return [float(score) for score in in_batches(texts, predict)]

    def reorder(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The same hits with the first ``depth`` in the model's order; each place keeps its score (0..1)."""
        first, rest = hits[: self.depth], hits[self.depth :]
        found = self.scores(question, [indexed_text(hit.document, hit.passage) for hit in first])
        order = sorted(range(len(first)), key=lambda n: (-found[n], n))
        return [replace(first[n], score=place.score) for n, place in zip(order, first, strict=True)] + list(rest)


@lru_cache(maxsize=2)
def _load(name: str) -> Reranker:
    prepare_loading()
    try:
        model = CrossEncoder(name)
    except Exception as error:  # a missing folder, no network, or whatever files the folder holds instead
        raise RerankerUnusable(name, "Controleer de naam of de map, en of het model al is opgehaald.") from error
    architectures = model.config.architectures or [""]
    if len(model) == 1 and not architectures[0].endswith("ForSequenceClassification"):
        # Such a model loads all the same, with a last layer of random numbers.
        raise RerankerUnusable(name, "Dit is geen cross-encoder: het geeft geen score aan een vraag met een passage.")
    if model.num_labels != 1:
        raise RerankerUnusable(name, f"Het geeft {model.num_labels} scores per passage in plaats van één.")
    return Reranker(model)


def load_reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, loaded once per process; None when there is none.

    Raises:
        RerankerUnusable: it is not found, or is not a cross-encoder with one score.
    """
    return _load(settings.reranker) if settings.reranker else None
