"""What the command line shows: results on stdout, progress bars on stderr when someone watches."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from assistant import messages
from assistant.advice.reasons import in_dutch
from assistant.answer import Advice, Answer, Citation, Status
from assistant.pipeline import origin
from assistant.writing.write import about_writing
from corpus.model import Document
from ingest.originals.fetch import Fetched
from ingest.report import DocumentReport, IngestReport
from ui.intake_shapes import KnownShape
from ui.report import OUTCOMES, summary
from ui.shapes import SearchResponse

out = Console(highlight=False)
progress_out = Console(stderr=True)

_LISTED = 25
"""Of more files than this, only those that need attention get a line."""


def _bars() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=progress_out, disable=not progress_out.is_terminal)


class IngestProgress:
    """Bars for files read and passages embedded; a watcher of an ingest run."""

    def __init__(self) -> None:
        self._bars = _bars()
        self._pages = 0
        self._read = self._bars.add_task("Bestanden gelezen", total=None)
        self._embed = self._bars.add_task("Passages verwerkt", total=0)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, t: TracebackType | None) -> None:
        self._bars.stop()

    def files(self, more: int) -> None:
        """So many more files will be read."""
        total = self._bars.tasks[self._read].total or 0
        self._bars.update(self._read, total=total + more)

    def page(self) -> None:
        """One more page is read."""
        self._pages += 1
        self._bars.update(self._read, description=f"Bestanden gelezen ({self._pages} pagina's)")

    def file_done(self, report: DocumentReport) -> None:
        """One more file is dealt with."""
        self._bars.advance(self._read)

    def passages(self, more: int) -> None:
        """So many more passages will be embedded."""
        total = self._bars.tasks[self._embed].total or 0
        self._bars.update(self._embed, total=total + more)

    def embedded(self, count: int) -> None:
        """So many passages were embedded."""
        self._bars.advance(self._embed, count)


class FetchProgress(IngestProgress):
    """A bar for originals fetched, above those of reading them."""

    def __init__(self) -> None:
        super().__init__()
        self._fetch = self._bars.add_task("Originelen opgehaald", total=None)

    def to_fetch(self, total: int) -> None:
        """So many originals will be fetched."""
        self._bars.update(self._fetch, total=total)

    def fetched(self, one: Fetched) -> None:
        """One more original is dealt with."""
        self._bars.advance(self._fetch)


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar over a known number of steps; yields what to call after each."""
    with _bars() as bars:
        task = bars.add_task(what, total=total)
        yield lambda: bars.advance(task)


@contextmanager
def repairing(passages: int) -> Iterator[Callable[[int], None]]:
    """A bar over the passages that are indexed anew."""
    with _bars() as bars:
        task = bars.add_task("Passages verwerkt", total=passages)
        yield lambda count: bars.advance(task, count)


@contextmanager
def working(what: str) -> Iterator[None]:
    """A sign of life for work of unknown length."""
    with progress_out.status(what):
        yield


def show_ingest(report: IngestReport) -> None:
    """What happened: a line per file (of many, only those that need attention), then the totals."""
    for one in report.documents:
        name = escape(one.path)
        if one.outcome in ("added", "updated") and len(report.documents) <= _LISTED:
            numbers = f"id {one.document_id}, {one.passages} passages, {one.recommendations} aanbevelingen"
            recognised = f", {one.pages_ocr} pagina's met tekstherkenning" if one.pages_ocr else ""
            out.print(f"{OUTCOMES[one.outcome]}  {name}: {numbers}{recognised}", soft_wrap=True)
        if one.same_as:
            out.print(f"[yellow]dubbel[/]  {name}: zelfde tekst als {escape(one.same_as)}", soft_wrap=True)
        for pages, reason in one.unread():
            out.print(f"[red]niet gelezen[/]  {name}: pagina {pages}: {escape(reason)}", soft_wrap=True)
        if one.error:
            colour = "red" if one.outcome == "failed" else "yellow"
            out.print(f"[{colour}]{OUTCOMES[one.outcome]}[/]  {name}: {escape(one.error)}", soft_wrap=True)
        for warning in one.warnings:
            out.print(f"[yellow]let op[/]  {name}: {escape(warning)}", soft_wrap=True)
    read = f"{report.total('pages')} pagina's"
    read += f", waarvan {report.total('pages_ocr')} met tekstherkenning" if report.total("pages_ocr") else ""
    read += f" en {report.pages_unread} niet gelezen" if report.pages_unread else ""
    out.print(f"{summary(report)}; {read}, {report.total('passages')} nieuwe passages in {report.took_ms / 1000:.1f} s")


