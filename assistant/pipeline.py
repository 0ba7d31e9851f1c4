"""A question's way to a cited answer. Each step may end the run with a status of its own."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import messages
from assistant.advice.profile import NOBODY, Profile
from assistant.advice.recommend import beside_answer, recommend
from assistant.answer import Advice, Answer, Citation, Ended, Status
from assistant.check import check, mask_personal_data
from assistant.compose import compose
from assistant.evidence import judge, nearest_documents
from assistant.matching import question_terms
from assistant.present import present
from assistant.reading import Reading, read
from assistant.understand import understand
from assistant.verify import Pages
from assistant.writing.events import Event, Finished
from assistant.writing.write import written
from corpus.clock import milliseconds_since
from corpus.knowledge import Knowledge
from corpus.model import Document, Filters, Hit
from corpus.settings import Settings

log = logging.getLogger(__name__)

_HITS = 50
_ADVICE_BESIDE_ANSWER = 3
_ADVICE_HITS = 20
_ADVICE_FROM = 0.3
"""Below this score a recommendation beside an answer is about something else."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions, searches and recommends over one body of knowledge."""

    knowledge: Knowledge
    settings: Settings

    def ask(self, question: str, conversation: Sequence[str] = ()) -> Answer:
        """A cited answer, or a named ending; never raises for what a question contains.

        ``conversation`` are the user's earlier questions as typed, oldest first; a follow-up leans on them.
        """
        events = self.ask_stream(question, conversation)
        return next(event.answer for event in events if isinstance(event, Finished))

    def ask_stream(self, question: str, conversation: Sequence[str] = ()) -> Iterator[Event]:
        """The same, step by step: with a language model, first the answer without, then sentences as they come."""
        started = time.perf_counter()
        for event in written(self.ask_sources(question, conversation), self.settings):
            if isinstance(event, Finished):
                event = Finished(replace(event.answer, took_ms=milliseconds_since(started)))
            yield event

    def ask_sources(self, question: str, conversation: Sequence[str] = ()) -> Answer:
        """The answer in the sources' own sentences, whether or not a language model is configured."""
        started = time.perf_counter()
        reading = Reading(question)
        try:
            reading = read(question, conversation, self.knowledge, self.settings.max_question_chars)
            answer = self._answer(question, reading.text)
        except Ended as ended:
            answer = Answer(question, ended.status, ended.text, nearest=ended.nearest, certainty=ended.certainty)
        except Exception:
            log.exception("question failed: %s", mask_personal_data(question))
            answer = Answer(question, Status.ERROR, messages.ERROR)
        return replace(
            answer,
            took_ms=milliseconds_since(started),
            understood=reading.understood,
            notices=(*reading.notices, *answer.notices),
        )

    def _answer(self, question: str, asked: str) -> Answer:
        understood = understand(asked)
        hits = self.knowledge.search(understood.search_text, _HITS)
        terms = question_terms(asked, self.knowledge)
        certainty = judge(understood, hits, terms, self.knowledge, self.settings)
        sentences = compose(hits, terms, understood)
        presented = present(understood, hits, terms, sentences, Pages(self.knowledge))
        if not presented.citations:
            raise Ended(Status.NO_EVIDENCE, messages.NO_EVIDENCE, nearest_documents(hits), certainty)
        advice = beside_answer(asked, hits[:_ADVICE_HITS], _ADVICE_BESIDE_ANSWER, self.knowledge, _ADVICE_FROM)
        return Answer(
            question,
            Status.ANSWERED,
            write(presented.citations),
            presented.citations,
            tuple(advice),
            certainty=certainty,
            notices=presented.notices,
            more=presented.more,
            disagreements=presented.disagreements,
        )

    def search(self, query: str, k: int, filters: Filters = Filters()) -> list[Hit]:  # noqa: B008 (frozen)
        """The best ``k`` passages for a query.

        Raises:
            Ended: the query is empty, too long or no text.
        """
        checked = check(query, self.settings.max_question_chars)
        return self.knowledge.search(understand(checked).search_text, k, filters)

    def recommend(self, situation: str, k: int, profile: Profile = NOBODY) -> list[Advice]:
        """The ``k`` recommendations that fit a situation, and who asks, best.

        Raises:
            Ended: the situation is empty, too long or no text.
        """
        checked = check(situation, self.settings.max_question_chars)
        return recommend(checked, k, self.knowledge, profile)


def write(citations: Sequence[Citation]) -> str:
    """The answer in Markdown: per source a line that says who and when, then its sentences with [n]."""
    lines, previous = list[str](), None
    for citation in citations:
        if citation.document.id != previous:
            lines += ["", f"**{citation.document.title}** ({origin(citation.document)})", ""]
            previous = citation.document.id
        lines.append(f"- {citation.quote} [{citation.number}]")
    return "\n".join(lines).strip()


def origin(document: Document) -> str:
    """Who says it and when, for behind a title."""
    return ", ".join((document.publisher or messages.UNKNOWN_PUBLISHER, document.date or messages.UNDATED))
