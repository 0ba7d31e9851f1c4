"""The question as it is answered: checked, made whole from earlier ones, and without typing errors."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import messages
from assistant.answer import Ended, Status
from assistant.check import check
from assistant.conversation import complete, lacks_subject
from assistant.spelling import correct
from assistant.understand import is_english
from corpus.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what is answered; ``understood`` the same when it differs from what was typed."""

    text: str
    understood: str | None = None
    notices: tuple[str, ...] = ()


def read(question: str, conversation: Sequence[str], knowledge: Knowledge, max_chars: int) -> Reading:
    """What a question means.

    Raises:
        Ended: it may or can not be answered, or names no subject and there are no earlier questions to lean on.
    """
    asked = check(question, max_chars)
    whole = complete(asked, conversation)
    if whole == asked:
        if lacks_subject(asked):
            raise Ended(Status.INVALID_QUESTION, messages.NO_SUBJECT)
    else:
        whole = check(whole, max_chars)  # two innocent questions may ask for a person together
    if is_english(whole):
        return Reading(whole, None if whole == asked else whole, (messages.ENGLISH,))
    text = correct(whole, knowledge)
    return Reading(text, None if text == asked else text)
