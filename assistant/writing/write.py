"""From the answer in quotes to a written one: ask the model, judge each sentence, and fall back when it fails."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assistant import messages
from assistant.answer import Answer, Status, WrittenSentence
from assistant.writing.events import Event, Finished, Found, Said, StartedAgain
from assistant.writing.form import is_order
from assistant.writing.judge import Judge, sentences_of
from assistant.writing.model import LanguageModel, WriterFailed, WriterSlow, open_model
from assistant.writing.prompt import prompt
from assistant.writing.reply import Draft, Reply
from assistant.writing.support import Reason
from corpus.errors import WriterUnusable
from corpus.settings import Settings

log = logging.getLogger(__name__)

_MOST_SENTENCES = 8
_TRIES = (True, False)
"""Whether a try asks for structured output. The second does not: some servers refuse it, some models choke on it."""


def written(answer: Answer, settings: Settings) -> Iterator[Event]:
    """The steps to a written answer; of an answer that is none, or without a model, only the end."""
    try:
        model = open_model(settings) if answer.status is Status.ANSWERED else None
    except WriterUnusable:
        log.exception("no language model")
        yield Finished(_without(answer, messages.WRITER_DOWN))
        return
    if model is None:
        yield Finished(answer)
        return
    yield Found(answer)
    try:
        yield from _write(answer, model, settings)
    except Exception:  # whatever goes wrong here, the quotes are an answer
        log.exception("writing failed")
        yield Finished(_without(answer, messages.WRITER_DOWN))


def _write(answer: Answer, model: LanguageModel, settings: Settings) -> Iterator[Event]:
    # A quote that gives orders is shown to readers, who know better, and not to the model.
    citations = [one for one in answer.citations if not any(map(is_order, sentences_of(one.quote)))]
    if not citations:
        yield Finished(_without(answer, messages.WRITER_UNSUPPORTED))
        return
    asked, judge = prompt(answer.understood or answer.question, citations), Judge(citations, settings)
    notice = messages.WRITER_UNREADABLE
    for number, structured in enumerate(_TRIES):
        if number:
            judge.start_again()
            yield StartedAgain()
        kept, reasons = list[WrittenSentence](), Counter[Reason]()
        try:
            for draft in _drafts(model, asked, structured):
                judged = judge.judge(draft)
                if isinstance(judged, Reason):
                    reasons[judged] += 1
                elif len(kept) < _MOST_SENTENCES:
                    kept.append(judged)
                    yield Said(judged)
        except WriterSlow:
            notice = messages.WRITER_SLOW
            continue
        except WriterFailed:
            notice = messages.WRITER_DOWN
            continue
        log.info("language model: %d sentences kept, dropped: %s", len(kept), dict(reasons))
        dropped = reasons.total() - reasons[Reason.REPEATED]
        if kept:
            yield Finished(_with(answer, model.name, kept, dropped))
            return
        if dropped:
            yield Finished(replace(_without(answer, messages.WRITER_UNSUPPORTED), dropped=dropped))
            return
        notice = messages.WRITER_UNREADABLE
    yield Finished(_without(answer, notice))


def _drafts(model: LanguageModel, asked: list[tuple[str, str]], structured: bool) -> Iterator[Draft]:
    reply = Reply()
    for piece in model.reply(asked, structured):
        yield from reply.feed(piece)
        if reply.is_full:
            return
    yield from reply.rest()


def _with(answer: Answer, writer: str, kept: list[WrittenSentence], dropped: int) -> Answer:
    text = " ".join(f"{one.text} {marks(one)}" for one in kept)
    return replace(answer, text=text, writer=writer, written=tuple(kept), dropped=dropped)


def _without(answer: Answer, notice: str) -> Answer:
    return replace(answer, notices=(*answer.notices, notice))


def marks(sentence: WrittenSentence) -> str:
    """The numbers of its sources as they stand behind a sentence: "[1][3]"."""
    return "".join(f"[{number}]" for number in sentence.numbers)


def about_writing(answer: Answer) -> list[str]:
    """What a reader of a written answer should know: who wrote it, and how much was left out."""
    if answer.writer is None:
        return []
    said = [messages.WRITTEN.format(writer=answer.writer)]
    if answer.dropped:
        one = answer.dropped == 1
        said.append(messages.DROPPED_ONE if one else messages.DROPPED_MORE.format(count=answer.dropped))
    return said
