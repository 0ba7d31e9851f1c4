"""Conversation notes through the API, the command line and the pages."""

import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from assistant.answer import Citation
from corpus.model import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from notes import wording
from ui.basket import basket_button
from ui.cli import main
from ui.noting.files import attachment, file_name
from ui.noting.routes import MOST_BYTES
from ui.noting.shapes import MOST_ITEMS, NoteRequest
from ui.serve import build_app

TEAM = (
    "# Zwemvijverteam Zilverdam\n\nHet zwemvijverteam van Zilverdam kost 300.000 euro per jaar. "
    "Het zwemvijverteam begon in 2019 met vier zwemcoaches.\n\n"
    "Aanbeveling (aan college): Informeer de raad elk kwartaal over de kosten van het zwemvijverteam per jaar.\n"
)
QUESTION = "Wat kost het zwemvijverteam van Zilverdam per jaar?"
COST = "Het zwemvijverteam van Zilverdam kost 300.000 euro per jaar."
SCAN = {
    "kind": "scan",
    "title": "Scan van het college",
    "made_on": "3 maart 2026",
    "rows": [{"theme": "Toegang", "outcome": "2 van 4"}],
}


@pytest.fixture(scope="module")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("notitie")
    (folder / "zwemvijver.md").write_text(TEAM, "utf-8")
    settings = Settings(data_dir=folder / "var")
    assert ingest([folder / "zwemvijver.md"], settings).count("added") == 1
    return settings


@pytest.fixture(scope="module")
def own_store(own_settings: Settings) -> Iterator[Store]:
    store = Store.open_existing(own_settings)
    yield store
    store.close()


@pytest.fixture(scope="module")
def client(own_store: Store, own_settings: Settings) -> Iterator[TestClient]:
    with TestClient(build_app(own_store, own_settings)) as client:
        yield client


@pytest.fixture(scope="module")
def address(
    serving: Callable[[Store, Settings], AbstractContextManager[str]], own_store: Store, own_settings: Settings
) -> Iterator[str]:
    with serving(own_store, own_settings) as address:
        yield address


@pytest.fixture(scope="module")
def cost(own_store: Store) -> dict[str, Any]:
    """An item as a basket button gives it, without ``kind``, which may be left out for a quote."""
    (document,) = own_store.registry.documents()
    start = own_store.registry.pages(document.id)[0].text.index(COST)
    place = {"document_id": document.id, "version": document.version, "page": 1, "start": start}
    return {"label": "bevinding", "end": start + len(COST), **place}


# -- the API


def test_a_preview_shows_what_the_files_will_hold(client: TestClient, cost: dict[str, Any]) -> None:
    gone = cost | {"document_id": "weg"}
    cell = {"kind": "cell", "row": "Toegang", "column": "Zilverdam", "quotes": [cost]}
    body = {"title": "Vijvers", "questions": ["Doen wij dit?", " "], "items": [SCAN, cell, cost, gone]}
    preview = client.post("/api/notes/preview", json=body).json()
    assert [(one["index"], one["heading"]) for one in preview["items"]] == [
        (2, wording.FINDINGS),
        (3, wording.FINDINGS),
        (1, wording.COMPARISON),
        (0, wording.SCAN),
    ]
    assert preview["items"][0]["text"] == COST
    assert preview["items"][0]["problem"] is None
    assert "staat niet meer" in preview["items"][1]["problem"]
    assert COST in preview["html"] and COST in preview["text"]
    assert 3 <= len(preview["suggested_questions"]) <= 5
    assert preview["documents"] == 1


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_note_comes_as_a_file_under_its_own_name(client: TestClient, cost: dict[str, Any], ending: str) -> None:
    response = client.post(f"/api/notes/{ending}", json={"title": "Coördinatie & vijvers", "items": [cost]})
    assert response.status_code == 200
    named = response.headers["content-disposition"]
    assert unquote(named.partition("filename*=UTF-8''")[2]) == f"Gespreksnotitie Coördinatie & vijvers.{ending}"
    assert named.isascii()
    if ending == "docx":
        assert response.headers["content-type"].endswith("wordprocessingml.document")
        texts = [one.text for one in docx.Document(BytesIO(response.content)).paragraphs]
        assert f"“{COST}”" in texts
    else:
        assert response.headers["content-type"] == "application/pdf"
        assert COST in " ".join(PdfReader(BytesIO(response.content)).pages[0].extract_text().split())


@pytest.mark.parametrize(
    "items",
    [
        [{"kind": "onbekend"}],
        [{"label": "mening", "document_id": "d", "version": 1, "page": 1, "start": 0, "end": 1}],
        [{"label": "antwoord", "document_id": "d", "version": 10**20, "page": 1, "start": 0, "end": 1}],
        [SCAN] * (MOST_ITEMS + 1),
        ["tekst"],
        [SCAN | {"rows": []}],
    ],
)
def test_what_has_not_the_shape_of_a_note_is_refused(client: TestClient, items: list[Any]) -> None:
    response = client.post("/api/notes/docx", json={"items": items})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "items" in response.json()["detail"]


