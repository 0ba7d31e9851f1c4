"""The page Aanbevelingen in a real browser, its endings, and hostile text in a card."""

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from assistant.answer import Advice, Citation, Why
from assistant.pipeline import Assistant
from corpus.model import Document
from corpus.settings import Settings
from corpus.statement import Statement
from corpus.store import Store
from tests.ui.conftest import Serving
from ui.advice_item import advice_item
from ui.pages.recommendations import result


def test_a_situation_gets_cards_with_reasons_and_a_link_to_share(
    page: BrowserPage, serving: Serving, shipped_store: Store, shipped_settings: Settings
) -> None:
    with serving(shipped_store, shipped_settings) as address:
        page.goto(f"{address}/aanbevelingen")
        page.get_by_label("Uw situatie").fill("De raad wil weten waarop zij kan sturen bij jeugdhulp.")
        page.get_by_role("button", name="Zoek aanbevelingen").press("Enter")
        expect(page.locator(".advies").first).to_contain_text("Past", timeout=30_000)
        expect(page.locator(".advies .in-notitie").first).to_be_visible()
        assert page.title() == "Aanbevelingen bij uw situatie – Gripwijzer"
        page.get_by_role("link", name="Koppeling naar deze aanbevelingen").click()
        expect(page.get_by_label("Uw situatie")).to_have_value("De raad wil weten waarop zij kan sturen bij jeugdhulp.")
        expect(page.locator(".advies").first).to_be_visible(timeout=30_000)


def test_endings_say_what_to_do(assistant: Assistant, shipped_store: Store) -> None:
    pages = shipped_store.registry.pages
    assert "Beschrijf eerst" in result((" ", "", "", "", []), assistant, pages)
    personal = result(("Mevrouw met BSN 111222333 wacht op hulp", "", "", "", []), assistant, pages)
    assert "Geen vragen over personen" in personal and "111222333" not in personal


def test_hostile_text_stays_text() -> None:
    bad = "<script>x</script>{{y}}"
    document = Document("d", bad)
    citation = Citation(1, document, (), 1, bad, 0, 5)
    statement = Statement("s", "d", "p", 1, 0, 5, bad, addressed_to=bad)
    html = advice_item(Advice(statement, 0.5, citation, (citation,), Why((bad,), (), bad), (), (bad,)), "")
    assert "<script" not in html and "{{" not in html
