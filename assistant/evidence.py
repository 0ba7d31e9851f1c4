"""Fourth step: is what was found enough to answer, or are the sources silent?

A small logistic model over features that can be read: how near the best sentence is in meaning, how much
nearer than the best one that meets the question's conditions, how much of the question's words and names the
passages have, and what kind of question it is. Its weights are in ``evidence.yaml``, found by
``python -m evals.fit_evidence``.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache
from math import exp, log

from assistant import messages
from assistant.answer import Ended, Status
from assistant.compose import PASSAGES
from assistant.constraints import constraints
from assistant.figures import asked_unit, counts, figures
from assistant.matching import Term, coverage, matches, weighted_share
from assistant.names import asks_name, gives_name, has_name, names
from assistant.premises import unfounded
from assistant.question_kind import likeness
from assistant.understand import Understood
from corpus.knowledge import Knowledge
from corpus.model import Document, Hit
from corpus.own_data import own_data
from corpus.settings import Settings
from corpus.word_list import rarity_in_dutch

_TOP = 5
_ABOUT = 0.5
"""What a sentence has of the words of the best one, at least, to be about what the question is about."""
_NO_FIT = -0.08
"""The gap when no sentence meets the conditions: wider than any seen between two that do."""
UNMET = 0.1
"""What is left of the probability when no sentence meets what the question names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of a question and what was found for it."""

    nearest_sentence: float
    """Cosine of the sentence nearest in meaning."""
    gap: float
    """How much less near the nearest sentence is that meets the question's conditions (0 to -0.08)."""
    coverage: float
    """Weighted share of the question's words in the best sentence that meets the conditions."""
    coverage_gap: float
    """How much more of them the best sentence has that need not meet the conditions."""
    coverage_together: float
    """Weighted share of the question's words in the first five passages together."""
    unexplained: float
    """What none of these has: the sum of the weights of words, each by how rare it is in Dutch as well."""
    weakest_token: float
    """How near the least met of the question's weightiest tokens comes, in the best passage (a cosine)."""
    names_missing: int
    """Names in the question that no passage that may be cited has."""
    uncounted: bool
    """Whether the question asks how many there are of something that none of these passages counts."""
    unnamed: bool
    """Whether the question asks for a name and no sentence with its words gives one."""
    unfounded: int
    """Happenings that the question wants a reason for and of which no sentence with its words tells."""
    year_ahead: bool
    """Whether the question is about a year after the newest source found."""
    in_field: bool
    """Whether the question names a field of the social domain: youth, care, work."""
    likeness: float
    """How much more it is like a question that such sources answer than like one that they do not."""
    length: float
    """Logarithm of the number of words of the question."""
    unmet: bool
    """Whether no sentence meets what the question names: its municipality, its year, the kind of figure."""


def weigh(understood: Understood, hits: list[Hit], terms: list[Term], likeness: float = 0.0) -> Evidence:
    """The features for what was found; ``likeness`` is that of ``question_kind.py``, for a model that weighs it."""
    per_passage = [matches(terms, _with_place(hit)) for hit in hits[:_TOP]]
    together = [max(column) for column in zip(*per_passage, strict=True)] or [0.0] * len(terms)
    nearest, gap = _nearest(understood, hits)
    sentences = _covered(understood, hits, terms)
    covered, fitting = [one.coverage for one in sentences], [one.coverage for one in sentences if one.fits]
    best = max(covered, default=0.0)
    about = [one.text for one in sentences if one.coverage >= _ABOUT * best]
    return Evidence(
        nearest_sentence=nearest,
        gap=gap,
        coverage=max(fitting, default=0.0),
        coverage_gap=best - max(fitting, default=0.0),
        coverage_together=weighted_share(terms, together),
        unexplained=sum(t.weight * rarity_in_dutch(t.word) * (1 - m) for t, m in zip(terms, together, strict=True)),
        weakest_token=max((hit.match.weakest for hit in hits[:_TOP]), default=0.0),
        names_missing=_names_missing(understood, hits[:PASSAGES]),
        uncounted=_is_uncounted(understood, hits[:PASSAGES]),
        unnamed=asks_name(understood.question) and not any(gives_name(text, understood.question) for text in about),
        unfounded=unfounded(understood.question, about),
        year_ahead=max(understood.years, default=0) > max((hit.document.year or 0 for hit in hits), default=0),
        in_field=bool(understood.domains),
        likeness=likeness,
        length=log(len(understood.question.split())),
        unmet=not fitting,
    )


