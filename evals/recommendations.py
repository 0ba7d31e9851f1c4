"""Recommendations measured on situations, beside what a LangChain tutorial finds in the same texts.

A line of the file: {"id", "situation", "judged": [{"text": a recommendation as its source words it, "grade": 1..3}]}.
What a system gives is a ranked list of texts; a text covers the judged recommendations whose words stand in it in
order. That is generous to the tutorial: a chunk of 1,000 characters that holds a recommendation counts as one.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

from assistant.answer import Advice, Ended
from assistant.pipeline import Assistant
from corpus.dutch import words
from corpus.errors import ConfigurationError
from evals.beir import read_jsonl
from evals.intervals import interval, paired_difference
from evals.latency import latency
from evals.tutorial import Tutorial

DEPTH = 10
MEASURES = ("precision@5", "recall@10", "ndcg@5")
GRADES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Situation:
    """A user's situation; ``judged``: the words of a recommendation -> how well it fits (1 to 3)."""

    id: str
    text: str
    judged: dict[str, int]


def read_situations(path: Path) -> list[Situation]:
    """The situations of a file.

    Raises:
        ConfigurationError: the file is missing, or a situation is not as described above; names it.
    """
    situations = []
    for number, row in enumerate(read_jsonl(path), start=1):
        id_ = str(row.get("id", number))
        try:
            judged = {normal(one["text"]): int(one["grade"]) for one in row["judged"]}
            text = row["situation"].strip()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ConfigurationError(
                f"'{path}', situatie {id_}: verwacht 'situation' en 'judged' met 'text' en 'grade'."
            ) from error
        if not text or not judged or "" in judged or not set(judged.values()) <= set(GRADES):
            raise ConfigurationError(f"'{path}', situatie {id_}: een tekst is leeg of een cijfer is niet 1, 2 of 3.")
        situations.append(Situation(id_, text, judged))
    return situations


def evaluate_recommendations(
    assistant: Assistant,
    situations: list[Situation],
    built: Tutorial | None = None,
    progress: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Precision@5, recall@10 and nDCG@5 with 95% intervals; with ``built`` also of the tutorial, and the ratio."""
    systems: dict[str, Callable[[str], list[list[str]]]] = {"gripwijzer": lambda text: _advised(assistant, text)}
    if built:
        systems["tutorial"] = lambda text: [[normal(chunk)] for _id, chunk, _score in built.search(text, DEPTH)]
    values: dict[str, dict[str, list[float]]] = {name: {measure: [] for measure in MEASURES} for name in systems}
    times: dict[str, list[float]] = {name: [] for name in systems}
    per_situation = []
    for situation in situations:
        row: dict[str, Any] = {"id": situation.id}
        for name, system in systems.items():
            started = time.perf_counter()
            found = system(situation.text)
            times[name].append(1000 * (time.perf_counter() - started))
            row[name] = measured(found, situation.judged)
            for measure, value in row[name].items():
                values[name][measure].append(value)
        per_situation.append(row)
        progress()
    return {
        "situations": len(situations),
        "judged": sum(len(situation.judged) for situation in situations),
        "systems": {
            name: {measure: round(mean(values[name][measure]), 4) for measure in MEASURES}
            | {f"{measure}_ci": interval(values[name][measure]) for measure in MEASURES}
            | _compared(name, values)
            | latency(times[name], "recommend")
            for name in systems
        },
        "per_situation": per_situation,
    }


def measured(found: Sequence[Sequence[str]], judged: dict[str, int]) -> dict[str, float]:
    """The measures of one ranked list; each item of it is the texts it shows, one advice or chunk.

    Precision: the share of the first five that cover a judged recommendation (an empty place covers none). Recall:
    the share of the judged ones that the first ten cover. nDCG: an item's gain is the best grade of what it is the
    first to cover (Järvelin & Kekäläinen 2002, with linear gain).
    """
    covered = set[str]()
    gains, relevant = list[int](), list[bool]()
    for item in found[:DEPTH]:
        covers = {text for text in judged if any(_stands_in(text, shown) for shown in item)}
        relevant.append(bool(covers))
        gains.append(max((judged[text] for text in covers - covered), default=0))
        covered |= covers
    ideal = _discounted(sorted(judged.values(), reverse=True)[:5])
    return {
        "precision@5": sum(relevant[:5]) / 5,
        "recall@10": round(len(covered) / len(judged), 4),
        "ndcg@5": round(_discounted(gains[:5]) / ideal, 4),
    }


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _compared(name: str, values: dict[str, dict[str, list[float]]]) -> dict[str, Any]:
    """How Gripwijzer does beside another system: difference per situation, and ratio of the means."""
    if name == "gripwijzer":
        return {}
    found: dict[str, Any] = {}
    for measure in MEASURES:
        ours, theirs = values["gripwijzer"][measure], values[name][measure]
        found[f"{measure}_gain"], found[f"{measure}_gain_ci"] = paired_difference(ours, theirs)
        found[f"{measure}_ratio"] = round(mean(ours) / mean(theirs), 2) if mean(theirs) else None
    return found


def _advised(assistant: Assistant, situation: str) -> list[list[str]]:
    try:
        return [_shown(advice) for advice in assistant.recommend(situation, DEPTH)]
    except Ended:  # a situation that may not be asked about gets no advice
        return []


def _shown(advice: Advice) -> list[str]:
    """The wordings of one advice: its own, and those of the sources that advise the same."""
    quotes = (advice.recommendation.text, *(citation.quote for citation in advice.also_advised_by))
    return [normal(text) for text in quotes]


def grade_of(text: str, judged: dict[str, int]) -> int:
    """The best grade (0 to 3) of the judged recommendations that stand in a normalised text."""
    return max((grade for wanted, grade in judged.items() if _stands_in(wanted, text)), default=0)


def normal(text: str) -> str:
    """The words alone: chunks and pages differ in marks and line ends."""
    return " ".join(words(text))


def _stands_in(text: str, shown: str) -> bool:
    return f" {text} " in f" {shown} "
