"""Adding documents by the pages: sending files, watching them being read, asking meanwhile, and looking back."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from ingest.report import DocumentReport, IngestReport
from ui.progress import Progress
from ui.report import stored_report
from ui.serve import build_app
from ui.upload import ADDRESS, safe_name, uploaded
from ui.web import build_page

KNOWN = "# Wachttijden\n\nIn Koperveen wachten gezinnen gemiddeld elf weken op jeugdhulp, zegt de monitor van 2021.\n"
NEW = (
    "# Zwemvijverteam Zilverdam\n\nHet zwemvijverteam van Zilverdam kost 300.000 euro per jaar. "
    "Het college moet de raad elk kwartaal informeren over de wachttijd.\n"
)
QUESTION = "Wat kost het zwemvijverteam van Zilverdam per jaar?"


@pytest.fixture(scope="module")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index of one document, that may be written to."""
    folder = tmp_path_factory.mktemp("inlezen")
    (folder / "wachttijden.md").write_text(KNOWN, "utf-8")
    settings = Settings(data_dir=folder / "var", max_file_mb=1)
    assert ingest([folder / "wachttijden.md"], settings).count("added") == 1
    return settings


@pytest.fixture(scope="module")
def own_store(own_settings: Settings) -> Iterator[Store]:
    store = Store.open_existing(own_settings)
    yield store
    store.close()


