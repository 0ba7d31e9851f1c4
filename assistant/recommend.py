"""Seventh step: recommendations that fit, each with its source; the same advice elsewhere is shown beside it."""

from dataclasses import dataclass

from assistant.answer import Advice, Citation
from assistant.matching import Term, coverage
from assistant.verify import Pages, proven
from corpus import dutch
from corpus.knowledge import Knowledge
from corpus.model import Hit
from corpus.statement import Statement

_WORDS = 0.6
"""How much a recommendation's own words count beside its passage's score."""
_SAME = 0.6
"""Share of words in common (Jaccard) from which two recommendations are the same advice."""


@dataclass(frozen=True, slots=True)
class _Match:
    recommendation: Statement
    hit: Hit
    score: float
    stems: frozenset[str]


def recommend(hits: list[Hit], terms: list[Term], k: int, knowledge: Knowledge) -> list[Advice]:
    """The best ``k`` recommendations that stand in these hits, the same advice once."""
    by_passage = {hit.passage.id: hit for hit in hits}
    matches = []
    for one in knowledge.statements_in(list(by_passage), "aanbeveling"):
        hit = by_passage[one.passage_id]
        about = " ".join((*hit.passage.section, one.text))
        score = (hit.score + _WORDS * coverage(terms, about)) / (1 + _WORDS)
        matches.append(_Match(one, hit, score, frozenset(dutch.stems(one.text))))
    matches.sort(key=lambda match: (-match.score, match.recommendation.id))
    groups = list[list[_Match]]()
    for match in matches:
        same = next((group for group in groups if _same(group[0], match)), None)
        if same is None:
            groups.append([match])
        else:
            same.append(match)
    pages = Pages(knowledge)
    advice = [found for group in groups if (found := _advice(group, pages))]
    return advice[:k]


def _same(one: _Match, other: _Match) -> bool:
    union = one.stems | other.stems
    return bool(union) and len(one.stems & other.stems) / len(union) >= _SAME


def _advice(group: list[_Match], pages: Pages) -> Advice | None:
    best = group[0]
    citation = _citation(best, pages)
    if citation is None:
        return None
    elsewhere = [
        _citation(match, pages)
        for match in group[1:]
        if match.recommendation.document_id != best.recommendation.document_id
    ]
    return Advice(best.recommendation, round(best.score, 4), citation, tuple(c for c in elsewhere if c))


def _citation(match: _Match, pages: Pages) -> Citation | None:
    found = match.recommendation
    return proven(1, match.hit.document, found.page, found.start, found.end, found.text, pages)
