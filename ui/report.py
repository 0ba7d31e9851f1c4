"""The report of an ingest run as HTML: for the pages, and as one file that needs nothing beside it."""

import json
from collections.abc import Iterator
from importlib.resources import files
from os.path import commonprefix

from ingest.report import DocumentReport, IngestReport, Outcome
from ui.dutch import duration, dutch_moment, number
from ui.markup import document_link, escape, tagged

OUTCOMES: dict[Outcome, str] = {
    "added": "toegevoegd",
    "updated": "bijgewerkt",
    "unchanged": "ongewijzigd",
    "failed": "mislukt",
    "skipped": "overgeslagen",
}

_COLUMNS = (
    "Bestand",
    "Uitkomst",
    "Soort",
    "Pagina's",
    "Met OCR",
    "Niet gelezen",
    "Passages",
    "Aanbevelingen",
    "Bijzonderheden",
)
_PAGE_STYLE = """
body { max-width: 75rem; margin: 0 auto; padding: 1.5rem; background: var(--achtergrond); }
h1 { color: var(--blauw); line-height: 1.25; }
a { color: var(--blauw); }
@page { size: landscape; margin: 1.5cm; }
@media print { body { padding: 0; background: none; font-size: 0.8rem; } }
"""


def stored_report(stored: str) -> IngestReport:
    """The report that the registry keeps of a run (JSON)."""
    report = json.loads(stored)
    documents = tuple(DocumentReport(**one) for one in report["documents"])
    return IngestReport(documents, report["started_at"], report["took_ms"])


def report_title(report: IngestReport) -> str:
    """What the report is called: 'Inleesverslag 5 maart 2021, 14.03 uur'."""
    return f"Inleesverslag {dutch_moment(report.started_at)}"


def report_page(report: IngestReport) -> str:
    """The report as a page of its own, to keep or to print."""
    title = escape(report_title(report))
    style = (
        "".join((files("ui") / "assets" / name).read_text("utf-8") for name in ("palette.css", "report.css"))
        + _PAGE_STYLE
    )
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} – Gripwijzer</title><style>{style}</style></head>"
        f'<body><main class="verslag"><h1>{title}</h1>{_body(report, linked=False)}</main></body></html>'
    )


def report_section(report: IngestReport) -> str:
    """The report inside a page where its documents can be opened."""
    return f'<section class="verslag" aria-label="Verslag">{_body(report, linked=True)}</section>'


def summary(report: IngestReport) -> str:
    """The outcomes on one line: '3 toegevoegd, 1 mislukt'."""
    counts = {dutch: report.count(outcome) for outcome, dutch in OUTCOMES.items()}
    return (
        ", ".join(f"{number(count)} {dutch}" for dutch, count in counts.items() if count) or "geen bestanden gevonden"
    )


def _body(report: IngestReport, *, linked: bool) -> str:
    # Up to the last slash that all have; commonpath() would refuse relative paths beside absolute ones.
    folder = commonprefix([one.path for one in report.documents]).rpartition("/")[0]  # noqa: RUF071
    attention = "".join(_attention(one, folder) for one in _most_urgent_first(report) if _needs_attention(one))
    return (
        f'<dl class="totalen">{_totals(report)}</dl>'
        + (f'<h2>Dit vraagt aandacht</h2><ul class="aandacht">{attention}</ul>' if attention else "")
        + _table(report, folder, linked=linked)
    )


def _totals(report: IngestReport) -> str:
    counts = {dutch.capitalize(): report.count(outcome) for outcome, dutch in OUTCOMES.items()} | {
        "Dubbel": sum(one.same_as is not None for one in report.documents),
        "Pagina's gelezen": report.total("pages") - report.pages_unread,
        "Waarvan met OCR": report.total("pages_ocr"),
        "Pagina's niet gelezen": report.pages_unread,
        "Nieuwe passages": report.total("passages"),
        "Aanbevelingen": report.total("recommendations"),
    }
    shown = {name: number(count) for name, count in counts.items()} | {"Tijd": duration(report.took_ms)}
    return "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in shown.items())


def _needs_attention(one: DocumentReport) -> bool:
    return bool(one.outcome == "failed" or one.pages_unread or one.warnings)


def _most_urgent_first(report: IngestReport) -> list[DocumentReport]:
    return sorted(report.documents, key=lambda one: (one.outcome != "failed", not one.pages_unread))


def _attention(one: DocumentReport, folder: str) -> str:
    said = [f"{OUTCOMES[one.outcome].capitalize()}: {one.error}"] if one.error else []
    said += [f"Pagina {pages} niet gelezen: {reason}" for pages, reason in one.unread()]
    said += [f"Let op: {warning}" for warning in one.warnings]
    name = tagged("strong", "", _short(one.path, folder))
    return f'<li class="{one.outcome}">{name}{"".join(tagged("p", "", text) for text in said)}</li>'


def _table(report: IngestReport, folder: str, *, linked: bool) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "".join(_row(one, folder, linked=linked) for one in report.documents)
    where = tagged("caption", "", f"Bestanden in {folder}" if folder else "")
    # Who uses the keyboard must be able to scroll the table sideways.
    return (
        '<h2 id="alle-bestanden">Alle bestanden</h2>'
        '<div class="tabel" role="region" aria-labelledby="alle-bestanden" tabindex="0">'
        f"<table>{where}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(one: DocumentReport, folder: str, *, linked: bool) -> str:
    cells = (
        str(one.pages or ""),
        str(one.pages_ocr or ""),
        ", ".join(pages for pages, _reason in one.unread()),
        str(one.passages or ""),
        str(one.recommendations or ""),
        ". ".join(_details(one, folder)),
    )
    return (
        f'<tr class="{one.outcome}"><th scope="row">{escape(_short(one.path, folder))}{_document(one, linked=linked)}'
        f'</th><td class="uitkomst">{OUTCOMES[one.outcome]}</td><td>{escape(one.format or "")}</td>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )


def _document(one: DocumentReport, *, linked: bool) -> str:
    if one.document_id is None:
        return ""
    title = one.title or one.document_id
    return f"<span>{document_link(one.document_id, title) if linked else escape(title)}</span>"


def _details(one: DocumentReport, folder: str) -> Iterator[str]:
    if one.error:
        yield one.error
    if one.same_as:
        yield f"zelfde tekst als {_short(one.same_as, folder)}"
    yield from one.warnings


def _short(path: str, folder: str) -> str:
    """A path below the folder that all files of the run are in."""
    return path.removeprefix(f"{folder}/") if folder else path
