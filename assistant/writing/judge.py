"""Which drafts of a model are shown, and under which numbers."""

from collections.abc import Sequence

from assistant.answer import Citation, WrittenSentence
from assistant.writing.reply import Draft
from assistant.writing.support import Reason, unsupported
from corpus.dutch import content_words
from corpus.embeddings import load_embeddings
from corpus.sentences import sentence_spans
from corpus.settings import BUNDLED_MODEL, Settings

NEAR_ENOUGH = {BUNDLED_MODEL: 0.89}
"""Cosine from which a sentence can say what its quote says, per embedding model (``python -m evals.writing``)."""
FROM_BEST = 0.03
"""How much less near than the nearest of all quotes the cited one may be, under any embedding model."""


class Judge:
    """Holds what a model writes about one question against its quotes, each sentence of a quote by itself."""

    def __init__(self, citations: Sequence[Citation], settings: Settings) -> None:
        self._quoted = [(one.number, sentence) for one in citations for sentence in sentences_of(one.quote)]
        self._numbers = {one.number for one in citations}
        self._embeddings = load_embeddings(settings)
        self._near_enough = NEAR_ENOUGH.get(settings.embedding_model, 0.0)
        self._vectors = self._embeddings.vectors([sentence for _number, sentence in self._quoted])
        self._shown = set[tuple[str, ...]]()

    def start_again(self) -> None:
        """Forget which sentences were shown."""
        self._shown.clear()

    def judge(self, draft: Draft) -> WrittenSentence | Reason:
        """The sentence with those of its numbers that support it, or why it is not shown."""
        if not draft.numbers:
            return Reason.NO_SOURCE
        if not self._numbers.issuperset(draft.numbers):
            return Reason.UNKNOWN_SOURCE
        named = [place for place, (number, _sentence) in enumerate(self._quoted) if number in draft.numbers]
        reasons = {place: unsupported(draft.text, self._quoted[place][1]) for place in named}
        by_words = [place for place, reason in reasons.items() if reason is None]
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

    def _near(self, sentence: str, places: list[int]) -> list[int]:
        """The numbers of those quoted sentences, by their places, that are near enough, in the order of naming."""
        (vector,) = self._embeddings.vectors([sentence])
        cosines = self._vectors @ vector
        least = max(self._near_enough, float(cosines.max()) - FROM_BEST)
        return list(dict.fromkeys(self._quoted[place][0] for place in places if cosines[place] >= least))


def sentences_of(quote: str) -> list[str]:
    """The sentences of a quote: those that follow each other in a source may be one quote."""
    return [quote[start:end] for start, end in sentence_spans(quote)] or [quote]
