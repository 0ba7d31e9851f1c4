"""Results to the sections of a report."""

from typing import Any

from evals.report.against import against_section
from evals.report.answers import answers_sections, recommendations_section
from evals.report.results import Results
from evals.report.retrieval import retrieval_section
from evals.report.section import Picture, Section, Table
from evals.report.wording import SYSTEMS, milliseconds

_TIMES = (
    "Hoe lang een vraag duurt, van de snelste tot de langzaamste. Zoeken is alleen het vinden van passages; antwoorden "
    "is de hele weg tot een antwoord met citaten. Gemeten in één proces met het model al geladen."
)
_SHOWN = (5, 25, 50, 75, 95, 100)


def sections_of(results: Results, earlier: Results | None = None, *, brief: bool = False) -> list[Section]:
    """Every part for which there are results, the comparison with an earlier run first.

    ``brief`` leaves out pictures, and the tables per kind of question.
    """
    pictures = not brief
    sections = [against_section(earlier, results)] if earlier else []
    if sets := results["retrieval"]:
        sections.append(retrieval_section(sets, _pictures(pictures, "quality_picture", sets)))
    if sets := results["answers"]:
        curves = pictures and any(result.get("refusal_curve") for result in sets.values())
        sections += answers_sections(sets, _pictures(curves, "refusal_picture", sets), brief=brief)
    if sets := results["recommendations"]:
        sections.append(recommendations_section(sets, _pictures(pictures, "advice_picture", sets)))
    if times := _times(results):
        sections.append(Section("Tijd", _TIMES, (_latency(times),), _pictures(pictures, "latency_picture", times)))
    return sections


def _pictures(wanted: bool, name: str, shown: dict[str, Any]) -> tuple[Picture, ...]:
    if not wanted:
        return ()
    from evals.report import plots  # matplotlib takes a second to load

    picture: Picture = getattr(plots, name)(shown)
    return (picture,)


def _times(results: Results) -> dict[str, Any]:
    """The distributions there are: searching, per system on the largest set, and answering per set."""
    found = dict[str, Any]()
    if sets := results["retrieval"]:
        name = max(sets, key=lambda one: sets[one]["documents"])
        for system, dutch in SYSTEMS.items():
            if steps := sets[name]["systems"].get(system, {}).get("query_ms_distribution"):
                found[f"zoeken in {name}: {dutch}"] = {"distribution": steps}
    for name, result in results["answers"].items():
        if steps := result.get("ask_ms_distribution"):
            found[f"antwoorden: {name}"] = {"distribution": steps}
    return found


def _latency(times: dict[str, Any]) -> Table:
    rows = tuple(
        (name, *(milliseconds(one["distribution"][share // 5]) for share in _SHOWN)) for name, one in times.items()
    )
    return Table("Klaar binnen", ("", *(f"{share}% van de vragen" for share in _SHOWN)), rows)
