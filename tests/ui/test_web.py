"""The pages in a real browser: ask, open a source, find a document; nothing comes from outside."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from corpus.settings import Settings
from corpus.store import Store
from ui.serve import build_app

QUESTION = "welke gemeenten werken met een praktijkondersteuner bij de huisarts?"


@pytest.fixture(scope="module")
def address(
    serving: Callable[[Store, Settings], AbstractContextManager[str]], shipped_store: Store, shipped_settings: Settings
) -> Iterator[str]:
    with serving(shipped_store, shipped_settings) as address:
        yield address


def _ask(page: Page, address: str, question: str) -> None:
    page.goto(address)
    page.get_by_label("Uw vraag").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".duur").last).to_be_visible(timeout=30_000)


def test_a_question_is_answered_and_its_source_opens(page: Page, address: str, shipped_store: Store) -> None:
    _ask(page, address, QUESTION)
    page.get_by_role("link", name="Bron 1", exact=True).click()
    card = page.locator("#bron-1-1")
    expect(card).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.closest('details').id") == "bron-1-1"
    quote = card.locator("mark").text_content()
    href = card.get_by_role("link", name="Hele tekst").get_attribute("href") or ""
    place = {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}
    stored = shipped_store.registry.page(place["document"], int(place["pagina"]), int(place["versie"]))
    assert stored is not None
    assert quote == stored.text[int(place["van"]) : int(place["tot"])]
    card.get_by_role("link", name="Terug naar het antwoord").click()
    assert page.evaluate("document.activeElement.id") == "zin-bron-1-1"
    page.goto(f"{address}/{href}")
    expect(page.locator("mark")).to_have_text(quote)
    expect(page.locator("mark")).to_be_in_viewport()


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


def test_a_follow_up_leans_on_the_conversation_until_it_is_wiped(page: Page, address: str) -> None:
    _ask(page, address, "Wat doet een praktijkondersteuner jeugd bij de huisarts?")
    expect(page.locator(".begrepen")).to_have_count(0)
    page.get_by_label("Uw vraag").fill("wat levert dat op?")
    page.keyboard.press("Enter")
    expect(page.locator(".begrepen")).to_have_text(
        "Begrepen als: Wat levert een praktijkondersteuner jeugd bij de huisarts op?"
    )
    page.get_by_role("button", name="Wis gesprek").click()
    expect(page.locator(".beurt")).to_have_count(0)
    page.get_by_label("Uw vraag").fill("wat levert dat op?")
    page.keyboard.press("Enter")
    expect(page.locator(".invalid_question")).to_contain_text("Waar gaat uw vraag over?")


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


def test_the_list_filters_by_kind_and_says_when_nothing_fits(page: Page, address: str) -> None:
    page.goto(f"{address}/bronnen")
    page.get_by_label("Soort").click()
    page.get_by_role("option", name="Tussenrapportage").click()
    expect(page.locator(".aantal")).not_to_have_text("185 bronnen")
    page.get_by_label("Zoek in de lijst").fill("xyzzy")
    expect(page.get_by_text("Geen bron gevonden")).to_be_visible()


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _ask(page, address, QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.documentElement.lang") == "nl"


def test_the_pages_leave_the_api_in_place(shipped_store: Store, shipped_settings: Settings) -> None:
    with TestClient(build_app(shipped_store, shipped_settings)) as client:
        for path in (
            "/healthz",
            "/openapi.json",
            "/docs",
            "/api/documents",
            "/",
            "/vergelijk",
            "/gemeente",
            "/bronnen",
            "/inlezen",
        ):
            response = client.get(path)
            assert response.status_code == 200, path
            assert "default-src 'self'" in response.headers["content-security-policy"]


def test_no_other_site_may_have_a_browser_write_here(shipped_store: Store, shipped_settings: Settings) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Headers": "content-type"}
    with TestClient(build_app(shipped_store, shipped_settings)) as client:
        for method, path in (("PUT", "/inlezen/bestanden"), ("POST", "/gradio_api/queue/join")):
            response = client.options(path, headers=asked | {"Access-Control-Request-Method": method})
            assert response.status_code == 400
            assert "access-control-allow-origin" not in response.headers
