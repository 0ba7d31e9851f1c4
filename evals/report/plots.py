"""The pictures of a report, as SVG that stands inside the page. Each has its figures in a table beside it."""

import io
import re
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from evals.latency import STEPS
from evals.report.section import Picture
from evals.report.wording import MEASURES, SYSTEMS, decimal, milliseconds, percent

COLOURS = {
    "gripwijzer": "#154273",
    "dense": "#5b8fc7",
    "lexical": "#8a6fb0",
    "rrf": "#6d7a88",
    "bm25": "#c98b1b",
    "tutorial": "#b5453c",
}
_OTHERS = ("#154273", "#c98b1b", "#b5453c", "#3d8361", "#8a6fb0", "#6d7a88")
_LINES = ("-", "--", "-.", ":")
_INK, _GRID = "#1c2430", "#d9dfe6"
_STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 10,
    "svg.fonttype": "none",  # text stays text: it can be read aloud, searched and enlarged
    "svg.hashsalt": "gripwijzer",  # the same results give the same file
    "text.color": _INK,
    "axes.edgecolor": _GRID,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def quality_picture(sets: dict[str, Any]) -> Picture:
    """Bars of nDCG@10 per system and set, with intervals."""
    systems = [name for name in SYSTEMS if any(name in result["systems"] for result in sets.values())]
    with matplotlib.rc_context(_STYLE):
        figure = Figure((9.2, 4.2), layout="constrained")
        axes = figure.subplots()
        width = 0.84 / len(systems)
        for position, system in enumerate(systems):
            places = [place for place, result in enumerate(sets.values()) if system in result["systems"]]
            found = [result["systems"][system] for result in sets.values() if system in result["systems"]]
            axes.bar(
                [place - 0.42 + (position + 0.5) * width for place in places],
                [one["ndcg@10"] for one in found],
                width * 0.92,
                yerr=_whiskers(found, "ndcg@10"),
                color=COLOURS[system],
                error_kw={"ecolor": _INK, "elinewidth": 1, "capsize": 2},
                label=SYSTEMS[system],
            )
        axes.set_xticks(range(len(sets)), list(sets))
        _share_axis(axes, "nDCG@10")
        figure.legend(loc="outside upper center", ncols=3, frameon=False)
        said = "; ".join(
            f"{name}: "
            + ", ".join(f"{SYSTEMS[s]} {decimal(r['systems'][s]['ndcg@10'])}" for s in systems if s in r["systems"])
            for name, r in sets.items()
        )
        return Picture(_svg(figure), f"Staven met nDCG@10 per set. {said}.", "nDCG@10 per systeem en set")


def refusal_picture(sets: dict[str, Any]) -> Picture:
    """The whole trade-off: wrongly refused across, rightly refused up; the threshold in use as a dot."""
    known = {name: result for name, result in sets.items() if result.get("refusal_curve")}
    with matplotlib.rc_context(_STYLE):
        figure = Figure((6.4, 5.0), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color=_GRID, linewidth=1)
        for number, (name, result) in enumerate(known.items()):
            colour, line = _OTHERS[number % len(_OTHERS)], _LINES[number % len(_LINES)]
            curve = result["refusal_curve"]
            across = [point["false_refusals"] for point in curve]
            up = [point["refused_unanswerable"] for point in curve]
            axes.plot(across, up, line, color=colour, linewidth=2, label=name)
            if result.get("false_refusals") is not None and result.get("refused_unanswerable") is not None:
                axes.plot(result["false_refusals"], result["refused_unanswerable"], "o", color=colour, markersize=8)
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(lambda value, _p: percent(value))
        axes.set_xlabel("beantwoordbare vragen ten onrechte geweigerd")
        _share_axis(axes, "onbeantwoordbare vragen geweigerd")
        axes.yaxis.set_major_formatter(lambda value, _p: percent(value))
        axes.legend(frameon=False, loc="lower right")
        said = "; ".join(
            f"{name}: bij {percent(r['false_refusals'])} ten onrechte geweigerd wordt "
            f"{percent(r['refused_unanswerable'])} terecht geweigerd, oppervlakte {decimal(r['refusal_auc'])}"
            for name, r in known.items()
        )
        caption = "Wat elke drempel weigert; de stip is de drempel in gebruik"
        return Picture(_svg(figure), f"Kromme van terechte tegen onterechte weigeringen. {said}.", caption)


