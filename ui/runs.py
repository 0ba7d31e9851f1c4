"""Earlier ingest runs: their list, the report of one, and its files to keep."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path
from fastapi.responses import HTMLResponse, JSONResponse

from corpus.registry import Registry
from ingest.report import IngestReport
from ui.dutch import counted, duration, dutch_moment
from ui.intake_shapes import ingest_shape
from ui.markup import escape, tagged
from ui.report import report_page, report_section, report_title, stored_report, summary

_FILES = "inleesverslagen"
_LISTED = 20

Run = Annotated[int, Path(ge=1, lt=10**15)]
"""The number of a run, as it stands in an address."""


def offer_reports(app: FastAPI, registry: Registry) -> None:
    """Add the routes that give the report of a run as a page of its own and as JSON."""

    @app.get(f"/{_FILES}/{{run}}.html", include_in_schema=False)
    def page(run: Run) -> HTMLResponse:
        return HTMLResponse(report_page(report(run)))

    @app.get(f"/{_FILES}/{{run}}.json", include_in_schema=False)
    def data(run: Run) -> JSONResponse:
        return JSONResponse(ingest_shape(report(run)))

    def report(run: int) -> IngestReport:
        stored = registry.run(run)
        if stored is None:
            raise HTTPException(404, "Dit verslag is er niet.")
        return stored_report(stored)


def run_list(runs: Sequence[tuple[int, str]]) -> str:
    """The newest runs with their totals; each opens its report."""
    if not runs:
        return '<h2>Eerder ingelezen</h2><p class="uitleg">Er is nog niets ingelezen.</p>'
    items = "".join(_item(run, stored_report(stored)) for run, stored in runs[:_LISTED])
    return f'<h2>Eerder ingelezen</h2><ul class="lijst">{items}</ul>'


def run_view(run: int, report: IngestReport, heading: str) -> str:
    """The report of a run under a heading, with links to keep it and to go on."""
    kept = f"gripwijzer-inleesverslag-{run}"
    return (
        f"{heading}"
        '<p class="links"><a href="inlezen">Meer bestanden inlezen</a>'
        f'<a href="{_FILES}/{run}.html" download="{kept}.html">Bewaar als webpagina (HTML)</a>'
        f'<a href="{_FILES}/{run}.json" download="{kept}.json">Bewaar als gegevens (JSON)</a></p>'
        f"{report_section(report)}"
    )


def opened_run(registry: Registry, run: str) -> str:
    """The report of the run with this number, as it stands in an address."""
    stored = registry.run(int(run)) if run.isdecimal() and len(run) < 16 else None
    if stored is None:
        return '<div class="melding"><h1>Dit verslag is er niet</h1><p><a href="inlezen">Naar Inlezen</a></p></div>'
    report = stored_report(stored)
    return run_view(int(run), report, tagged("h1", "", report_title(report)))


def _item(run: int, report: IngestReport) -> str:
    pages = counted(report.total("pages"), "pagina", "pagina's")
    return (
        f'<li><a href="inlezen?verslag={run}">{dutch_moment(report.started_at)}</a>'
        f'<span class="gegevens">{escape(summary(report))} · {pages} · {duration(report.took_ms)}</span></li>'
    )