def _names_missing(understood: Understood, hits: list[Hit]) -> int:
    texts = [f"{hit.document.publisher or ''} {_with_place(hit)}" for hit in hits]
    return sum(not any(has_name(text, name) for text in texts) for name in names(understood.question))


def _is_uncounted(understood: Understood, hits: list[Hit]) -> bool:
    unit = asked_unit(understood.question)
    return unit is not None and not any(counts(figure, unit) for hit in hits for figure in figures(hit.passage.text))


@dataclass(frozen=True, slots=True)
class _Covered:
    """A sentence that may be cited, its share of the question's words, and whether it meets all conditions."""

    text: str
    coverage: float
    fits: bool


def _covered(understood: Understood, hits: list[Hit], terms: list[Term]) -> list[_Covered]:
    conditions = constraints(understood)
    return [
        _Covered(text, coverage(terms, text), all(condition(hit, text) for condition in conditions))
        for hit in hits[:PASSAGES]
        for text in hit.passage.sentence_texts()
    ]


def _with_place(hit: Hit) -> str:
    return " ".join((hit.document.title, *hit.passage.section, hit.passage.text))


def _nearest(understood: Understood, hits: list[Hit]) -> tuple[float, float]:
    """Cosine of the nearest sentence, and how much less the nearest one has that meets all conditions."""
    conditions = constraints(understood)
    nearest = nearest_fit = 0.0
    for hit in hits:
        sentences = hit.passage.sentence_texts()
        for position, cosine in hit.sentences.items():
            nearest = max(nearest, cosine)
            if cosine > nearest_fit and all(condition(hit, sentences[position]) for condition in conditions):
                nearest_fit = cosine
    return nearest, max(nearest_fit - nearest, _NO_FIT)


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted logistic model: the probability that the sources answer, and from where on we answer."""

    intercept: float
    weights: dict[str, float]
    threshold: float

    def probability(self, evidence: Evidence) -> float:
        """The probability (0..1) that the sources answer the question."""
        features = asdict(evidence)
        return 1 / (1 + exp(-self.intercept - sum(w * features[name] for name, w in self.weights.items())))


@lru_cache(maxsize=4)
def model_for(embedding_model: str) -> Model:
    """The model fitted with an embedding model; another one has other cosines, so it is judged by words."""
    fitted = own_data("assistant", "evidence.yaml")
    return Model(**fitted.get(embedding_model, fitted["default"]))


def judge(
    understood: Understood, hits: list[Hit], terms: list[Term], knowledge: Knowledge, settings: Settings
) -> float:
    """The probability (0..1) that the sources answer a question, when that is enough to let it pass.

    What the question names decides: without a sentence that meets it, the others are about something else.

    Raises:
        Ended: the sources do not answer; with the nearest documents.
    """
    model = model_for(settings.embedding_model)
    kind = likeness(understood.question, knowledge) if "likeness" in model.weights else 0.0
    evidence = weigh(understood, hits, terms, kind)
    certainty = model.probability(evidence) * (UNMET if evidence.unmet else 1)
    if certainty < model.threshold:
        raise Ended(Status.NO_EVIDENCE, messages.NO_EVIDENCE, nearest_documents(hits), certainty)
    return certainty


def nearest_documents(hits: list[Hit], most: int = 3) -> tuple[Document, ...]:
    """The documents of the best hits, each once."""
    unique = {hit.document.id: hit.document for hit in hits}
    return tuple(unique.values())[:most]
