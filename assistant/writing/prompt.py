"""What the model is asked: our instructions, the numbered quotes fenced as data, and the question.

The marks around a quote cannot be forged by what stands in it: they need ``<`` and ``>``, and in text those
become ``‹`` and ``›``. That also breaks the marks with which chat models themselves tell speakers apart.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from assistant.answer import Citation

Message = tuple[str, str]
"""Who speaks (``system`` or ``human``) and what."""

_HARMLESS = str.maketrans("<>", "‹›")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")


def prompt(question: str, citations: Sequence[Citation]) -> list[Message]:
    """The messages for one question over these quotes."""
    quotes = "\n\n".join(f"<<<BRON {one.number}\n{fenced(one.quote)}\nEINDE>>>" for one in citations)
    asked = _text("question.md").replace("{question}", fenced(question)).replace("{quotes}", quotes)
    return [("system", _text("system.md")), ("human", asked)]


def fenced(text: str) -> str:
    """The text on one line, without characters that could end its fence or that a reader would not see."""
    return _SPACES.sub(" ", text).translate(_HARMLESS).strip()


@lru_cache(maxsize=4)
def _text(name: str) -> str:
    return (files("assistant.writing") / "prompts" / name).read_text("utf-8").strip()