_FETCHED = {"fetched": "opgehaald", "unchanged": "ongewijzigd", "refused": "geweigerd", "failed": "mislukt"}


def show_fetched(fetched: Sequence[Fetched]) -> None:
    """How fetching ended: a line per original that is not there, then the totals."""
    for one in fetched:
        if one.reason:
            out.print(f"[yellow]{_FETCHED[one.outcome]}[/]  {one.document_id}: {escape(one.reason)}", soft_wrap=True)
    outcomes = [one.outcome for one in fetched]
    counts = [f"{outcomes.count(o)} {dutch}" for o, dutch in _FETCHED.items() if o in outcomes]
    out.print("Originelen: " + ", ".join(counts))


_LAYERS = {"edited": "verbeterd", "beside": "catalogus", "given": "document", "proposed": "voorstel"}


def show_known(known: KnownShape) -> None:
    """What is known about a document and where each field comes from."""
    table = Table(box=None)
    for heading in ("veld", "waarde", "komt uit"):
        table.add_column(heading)
    for one in known.fields:
        value = ", ".join(one.value) if isinstance(one.value, list) else one.value
        table.add_row(one.field, escape(value or "–"), _LAYERS.get(one.comes_from or "", ""))
    out.print(table)
    for place in known.places:
        out.print(f"[dim]staat in {escape(place)}[/]", soft_wrap=True)


def show_answer(answer: Answer, more: bool = False) -> None:
    """The answer grouped by source, what was cited, and recommendations; with ``more`` also what follows there."""
    if answer.understood:
        out.print(f"[dim]Begrepen als: {escape(answer.understood)}[/]")
    if answer.status is not Status.ANSWERED:
        out.print(f"[bold]{escape(answer.text)}[/]")
        for text in answer.notices:
            out.print(f"\n[yellow]Let op[/]  {escape(text)}")
        if answer.nearest:
            out.print("\nHet dichtst in de buurt komen:")
            for document in answer.nearest:
                out.print(Padding(f"• {escape(_described(document))}", (0, 0, 0, 2)))
        return
    for notice in (*answer.notices, *about_writing(answer)):
        out.print(f"[yellow]{escape(notice)}[/]")
    if answer.writer:
        out.print("\n" + escape(answer.text))
    previous = None
    for citation in answer.citations:
        if citation.document.id != previous:
            out.print(f"\n[bold]{escape(citation.document.title)}[/] ({escape(origin(citation.document))})")
            previous = citation.document.id
        out.print(Padding(f"{_quoted(citation)} [cyan]\\[{citation.number}][/]", (0, 0, 0, 2)))
    for text in answer.notices:
        out.print(f"\n[yellow]Let op[/]  {escape(text)}")
    if more and answer.more:
        _show_more(answer.more)
    out.print("\n[bold]Bronnen[/]")
    for document, numbers in _by_document(answer.citations):
        marks = " ".join(f"\\[{number}]" for number in numbers)
        out.print(Padding(f"[cyan]{marks}[/] {escape(_described(document))}", (0, 0, 0, 2)))
    if answer.recommendations:
        out.print("\n[bold]Aanbevelingen die hierbij passen[/]")
        show_advice(list(answer.recommendations))
    if answer.certainty is not None:
        out.print(f"\n[dim]{messages.certainty_in_words(answer.certainty)}[/]")
    out.print(f"\n[dim]{answer.took_ms} ms[/]")


def _quoted(citation: Citation) -> str:
    """The quote after what it leans on, with the figures that were asked for in bold."""
    parts, place = list[str](), 0
    for start, end in ((a - citation.start, b - citation.start) for a, b in citation.marks):
        parts += [escape(citation.quote[place:start]), f"[bold]{escape(citation.quote[start:end])}[/]"]
        place = end
    lead = f"[dim]{escape(citation.lead_in)}[/]\n" if citation.lead_in else ""
    return "".join((lead, *parts, escape(citation.quote[place:])))


