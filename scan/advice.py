"""What the sources say about a weak topic: recommendations that fit, and what others did about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Advice, Citation
from assistant.pipeline import Assistant
from assistant.verify import Pages, proven
from corpus.model import Filters, Hit
from corpus.statement import Statement, StatementKind
from scan.profile import TopicProfile
from scan.propositions import Proposition

MOST_ADVICE = 3
MOST_EXAMPLES = 2

_LOOKED_AT = 20
"""How many recommendations are looked at for those that are about the topic."""
_NOT_FOR_MUNICIPALITIES = frozenset({"rijk", "vng"})
_KIND: StatementKind = "praktijkvoorbeeld"


@dataclass(frozen=True, slots=True)
class TopicAdvice:
    """Advice and practice examples for one weak topic, best first."""

    topic: TopicProfile
    advice: tuple[Advice, ...]
    examples: tuple[Citation, ...]


def advise(topic: TopicProfile, assistant: Assistant) -> TopicAdvice:
    """Look up what the sources advise and what others did."""
    situation = describe(topic)
    found = [one for one in assistant.recommend(situation, _LOOKED_AT) if _is_for_municipalities(one.recommendation)]
    fits = [one for one in found if _is_about(one.recommendation, topic)]
    if not fits:  # then what stands in a source that is about the topic
        fits = [one for one in found if topic.topic.slug in one.citation.document.themes]
    fits.sort(key=lambda one: topic.topic.slug not in one.recommendation.themes)  # stable: else by how well it fits
    examples = tuple(_examples(topic, situation, assistant))
    return TopicAdvice(topic, tuple(fits[:MOST_ADVICE]), examples[:MOST_EXAMPLES])


def describe(topic: TopicProfile) -> str:
    """A weak topic as a situation: its name and meaning, and the propositions that score lowest."""
    return " ".join([f"{topic.topic.name}.", topic.topic.definition, *(one.text for one in _weakest(topic))])


def _weakest(topic: TopicProfile) -> list[Proposition]:
    """The propositions with the lowest mean, and those less than one answer above it."""
    scored = [(scores.mean, one) for one, scores in topic.propositions if scores.mean is not None]
    lowest = min((mean for mean, _one in scored), default=0.0)
    return [one for mean, one in scored if mean < lowest + 1]


def _is_about(statement: Statement, topic: TopicProfile) -> bool:
    return not {topic.topic.slug, *(theme for one in _weakest(topic) for theme in one.themes)}.isdisjoint(
        statement.themes
    )


def _is_for_municipalities(statement: Statement) -> bool:
    return not statement.addressees or not _NOT_FOR_MUNICIPALITIES.issuperset(statement.addressees)


def _examples(topic: TopicProfile, situation: str, assistant: Assistant) -> Iterator[Citation]:
    """Of each source about the topic that tells what somebody did, one quote; extracted examples first."""
    pages, seen = Pages(assistant.knowledge), set[str]()
    themes = (topic.topic.slug,)
    for filters in (Filters(themes=themes, with_statement=_KIND), Filters(themes=themes, kinds=(_KIND,))):
        for hit in assistant.search(situation, 5 * MOST_EXAMPLES, filters):
            if hit.document.id not in seen and (citation := _citation(hit, topic, assistant, pages)):
                seen.add(hit.document.id)
                yield citation


def _citation(hit: Hit, topic: TopicProfile, assistant: Assistant, pages: Pages) -> Citation | None:
    """The example that was extracted from the passage, or of a practice example its sentence that is nearest."""
    passage = hit.passage
    told = assistant.knowledge.statements_in([passage.id], _KIND)
    if told := [one for one in told if not one.themes or _is_about(one, topic)]:
        start, end = told[0].start, told[0].end
    elif hit.document.kind != _KIND:
        return None
    elif hit.sentences:
        start, end = passage.sentences[max(hit.sentences, key=lambda position: hit.sentences[position])]
    else:
        start, end = passage.start, passage.end
    quote = passage.text[start - passage.start : end - passage.start]
    return proven(1, hit.document, passage.page, start, end, quote, pages)
