"""The part of a report about retrieval."""

from statistics import mean
from typing import Any

from evals.report.section import Picture, Section, Table
from evals.report.wording import (
    MEASURES,
    NOTHING,
    SYSTEMS,
    count,
    day,
    decimal,
    decimal_within,
    gain_within,
    milliseconds,
)

_MEASURES = ("ndcg@10", "recall@5", "recall@10", "mrr@10")
_TEXT = (
    "Hoe hoog staat wat een vraag beantwoordt? Bij nDCG@10 is 1 het best: alle goede documenten bovenaan. Tussen "
    "haakjes het 95%-interval: zo ver kan het gemiddelde schuiven door welke vragen toevallig in de set zitten "
    "(bootstrap over de vragen, 2.000 trekkingen)."
)


def retrieval_section(sets: dict[str, Any], pictures: tuple[Picture, ...] = ()) -> Section:
    """Tables per measure, of the differences, and of the times."""
    systems = [name for name in SYSTEMS if any(name in result["systems"] for result in sets.values())]
    systems += sorted({name for result in sets.values() for name in result["systems"]} - set(systems))
    tables = [_sets(sets), _quality(sets, systems)]
    if len(systems) > 1:
        tables.append(_gains(sets, [name for name in systems if name != "gripwijzer"]))
    tables += [_measures(sets), _times(sets, systems)]
    return Section("Zoeken", _TEXT, tuple(tables), pictures)


def _sets(sets: dict[str, Any]) -> Table:
    rows = (
        (name, count(one["documents"]), count(one["queries"]), day(one["measured_at"]), "; ".join(one["warnings"]))
        for name, one in ((name, {"warnings": []} | result) for name, result in sets.items())
    )
    return Table("Sets", ("set", "documenten", "vragen", "gemeten op", "opmerkingen"), tuple(rows))


def _quality(sets: dict[str, Any], systems: list[str]) -> Table:
    rows, marked = [], set[tuple[int, int]]()
    for row, system in enumerate(systems):
        found = [result["systems"].get(system, {}) for result in sets.values()]
        cells = [decimal_within(one, "ndcg@10") for one in found]
        if len(sets) > 1:
            known = [one["ndcg@10"] for one in found if "ndcg@10" in one]
            cells.append(decimal(mean(known)) if len(known) == len(sets) else NOTHING)
        rows.append((SYSTEMS.get(system, system), *cells))
        if system == "gripwijzer":
            marked |= {(row, column) for column in range(len(cells) + 1)}
    headings = ("systeem", *sets, *(("gemiddeld",) if len(sets) > 1 else ()))
    return Table("nDCG@10 per systeem en set", headings, tuple(rows), frozenset(marked))


def _gains(sets: dict[str, Any], systems: list[str]) -> Table:
    """Marked where chance cannot explain the difference: the interval lies on one side of nothing."""
    rows, marked = [], set[tuple[int, int]]()
    for row, system in enumerate(systems):
        found = [result["systems"].get(system, {}) for result in sets.values()]
        rows.append((f"boven {SYSTEMS.get(system, system)}", *(gain_within(one, "ndcg@10") for one in found)))
        for column, one in enumerate(found, start=1):
            ends = one.get("ndcg@10_gain_ci")
            if ends and (ends[0] > 0 or ends[1] < 0):
                marked.add((row, column))
    caption = "Winst van Gripwijzer in nDCG@10, vraag voor vraag; vet waar toeval die niet verklaart"
    return Table(caption, ("winst", *sets), tuple(rows), frozenset(marked))


def _measures(sets: dict[str, Any]) -> Table:
    rows = (
        (
            MEASURES[measure],
            *(decimal_within(result["systems"].get("gripwijzer", {}), measure) for result in sets.values()),
        )
        for measure in _MEASURES
    )
    return Table("Gripwijzer op alle maten", ("maat", *sets), tuple(rows))


def _times(sets: dict[str, Any], systems: list[str]) -> Table:
    rows = []
    for system in systems:
        found = [result["systems"].get(system, {}) for result in sets.values()]
        if any("query_ms_p50" in one for one in found):
            pairs = ((one.get("query_ms_p50"), one.get("query_ms_p95")) for one in found)
            rows.append((SYSTEMS.get(system, system), *(" / ".join(map(milliseconds, pair)) for pair in pairs)))
    return Table("Tijd per zoekvraag: de helft is sneller dan / 95% is sneller dan", ("systeem", *sets), tuple(rows))
