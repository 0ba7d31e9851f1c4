"""What a question takes for granted: that something stopped, was refused, failed.

"Why did the council refuse the report?" is only answered by a source that tells of a refusal. Words of the subject are
found in any text about the council and its report; the words of what happened are what is missing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.dutch import fold
from corpus.own_data import own_data

ASKS_REASON = re.compile(
    r"\b(?:waarom|waardoor|redenen?|argument\w*|hoe (?:kwam|komt)|oorza\w+|aanleiding|motie[fv]\w*|motivering)\b"
)
"""A question for a reason, folded."""


@lru_cache(maxsize=1)
def _events() -> tuple[re.Pattern[str], ...]:
    groups = own_data("assistant", "premises.yaml")
    return tuple(re.compile(rf"\b(?:{words.replace(' |', '|')})\b") for words in groups.values())


def unfounded(question: str, texts: Sequence[str]) -> int:
    """How many happenings a question wants a reason for, of which none of the texts tells."""
    asked = fold(question)
    if not ASKS_REASON.search(asked):
        return 0
    named = [event for event in _events() if event.search(asked)]
    folded = [fold(text) for text in texts]
    return sum(not any(event.search(text) for text in folded) for event in named)
