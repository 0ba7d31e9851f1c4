"""What kind of question this is: one that sources of this field answer, or one that they leave to others.

A report tells what was found and advised. It gives no forms, tariffs or terms of the law, and knows nothing of next
year. The examples of both kinds are in ``question_kinds.yaml``; a question is compared with the nearest of each. It is
one sign among others: a source that does answer such a question outweighs it.
"""

from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import yaml

from corpus.settings import Settings, load_settings


def likeness(question: str, settings: Settings) -> float:
    """How much nearer a question is to one that sources answer than to one that they do not (a cosine less one)."""
    # Loading torch and a model takes seconds: only for those who need it.
    from corpus.embeddings import load_embeddings

    asked = np.array(load_embeddings(settings).last_query(question)[0], np.float32)
    answered, not_answered = _examples(settings.embedding_model)
    return float((answered @ asked).max() - (not_answered @ asked).max())


@lru_cache(maxsize=2)
def _examples(embedding_model: str) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The vectors of the examples that sources answer, and of those that they do not."""
    from corpus.embeddings import load_embeddings

    embeddings = load_embeddings(load_settings().model_copy(update={"embedding_model": embedding_model}))
    lists = yaml.safe_load((files("assistant") / "question_kinds.yaml").read_text("utf-8"))
    answered, not_answered = (
        embeddings.questions([example for examples in lists[name].values() for example in examples])
        for name in ("answered", "not_answered")
    )
    return answered, not_answered
