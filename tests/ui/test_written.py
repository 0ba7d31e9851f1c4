"""A written answer on every way in: as events, on the page, in the terminal, and in the cards."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from assistant import messages
from assistant.answer import Answer, Citation, Status, WrittenSentence
from corpus.model import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest
from tests.assistant.writing.conftest import QUESTION, SOURCES, Talk, saying, serve, shaped
from tests.ui.conftest import Serving
from ui import cards
from ui.cli import main
from ui.serve import build_app

TRUE = "De wachttijd voor jeugdhulp in Arnhem is acht weken."
FALSE = "De wachttijd voor jeugdhulp in Arnhem is negen weken."


@pytest.fixture(scope="module")
def talk() -> Iterator[Talk]:
    every = [1, 2]
    with serve(saying(shaped((TRUE, every), (FALSE, every)), pause=0.005)) as talk:
        yield talk


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, talk: Talk) -> Iterator[tuple[Store, Settings]]:
    folder: Path = tmp_path_factory.mktemp("klein")
    for name, text in SOURCES.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    settings = Settings(data_dir=folder / "var", llm="openai:klein", llm_url=talk.url)
    ingest([folder], settings)
    store = Store.open_existing(settings)
    yield store, settings
    store.close()


def test_the_stream_sends_the_quotes_first_and_the_answer_last(small: tuple[Store, Settings]) -> None:
    with TestClient(build_app(*small)) as client:
        response = client.post("/api/ask/stream", json={"question": QUESTION})
        whole = client.post("/api/ask", json={"question": QUESTION}).json()
        described = client.get("/openapi.json").json()["paths"]["/api/ask/stream"]["post"]
    assert response.headers["content-type"].startswith("text/event-stream")
    events: list[tuple[str, Any]] = []
    for block in response.text.strip().split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    assert [name for name, _data in events] == ["found", "sentence", "finished"]
    assert events[0][1]["writer"] is None and events[0][1]["citations"]
    assert events[1][1]["text"] == TRUE
    last = events[2][1]
    assert last["writer"] == "openai:klein" and last["dropped"] == 1 and last["written"] == [events[1][1]]
    assert {**last, "took_ms": 0} == {**whole, "took_ms": 0}
    assert list(described["responses"]["200"]["content"]) == ["text/event-stream"]


def test_the_terminal_says_who_wrote_it(
    small: tuple[Store, Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _store, settings = small
    monkeypatch.setenv("GRIPWIJZER_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("GRIPWIJZER_LLM", settings.llm)
    monkeypatch.setenv("GRIPWIJZER_LLM_URL", settings.llm_url or "")
    assert main(["ask", QUESTION]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "geschreven door een taalmodel (openai:klein)" in shown
    assert messages.DROPPED_ONE in shown
    assert FALSE not in shown


def test_a_model_that_cannot_be_used_is_said_before_the_search(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRIPWIJZER_LLM", "groq:klein")
    assert main(["ask", QUESTION]) == 2
    assert "pip install langchain-groq" in capsys.readouterr().err


def test_the_page_shows_running_text_and_leads_to_its_sources(
    page: Page, serving: Serving, small: tuple[Store, Settings]
) -> None:
    with serving(*small) as address:
        page.goto(address)
        page.get_by_label("Uw vraag").fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Gezocht in")).to_be_visible()
        expect(page.locator(".lopend")).to_contain_text(TRUE)
        expect(page.locator(".geschreven").first).to_contain_text("geschreven door een taalmodel")
        expect(page.get_by_text(messages.DROPPED_ONE)).to_be_visible()
        expect(page.get_by_text(FALSE)).to_have_count(0)
        folded = page.locator(".zinnen")
        assert folded.get_attribute("open") is None
        page.locator(".lopend .verwijzing").first.click()
        card = page.locator(".bron[open]")
        assert TRUE.startswith(card.locator("mark").inner_text()[:12])
        card.get_by_role("link", name="Terug naar het antwoord").click()
        assert page.evaluate("document.activeElement.closest('.lopend') !== null")
        page.locator(".bron summary").last.click()
        page.locator(".bron").last.get_by_role("link", name="Terug naar het antwoord").click()
        expect(folded).to_have_attribute("open", "")


def _answer(**fields: object) -> Answer:
    citations = tuple(Citation(n, Document("d", "Titel"), (), 1, f"Zin {n}.", 0, 6) for n in (1, 2))
    return Answer("vraag", Status.ANSWERED, "tekst", citations, **fields)  # type: ignore[arg-type]


def test_every_link_has_one_target_and_nothing_written_becomes_markup() -> None:
    hostile = "<script>alert(1)</script> {{value}}"
    written = (WrittenSentence(hostile, (2,)), WrittenSentence("Nog een.", (2,)))
    answer = _answer(writer="openai:<b>", written=written, dropped=3, notices=("Let <op>.",))
    for shown in (
        cards.exchange(1, "vraag", answer, lambda _id, _version: []),
        cards.being_written(1, "vraag", _answer(), written, lambda _id, _version: []),
    ):
        assert "<script" not in shown and "{{" not in shown and "<b>" not in shown and "<op>" not in shown
        for number in (1, 2):
            assert shown.count(f'id="zin-bron-1-{number}"') == shown.count(f'id="bron-1-{number}"') == 1
    assert messages.DROPPED_MORE.format(count=3) in cards.exchange(1, "vraag", answer, lambda _id, _version: [])


def test_a_notice_of_a_model_that_failed_stands_above_the_quotes() -> None:
    shown = cards.exchange(1, "vraag", _answer(notices=(messages.WRITER_SLOW,)), lambda _id, _version: [])
    assert shown.index(messages.WRITER_SLOW) < shown.index("Zin 1.")
    assert "lopend" not in shown and "geschreven" not in shown