def latency_picture(sets: dict[str, dict[str, float | list[float]]]) -> Picture:
    """The distribution of times: which share of the questions is done within so many milliseconds.

    ``sets``: name of a line -> its 5% steps, from fastest to slowest.
    """
    with matplotlib.rc_context(_STYLE):
        figure = Figure((9.2, 4.8), layout="constrained")
        axes = figure.subplots()
        for number, (name, found) in enumerate(sets.items()):
            steps = found["distribution"]
            line = _LINES[number // len(_OTHERS) % len(_LINES)]
            axes.plot(
                steps, [s / 100 for s in STEPS], line, color=_OTHERS[number % len(_OTHERS)], linewidth=2, label=name
            )
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _p: f"{value:g}".replace(".", ",") + " ms")
        axes.xaxis.set_minor_formatter(lambda _v, _p: "")
        axes.set_xlabel("tijd per vraag")
        _share_axis(axes, "klaar binnen deze tijd")
        axes.yaxis.set_major_formatter(lambda value, _p: percent(value))
        axes.grid(axis="x", color=_GRID, linewidth=0.8)
        figure.legend(loc="outside upper center", ncols=2, frameon=False, fontsize=9)
        said = "; ".join(
            f"{name}: de helft binnen {milliseconds(steps[10])}, 95% binnen {milliseconds(steps[19])}"
            for name, steps in ((name, found["distribution"]) for name, found in sets.items())
            if isinstance(steps, list)
        )
        return Picture(_svg(figure), f"Verdeling van de tijd per vraag. {said}.", "Hoe lang vragen duren")


def advice_picture(sets: dict[str, Any]) -> Picture:
    """Bars per measure and system for each set of situations, with intervals."""
    measures = ("precision@5", "recall@10", "ndcg@5")
    with matplotlib.rc_context(_STYLE):
        figure = Figure((4.6 * len(sets) + 1.4, 3.6), layout="constrained")
        for axes, (name, result) in zip(figure.subplots(1, len(sets), squeeze=False)[0], sets.items(), strict=True):
            systems = list(result["systems"])
            width = 0.7 / len(systems)
            for position, system in enumerate(systems):
                found = result["systems"][system]
                axes.bar(
                    [place - 0.35 + (position + 0.5) * width for place in range(len(measures))],
                    [found[measure] for measure in measures],
                    width * 0.92,
                    yerr=[[side[0] for side in _ends(found, measures)], [side[1] for side in _ends(found, measures)]],
                    color=COLOURS.get(system, _OTHERS[-1]),
                    error_kw={"ecolor": _INK, "elinewidth": 1, "capsize": 3},
                    label=SYSTEMS.get(system, system) if axes.get_subplotspec().is_first_col() else None,
                )
            axes.set_xticks(range(len(measures)), [MEASURES[measure] for measure in measures])
            axes.set_title(name, fontsize=10)
            _share_axis(axes, "")
        figure.legend(loc="outside upper center", ncols=3, frameon=False)
        said = "; ".join(
            f"{name}, {SYSTEMS.get(system, system)}: " + ", ".join(f"{MEASURES[m]} {decimal(one[m])}" for m in measures)
            for name, result in sets.items()
            for system, one in result["systems"].items()
        )
        return Picture(_svg(figure), f"Staven per maat. {said}.", "Aanbevelingen naast de handleiding-opzet")


def _ends(found: dict[str, Any], measures: tuple[str, ...]) -> list[tuple[float, float]]:
    """How far each interval reaches below and above its figure."""
    sides = []
    for measure in measures:
        low, high = found.get(f"{measure}_ci") or (found[measure], found[measure])
        sides.append((max(0.0, found[measure] - low), max(0.0, high - found[measure])))
    return sides


def _whiskers(found: list[dict[str, Any]], measure: str) -> list[list[float]]:
    sides = [_ends(one, (measure,))[0] for one in found]
    return [[low for low, _high in sides], [high for _low, high in sides]]


def _share_axis(axes: Any, label: str) -> None:
    """From 0 to 1 upwards, with lines to read along."""
    axes.set_ylim(0, 1)
    axes.set_ylabel(label)
    axes.yaxis.set_major_formatter(lambda value, _p: decimal(value, 1))
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)


def _svg(figure: Figure) -> str:
    """The picture as one element; what it is called stands beside it, so it is silent itself."""
    written = io.StringIO()
    figure.savefig(
        written, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    )
    svg = written.getvalue()
    return re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
