"""The steps of an answer that someone watches being written."""

from dataclasses import dataclass

from assistant.answer import Answer, WrittenSentence


@dataclass(frozen=True, slots=True)
class Found:
    """The answer in the sources' own sentences is there; a language model starts to write."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Said:
    """One more sentence of the language model, checked."""

    sentence: WrittenSentence


@dataclass(frozen=True, slots=True)
class StartedAgain:
    """The language model failed and gets one more try: the sentences so far do not count."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end: the answer as ``Assistant.ask`` gives it."""

    answer: Answer


Event = Found | Said | StartedAgain | Finished
