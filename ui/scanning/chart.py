"""The profile as a picture: one strip of SVG per topic, and the same as a table. Everything given is escaped."""

from collections.abc import Sequence

from scan.profile import Profile, Scores
from scan.propositions import HIGHEST, STEPS
from ui.markup import escape

MOST_COLUMNS = 8
"""With more participants, the table leaves their own scores to the files to take along."""

_INSET = 4.0
"""Percent left free at both ends, so that a point at 0 or 3 is drawn whole."""


def chart(profile: Profile) -> str:
    """Strips and table. The strips are for the eye alone: who listens hears the table, which says the same."""
    strips = "".join(
        f'<li><span class="naam">{escape(one.topic.name)}</span>{strip(one.scores, profile.names)}</li>'
        for one in profile.topics
    )
    scale = "".join(f'<span style="left:{_at(score):.1f}%">{step}</span>' for score, step in enumerate(STEPS))
    return (
        '<figure class="profiel" aria-label="Profiel per onderwerp"><div aria-hidden="true">'
        f'<p class="schaal">{scale}</p><ul>{strips}</ul>{_legend(len(profile.names))}</div>'
        f"<figcaption>Het profiel als tabel. De scores lopen van 0 (nog niet) tot {HIGHEST} (gewoonte).</figcaption>"
        f"{table(profile)}</figure>"
    )


def strip(scores: Scores, names: Sequence[str]) -> str:
    """One topic: a bar up to the mean, a line from lowest to highest, a point per score with how many share it."""
    lines = "".join(
        f'<line class="rooster" x1="{_at(n):.1f}%" x2="{_at(n):.1f}%" y1="0" y2="100%"/>' for n in range(HIGHEST + 1)
    )
    if scores.mean is None or scores.lowest is None or scores.highest is None:
        drawn = '<text x="50%" y="20" text-anchor="middle">niemand antwoordde</text>'
    else:
        drawn = (
            f'<rect class="gemiddelde" x="{_at(0):.1f}%" y="7" width="{_at(scores.mean) - _at(0):.2f}%" height="16"/>'
            f'<line class="bereik" x1="{_at(scores.lowest):.2f}%" x2="{_at(scores.highest):.2f}%" y1="15" y2="15"/>'
            f"{''.join(_points(scores, names))}"
        )
    return f'<svg width="100%" height="30" focusable="false">{lines}{drawn}</svg>'


def table(profile: Profile) -> str:
    """The same numbers, with each participant's own as long as these fit beside each other."""
    several = len(profile.names) > 1
    heads = ["Onderwerp", "Gemiddelde", *(["Laagste – hoogste", "Antwoorden van"] if several else [])]
    each = several and len(profile.names) <= MOST_COLUMNS
    names = profile.names if each else ()
    rows = "".join(
        f'<tr><th scope="row">{escape(one.topic.name)}</th>{_cells(one.scores, several, each)}</tr>'
        for one in profile.topics
    )
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (*heads, *names))
    return (
        '<div class="tabel" tabindex="0" role="region" aria-label="Profiel als tabel">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def number(value: float | None) -> str:
    """A score with a decimal comma, or a dash where there is none."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",")


def _cells(scores: Scores, several: bool, each: bool) -> str:
    cells = [number(scores.mean)]
    if several:
        spread = f"{number(scores.lowest)} – {number(scores.highest)}" if scores.n else "–"
        cells += [spread, str(scores.n), *(number(point) for point in scores.points if each)]
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _points(scores: Scores, names: Sequence[str]) -> list[str]:
    by_score = dict[float, list[str]]()
    for name, point in zip(names, scores.points, strict=True):
        if point is not None:
            by_score.setdefault(point, []).append(name)
    return [
        f"<g><title>{escape(', '.join(who))}: {number(score)}</title>"
        f'<circle class="punt" cx="{_at(score):.2f}%" cy="15" r="{6 if len(who) == 1 else 9}"/>'
        + (
            f'<text class="aantal-punten" x="{_at(score):.2f}%" y="19" text-anchor="middle">{len(who)}</text>'
            if len(who) > 1
            else ""
        )
        + "</g>"
        for score, who in sorted(by_score.items())
    ]


def _legend(participants: int) -> str:
    parts = ['<span class="sleutel-gemiddelde">gemiddelde</span>']
    if participants > 1:
        parts += [
            '<span class="sleutel-punt">een deelnemer (met een cijfer: zo veel deelnemers)</span>',
            '<span class="sleutel-bereik">van laagste tot hoogste</span>',
        ]
    return f'<p class="sleutel">{"".join(parts)}</p>'


def _at(score: float) -> float:
    """Where a score lies, in percent of the width."""
    return _INSET + score / HIGHEST * (100 - 2 * _INSET)
