"""The patterns by which the rules know a sentence, from ``cues.yaml``."""

import re
from functools import lru_cache
from typing import Any

from corpus.own_data import own_data

_GROUP = re.compile(r"\{([a-zé][a-zé ]*)\}")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = own_data("ingest.statements", "cues.yaml")
    return found


@lru_cache(maxsize=64)
def cue(name: str) -> re.Pattern[str]:
    """The pattern of one list: any of its lines, each from the start of a word, in any case."""
    groups = _data()["groepen"]

    def filled(line: str) -> str:
        return _GROUP.sub(lambda match: groups[match.group(1)], line)

    lines = [filled(filled(line)) for line in _data()[name]]
    bound = [line if line.startswith((r"\A", r"\w")) else rf"\b{line}" for line in lines]
    return re.compile("|".join(f"(?:{line})" for line in bound).replace(" ", r"\s+"), re.IGNORECASE)


def has(name: str, text: str) -> bool:
    """Whether a text has a cue of one list."""
    return cue(name).search(text) is not None
