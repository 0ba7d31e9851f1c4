"""Keeps what the sources could not answer for the editors, where an answer comes back; never in the answer's way."""

import logging
from collections.abc import Iterable, Iterator

from assistant.answer import Answer, Status
from assistant.writing.events import Event, Finished
from community.unanswered import UnansweredList
from corpus.settings import Settings

log = logging.getLogger(__name__)


def keep_unanswered(answer: Answer, settings: Settings) -> Answer:
    """The answer as it is; its question is noted when the sources were silent and the setting allows it."""
    if answer.status is Status.NO_EVIDENCE and settings.keep_unanswered:
        try:
            UnansweredList(settings.data_dir).note(answer.understood or answer.question)
        except Exception:  # whatever it is, the answer goes before the list
            log.exception("a question without an answer could not be noted")
    return answer


def keeping_unanswered(events: Iterable[Event], settings: Settings) -> Iterator[Event]:
    """The steps of an answer as they come, its question noted at the end like ``keep_unanswered``."""
    for event in events:
        if isinstance(event, Finished):
            keep_unanswered(event.answer, settings)
        yield event
