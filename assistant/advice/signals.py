"""What speaks for a recommendation in a situation: eight readable numbers per candidate.

Each number but the last two is mapped over the candidates so that the middle one is 0 and the best is 1, because
cosines and scores of different texts cannot be compared as they are.
"""

from collections.abc import Sequence

import numpy as np

from assistant.advice.candidates import Candidate
from assistant.advice.concerns import Likened, Numbers
from assistant.advice.profile import is_for_others, meant_for, named
from assistant.matching import coverage, question_terms
from corpus.knowledge import Knowledge
from corpus.model import Hit
from corpus.themes import themes, weigh_themes

NAMES = (
    "passage",
    "found_themes",
    "concern_themes",
    "direction",
    "direction_words",
    "words",
    "addressed",
    "for_others",
)
"""The order of the columns. ``passage``: the fused score of its passage; ``found_themes`` and ``concern_themes``: how
its themes agree with those of the documents found and of the concerns; ``direction``: how near it comes, token by
token, to how advice about the concerns is put; ``direction_words``: how many of those words it has; ``words``: how
many of the situation's words it has; ``addressed``: it is meant for whom the situation speaks of; ``for_others``: it
is meant for the Rijk or the VNG, of whom the situation does not speak."""

FOUND = 20
"""How many passages, of any kind, tell which themes a situation is about."""
_DOCUMENT_THEME = 0.5
"""How much a theme of a document tells about each of its recommendations."""


def theme_weights(found: Sequence[Hit], likened: Sequence[Likened]) -> tuple[Numbers, Numbers]:
    """How much a situation is about each theme, by the documents found and by the concerns; each sums to at most 1."""
    place = {slug: at for at, slug in enumerate(themes())}
    by_found, by_concern = np.zeros(len(place), np.float32), np.zeros(len(place), np.float32)
    for hit in found[:FOUND]:
        for slug in hit.document.themes:
            if slug in place:
                by_found[place[slug]] += hit.score / len(hit.document.themes)
    for one in likened:
        by_concern[place[one.concern.theme]] += one.weight
    return by_found / max(float(by_found.sum()), 1e-9), by_concern


def themes_of(candidate: Candidate) -> Numbers:
    """How much a candidate is about each theme: by its own, its document's, and the words that it uses."""
    place = {slug: at for at, slug in enumerate(themes())}
    weights = np.zeros(len(place), np.float32)
    own = [(slug, 1.0) for slug in candidate.statement.themes]
    theirs = [(slug, _DOCUMENT_THEME) for slug in candidate.document.themes]
    for slug, weight in (*own, *theirs, *weigh_themes(candidate.context).items()):
        if slug in place:
            weights[place[slug]] += weight
    return np.asarray(weights / (1 + weights.sum()), np.float32)


def signals(
    situation: str, found: Sequence[Hit], likened: Sequence[Likened], options: Sequence[Candidate], knowledge: Knowledge
) -> Numbers:
    """One row per candidate, one column per name of ``NAMES``."""
    if not options:
        return np.empty((0, len(NAMES)), np.float32)
    texts = [one.statement.text for one in options]
    weights = np.array([one.weight for one in likened], np.float32)
    near = knowledge.closeness([one.concern.helps for one in likened], texts, standing=True)
    directions = np.stack([mapped(row) for row in near.matches])
    by_found, by_concern = theme_weights(found, likened)
    about = np.stack([themes_of(one) for one in options])
    terms = question_terms(situation, knowledge)
    direction_terms = [question_terms(one.concern.helps, knowledge) for one in likened]
    direction_words = np.array(
        [[coverage(terms_of_one, one.context) for one in options] for terms_of_one in direction_terms], np.float32
    )
    spoken_of, others = named(situation), [is_for_others(one.statement) for one in options]
    columns = [
        mapped(np.array([one.passage_score for one in options], np.float32)),
        mapped(about @ by_found),
        mapped(about @ by_concern),
        mapped(weights @ directions),
        mapped(weights @ direction_words),
        mapped(np.array([coverage(terms, text) for text in texts], np.float32)),
        np.array([bool(spoken_of & meant_for(one.statement)) for one in options], np.float32),
        np.array([other and "rijk" not in spoken_of for other in others], np.float32),
    ]
    return np.stack(columns, axis=1)


def mapped(values: Numbers) -> Numbers:
    """The values with their median at 0, which is also the least, and their best at 1."""
    middle, best = float(np.median(values)), float(values.max())
    if best - middle < 1e-9:
        return (values >= best).astype(np.float32) if len(values) == 1 else np.zeros_like(values)
    return np.asarray(np.clip((values - middle) / (best - middle), 0, 1), np.float32)