@pytest.fixture(scope="module")
def address(
    serving: Callable[[Store, Settings], AbstractContextManager[str]], own_store: Store, own_settings: Settings
) -> Iterator[str]:
    with serving(own_store, own_settings) as address:
        yield address


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A document, a PDF that breaks off, a picture, and a file that is larger than may be."""
    contents = {
        "zwemvijver.md": NEW.encode(),
        "kapot.pdf": b"%PDF-1.4 en hier houdt het op",
        "plaatje.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "groot.txt": b"te veel " * 150_000,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def _ask(page: Page, question: str) -> None:
    page.get_by_label("Uw vraag").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".duur").last).to_be_visible()


# -- in the browser


def test_what_is_sent_is_read_reported_found_and_cited_while_others_ask_on(
    browser: Browser, page: Page, address: str, files: list[Path]
) -> None:
    page.goto(f"{address}/inlezen")
    page.get_by_label("Kies bestanden").set_input_files(files)
    expect(page).to_have_title("Inlezen – Gripwijzer")
    expect(page.locator(".bestanden li").nth(3)).to_contain_text("te groot; het mag hoogstens 1 MB zijn")
    asker = browser.new_page()
    asker.goto(address)
    page.get_by_role("button", name="Lees in").click()
    _ask(asker, "Hoe lang wachten gezinnen in Koperveen op jeugdhulp?")
    expect(asker.locator(".antwoord").last).to_contain_text("elf weken")

    expect(page.get_by_role("heading", name="Klaar met inlezen")).to_be_focused()
    totals = page.locator(".totalen div")
    expect(totals.filter(has_text="Toegevoegd")).to_contain_text("1")
    attention = page.locator(".aandacht > li")
    expect(attention).to_have_count(1)
    expect(attention).to_contain_text("kapot.pdf")
    expect(page.get_by_role("row").filter(has_text="plaatje.png")).to_contain_text("overgeslagen")

    _ask(asker, QUESTION)
    expect(asker.locator(".antwoord").last).to_contain_text("300.000 euro per jaar")
    cited = asker.locator(".beurt").last.locator(".bron").first
    expect(cited).to_contain_text("Zwemvijverteam Zilverdam")
    expect(cited.locator("mark")).to_contain_text("300.000 euro")
    asker.close()

    with page.expect_download() as download:
        page.get_by_role("link", name="Bewaar als webpagina").click()
    assert "zwemvijver.md" in download.value.path().read_text("utf-8")
    page.locator(".lijst a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inleesverslag")
    page.get_by_role("link", name="Zwemvijverteam Zilverdam").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zwemvijverteam Zilverdam")


def test_a_correction_is_checked_kept_and_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}/bronnen?document=wachttijden")
    page.get_by_text("Gegevens verbeteren").click()
    page.get_by_label("Datum").fill("vorig jaar")
    page.get_by_label("Uitgever").fill("Rekenkamer Koperveen")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Datum")).to_be_focused()
    expect(page.locator(".fout")).to_contain_text("'vorig jaar' is geen")
    expect(page.get_by_label("Uitgever")).to_have_value("Rekenkamer Koperveen")
    page.get_by_label("Datum").fill("2021-03")
    page.get_by_label("Titel").fill("Wachten in Koperveen")
    page.get_by_label("Wmo", exact=True).check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wachten in Koperveen")
    expect(page.locator(".bericht")).to_be_focused()
    expect(page).to_have_title("Wachten in Koperveen – Gripwijzer")
    expect(page.locator("dl")).to_contain_text("maart 2021 door een mens verbeterd")
    page.get_by_role("button", name="voor Titel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wachttijden")
    expect(page.get_by_label("Wmo", exact=True)).to_be_checked()


def test_another_ingest_at_work_is_said(page: Page, address: str, own_store: Store, files: list[Path]) -> None:
    page.goto(f"{address}/inlezen")
    page.get_by_label("Kies bestanden").set_input_files(files[1])
    with own_store.writing():
        page.get_by_role("button", name="Lees in").click()
        expect(page.get_by_role("alert")).to_contain_text("Een ander proces is bezig met inlezen")
    page.get_by_role("link", name="Probeer het opnieuw").click()
    expect(page.get_by_label("Kies bestanden")).to_be_attached()


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("inlezen", "inlezen?verslag=1", "inlezen?verslag=x", "bronnen?document=wachttijden"):
        page.goto(f"{address}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if "bronnen" in path:
            page.get_by_text("Gegevens verbeteren").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width, path


def test_where_changes_are_off_the_forms_are_not_there(
    page: Page,
    serving: Callable[[Store, Settings], AbstractContextManager[str]],
    own_store: Store,
    own_settings: Settings,
) -> None:
    settings = own_settings.model_copy(update={"allow_changes": False})
    with serving(own_store, settings) as address:
        page.goto(f"{address}/inlezen")
        expect(page.get_by_text("Inlezen staat hier uit")).to_be_visible()
        assert page.locator("form").count() == 0
        page.goto(f"{address}/bronnen?document=wachttijden")
        expect(page.get_by_role("heading", name="Tekst")).to_be_visible()
        assert page.locator("form").count() == 0
        assert page.request.put(f"{address}{ADDRESS}?naam=a.md", data="# A").status in (404, 405)


# -- what the server takes


@pytest.mark.parametrize("allowed", [True, False])
def test_the_server_offers_writing_only_where_changes_are_allowed(
    own_store: Store, own_settings: Settings, allowed: bool
) -> None:
    settings = own_settings.model_copy(update={"allow_changes": allowed})
    offered = {
        function.name
        for function in build_page(Assistant(own_store, settings), own_store.registry, settings).fns.values()
    }
    assert {"ask", "find", "show"} <= offered
    assert ({"correct", "read"} <= offered) is allowed
    assert ({"correct", "read"} & offered != set()) is allowed


def test_a_file_is_taken_as_it_is_and_a_larger_one_is_not(own_store: Store, own_settings: Settings) -> None:
    with TestClient(build_app(own_store, own_settings)) as client:
        taken = client.put(ADDRESS, params={"naam": "../jaarverslag 2021.md"}, content=NEW)
        assert (taken.status_code, taken.text) == (201, "jaarverslag 2021.md")
        (file,) = uploaded(own_settings, [taken.text])
        assert file.read_text("utf-8") == NEW
        refused = client.put(ADDRESS, params={"naam": "groot.txt"}, content=bytes(1_000_001))
        assert refused.status_code == 413
        assert "1 MB" in refused.text
        assert uploaded(own_settings, ["groot.txt"]) == []
        assert not list(file.parent.glob(".*"))
        outside = client.post("/gradio_api/upload", files={"files": ("a.md", b"# A")})
        assert outside.status_code == 413


def test_a_changed_file_sent_after_it_was_taken_in_is_a_new_version(own_store: Store, own_settings: Settings) -> None:
    with TestClient(build_app(own_store, own_settings)) as client:

        def send(content: bytes) -> str:
            return client.put(ADDRESS, params={"naam": "fietsnota.md"}, content=content).text

        def take_in(name: str) -> IngestReport:
            return ingest(uploaded(own_settings, [name]), own_settings)

        assert take_in(send(b"De gemeente telde acht fietsen.")).count("added") == 1
        (report,) = take_in(send(b"De gemeente telde negen fietsen.")).documents
    assert (report.outcome, report.document_id) == ("updated", "fietsnota")
    assert [one.live for one in own_store.registry.versions("fietsnota")] == [True, False]


def test_nothing_that_was_sent_and_not_taken_in_is_overwritten(own_store: Store, own_settings: Settings) -> None:
    with TestClient(build_app(own_store, own_settings)) as client:

        def send(content: bytes) -> str:
            return client.put(ADDRESS, params={"naam": "nota.md"}, content=content).text

        assert [send(b"# Een"), send(b"# Een"), send(b"# Twee"), send(b"# Drie"), send(b"# Twee")] == [
            "nota.md",
            "nota.md",
            "nota-2.md",
            "nota-3.md",
            "nota-2.md",
        ]
    files = uploaded(own_settings, ["nota.md", "nota-2.md", "nota-3.md"])
    assert [file.read_bytes() for file in files] == [b"# Een", b"# Twee", b"# Drie"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Jaarverslag 2021 (définitief).PDF", "Jaarverslag 2021 (définitief).PDF"),
        ("C:\\Users\\ik\\nota.docx", "nota.docx"),
        ("../../etc/passwd", "passwd"),
        (".bashrc", "bashrc"),
        ("...", "document"),
        ("vraag?.pdf", "vraag_.pdf"),
    ],
)
def test_names_are_kept_as_far_as_they_are_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name.encode("utf-8", "replace").decode())
    assert safe
    assert Path("map", safe).parent == Path("map")
    assert not safe.startswith(".")
    assert len(safe.encode()) < 250
    assert safe.isprintable() or not re.search(r"[\x00-\x1f\x7f/\\]", safe)


# -- how far it is, and looking back


def test_progress_tells_the_state_of_every_file(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.pdf", "c.pdf", "<d>.md")]
    progress = Progress(paths)

    def states() -> list[tuple[str, str]]:
        rows = re.findall(r'<li class="(\w+)"><span class="naam">(.*?)</span>', progress.as_html())
        return [(name, state) for state, name in rows]

    assert states() == [("a.md", "leest"), ("b.pdf", "wacht"), ("c.pdf", "wacht"), ("&lt;d&gt;.md", "wacht")]
    progress.page()
    progress.file_done(DocumentReport(str(paths[0]), "a", "added", pages=1))
    progress.file_done(DocumentReport(str(paths[1]), None, "failed", error="beveiligd met een wachtwoord"))
    progress.passages(1234)
    progress.embedded(32)
    assert states() == [("a.md", "klaar"), ("b.pdf", "mislukt"), ("c.pdf", "leest"), ("&lt;d&gt;.md", "wacht")]
    shown = progress.as_html()
    assert "1 pagina gelezen, 32 van 1.234 passages vindbaar gemaakt" in shown
    assert "mislukt: beveiligd met een wachtwoord" in shown


def test_a_run_can_be_kept_as_a_page_and_as_json(own_store: Store, own_settings: Settings) -> None:
    with TestClient(build_app(own_store, own_settings)) as client:
        page = client.get("/inleesverslagen/1.html")
        assert page.headers["content-type"].startswith("text/html")
        assert "wachttijden.md" in page.text
        data = client.get("/inleesverslagen/1.json").json()
        stored = own_store.registry.run(1)
        assert stored is not None
        assert data["totals"]["added"] == stored_report(stored).count("added") == 1
        assert data["documents"][0]["path"] == json.loads(stored)["documents"][0]["path"]
        assert client.get("/inleesverslagen/999.html").status_code == 404
