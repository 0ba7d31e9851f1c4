"""The Gripscan in a real browser, by keyboard: two people fill in, see where they differ, take along, remove."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest

expect.set_options(timeout=30_000)  # machines that run tests may be busy

Serving = Callable[[Store, Settings], AbstractContextManager[str]]

REPORT = """---
id: rapport-raad
titel: Rapport over de raad
uitgever: Visitatiecommissie
soort: visitatierapport
themas: [raad-college]
---

# Samenspel raad en college

De commissie adviseert de gemeenteraad om vooraf kaders te stellen en daarna vast te houden aan die kaders.
"""
EXAMPLE = """---
id: voorbeeld-raad
titel: Keuzemenu in Zilverdam
uitgever: Zilverdam
soort: praktijkvoorbeeld
themas: [raad-college]
---

# Keuzemenu voor de raad

Het college van Zilverdam legde de raad een keuzemenu voor met de kosten en de gevolgen van elke keuze.
"""


@pytest.fixture(scope="module")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("gripscan")
    (folder / "rapport.md").write_text(REPORT, "utf-8")
    (folder / "voorbeeld.md").write_text(EXAMPLE, "utf-8")
    settings = Settings(data_dir=folder / "var")
    assert ingest([folder / "rapport.md", folder / "voorbeeld.md"], settings).count("added") == 2
    return settings


@pytest.fixture(scope="module")
def own_store(own_settings: Settings) -> Iterator[Store]:
    store = Store.open_existing(own_settings)
    yield store
    store.close()


@pytest.fixture(scope="module")
def address(serving: Serving, own_store: Store, own_settings: Settings) -> Iterator[str]:
    with serving(own_store, own_settings) as address:
        yield address


def _begin(page: Page, address: str) -> str:
    page.goto(f"{address}/gripscan")
    page.get_by_label("Gemeente", exact=True).fill("twenterand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gripscan voor Twenterand")).to_be_focused()
    return page.url


def _fill_in_by_keyboard(page: Page, role: str, downs: int) -> None:
    """Type a role, and walk with Tab from one statement to the next; in each, choose with the arrows."""
    page.get_by_label("Uw rol").focus()
    page.keyboard.type(role)
    answered = 0
    while answered < 24:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") != "radio":
            continue
        page.keyboard.press("Space")
        for _ in range(downs):
            page.keyboard.press("ArrowDown")
        answered += 1
    expect(page.locator(".voortgang")).to_contain_text("Beantwoord: 24 van 24")


def _send(page: Page) -> None:
    page.get_by_role("button", name="Stuur in").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Resultaat voor Twenterand")).to_be_focused()


def test_two_people_fill_in_by_keyboard_see_where_they_differ_take_along_and_remove(
    browser: Browser, page: Page, address: str, own_settings: Settings
) -> None:
    link = _begin(page, address)
    expect(page.get_by_label("Link van deze scan")).to_have_value(link)
    _fill_in_by_keyboard(page, "kanarieraad", 0)
    page.reload()
    expect(page.locator(".voortgang")).to_contain_text("Beantwoord: 24 van 24")
    expect(page.get_by_label("Uw rol")).to_have_value("kanarieraad")
    _send(page)
    expect(page.get_by_text("Met antwoorden van 1 deelnemer.")).to_be_visible()
    expect(page.locator(".zwak")).to_have_count(4)

    with browser.new_context() as other_person:
        other = other_person.new_page()
        other.goto(link)
        expect(other.get_by_text("Al 1 deelnemer heeft ingestuurd.")).to_be_visible()
        assert "kanarieraad" not in other.content()  # not before one's own answers are in
        _fill_in_by_keyboard(other, "<b>wethouder</b>", 3)
        _send(other)
        expect(other.locator(".verschillen > li")).to_have_count(6)
        expect(other.locator(".verschillen > li").first).to_contain_text("<b>wethouder</b>")
        expect(other.locator(".profiel svg").first.locator("circle")).to_have_count(2)

    page.reload()  # who sent before sees the result again, with the other in it
    expect(page.get_by_text("Met antwoorden van 2 deelnemers.")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("<b>wethouder</b>")
    with page.expect_download() as download:
        page.get_by_role("link", name="werkmap").click()
    assert download.value.suggested_filename.startswith("gripscan-twenterand-")

    page.get_by_role("button", name="Wijzig mijn antwoorden").click()
    expect(page.get_by_label("Uw rol")).to_have_value("kanarieraad")
    expect(page.locator(".voortgang")).to_contain_text("Beantwoord: 24 van 24")
    _send(page)
    expect(page.get_by_text("Met antwoorden van 2 deelnemers.")).to_be_visible()

    page.get_by_text("Verwijderen", exact=True).press("Enter")
    page.get_by_role("button", name="Verwijder de hele scan").press("Enter")
    assert page.get_by_role("heading", name="Resultaat voor Twenterand").is_visible()  # not without being sure
    page.get_by_label("Ja, ik weet het zeker").press("Space")
    page.get_by_role("button", name="Verwijder de hele scan").press("Enter")
    expect(page.get_by_role("heading", name="De scan is verwijderd")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="Deze scan is er niet")).to_be_visible()
    files = Path(own_settings.data_dir).glob("scans.sqlite*")
    assert not any(b"kanarieraad" in file.read_bytes() for file in files)
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('gripscan'))") == []


def test_a_weak_topic_shows_advice_and_an_example_in_their_source(page: Page, address: str) -> None:
    _begin(page, address)
    page.get_by_label("Uw rol").fill("raadslid")
    page.get_by_role("group", name="De raad zegt vooraf").get_by_label("Nee, de raad").check()
    _send(page)
    topic = page.locator(".zwak")
    expect(topic).to_contain_text("Samenspel raad en college (0,0)")
    expect(topic.locator(".aanbevelingen li")).to_contain_text("om vooraf kaders te stellen")
    expect(topic.locator(".voorbeelden-scan li")).to_contain_text("legde de raad een keuzemenu voor")
    expect(topic.locator(".in-notitie")).to_have_count(2)
    topic.locator(".aanbevelingen summary").click()
    expect(topic.locator(".aanbevelingen mark")).to_be_visible()
    expect(page.get_by_text("Niemand gaf hier een antwoord")).to_be_visible()


def test_what_is_wrong_is_told_and_what_was_filled_in_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/gripscan")
    page.get_by_label("Gemeente", exact=True).fill("<b>Atlantis</b>")
    page.keyboard.press("Enter")
    expect(page.locator(".fout")).to_contain_text("Deze gemeente kennen wij niet")
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value("<b>Atlantis</b>")
    _begin(page, address)
    page.get_by_label("Uw rol").fill("jan@gemeente.nl")
    page.locator("fieldset").first.get_by_role("radio").nth(2).check()
    page.get_by_role("button", name="Stuur in").click()
    expect(page.locator(".fout")).to_contain_text("Vul alleen een rol in")
    expect(page.get_by_label("Uw rol")).to_be_focused()
    expect(page.locator("fieldset").first.get_by_role("radio").nth(2)).to_be_checked()


def test_one_takes_back_ones_own_answers_and_another_fills_in_on_the_same_device(page: Page, address: str) -> None:
    link = _begin(page, address)
    page.get_by_label("Uw rol").fill("raadslid")
    page.locator("fieldset").first.get_by_role("radio").nth(2).check()
    _send(page)
    page.get_by_role("button", name="Laat iemand anders invullen").click()
    expect(page.get_by_label("Uw rol")).to_have_value("")
    expect(page.locator(".voortgang")).to_contain_text("Beantwoord: 0 van 24")
    page.get_by_label("Uw rol").fill("wethouder")
    page.locator("fieldset").first.get_by_role("radio").nth(0).check()
    _send(page)
    expect(page.get_by_text("Met antwoorden van 2 deelnemers.")).to_be_visible()
    page.get_by_text("Verwijderen", exact=True).click()
    page.get_by_role("button", name="Verwijder mijn antwoorden").click()
    expect(page.get_by_role("heading", name="Uw antwoorden zijn verwijderd")).to_be_visible()
    page.goto(f"{link}&resultaat=1")
    expect(page.get_by_text("Met antwoorden van 1 deelnemer.")).to_be_visible()


def test_where_nothing_may_change_one_fills_in_alone_and_nothing_is_kept(
    serving: Serving, page: Page, own_store: Store, own_settings: Settings, tmp_path: Path
) -> None:
    closed = own_settings.model_copy(update={"allow_changes": False, "data_dir": tmp_path})
    with serving(own_store, closed) as address:
        page.goto(f"{address}/gripscan")
        expect(page.get_by_text("Op deze plek worden geen scans bewaard.")).to_be_visible()
        page.get_by_role("button", name="Vul de scan in").click()
        page.locator("fieldset").first.get_by_role("radio").nth(3).check()
        page.reload()
        page.get_by_role("button", name="Vul de scan in").click()
        expect(page.locator("fieldset").first.get_by_role("radio").nth(3)).to_be_checked()
        page.get_by_role("button", name="Bekijk het resultaat").click()
        expect(page.get_by_role("heading", name="Uw resultaat")).to_be_visible()
        expect(page.locator("section[data-scherm] a[download]")).to_have_count(0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _begin(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Uw rol").fill("lid van de adviesraad sociaal domein ook")
    page.locator("fieldset").first.get_by_role("radio").nth(1).check()
    _send(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
