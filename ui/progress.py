"""How far an ingest is, as HTML while it runs: per file, in pages read, and in passages made findable."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, wait
from pathlib import Path
from threading import Thread

from corpus.errors import GripwijzerError
from corpus.settings import Settings
from ingest.pipeline import ingest
from ingest.report import DocumentReport, IngestReport
from ui.dutch import counted, number
from ui.markup import tagged
from ui.report import OUTCOMES

log = logging.getLogger(__name__)

_SHOWN_EVERY = 0.4
"""Seconds between two looks at how far it is."""
UNFORESEEN = "Het inlezen ging mis. Probeer het opnieuw; blijft het misgaan, kijk dan in het logboek."


class Progress:
    """A watcher of an ingest run over ``files`` that can be looked at as HTML from another thread."""

    def __init__(self, files: list[Path]) -> None:
        self._files = [str(file.absolute()) for file in files]
        self._done: dict[str, DocumentReport] = {}
        self._pages = self._embedded = self._passages = 0

    def files(self, more: int) -> None:
        """Which files there are is known already; what an archive holds is shown once it is read."""

    def page(self) -> None:
        """One more page is read."""
        self._pages += 1

    def file_done(self, report: DocumentReport) -> None:
        """One file is dealt with."""
        self._done[report.path] = report

    def passages(self, more: int) -> None:
        """So many more passages will be embedded."""
        self._passages += more

    def embedded(self, count: int) -> None:
        """So many passages were embedded."""
        self._embedded += count

    def as_html(self) -> str:
        """Every file with its state, and the counts."""
        done = dict(self._done)
        places = [*self._files, *(path for path in done if path not in self._files)]
        rest = [place for place in self._files if place not in done]
        rows = "".join(_row(place, _state(done.get(place), is_next=place in rest[:1])) for place in places)
        # Formats without pages are read in one go, and only say afterwards how much it was.
        counts = [f"{_pages(max(self._pages, sum(one.pages for one in done.values())))} gelezen"]
        if self._passages:
            passages = counted(self._passages, "passage", "passages")
            counts.append(f"{number(self._embedded)} van {passages} vindbaar gemaakt")
        return (
            '<section class="voortgang"><h2 tabindex="-1">Bezig met inlezen…</h2>'
            f'<p role="status">{", ".join(counts)}</p><ul class="bestanden">{rows}</ul>'
            '<p class="uitleg">U kunt intussen vragen blijven stellen. Sluit u deze pagina, dan gaat het inlezen '
            "door; het verslag staat later onder ‘Eerder ingelezen’.</p></section>"
        )


def watched_ingest(files: list[Path], settings: Settings, password: str | None) -> Iterator[str | IngestReport]:
    """Ingest in a thread of its own; yields how far it is as HTML, and the report at the end.

    Raises:
        GripwijzerError: another ingest is at work, or the data directory is full; the message says so in Dutch.
    """
    progress, running = Progress(files), Future[IngestReport]()

    def work() -> None:
        try:
            running.set_result(ingest(files, settings, progress, password=password))
        except GripwijzerError as error:
            running.set_exception(error)
        except Exception:
            log.exception("an ingest from the pages broke off")
            running.set_exception(GripwijzerError(UNFORESEEN))

    # A daemon: who stops the server does not want to wait, and an ingest may be stopped anywhere.
    Thread(target=work, name="inlezen", daemon=True).start()
    shown = ""
    while not running.done():
        if (now := progress.as_html()) != shown:
            yield (shown := now)
        wait([running], _SHOWN_EVERY)
    yield running.result()


def _state(report: DocumentReport | None, *, is_next: bool) -> tuple[str, str]:
    """A CSS class and what there is to say."""
    if report is None:
        return ("leest", "leest") if is_next else ("wacht", "wacht")
    if report.outcome in ("failed", "skipped"):
        return "mislukt", f"{OUTCOMES[report.outcome]}: {report.error}"
    return "klaar", f"klaar, {_pages(report.pages)}" if report.pages else "klaar"


def _row(place: str, state: tuple[str, str]) -> str:
    css_class, said = state
    return f'<li class="{css_class}">{tagged("span", "naam", Path(place).name)} {tagged("span", "stand", said)}</li>'


def _pages(count: int) -> str:
    return counted(count, "pagina", "pagina's")
