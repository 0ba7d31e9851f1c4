"""What kind of question this is: one that sources of this field answer, or one that they leave to others.

A report tells what was found and advised. It gives no forms, tariffs or terms of the law, and knows nothing of next
year. The examples of both kinds are in ``question_kinds.yaml``; a question is compared with the nearest of each. It is
one sign among others: a source that does answer such a question outweighs it.
"""

from functools import lru_cache

from corpus.knowledge import Knowledge
from corpus.own_data import own_data


def likeness(question: str, knowledge: Knowledge) -> float:
    """How much nearer a question is to one that sources answer than to one that they do not (a cosine less one)."""
    answered, not_answered = _examples()
    cosines = knowledge.question_cosines(question, (*answered, *not_answered))
    return float(cosines[: len(answered)].max() - cosines[len(answered) :].max())


@lru_cache(maxsize=1)
def _examples() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The examples that sources answer, and those that they do not."""
    lists = own_data("assistant", "question_kinds.yaml")
    answered, not_answered = (
        tuple(example for examples in lists[name].values() for example in examples)
        for name in ("answered", "not_answered")
    )
    return answered, not_answered
