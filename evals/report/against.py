"""What changed since an earlier run, and whether chance explains it.

Where both runs say how each question went, the questions that both have are compared in pairs, and a change counts when
the interval of its mean leaves out nothing. Otherwise it counts when the new figure lies outside the earlier interval.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evals.answers import SHARES as JUDGEMENTS
from evals.intervals import paired_difference
from evals.report.results import Results
from evals.report.section import Section, Table
from evals.report.wording import MEASURES, NOTHING, SHARES, day, decimal, milliseconds, percent, signed

_LESS_IS_BETTER = ("false_refusals",)
_TIME_MARGIN = 0.1
"""The same code on the same machine differs by up to this share between runs."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure then and now; ``certain`` says whether the change is more than chance, None when that is unknown."""

    what: str
    measure: str
    then: float
    now: float
    certain: bool | None
    less_is_better: bool = False

    @property
    def better(self) -> bool:
        """Whether the change is for the better."""
        return (self.now < self.then) == self.less_is_better and self.now != self.then

    @property
    def verdict(self) -> str:
        """In Dutch, with a sign for those who do not see colours."""
        if self.now == self.then:
            return "= gelijk"
        direction = "▲ beter" if self.better else "▼ slechter"
        return direction if self.certain else f"{direction}, binnen de marge" if self.certain is False else direction


def changes(earlier: Results, newer: Results) -> list[Change]:
    """Every figure that both runs have."""
    found = list[Change]()
    for name, then, now in _both(earlier, newer, "retrieval"):
        if {"gripwijzer"} <= then["systems"].keys() & now["systems"].keys():
            old, new = then["systems"]["gripwijzer"], now["systems"]["gripwijzer"]
            for measure in ("ndcg@10", "recall@5", "recall@10", "mrr@10"):
                pairs = _pairs(then, now, "per_query", lambda row, m=measure: row.get(m, {}).get("gripwijzer"))  # type: ignore[misc]
                found += _change(f"zoeken: {name}", measure, old, new, pairs)
            found += _time(f"zoeken: {name}", "query_ms_p95", old, new)
    for name, then, now in _both(earlier, newer, "answers"):
        for share in SHARES:
            pairs = _pairs(then, now, "per_question", lambda row, s=share: _counted(row, s))  # type: ignore[misc]
            found += _change(f"antwoorden: {name}", share, then, now, pairs)
        found += _time(f"antwoorden: {name}", "ask_ms_p95", then, now)
    for name, then, now in _both(earlier, newer, "recommendations"):
        old, new = then["systems"].get("gripwijzer", {}), now["systems"].get("gripwijzer", {})
        for measure in ("precision@5", "recall@10", "ndcg@5"):
            pairs = _pairs(then, now, "per_situation", lambda row, m=measure: row.get("gripwijzer", {}).get(m))  # type: ignore[misc]
            found += _change(f"aanbevelingen: {name}", measure, old, new, pairs)
    return found


def against_section(earlier: Results, newer: Results) -> Section:
    """The changes as a table."""
    found = changes(earlier, newer)
    rows = tuple((one.what, _name(one.measure), *_figures(one), one.verdict) for one in found)
    marked = frozenset((row, 5) for row, one in enumerate(found) if one.certain)
    when = day(earlier["made_at"]) if earlier.get("made_at") else "een eerdere dag"
    text = (
        f"Vergeleken met de meting van {when}. 'Binnen de marge' betekent dat "
        "toeval de verandering kan verklaren; vet is meer dan toeval."
    )
    if not found:
        text += " Er is niets dat in beide metingen voorkomt."
    table = Table("Wat veranderde", ("onderdeel", "maat", "eerder", "nu", "verschil", "oordeel"), rows, marked)
    return Section("Vergeleken met eerder", text, (table,) if found else ())


def _both(earlier: Results, newer: Results, kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for name, now in newer.get(kind, {}).items():
        if name in earlier.get(kind, {}):
            yield name, earlier[kind][name], now


def _counted(row: dict[str, Any], share: str) -> bool | None:
    """The judgement of a question that a share counts, or None when the share does not speak of it."""
    if share != "quotes_verbatim" and row["unanswerable"] != (share == "refused_unanswerable"):
        return None
    value: bool | None = row[JUDGEMENTS[share]]
    return value


def _pairs(
    then: dict[str, Any], now: dict[str, Any], rows: str, value: Callable[[dict[str, Any]], float | None]
) -> tuple[list[float], list[float]]:
    """The values now and then of what both runs asked; empty when one of them does not say."""
    old = {(row.get("file"), row["id"]): found for row in then.get(rows, ()) if (found := value(row)) is not None}
    new = {(row.get("file"), row["id"]): found for row in now.get(rows, ()) if (found := value(row)) is not None}
    shared = [key for key in new if key in old]
    return [new[key] for key in shared], [old[key] for key in shared]


def _change(
    what: str, measure: str, then: dict[str, Any], now: dict[str, Any], pairs: tuple[list[float], list[float]]
) -> list[Change]:
    old, new = then.get(measure), now.get(measure)
    if old is None or new is None:
        return []
    ends = paired_difference(*pairs)[1] if len(pairs[0]) > 1 else None
    certain: bool | None = None
    if ends:
        certain = ends[0] > 0 or ends[1] < 0
    elif within := then.get(f"{measure}_ci"):
        certain = not within[0] <= new <= within[1]
    return [Change(what, measure, old, new, certain, measure in _LESS_IS_BETTER)]


def _time(what: str, measure: str, then: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    old, new = then.get(measure), now.get(measure)
    if not old or not new:
        return []
    return [Change(what, measure, old, new, abs(new - old) > _TIME_MARGIN * old, less_is_better=True)]


def _name(measure: str) -> str:
    return "tijd (95% is sneller)" if "_ms_" in measure else SHARES.get(measure) or MEASURES[measure]


def _figures(change: Change) -> tuple[str, str, str]:
    gain = change.now - change.then
    if "_ms_" in change.measure:
        return milliseconds(change.then), milliseconds(change.now), f"{signed(gain, 1)} ms"
    if change.measure in SHARES:
        return percent(change.then), percent(change.now), f"{signed(100 * gain, 1)} punt" if gain else NOTHING
    return decimal(change.then), decimal(change.now), signed(gain) if gain else NOTHING
