"""Advice that fits: found, ranked, the same advice together, spread, and each explained and warned about."""

from collections.abc import Sequence

import numpy as np

from assistant.advice.candidates import Candidate, candidates, in_passages
from assistant.advice.concerns import Likened, Numbers, liken
from assistant.advice.diversify import diversified
from assistant.advice.examples import cited, examples
from assistant.advice.group import grouped
from assistant.advice.profile import NOBODY, Profile, is_for_others, speaks_of_rijk
from assistant.advice.rank import Ranked, rank
from assistant.advice.reasons import why
from assistant.advice.signals import FOUND, signals, theme_weights
from assistant.advice.warnings import warnings
from assistant.answer import Advice, Citation
from assistant.matching import coverage, question_terms
from assistant.understand import understand
from assistant.verify import Pages
from corpus import dutch
from corpus.knowledge import Knowledge
from corpus.model import Filters, Hit

_LOOKED_AT = 4
"""How many times as many as are asked for are grouped and spread."""
_EXAMPLES = 40
"""How many passages with a practice example are looked at."""
_PASSAGE, _WORDS = 1.0, 0.6
"""How much the passage and its words count for advice beside an answer."""
_ELSEWHERE = 0.5
"""What is left of that for advice to the Rijk or the VNG alone beside an answer that is not about them."""


def recommend(situation: str, k: int, knowledge: Knowledge, profile: Profile = NOBODY) -> list[Advice]:
    """The best ``k`` recommendations for a situation, the same advice once."""
    search_text = understand(situation).search_text
    found = knowledge.search(search_text, FOUND)
    likened = liken(situation, knowledge)
    options = candidates(search_text, likened, knowledge, "aanbeveling")
    rows = signals(situation, found, likened, options, knowledge)
    ranked = rank(options, rows, situation, profile)
    return _finished(situation, ranked, k, found, likened, knowledge)


def beside_answer(question: str, hits: list[Hit], k: int, knowledge: Knowledge, least: float) -> list[Advice]:
    """The best ``k`` recommendations that stand in the passages found for a question; ``least`` is their score."""
    options = in_passages(hits, {hit.passage.id: hit.score for hit in hits}, knowledge, "aanbeveling")
    terms = question_terms(question, knowledge)
    about_rijk = speaks_of_rijk(question)
    scored = [
        Ranked(
            one,
            (_PASSAGE * one.passage_score + _WORDS * coverage(terms, one.context))
            / (_PASSAGE + _WORDS)
            * (_ELSEWHERE if is_for_others(one.statement) and not about_rijk else 1),
        )
        for one in options
    ]
    ranked = sorted(scored, key=lambda one: (-one.score, one.candidate.statement.id))
    ranked = [one for one in ranked if one.score >= least]
    return _finished(question, ranked, k, hits, (), knowledge) if ranked else []


def _finished(
    situation: str,
    ranked: Sequence[Ranked],
    k: int,
    found: Sequence[Hit],
    likened: Sequence[Likened],
    knowledge: Knowledge,
) -> list[Advice]:
    """The first of each group, spread, with all that is said about it."""
    pages = Pages(knowledge)
    best = [one for one in ranked[: _LOOKED_AT * k] if cited(one.candidate, pages)]
    if not best:
        return []
    cosines = knowledge.likeness([one.candidate.statement.text for one in best])
    groups = grouped([one.candidate.statement.text for one in best], cosines)
    leaders = [group[0] for group in groups]
    order = diversified([best[at].score for at in leaders], cosines[np.ix_(leaders, leaders)], k)
    practice = _practice(situation, knowledge)
    by_found, by_concern = theme_weights(found, likened)
    spelled = {dutch.fold(word): word for word in situation.replace(".", " ").replace(",", " ").split()}
    terms = question_terms(situation, knowledge)
    advice = list[Advice]()
    for group in (groups[at] for at in order):
        first = best[group[0]]
        citation = cited(first.candidate, pages)
        assert citation is not None  # proven above
        about: Numbers = by_found + by_concern
        advice.append(
            Advice(
                first.candidate.statement,
                round(first.score, 4),
                citation,
                _supporters(first.candidate, [best[at].candidate for at in group[1:]], pages),
                why(first.candidate, terms, about, likened, spelled),
                examples(first.candidate, practice, knowledge, pages),
                warnings(first.candidate, found, _others(group[0], best, cosines)),
            )
        )
    return advice


def _supporters(first: Candidate, others: Sequence[Candidate], pages: Pages) -> tuple[Citation, ...]:
    seen, found = {first.document.id}, list[Citation]()
    for one in others:
        if one.document.id not in seen and (citation := cited(one, pages)):
            seen.add(one.document.id)
            found.append(citation)
    return tuple(found)


def _others(at: int, best: Sequence[Ranked], cosines: Numbers) -> list[tuple[Candidate, float]]:
    return [(one.candidate, float(cosines[at, n])) for n, one in enumerate(best) if n != at]


def _practice(situation: str, knowledge: Knowledge) -> list[Candidate]:
    hits = knowledge.search(situation, _EXAMPLES, Filters(with_statement="praktijkvoorbeeld"))
    return in_passages(hits, {}, knowledge, "praktijkvoorbeeld")
