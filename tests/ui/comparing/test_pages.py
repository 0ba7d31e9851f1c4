"""Comparing in a real browser: with the keyboard, by an address that can be shared, and one municipality in time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from corpus.settings import Settings
from corpus.store import Store


@pytest.fixture(scope="module")
def address(
    serving: Callable[[Store, Settings], AbstractContextManager[str]], own_store: Store, own_settings: Settings
) -> Iterator[str]:
    with serving(own_store, own_settings) as address:
        yield address


def test_a_cell_opens_by_the_keyboard_and_its_address_can_be_shared(page: Page, address: str) -> None:
    page.goto(f"{address}/vergelijk")
    cell = page.get_by_role("link", name="Grip op de toegang, Kampen: 3 aanbevelingen", exact=False)
    cell.focus()
    expect(page).to_have_title("Vergelijk – Gripwijzer")
    page.keyboard.press("ArrowRight")  # the next municipality in the row
    assert "Leudal" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Grip op de toegang: Kampen")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(page.locator(".uitspraak")).to_have_count(9)
    expect(cell).to_have_attribute("aria-current", "true")
    shared = page.url
    assert "cel=toegang" in shared

    page.reload()
    page.locator(".uitspraak").first.wait_for()
    expect(page.locator(".uitspraak")).to_have_count(9)
    page.get_by_role("link", name="Sluit en ga terug naar de tabel").click()
    expect(page.locator(".uitspraak")).to_have_count(0)
    expect(cell).to_be_focused()
    page.go_back()
    expect(page.locator(".uitspraak")).to_have_count(9)


def test_choices_lead_to_an_address_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/vergelijk")
    page.get_by_text("Gemeenten alle").click()
    page.get_by_label("Kampen (9)").check()
    page.get_by_label("Ede (4)").check()
    page.get_by_role("checkbox", name="Praktijkvoorbeelden").uncheck()
    page.get_by_label("tot en met").fill("2016")
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.locator(".warmte thead th")).to_have_text(["Thema", "Ede1 bron", "Kampengeen bron", "Totaal"])
    expect(page.get_by_label("Kampen (9)")).to_be_visible()  # the group stays open
    expect(page.get_by_role("checkbox", name="Praktijkvoorbeelden")).not_to_be_checked()
    shared = page.url
    page.goto(f"{address}/bronnen")
    page.goto(shared)
    page.locator(".warmte").wait_for()
    expect(page.locator(".warmte thead th")).to_have_count(4)
    page.get_by_text("Wis keuzes").click()
    expect(page.locator(".warmte thead th")).to_have_count(11)


def test_files_are_offered(page: Page, address: str) -> None:
    page.goto(f"{address}/vergelijk?kolommen=jaar")
    with page.expect_download() as download:
        page.get_by_role("link", name="Bewaar als CSV").click()
    assert download.value.suggested_filename == "gripwijzer-vergelijking.csv"
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbfThema;2014;")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["vergelijk?alle=1&cel=~", "gemeente", "gemeente?naam=Kampen"])
def test_nothing_sticks_out_and_the_first_column_stays(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{path}")
    page.locator(".warmte, .gemeenten, .tijdlijn").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if "alle" in path:
        left = "document.querySelector('.warmte tbody th').getBoundingClientRect().left"
        before = page.evaluate(left)
        page.evaluate("document.querySelector('.schuif').scrollLeft = 300")
        assert page.evaluate(left) == before


def test_a_municipality_has_its_timeline(page: Page, address: str) -> None:
    page.goto(f"{address}/gemeente")
    page.get_by_role("link", name="Twenterand").click()
    page.locator(".tijdlijn").wait_for()
    expect(page).to_have_title("Twenterand – Gripwijzer")
    expect(page.locator(".uitspraak")).to_have_count(13)
    page.get_by_label("Soort uitspraak").select_option("bevinding")
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**uitspraak=bevinding**")
    page.locator(".tijdlijn").wait_for()
    expect(page.locator(".uitspraak")).to_have_count(5)
    page.get_by_role("link", name="Thema’s door de jaren").click()
    page.locator(".warmte").wait_for()
    expect(page.locator(".warmte thead th").nth(1)).to_contain_text("2021")
    page.goto(f"{address}/gemeente?naam=Kampenn")
    page.get_by_text("Bedoelt u Kampen?").wait_for()
