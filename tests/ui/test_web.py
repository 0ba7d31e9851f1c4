"""The pages in a real browser: ask, open a source, find a document; nothing comes from outside."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect, sync_playwright

from corpus.settings import Settings
from corpus.store import Store
from ui.serve import build_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
QUESTION = "welke gemeenten werken met een praktijkondersteuner bij de huisarts?"

in_browser = pytest.mark.skipif(CHROMIUM is None, reason="geen Chromium gevonden op deze machine")


@pytest.fixture(scope="module")
def address(shipped_store: Store, shipped_settings: Settings) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = build_app(shipped_store, shipped_settings)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when anything is asked of another host or a script breaks."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    outside: list[str] = []
    broken: list[str] = []
    page.on("request", lambda r: r.url.startswith((address, "data:", "blob:")) or outside.append(r.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    page.close()
    assert outside == []
    assert broken == []


def _ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    page.get_by_label("Uw vraag").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".duur").last).to_be_visible(timeout=30_000)


@in_browser
def test_a_question_is_answered_and_its_source_opens(page: Page, address: str, shipped_store: Store) -> None:
    _ask(page, address, QUESTION)
    page.get_by_role("link", name="Bron 1", exact=True).click()
    card = page.locator("#bron-1-1")
    expect(card).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.closest('details').id") == "bron-1-1"
    quote = card.locator("mark").text_content()
    document_id = card.get_by_role("link", name="Hele tekst").get_attribute("href").partition("=")[2]  # type: ignore[union-attr]
    stored = shipped_store.registry.page(document_id, 1)
    assert quote
    assert stored is not None
    assert quote in stored.text
    card.get_by_role("link", name="Terug naar het antwoord").click()
    assert page.evaluate("document.activeElement.id") == "zin-bron-1-1"


@in_browser
def test_a_conversation_grows_and_can_be_wiped(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".voorbeeld").first.click()
    expect(page.locator(".bron").first).to_be_visible(timeout=30_000)
    page.get_by_label("Uw vraag").fill("<b>dossier</b> van mevrouw Jansen {{value}}")
    page.get_by_role("button", name="Vraag", exact=True).click()
    expect(page.locator(".personal_data")).to_be_visible()
    expect(page.locator(".vraag").last).to_contain_text("<b>dossier</b> van mevrouw Jansen {{value}}")
    page.get_by_role("button", name="Wis gesprek").click()
    expect(page.locator(".beurt")).to_have_count(0)
    expect(page.locator(".voorbeeld").first).to_be_visible()


@in_browser
def test_sources_are_listed_filtered_and_read(page: Page, address: str) -> None:
    page.goto(f"{address}/bronnen")
    expect(page.locator(".lijst > li")).to_have_count(185)
    page.get_by_label("Zoek in de lijst").fill("veendam")
    expect(page.locator(".aantal")).not_to_have_text("185 bronnen")
    assert 0 < page.locator(".lijst > li").count() < 20
    title = page.locator(".lijst a").first.inner_text()
    page.locator(".lijst a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".let-op")).to_be_visible()
    expect(page).to_have_title(f"{title} – Gripwijzer")


@in_browser
def test_the_list_filters_by_kind_and_says_when_nothing_fits(page: Page, address: str) -> None:
    page.goto(f"{address}/bronnen")
    page.get_by_label("Soort").click()
    page.get_by_role("option", name="Tussenrapportage").click()
    expect(page.locator(".aantal")).not_to_have_text("185 bronnen")
    page.get_by_label("Zoek in de lijst").fill("xyzzy")
    expect(page.get_by_text("Geen bron gevonden")).to_be_visible()


@in_browser
@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _ask(page, address, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.documentElement.lang") == "nl"


def test_the_pages_leave_the_api_in_place(shipped_store: Store, shipped_settings: Settings) -> None:
    with TestClient(build_app(shipped_store, shipped_settings)) as client:
        for path in ("/healthz", "/openapi.json", "/docs", "/api/documents", "/", "/bronnen"):
            response = client.get(path)
            assert response.status_code == 200, path
            assert "default-src 'self'" in response.headers["content-security-policy"]
