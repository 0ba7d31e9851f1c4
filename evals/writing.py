"""How many honest sentences the check of written answers keeps, and how many false ones it lets through.

``python -m evals.writing`` measures ``data/writing.jsonl``: sentences over quotes from the shipped sources, honest
paraphrases and false ones (another number or name, a negation, a role turned around, a restriction left out, an order,
markup, another language). Verbatim sentences of the shipped sources are measured besides: all should be kept.
"""

import json
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from assistant.answer import Citation, WrittenSentence
from assistant.writing.judge import Judge
from assistant.writing.reply import Draft
from assistant.writing.support import Reason, unsupported
from corpus.embeddings import load_embeddings
from corpus.model import Document
from corpus.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence over a quote of a document; ``change`` says what was done to a false one."""

    document: str
    quote: str
    sentence: str
    honest: bool
    change: str | None = None


def cases() -> list[Case]:
    """The shipped cases."""
    lines = (files("evals") / "data" / "writing.jsonl").read_text("utf-8").splitlines()
    return [Case(**json.loads(line)) for line in lines]


def citation(number: int, quote: str) -> Citation:
    """A quote as an answer would cite it, of a document that does not matter here."""
    return Citation(number, Document("bron", "Bron"), (), 1, quote, 0, len(quote))


def verdicts(cases: list[Case], settings: Settings) -> list[WrittenSentence | Reason]:
    """What the judge says of each case, its quote standing alone."""
    judges = {quote: Judge([citation(1, quote)], settings) for quote in {case.quote for case in cases}}
    found = []
    for case in cases:
        judges[case.quote].start_again()
        found.append(judges[case.quote].judge(Draft(case.sentence, (1,))))
    return found


def evaluate_writing(settings: Settings) -> dict[str, Any]:
    """Both rates, the honest sentences that were dropped and the false ones that came through, with their reasons."""
    judged = list(zip(cases(), verdicts(cases(), settings), strict=True))
    honest = [(case, found) for case, found in judged if case.honest]
    false = [(case, found) for case, found in judged if not case.honest]
    quotes = list(dict.fromkeys(case.quote for case, _found in judged))
    lost = [(case.sentence, found.name) for case, found in honest if isinstance(found, Reason)]
    return {
        "verbatim": len(quotes),
        "verbatim_kept": sum(unsupported(quote, quote) is None for quote in quotes),
        "honest": len(honest),
        "honest_kept": len(honest) - len(lost),
        "honest_dropped": lost,
        "false": len(false),
        "false_through": [case.sentence for case, found in false if isinstance(found, WrittenSentence)],
        "false_by_change": dict(Counter(case.change for case, _found in false)),
        "cosine": _cosines([(case.sentence, case.quote) for case, found in honest], settings),
    }


def _cosines(pairs: list[tuple[str, str]], settings: Settings) -> dict[str, float]:
    """The lowest and the middle cosine of honest sentences with their quotes: what ``NEAR_ENOUGH`` is set by."""
    embeddings = load_embeddings(settings)
    said, quoted = (embeddings.vectors(texts) for texts in zip(*pairs, strict=True))
    cosines = sorted(float(one @ other) for one, other in zip(said, quoted, strict=True))
    return {"lowest": round(cosines[0], 3), "median": round(cosines[len(cosines) // 2], 3)}


if __name__ == "__main__":
    print(json.dumps(evaluate_writing(load_settings()), ensure_ascii=False, indent=1))