def test_too_many_quotes_in_cells_are_refused(client: TestClient, cost: dict[str, Any]) -> None:
    cell = {"kind": "cell", "row": "r", "column": "k", "quotes": [cost] * 50}
    assert client.post("/api/notes/preview", json={"items": [cell] * 4}).status_code == 200
    assert client.post("/api/notes/preview", json={"items": [cell] * 5}).status_code == 422


def test_a_request_that_is_too_large_is_not_read(client: TestClient) -> None:
    response = client.post("/api/notes/docx", content=b" " * (MOST_BYTES + 1))
    assert response.status_code == 413
    assert "kB" in response.json()["detail"]
    assert client.post("/api/notes/docx", content=iter([b"{}"])).status_code == 413


def test_the_routes_are_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert "application/pdf" in paths["/api/notes/pdf"]["post"]["responses"]["200"]["content"]
    assert paths["/api/notes/preview"]["post"]["summary"]


# -- names of files


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Grip op de toegang", "Gespreksnotitie Grip op de toegang.docx"),
        ("Gespreksnotitie", "Gespreksnotitie.docx"),
        ("../../etc/passwd", "Gespreksnotitie .. .. etc passwd.docx"),
        ('a/b\\c:"d"\n\x00', "Gespreksnotitie a b c d.docx"),
    ],
)
def test_files_are_named_after_their_title(title: str, name: str) -> None:
    assert file_name(title, "docx") == name


@given(st.text(max_size=300))
def test_every_title_gives_a_safe_name(title: str) -> None:
    name = file_name(title.encode("utf-8", "replace").decode(), "pdf")
    assert Path("map", name).parent == Path("map")
    assert name.isprintable() and len(name) <= 110 and name.endswith(".pdf")
    header = attachment(name)
    assert header.isascii() and "\n" not in header and header.count('"') == 2


# -- the command line


