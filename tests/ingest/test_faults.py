"""A full disk, files that change or vanish, two ingests at once: a clear report, and no index in between."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import StoreBusy, UnreadableDocument
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from ingest.reading import ReadJob, read_file
from ingest.report import Silent
from tests.conftest import missing

Write = Callable[[str, str], Path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of 12 MB."""
    folder = tmp_path / "klein"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        missing("the right to mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


FILL = """
import sys
from pathlib import Path
from corpus.errors import DiskFull
from corpus.settings import Settings
from ingest.pipeline import ingest
try:
    ingest([Path(sys.argv[1])], Settings(data_dir=Path(sys.argv[2])))
except DiskFull as error:
    sys.exit(f"vol: {error}")
"""


def test_a_full_disk_is_named_and_leaves_what_was_there(write: Write, small_disk: Path) -> None:
    settings = Settings(data_dir=small_disk / "var")
    folder = write("a.md", "De wachttijd is acht weken.").parent
    ingest([folder], settings)
    filler = small_disk / "vulling"
    filler.write_bytes(bytes(max(0, _free(small_disk) - 300_000)))
    write("b.md", "\n\n".join(f"De raad van plaats {n} stelt kader {n} vast voor het college." for n in range(300)))
    run = subprocess.run([sys.executable, "-c", FILL, folder, settings.data_dir], capture_output=True, text=True)
    assert run.returncode == 1 and "vol: De schijf" in run.stderr, run.stderr

    filler.unlink()
    store = Store.open_existing(settings)
    assert [hit.passage.text for hit in store.search("wachttijd", 5)] == ["De wachttijd is acht weken."]
    store.close()
    write("b.md", "De raad stelt kaders vast.")
    assert ingest([folder], settings).count("added") == 1
    store = Store.open_existing(settings)
    assert store.problems() == []
    store.close()


def _free(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def test_a_file_that_keeps_changing_is_refused_and_not_half_read(tmp_path: Path) -> None:
    path, stop = tmp_path / "log.txt", threading.Event()
    path.write_text("De wachttijd is acht weken. " * 2_000_000)  # takes longer to read than one line to write

    def keep_writing() -> None:
        with path.open("a") as file:
            while not stop.is_set():
                file.write("x")
                file.flush()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        with pytest.raises(UnreadableDocument, match="verandert terwijl"):
            read_file(ReadJob(path, path.name, tmp_path), lambda: None)
    finally:
        stop.set()
        writer.join()


def test_a_file_that_vanishes_is_reported_and_the_others_go_in(write: Write, settings: Settings) -> None:
    folder = write("a.md", "De wachttijd is acht weken.").parent
    gone = write("weg.md", "De raad stelt kaders vast.")

    class Removing(Silent):
        def files(self, more: int) -> None:
            gone.unlink(missing_ok=True)

    report = ingest([folder], settings, Removing())
    assert [one.outcome for one in report.documents] == ["added", "failed"]
    assert "verdwenen" in (report.documents[1].error or "")


def test_of_two_ingests_at_once_one_is_refused_and_one_is_whole(write: Write, settings: Settings) -> None:
    folder = write("a.md", "De wachttijd is acht weken.").parent
    refused: list[StoreBusy] = []

    class Second(Silent):
        def files(self, more: int) -> None:
            try:
                ingest([folder], settings)
            except StoreBusy as error:
                refused.append(error)

    assert ingest([folder], settings, Second()).count("added") == 1
    assert refused


def test_a_password_opens_what_is_protected(shared: Path, settings: Settings) -> None:
    """The files are real; without the password they are refused, by name of what is needed."""
    protected = sorted((shared / "pdf" / "stuk").glob("wachtwoord_*.pdf"))
    report = ingest(protected, settings)
    assert report.count("failed") == len(protected) == 2
    assert all("wachtwoord nodig" in (one.error or "") for one in report.documents)