def _show_more(citations: Sequence[Citation]) -> None:
    out.print("\n[bold]Meer uit deze bronnen[/]")
    for number, citation in enumerate(citations):
        if not number or citations[number - 1].document.id != citation.document.id:
            out.print(Padding(escape(citation.document.title), (0, 0, 0, 2)))
        out.print(Padding(f"{_quoted(citation)} [cyan]\\[{citation.number}][/]", (0, 0, 0, 4)))


def show_advice(advice: list[Advice]) -> None:
    """Recommendations with whom they address and where they stand."""
    if not advice:
        out.print("Geen aanbevelingen gevonden die hierbij passen.")
    for one in advice:
        to = f" (aan {escape(one.recommendation.addressed_to)})" if one.recommendation.addressed_to else ""
        out.print(Padding(f"• {escape(one.recommendation.text)}{to}", (0, 0, 0, 2)))
        out.print(Padding(escape(in_dutch(one.why)), (0, 0, 0, 4)))
        out.print(Padding(f"[dim]{escape(_place(one.citation))}[/]", (0, 0, 0, 4)))
        for also in one.also_advised_by:
            out.print(Padding(f"[dim]ook geadviseerd in: {escape(_place(also))}[/]", (0, 0, 0, 4)))
        for example in one.examples:
            said = f"{example.municipality} deed dit: {example.citation.quote}"
            out.print(Padding(f"[dim]{escape(said)}[/]", (0, 0, 0, 4)))
            out.print(Padding(f"[dim]{escape(_place(example.citation))}[/]", (0, 0, 0, 6)))
        for warning in one.warnings:
            out.print(Padding(f"[yellow]Let op: {escape(warning)}[/]", (0, 0, 0, 4)))


def show_search(response: SearchResponse) -> None:
    """The passages with where they stand."""
    if not response.results:
        out.print("Niets gevonden. Probeer andere woorden of minder filters.")
    for one in response.results:
        facts = [one.publisher or messages.UNKNOWN_PUBLISHER, one.date or messages.UNDATED, f"p. {one.page}"]
        out.print(f"[cyan]{one.rank}[/] [bold]{escape(one.title)}[/] ({escape(', '.join(facts))})")
        if one.section:
            out.print(Padding(f"[dim]{escape(one.section)}[/]", (0, 0, 0, 2)))
        out.print(Padding(escape(one.text), (0, 0, 0, 2)))
        out.print(Padding(f"[dim]{escape(_provenance(one.coverage, one.url))}[/]", (0, 0, 1, 2)))


def show_status(status: dict[str, Any]) -> None:
    """What the index holds."""
    table = Table(show_header=False, box=None)
    rows = {
        "Map": status["data_dir"],
        "Taalmodel": status["embedding_model"],
        "Documenten": status["documents"],
        "Pagina's": status["pages"],
        "Passages": status["passages"],
        "Aanbevelingen": status["recommendations"],
        "Bevindingen": status["findings"],
        "Praktijkvoorbeelden": status["examples"],
    } | {f"  {kind}": count for kind, count in status["kinds"].items()}
    for name, value in rows.items():
        table.add_row(name, escape(str(value)))
    out.print(table)


def show_problems(problems: list[str]) -> None:
    """What is wrong with the index, or that all is well."""
    for problem in problems:
        out.print(f"[red]•[/] {escape(problem)}")
    out.print("Herstel met: gripwijzer verify --repair" if problems else "De index klopt.")


def show_repaired(problems: list[str]) -> None:
    """What was wrong before the repair."""
    out.print("Hersteld: " + escape("; ".join(problems)))