def test_a_note_is_written_of_items_or_of_a_question(
    own_settings: Settings,
    cost: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GRIPWIJZER_DATA_DIR", str(own_settings.data_dir))
    items, out = tmp_path / "onderdelen.json", tmp_path / "notitie.docx"

    def run(*arguments: str) -> tuple[int, str]:
        code = main(["note", *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    items.write_text(json.dumps({"title": "Vijvers", "items": [cost]}), "utf-8")
    assert run(str(items), "--out", str(out)) == (0, f"De notitie staat in '{out}'.\n")
    assert f"“{COST}”" in [one.text for one in docx.Document(str(out)).paragraphs]

    assert run("--ask", QUESTION, "--out", str(out))[0] == 0
    texts = [one.text for one in docx.Document(str(out)).paragraphs]
    assert texts[1] == QUESTION
    assert sum(text.startswith(f"“{COST[:-1]}") for text in texts) == 1
    assert wording.ASK_AGREE in texts

    items.write_text(json.dumps({"items": [cost | {"document_id": "weg"}]}), "utf-8")
    code, said = run(str(items), "--out", str(out))
    assert (code, "staat niet meer" in said) == (1, True)
    items.write_text('{"items": [{"label": "mening"}]}', "utf-8")
    code, said = run(str(items), "--out", str(out))
    assert (code, "items.0" in said) == (2, True)
    for arguments, words in (
        ((str(items), "--out", "notitie.odt"), "eindigt niet op"),
        (("--out", str(out)), "--ask"),
        ((str(tmp_path / "weg.json"), "--out", str(out)), "kan niet worden gelezen"),
        (("--ask", QUESTION, "--out", str(tmp_path / "geen" / "map.docx")), "geschreven"),
        (("--ask", "?", "--out", str(out)), "woorden"),
    ):
        code, said = run(*arguments)
        assert (code, words in said) == (2, True), said
    code, _said = run("--ask", "Hoeveel maanstenen liggen er in het museum van Parijs?", "--out", str(out))
    assert code == 3


# -- the pages


def test_the_button_names_a_place_and_escapes_what_it_shows() -> None:
    citation = Citation(1, Document("d<x>", "T", version=3), (), 2, "<b>quote</b>", 4, 16)
    shown = basket_button("antwoord", citation, 'Vraag "<i>"?')
    assert "<b>" not in shown and "<i>" not in shown
    assert "&quot;document_id&quot;: &quot;d&lt;x&gt;&quot;, &quot;version&quot;: 3" in shown
    assert "{" not in shown.replace("&#123;", "")


def _open_note(page: Page, address: str) -> None:
    page.goto(f"{address}/notitie")
    expect(page.get_by_role("heading", name="Uw notitie is nog leeg")).to_be_visible()


def test_quotes_go_from_an_answer_by_the_basket_into_a_file(page: Page, address: str, tmp_path: Path) -> None:
    _open_note(page, address)
    expect(page).to_have_title("Gespreksnotitie – Gripwijzer")
    badge = page.locator(".kopbalk .telling")
    expect(badge).to_be_hidden()

    page.goto(address)
    page.get_by_label("Uw vraag").fill(QUESTION)
    page.keyboard.press("Enter")
    button = page.locator(".antwoord li", has_text=COST).first.locator("button.in-notitie").first
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_contain_text("Uit notitie")
    expect(badge).to_contain_text("1")
    expect(page.locator('body > [role="status"]')).to_contain_text("In de notitie gezet. 1 onderdeel")
    advice = page.locator(".aanbevelingen button.in-notitie").last
    advice.click()
    expect(badge).to_contain_text("2")
    button.click()
    expect(button).to_contain_text("Zet in notitie")
    expect(badge).to_contain_text("1")
    button.click()

    page.get_by_role("link", name="Notitie").click()
    items = page.locator(".onderdelen > li")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("Informeer de raad elk kwartaal")
    page.get_by_label("Titel").fill("Vijvers <b>in</b> Zilverdam")
    page.get_by_label("Doel van het gesprek").fill("Kiezen")
    shown = page.locator('[data-deel="voorbeeld"] .notitie')
    expect(shown.get_by_role("heading", level=1)).to_have_text("Vijvers <b>in</b> Zilverdam")
    expect(page.get_by_label("Eén vraag per regel")).to_have_value(re.compile(re.escape(wording.ASK_AGREE)))
    page.get_by_label("Eén vraag per regel").fill("Doen wij dit al?\n\nWat kost dat?")
    expect(shown.locator("ol li")).to_have_text(["Doen wij dit al?", "Wat kost dat?"])
    items.last.get_by_text("Uw opmerking").click()
    items.last.locator("textarea").fill("Navragen bij het team")
    expect(shown.locator(".opmerking")).to_contain_text("Navragen bij het team")
    page.reload()
    expect(page.get_by_label("Titel")).to_have_value("Vijvers <b>in</b> Zilverdam")
    expect(items.last.locator("textarea")).to_have_value("Navragen bij het team")

    for name, ending in (("Bewaar in Word", "docx"), ("Bewaar als PDF", "pdf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"Gespreksnotitie Vijvers b in b Zilverdam.{ending}"
        download.value.save_as(tmp_path / f"notitie.{ending}")
    texts = [one.text for one in docx.Document(str(tmp_path / "notitie.docx")).paragraphs]
    assert any(text.startswith(f"“{COST[:-1]}") for text in texts) and "Opmerking: Navragen bij het team" in texts
    assert len(PdfReader(tmp_path / "notitie.pdf").pages) > 1


def test_parts_can_be_moved_taken_out_and_brought_back(page: Page, address: str, cost: dict[str, Any]) -> None:
    _open_note(page, address)
    parts = [cost, cost | {"end": cost["end"] - 1}, SCAN, cost | {"end": cost["end"] - 2}]
    page.evaluate("(items) => gripwijzerNotitie.write({ ...gripwijzerNotitie.empty(), items })", parts)
    items = page.locator(".onderdelen > li .gekozen-tekst")
    expect(items).to_have_text([COST, COST[:-1], COST[:-2], "Scan van het college"])
    first = page.locator(".onderdelen > li").first
    expect(first.get_by_role("button", name="Omhoog")).to_be_disabled()
    first.get_by_role("button", name="Omlaag").press("Enter")
    expect(items).to_have_text([COST[:-1], COST, COST[:-2], "Scan van het college"])
    expect(page.locator(".onderdelen > li").nth(1).get_by_role("button", name="Omlaag")).to_be_focused()
    page.locator(".onderdelen > li").nth(1).get_by_role("button", name="Haal weg").click()
    expect(items).to_have_count(3)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(items).to_have_text([COST[:-1], COST, COST[:-2], "Scan van het college"])
    page.get_by_role("button", name="Maak de notitie leeg").click()
    expect(page.get_by_role("heading", name="Uw notitie is nog leeg")).to_be_visible()
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(items).to_have_count(4)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out(page: Page, address: str, cost: dict[str, Any], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _open_note(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    long = cost | {"remark": "donaudampfschiff" * 60, "question": "vraag" * 60, "label": "antwoord"}
    page.evaluate("(items) => gripwijzerNotitie.write({ ...gripwijzerNotitie.empty(), items })", [long, SCAN])
    expect(page.locator(".onderdelen > li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_basket_that_was_damaged_is_an_empty_one(page: Page, address: str) -> None:
    _open_note(page, address)
    for stored in ("{", "[]", '{"items": 3}', "null"):
        page.evaluate("(text) => localStorage.setItem('gripwijzer-notitie', text)", stored)
        page.reload()
        expect(page.get_by_role("heading", name="Uw notitie is nog leeg")).to_be_visible()


def test_the_items_of_the_buttons_have_the_shape_of_the_api(own_store: Store) -> None:
    (document,) = own_store.registry.documents()
    shown = basket_button("antwoord", Citation(1, document, (), 1, COST, 0, 9), QUESTION)
    found = re.search(r'data-item="([^"]*)"', shown)
    assert found
    request = NoteRequest.model_validate({"items": [json.loads(html.unescape(found[1]))]})
    assert request.model_dump()["items"][0]["question"] == QUESTION
