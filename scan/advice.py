"""What the sources say about a weak topic: recommendations that fit, and municipalities that did something about it."""

from dataclasses import dataclass

from assistant.answer import Advice, Citation
from assistant.pipeline import Assistant
from assistant.verify import Pages, proven
from corpus.model import Filters, Hit
from scan.profile import TopicProfile

MOST_ADVICE = 3
MOST_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class TopicAdvice:
    """Advice and practice examples for one weak topic, best first."""

    topic: TopicProfile
    advice: tuple[Advice, ...]
    examples: tuple[Citation, ...]


def advise(topic: TopicProfile, assistant: Assistant) -> TopicAdvice:
    """Look up what the sources advise and what others did."""
    situation = describe(topic)
    return TopicAdvice(
        topic, tuple(assistant.recommend(situation, MOST_ADVICE)), _examples(topic, situation, assistant)
    )


def describe(topic: TopicProfile) -> str:
    """A weak topic as a situation: its name and meaning, and the propositions that score lowest."""
    scored = [(scores.mean, one.text) for one, scores in topic.propositions if scores.mean is not None]
    lowest = min((mean for mean, _text in scored), default=0.0)
    weakest = [text for mean, text in scored if mean < lowest + 1]
    return " ".join([f"{topic.topic.name}.", topic.topic.definition, *weakest])


def _examples(topic: TopicProfile, situation: str, assistant: Assistant) -> tuple[Citation, ...]:
    """Of each practice example about the topic, what it says about it: one quote per document, best first."""
    filters = Filters(kinds=("praktijkvoorbeeld",), themes=(topic.topic.slug,))
    found, pages = dict[str, Citation](), Pages(assistant.knowledge)
    for hit in assistant.search(situation, 5 * MOST_EXAMPLES, filters):
        if hit.document.id not in found and (citation := _citation(hit, assistant, pages)):
            found[hit.document.id] = citation
    return tuple(found.values())[:MOST_EXAMPLES]


def _citation(hit: Hit, assistant: Assistant, pages: Pages) -> Citation | None:
    """The practice example that was extracted from the passage, or else its sentence nearest to the situation."""
    passage = hit.passage
    if told := assistant.knowledge.statements_in([passage.id], "praktijkvoorbeeld"):
        start, end = told[0].start, told[0].end
    elif hit.sentences:
        start, end = passage.sentences[max(hit.sentences, key=lambda position: hit.sentences[position])]
    else:
        start, end = passage.start, passage.end
    quote = passage.text[start - passage.start : end - passage.start]
    return proven(1, hit.document, passage.page, start, end, quote, pages)
