"""How often a follow-up is recognised and made whole, and a new subject left alone: ``python -m evals.follow_ups``.

The cases in ``evals/data/follow-ups.jsonl`` are development cases: the rules were written with them in sight.
A line: {"after": [earlier questions], "question", "whole_has": [pieces], "whole_lacks": [pieces]?, "is_follow_up"}.
"""

from pathlib import Path
from typing import Any

from assistant.conversation import complete
from corpus.dutch import fold
from evals.beir import read_jsonl

CASES = Path(__file__).parent / "data" / "follow-ups.jsonl"


def evaluate_follow_ups(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """Shares of the follow-ups recognised and made whole as meant, and of the new subjects left as typed."""
    rows = [_judge(case) for case in cases]
    follow_ups = [row for row in rows if row["is_follow_up"]]
    changes = [row for row in rows if not row["is_follow_up"]]
    return {
        "follow_ups": len(follow_ups),
        "recognised": sum(row["changed"] for row in follow_ups) / len(follow_ups),
        "made_whole": sum(row["changed"] and row["as_meant"] for row in follow_ups) / len(follow_ups),
        "new_subjects": len(changes),
        "left_alone": sum(not row["changed"] for row in changes) / len(changes),
        "wrong": [row for row in rows if row["changed"] != row["is_follow_up"] or not row["as_meant"]],
    }


def _judge(case: dict[str, Any]) -> dict[str, Any]:
    whole = complete(case["question"], case["after"])
    has, lacks = case["whole_has"], case.get("whole_lacks", ())
    return {
        "question": case["question"],
        "whole": whole,
        "is_follow_up": case["is_follow_up"],
        "changed": whole != case["question"],
        "as_meant": all(fold(piece) in fold(whole) for piece in has)
        and not any(fold(piece) in fold(whole) for piece in lacks),
    }


def main() -> None:
    """Print the figures and what went wrong."""
    result = evaluate_follow_ups(read_jsonl(CASES))
    wrong = result.pop("wrong")
    for name, value in result.items():
        print(f"{name:14} {value:.3f}" if isinstance(value, float) else f"{name:14} {value}")
    for row in wrong:
        print(f"  {row['question']} -> {row['whole']}")


if __name__ == "__main__":
    main()
