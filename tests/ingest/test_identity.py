"""One text in several files, new versions, and what is said about a document: nothing doubles, nothing is lost."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument

from corpus.model import Filters
from corpus.settings import Settings
from corpus.store import Store
from ingest.edit import edit
from ingest.pipeline import ingest
from ingest.report import IngestReport

Write = Callable[[str, str], Path]

PARAGRAPHS = [
    f"In hoofdstuk {n} beschrijft de commissie hoe de gemeente {what} aanpakte en wat dat opleverde voor inwoners."
    for n, what in enumerate(("de toegang", "de inkoop", "het toezicht", "de monitoring", "het overleg"), start=1)
]


def outcome(report: IngestReport, name: str) -> str:
    return next(one.outcome for one in report.documents if one.path.endswith(name))


def test_the_same_text_in_another_format_is_one_document_with_two_places(write: Write, settings: Settings) -> None:
    folder = write("rapport.md", "\n\n".join(PARAGRAPHS)).parent
    word = WordDocument()
    for paragraph in PARAGRAPHS:
        word.add_paragraph(paragraph)
    word.save(str(folder / "verslag.docx"))
    first = ingest([folder], settings)
    assert (outcome(first, ".md"), outcome(first, ".docx")) == ("added", "unchanged")
    assert (first.documents[1].same_as or "").endswith("rapport.md")
    assert ingest([folder], settings).count("unchanged") == 2

    store = Store.open_existing(settings)
    assert [document.id for document in store.registry.documents()] == ["rapport"]
    assert len(store.registry.places("rapport")) == 2
    assert len(store.search("toezicht", 10)) == store.registry.counts()["passages"]
    store.close()


@pytest.mark.parametrize("together", [True, False])
def test_a_file_with_pages_goes_before_one_without(write: Write, settings: Settings, together: bool) -> None:
    """A quote from it has a page to look it up on."""
    plain = write("a.md", "\n\n".join(PARAGRAPHS))
    paged = plain.with_name("b.docx")
    word = WordDocument()
    for number, paragraph in enumerate(PARAGRAPHS):
        word.add_paragraph(paragraph)
        if number == 2:
            word.add_page_break()
    word.save(str(paged))
    runs = [[plain, paged]] if together else [[plain], [paged]]
    reports = [ingest(paths, settings).documents for paths in runs]
    assert [one.outcome for documents in reports for one in documents] == ["added", "updated"]
    assert ingest([paged, plain], settings).count("unchanged") == 2
    store = Store.open_existing(settings)
    (document,) = store.registry.documents()
    assert len(store.registry.pages(document.id)) == 2
    assert len(store.registry.places(document.id)) == 2
    assert store.problems() == []
    store.close()


def test_what_differs_in_one_amount_is_another_document(write: Write, settings: Settings) -> None:
    folder = write("a.md", "\n\n".join(PARAGRAPHS) + "\n\nHet tekort was 5 miljoen euro.").parent
    write("b.md", "\n\n".join(PARAGRAPHS) + "\n\nHet tekort was 6 miljoen euro.")
    assert ingest([folder], settings).count("added") == 2


def test_an_old_version_stays_readable(write: Write, settings: Settings) -> None:
    path = write("a.md", "De wachttijd is acht weken.")
    ingest([path], settings)
    store = Store.open_existing(settings)
    old = store.search("wachttijd", 1)[0].document.version
    store.close()
    write("a.md", "De wachttijd is zes weken.")
    ingest([path], settings)

    store = Store.open_existing(settings)
    versions = store.registry.versions("a")
    assert [one.live for one in versions] == [True, False]
    former, live = store.page("a", 1, old), store.page("a", 1)
    assert former and former.text == "De wachttijd is acht weken."
    assert live and live.text == "De wachttijd is zes weken."
    assert [hit.passage.text for hit in store.search("wachttijd", 5)] == ["De wachttijd is zes weken."]
    with store.writing():
        store.remove("a")
    assert store.page("a", 1, old) is None
    assert store.registry.versions("a") == []
    store.close()


def test_a_file_overwritten_with_a_copy_retires_its_document(write: Write, settings: Settings) -> None:
    folder = write("a.md", PARAGRAPHS[0]).parent
    write("b.md", PARAGRAPHS[1])
    ingest([folder], settings)
    write("b.md", PARAGRAPHS[0])
    assert outcome(ingest([folder], settings), "b.md") == "unchanged"
    store = Store.open_existing(settings)
    assert [document.id for document in store.registry.documents()] == ["a"]
    assert len(store.registry.places("a")) == 2
    store.close()


def test_two_ids_of_their_own_stay_two_documents(write: Write, settings: Settings) -> None:
    folder = write("a.md", f"---\nid: een\n---\n\n{PARAGRAPHS[0]}").parent
    write("b.md", f"---\nid: twee\n---\n\n{PARAGRAPHS[0]}")
    assert ingest([folder], settings).count("added") == 2


def test_a_sidecar_describes_and_a_changed_one_describes_anew(write: Write, settings: Settings) -> None:
    path = write("a.md", "De wachttijd is acht weken.")
    write("a.md.yaml", "titel: Nota wachttijden\ndatum: 2019\ngemeenten: [Veendam]\n")
    report = ingest([path.parent], settings)
    assert [one.title for one in report.documents] == ["Nota wachttijden"]
    write("a.md.yaml", "titel: Notitie zwembad\ndatum: 2021\ngemeenten: [Veendam]\n")
    assert ingest([path.parent], settings).count("updated") == 1
    assert ingest([path.parent], settings).count("unchanged") == 1
    store = Store.open_existing(settings)
    (document,) = store.registry.documents()
    assert (document.title, document.date) == ("Notitie zwembad", "2021")
    assert store.search("zwembad", 1)[0].lexical > 0
    assert store.problems() == []
    store.close()


def test_describing_anew_leaves_alone_what_waits_to_be_indexed(write: Write, settings: Settings) -> None:
    folder = write("z.md", PARAGRAPHS[0]).parent
    ingest([folder], settings)
    for number in range(12):  # more than are read ahead
        write(f"a{number}.md", f"{PARAGRAPHS[1]} Dit is stuk {number}.")
    write("z.md.yaml", "titel: Een nieuwe titel\n")
    report = ingest([folder], settings)
    assert (report.count("added"), report.count("updated")) == (12, 1)
    store = Store.open_existing(settings)
    assert store.registry.counts()["documents"] == 13
    assert store.problems() == []
    store.close()


def test_corrections_hold_for_later_versions_and_can_be_taken_back(write: Write, settings: Settings) -> None:
    path = write("a.md", "---\nsoort: nieuws\ndatum: 2019\n---\n\nDe wachttijd is acht weken.")
    ingest([path], settings)
    store = Store.open_existing(settings)
    edit(store, "a", {"kind": "onderzoek", "municipalities": ("Veendam",)})
    store.close()
    write("a.md", "---\nsoort: nieuws\ndatum: 2020\n---\n\nDe wachttijd is zes weken.")
    ingest([path], settings)

    store = Store.open_existing(settings)
    document = store.registry.document("a")
    assert document and (document.kind, document.date, document.municipalities) == ("onderzoek", "2020", ("Veendam",))
    layers = store.registry.layers("a")
    assert (layers.origin_of("kind"), layers.origin_of("date")) == ("edited", "given")
    assert store.search("wachttijd", 1, Filters(municipalities=("Veendam",)))
    assert edit(store, "a", {}, reset=["kind", "municipalities"]).kind == "nieuws"
    assert not store.search("wachttijd", 1, Filters(municipalities=("Veendam",)))
    store.close()


def test_links_out_of_the_folder_are_refused(write: Write, settings: Settings, tmp_path: Path) -> None:
    folder = write("a.md", PARAGRAPHS[0]).parent
    (tmp_path / "geheim.md").write_text(PARAGRAPHS[1])
    (folder / "link.md").symlink_to(tmp_path / "geheim.md")
    (folder / "hierheen.md").symlink_to(folder / "a.md")
    report = ingest([folder], settings)
    assert outcome(report, "link.md") == "skipped"
    assert report.count("added") == 1


def test_what_lies_in_an_archive_goes_in_one_by_one(write: Write, settings: Settings) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("diep/b.md", PARAGRAPHS[1])
    folder = write("los.md", PARAGRAPHS[2]).parent
    with zipfile.ZipFile(folder / "map.zip", "w") as archive:
        archive.writestr("a.md", PARAGRAPHS[0])
        archive.writestr("../../weg.md", PARAGRAPHS[3])
        archive.writestr("leeg.md", "")
        archive.writestr("binnen.zip", inner.getvalue())
    (settings.data_dir / "uitgepakt-van-een-afgebroken-run").mkdir(parents=True)
    report = ingest([folder], settings)
    assert report.count("added") == 4
    assert outcome(report, "leeg.md") == "failed"
    assert outcome(report, "map.zip/binnen.zip/diep/b.md") == "added"
    assert not (folder.parent.parent / "weg.md").exists()
    assert not list(settings.data_dir.glob("uitgepakt-*"))
    assert ingest([folder], settings).count("unchanged") == 4


def test_members_of_several_archives_in_one_run_keep_their_own_text(write: Write, settings: Settings) -> None:
    def packed(name: str, *more: tuple[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for part in range(3):
                archive.writestr(f"{name}{part}.md", f"In plaats {name}{part} sprak de raad over kader {name}{part}.")
            for member in more:
                archive.writestr(*member)
        return stream.getvalue()

    folder = write("los.md", PARAGRAPHS[0]).parent
    for name in ("assen", "emmen"):
        inner = packed(f"{name}-binnen")
        (folder / f"{name}.zip").write_bytes(packed(name, ("binnen.zip", inner)))
    report = ingest([folder], settings)
    assert report.count("added") == 13
    store = Store.open_existing(settings)
    for document in store.registry.documents():
        text = store.registry.pages(document.id)[0].text
        assert document.id == "los" or f"plaats {document.id}" in text
    store.close()


SUMMARY = "---\nid: grip\nweergave: samenvatting\n---\n\n" + " ".join(PARAGRAPHS[:3])


def test_an_original_takes_the_place_of_its_summary(write: Write, settings: Settings) -> None:
    summary = write("grip.md", SUMMARY)
    ingest([summary], settings)
    original = write("origineel.txt", "\n\n".join(PARAGRAPHS))
    write("origineel.txt.yaml", "id: grip\nweergave: origineel\n")
    assert ingest([original], settings).count("updated") == 1
    write("grip.md", SUMMARY + " Nog een zin.")
    report = ingest([summary], settings)
    assert report.count("unchanged") == 1 and "reserve" in report.documents[0].warnings[0]
    store = Store.open_existing(settings)
    document = store.registry.document("grip")
    assert document and document.coverage == "origineel"
    store.close()


def test_a_page_about_something_else_does_not_take_the_place_of_a_summary(write: Write, settings: Settings) -> None:
    ingest([write("grip.md", SUMMARY)], settings)
    other = write("cookies.txt", "Deze website gebruikt koekjes om uw bezoek te verbeteren. Kies wat u wilt. " * 20)
    write("cookies.txt.yaml", "id: grip\nweergave: origineel\n")
    report = ingest([other], settings)
    assert report.count("failed") == 1 and "samenvatting" in (report.documents[0].error or "")
    store = Store.open_existing(settings)
    document = store.registry.document("grip")
    assert document and document.coverage == "samenvatting"
    store.close()
