"""Proposed metadata measured on the shipped sources: what their text alone gives, beside what their owner gave.

Run ``python -m evals.proposals``. The title is not measured: in these sources it stands as the heading.
"""

import json
import time
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from ingest.blocks import Block, Reading, ReadOptions
from ingest.metadata import given, proposals
from ingest.readers.markdown import read_markdown

ONE_VALUE = ("kind", "date")
LISTS = ("municipalities", "domains", "themes")
_CHARS_PER_PAGE = 3000


@dataclass(slots=True)
class Score:
    """Counts of one field over all sources: values proposed, values given, and how many agree."""

    proposed: int = 0
    given: int = 0
    right: int = 0

    def shown(self) -> dict[str, float]:
        """Precision and recall, and the number of values proposed and given."""
        return {
            "precision": round(self.right / max(1, self.proposed), 3),
            "recall": round(self.right / max(1, self.given), 3),
            "proposed": self.proposed,
            "given": self.given,
        }


def evaluate_proposals() -> dict[str, Any]:
    """Propose for every shipped source without its front matter.

    ``ms_per_page`` is processor time in milliseconds per page of 3,000 characters; the sources are short, so
    what a document costs once weighs more than in a real one. A date is right if the given one says the
    same, as far as both go: '2021-03' agrees with '2021-03-12'.
    """
    scores = {field: Score() for field in (*ONE_VALUE, *LISTS)}
    chars, seconds = 0, 0.0
    proposals(Reading((Block("Een tekst."),)), "bron")  # loads the lists, so that the times are of the work alone
    sources = [path for path in (files("corpus") / "sources").iterdir() if path.name.endswith(".md")]
    for path in sources:
        reading = read_markdown(path.read_bytes(), ReadOptions())
        truth, _warnings = given(reading.given)
        started = time.process_time()
        proposed = proposals(replace(reading, given={}), "bron")
        seconds += time.process_time() - started
        chars += sum(len(block.text) for block in reading.blocks)
        for field, score in scores.items():
            _count(score, _values(proposed, field), _values(truth, field))
    return {
        "sources": len(sources),
        "ms_per_page": round(1000 * seconds / chars * _CHARS_PER_PAGE, 2),
        **{field: score.shown() for field, score in scores.items()},
    }


def _values(facts: dict[str, Any], field: str) -> tuple[str, ...]:
    value = facts.get(field)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _count(score: Score, proposed: tuple[str, ...], truth: tuple[str, ...]) -> None:
    score.proposed += len(proposed)
    score.given += len(truth)
    score.right += sum(any(one.startswith(other) or other.startswith(one) for other in truth) for one in proposed)


if __name__ == "__main__":
    print(json.dumps(evaluate_proposals(), indent=2))