def show_retrieval(result: dict[str, Any]) -> None:
    """Per set a table of systems and measures, with the interval of nDCG and the gain over each system."""
    for one in result.get("sets", [result]):
        table = Table(title=f"{one['set']}: {one['documents']} documenten, {one['queries']} vragen")
        table.add_column("systeem")
        names = ["ndcg@10", "recall@5", "recall@10", "mrr@10", "query_ms_p50", "query_ms_p95"]
        for name in (*names[:1], "95%-interval", *names[1:], "winst Gripwijzer"):
            table.add_column(name, justify="right")
        for system, measures in one["systems"].items():
            cells = [str(measures.get(name, "")) for name in names]
            cells.insert(1, _ends(measures.get("ndcg@10_ci")))
            gain = measures.get("ndcg@10_gain")
            cells.append("" if gain is None else f"{gain:+.3f} {_ends(measures.get('ndcg@10_gain_ci'))}")
            table.add_row(system, *cells)
        out.print(table)
        for warning in one["warnings"]:
            out.print(f"[yellow]Let op:[/] {escape(warning)}")


def show_answers(result: dict[str, Any]) -> None:
    """The figures one a line, shares with their interval; then how much is refused at what price."""
    for name, value in result.items():
        if isinstance(value, int | float) or value is None:
            out.print(f"{name:24} {value} {_ends(result.get(f'{name}_ci'))}")
    for share, refused in (result["refused_at"] or {}).items():
        out.print(f"met hoogstens {share} ten onrechte geweigerd: {refused:.0%} van de onbeantwoordbare geweigerd")


def show_recommendations(result: dict[str, Any]) -> None:
    """A table of systems and measures with their intervals."""
    table = Table(title=f"{result['set']}: {result['situations']} situaties, {result['judged']} passende aanbevelingen")
    table.add_column("systeem")
    names = ["precision@5", "recall@10", "ndcg@5"]
    for name in names:
        table.add_column(name, justify="right")
    for system, measures in result["systems"].items():
        table.add_row(system, *(f"{measures[name]} {_ends(measures.get(f'{name}_ci'))}" for name in names))
    out.print(table)


def show_statements(result: dict[str, Any]) -> None:
    """Per part of the labels a table of kinds, and below it how often the rest is right."""
    for part, name in (("tune", "zinnen om op te ontwikkelen"), ("held", "achtergehouden zinnen")):
        if part not in result:
            continue
        measured = result[part]
        table = Table(title=f"{result['set']}: {measured['sentences']} {name}")
        for column in ("soort", "in de bron", "gevonden", "precisie", "vangst", "F1"):
            table.add_column(column, justify="left" if column == "soort" else "right")
        for kind, row in measured["kinds"].items():
            table.add_row(kind, *(str(row[key]) for key in ("labelled", "found", "precision", "recall", "f1")))
        out.print(table)
        for key, meaning in _ACCURACIES.items():
            out.print(f"{meaning:32} {measured[key]['accuracy']} (van {measured[key]['judged']})")


_ACCURACIES = {
    "addressees": "aan wie het advies is gericht",
    "said_by": "wie het zegt",
    "theme_top1": "thema als eerste",
    "theme_top2": "thema bij de eerste twee",
}


def show_written(paths: list[str]) -> None:
    """Where files were written."""
    for path in paths:
        out.print(f"Geschreven: {escape(path)}", soft_wrap=True)


def _ends(interval: list[float] | None) -> str:
    return f"({interval[0]:.3f} tot {interval[1]:.3f})" if interval else ""


def _by_document(citations: tuple[Citation, ...]) -> list[tuple[Document, list[str]]]:
    """Each cited document once, with the numbers of its citations and, in a paged one, their pages."""
    groups: dict[str, tuple[Document, list[str]]] = {}
    for citation in citations:
        mark = f"{citation.number}" + (f", p. {citation.page}" if citation.page > 1 else "")
        groups.setdefault(citation.document.id, (citation.document, []))[1].append(mark)
    return list(groups.values())


def _described(document: Document) -> str:
    first = f"{document.title} ({origin(document)})"
    return "\n".join(filter(None, (first, _provenance(document.coverage, document.url))))


def _provenance(coverage: str, url: str | None) -> str:
    """That it is a summary, where it is one, and where the original is."""
    notice = messages.SUMMARY_NOTICE if coverage == "samenvatting" else None
    return "\n".join(filter(None, (notice, url)))


def _place(citation: Citation) -> str:
    document, page = citation.document, f", p. {citation.page}" if citation.page > 1 else ""
    first = f"{document.title} ({origin(document)}){page}"
    return "\n".join(filter(None, (first, _provenance(document.coverage, document.url))))
