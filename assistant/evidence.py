"""Fourth step: is what was found enough to answer, or are the sources silent?

A small logistic model over features that can be read: how near the best sentence is in meaning, how much
nearer than the best one that meets the question's conditions, and how much of the question's words the
passages cover. Its weights are in ``evidence.yaml``, found by ``python -m evals.fit_evidence``.
"""

import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log

import yaml

from assistant import messages
from assistant.answer import Ended, Status
from assistant.constraints import constraints
from assistant.matching import Term, matches, weighted_share
from assistant.understand import Understood
from corpus.dutch import fold
from corpus.model import Document, Hit

_TOP = 5
_NO_FIT = -0.08
"""The gap when no sentence meets the conditions: wider than any seen between two that do."""
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of a question and what was found for it."""

    nearest_sentence: float
    """Cosine of the sentence nearest in meaning."""
    gap: float
    """How much less near the nearest sentence is that meets the question's conditions (0 to -0.08)."""
    coverage: float
    """Weighted share of the question's words in the best passage."""
    coverage_together: float
    """The same in the first five passages together."""
    names_missing: int
    """Names in the question that none of these passages has."""
    length: float
    """Logarithm of the number of words of the question."""


def weigh(understood: Understood, hits: list[Hit], terms: list[Term]) -> Evidence:
    """The features for what was found."""
    top = [_with_place(hit) for hit in hits[:_TOP]]
    per_passage = [matches(terms, text) for text in top]
    together = [max(column) for column in zip(*per_passage, strict=True)]
    seen = fold(" ".join(top))
    nearest, gap = _nearest(understood, hits)
    return Evidence(
        nearest_sentence=nearest,
        gap=gap,
        coverage=max((weighted_share(terms, found) for found in per_passage), default=0.0),
        coverage_together=weighted_share(terms, together),
        names_missing=sum(fold(name) not in seen for name in _NAME.findall(understood.question)),
        length=log(len(understood.question.split())),
    )


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
    fitted = yaml.safe_load((files("assistant") / "evidence.yaml").read_text("utf-8"))
    return Model(**fitted.get(embedding_model, fitted["default"]))


def judge(understood: Understood, hits: list[Hit], terms: list[Term], embedding_model: str) -> None:
    """Let a question pass that the sources answer.

    Raises:
        Ended: they do not; with the nearest documents.
    """
    model = model_for(embedding_model)
    if not hits or model.probability(weigh(understood, hits, terms)) < model.threshold:
        raise Ended(Status.NO_EVIDENCE, messages.NO_EVIDENCE, nearest_documents(hits))


def nearest_documents(hits: list[Hit], most: int = 3) -> tuple[Document, ...]:
    """The documents of the best hits, each once."""
    unique = {hit.document.id: hit.document for hit in hits}
    return tuple(unique.values())[:most]
