"""Which drafts of a model are shown, and under which numbers."""

from collections.abc import Sequence

import numpy as np

from assistant.answer import Citation, WrittenSentence
from assistant.writing.reply import Draft
from assistant.writing.support import Reason, unsupported
from corpus.dutch import content_words
from corpus.embeddings import load_embeddings
from corpus.settings import BUNDLED_MODEL, Settings

NEAR_ENOUGH = {BUNDLED_MODEL: 0.89}
"""Cosine from which a sentence can say what its quote says, per embedding model (``python -m evals.writing``)."""
FROM_BEST = 0.03
"""How much less near than the nearest of all quotes the cited one may be, under any embedding model."""


class Judge:
    """Holds what a model writes about one question against its quotes."""

    def __init__(self, citations: Sequence[Citation], settings: Settings) -> None:
        self._quotes = {one.number: one.quote for one in citations}
        self._embeddings = load_embeddings(settings)
        self._near_enough = NEAR_ENOUGH.get(settings.embedding_model, 0.0)
        self._vectors = dict(zip(self._quotes, self._embeddings.vectors(list(self._quotes.values())), strict=True))
        self._shown = set[tuple[str, ...]]()

    def start_again(self) -> None:
        """Forget which sentences were shown."""
        self._shown.clear()

    def judge(self, draft: Draft) -> WrittenSentence | Reason:
        """The sentence with those of its numbers that support it, or why it is not shown."""
        if not draft.numbers:
            return Reason.NO_SOURCE
        if any(number not in self._quotes for number in draft.numbers):
            return Reason.UNKNOWN_SOURCE
        reasons = {number: unsupported(draft.text, self._quotes[number]) for number in draft.numbers}
        by_words = [number for number, reason in reasons.items() if reason is None]
        if not by_words:
            return next(reason for reason in reasons.values() if reason)
        near = self._near(draft.text, by_words)
        if not near:
            return Reason.MEANING
        words = tuple(content_words(draft.text))
        if words in self._shown:
            return Reason.REPEATED
        self._shown.add(words)
        return WrittenSentence(draft.text, tuple(near))

    def _near(self, sentence: str, numbers: list[int]) -> list[int]:
        (vector,) = self._embeddings.vectors([sentence])
        cosines = {number: float(np.dot(vector, other)) for number, other in self._vectors.items()}
        least = max(self._near_enough, max(cosines.values()) - FROM_BEST)
        return [number for number in numbers if cosines[number] >= least]
