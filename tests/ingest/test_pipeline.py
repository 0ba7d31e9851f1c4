import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from ingest.report import DocumentReport, IngestReport

Write = Callable[[str, str], Path]


class Counting:
    """A watcher that counts."""

    def __init__(self) -> None:
        self.embedded_passages = 0

    def files(self, more: int) -> None: ...

    def page(self) -> None: ...

    def file_done(self, report: DocumentReport) -> None: ...

    def passages(self, more: int) -> None: ...

    def embedded(self, count: int) -> None:
        self.embedded_passages += count


def outcomes(report: IngestReport) -> dict[str, str]:
    return {Path(one.path).name: one.outcome for one in report.documents}


def texts(settings: Settings, query: str) -> list[str]:
    store = Store.open_existing(settings)
    found = [hit.passage.text for hit in store.search(query, 10)]
    assert store.problems() == []
    store.close()
    return found


def test_a_second_run_embeds_nothing_and_a_changed_file_replaces_its_passages(write: Write, settings: Settings) -> None:
    folder = write("a.md", "De wachttijd voor jeugdhulp is acht weken.").parent
    write("b.txt", "De raad stelt de kaders vast voor het college.")
    assert outcomes(ingest([folder], settings)) == {"a.md": "added", "b.txt": "added"}
    watcher = Counting()
    assert outcomes(ingest([folder], settings, watcher)) == {"a.md": "unchanged", "b.txt": "unchanged"}
    assert watcher.embedded_passages == 0
    write("a.md", "De wachttijd voor jeugdhulp is zes weken.")
    assert outcomes(ingest([folder], settings, watcher)) == {"a.md": "updated", "b.txt": "unchanged"}
    assert watcher.embedded_passages == 1
    assert "De wachttijd voor jeugdhulp is zes weken." in texts(settings, "wachttijd")
    assert "De wachttijd voor jeugdhulp is acht weken." not in texts(settings, "wachttijd")


def test_a_document_can_be_removed(write: Write, settings: Settings) -> None:
    ingest([write("a.md", "De wachttijd is acht weken."), write("b.md", "De raad stelt kaders vast.")], settings)
    store = Store.open_existing(settings)
    with store.writing():
        assert store.remove("a")
        assert not store.remove("a")
    store.close()
    assert texts(settings, "wachttijd") == ["De raad stelt kaders vast."]


def test_a_broken_file_is_reported_and_the_others_go_in(write: Write, settings: Settings) -> None:
    folder = write("goed.md", "De wachttijd is acht weken.").parent
    write("leeg.txt", "")
    write("kapot.pdf", "%PDF-1.7 niets")
    write("kop.md", "---\ntitel: [\n---\nTekst.")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 een foto")
    report = ingest([folder], settings)
    assert outcomes(report) == {
        "goed.md": "added",
        "leeg.txt": "failed",
        "kapot.pdf": "failed",
        "kop.md": "failed",
        "foto.jpg": "skipped",
    }
    assert all(one.error for one in report.documents if one.outcome in ("failed", "skipped"))
    assert texts(settings, "wachttijd") == ["De wachttijd is acht weken."]


def test_a_file_without_permission_is_reported(
    write: Write, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("a.md", "De wachttijd is acht weken.").parent
    write("geheim.md", "De raad stelt kaders vast.")
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:  # root may read everything, so the refusal is made here
        if path.name == "geheim.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    report = ingest([folder], settings)
    assert outcomes(report) == {"a.md": "added", "geheim.md": "failed"}
    assert "niet te lezen" in (report.documents[1].error or "")


def test_ids_come_from_names_and_front_matter_wins(write: Write, settings: Settings) -> None:
    write("Mijn Rapport_2021.md", "De wachttijd is acht weken.")
    folder = write("x.md", "---\nid: eigen-id\n---\n\nDe raad stelt kaders vast.").parent
    assert {one.document_id for one in ingest([folder], settings).documents} == {
        "mijn-rapport-2021",
        "eigen-id",
    }


def test_two_files_of_one_name_both_go_in(tmp_path: Path, settings: Settings) -> None:
    for year in ("2020", "2021"):
        (tmp_path / "in" / year).mkdir(parents=True)
        (tmp_path / "in" / year / "brief.md").write_text(f"De wachttijd in {year} was lang.")
    first = ingest([tmp_path / "in"], settings)
    ids = [one.document_id for one in first.documents]
    assert ids[0] == "brief" and ids[1] and ids[1].startswith("brief-") and first.count("added") == 2
    assert ingest([tmp_path / "in"], settings).count("unchanged") == 2
    assert len(texts(settings, "wachttijd")) == 2


def test_one_id_claimed_twice_is_refused(write: Write, settings: Settings) -> None:
    write("a.md", "---\nid: zelfde\n---\n\nDe wachttijd is acht weken.")
    folder = write("b.md", "---\nid: zelfde\n---\n\nDe raad stelt kaders vast.").parent
    assert outcomes(ingest([folder], settings)) == {"a.md": "added", "b.md": "failed"}
    third = write("c.md", "---\nid: zelfde\n---\n\nDe regio koopt samen in.")
    (report,) = ingest([third], settings).documents
    assert report.outcome == "failed" and "a.md" in (report.error or "")


def test_the_same_content_elsewhere_is_not_taken_twice(write: Write, settings: Settings) -> None:
    ingest([write("a.md", "De wachttijd is acht weken.")], settings)
    (copy,) = ingest([write("kopie.md", "De wachttijd is acht weken.")], settings).documents
    assert (copy.outcome, copy.document_id) == ("unchanged", "a") and (copy.same_as or "").endswith("a.md")
    assert len(texts(settings, "wachttijd")) == 1


def test_a_path_that_does_not_exist_is_a_clear_error(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="bestaat niet"):
        ingest([Path("nergens")], settings)


def test_a_file_over_the_limit_is_refused(write: Write, settings: Settings) -> None:
    small = settings.model_copy(update={"max_file_mb": 0})
    (report,) = ingest([write("a.md", "De wachttijd is acht weken.")], small).documents
    assert report.outcome == "failed" and "GRIPWIJZER_MAX_FILE_MB" in (report.error or "")


def test_only_the_formats_of_the_setting_are_read(write: Write, settings: Settings) -> None:
    folder = write("a.md", "De wachttijd is acht weken.").parent
    write("b.html", "<!doctype html><p>De raad stelt kaders vast voor het college.</p>")
    report = ingest([folder], settings.model_copy(update={"formats": "pdf,html"}))
    assert outcomes(report) == {"a.md": "skipped", "b.html": "added"}
    assert "GRIPWIJZER_FORMATS" in (report.documents[0].error or "")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, settings: Settings) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(ConfigurationError, match="geen gewoon bestand"):
        ingest([tmp_path / "pijp.txt"], settings)


def test_a_name_in_old_bytes_can_be_read_and_reported(tmp_path: Path, settings: Settings) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_text("De wachttijd is acht weken.")
    (report,) = ingest([tmp_path / name], settings).documents
    assert report.outcome == "added" and report.path.encode()


def test_a_refused_file_leaves_nothing_in_the_registry(write: Write, settings: Settings) -> None:
    ingest([write("a.md", "De wachttijd is acht weken.")], settings)
    assert ingest([write("inhoud.txt", "Samenvatting ........3")], settings).count("failed") == 1
    store = Store.open_existing(settings)
    assert store.registry.leftovers() == []
    store.close()
