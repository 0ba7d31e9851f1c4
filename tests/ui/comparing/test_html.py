"""The HTML of a comparison and of a municipality: real tables, honest empty cells, and nothing that becomes markup."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.comparing.matrix import compare
from assistant.comparing.municipality import overview, profile
from assistant.comparing.quoted import in_reading_order, quoted
from assistant.comparing.record import AXES, Collection, collect
from assistant.comparing.selection import Selection
from assistant.verify import Pages
from corpus.store import Store
from ui.comparing.choice import Choice, Place, choice_of, query_of
from ui.comparing.form import choice_form
from ui.comparing.statements import MOST_SHOWN, opened_cell
from ui.comparing.table import comparison, shade
from ui.comparing.timeline import municipality_list, municipality_view, no_municipality
from ui.noting.shapes import CellItem

HOSTILE = '<script>alert(1)</script> {{value}} "aanhaling"'
LITERAL = "&lt;script&gt;alert(1)&lt;/script&gt; &#123;&#123;value}} &quot;aanhaling&quot;"


@pytest.fixture(scope="module")
def collection(own_store: Store) -> Collection:
    return collect(own_store.registry)


def _shown(store: Store, collection: Collection, selection: Selection, place: Place | None = None) -> str:
    matrix, choice = compare(collection, selection), Choice(selection, place)
    found = quoted(in_reading_order(matrix.of(place.theme, place.column)) if place else (), Pages(store))
    form = choice_form(selection, overview(collection))
    return form + comparison(matrix, choice) + opened_cell(matrix, choice, found)


@pytest.mark.parametrize("axis", AXES)
def test_the_table_has_the_numbers_of_the_matrix(own_store: Store, collection: Collection, axis: str) -> None:
    matrix = compare(collection, Selection(axis))  # type: ignore[arg-type]
    html = comparison(matrix, Choice(matrix.selection))
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert body is not None
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", body[1])]
    numbers = [[int(n[1]) if (n := re.search(r">(\d+)</a>", cell)) else 0 for cell in row] for row in rows]
    assert numbers == [
        [*(matrix.tally(theme, column.key).total for column in matrix.columns), matrix.tally(theme).total]
        for theme in matrix.themes
    ]
    assert html.count('scope="row"') == len(matrix.themes) + 1
    assert html.count('scope="col"') == len(matrix.columns) + 2


def test_no_source_differs_from_silence(own_store: Store, collection: Collection) -> None:
    html = _shown(own_store, collection, Selection(municipality=("Dordrecht", "Almelo"), theme=("corona",)))
    assert html.count('<td class="geen-bron">geen bron</td>') == 2  # the cell and its column's total
    assert '<td class="tint-0"><span aria-hidden="true">–</span>' in html
    empty = _shown(own_store, collection, Selection("kind", to_year=1950))
    assert "Er is geen enkele bron die bij deze keuze past" in empty and "<table" not in empty


def test_nothing_of_a_source_or_a_user_becomes_markup(own_store: Store, collection: Collection) -> None:
    region = "=Regio <b>Oost</b>"
    selection = Selection(every_column=True)
    html = _shown(own_store, collection, selection, Place(None, region))
    choice = choice_of({"gemeente": [HOSTILE], "cel": [f"{HOSTILE}~{HOSTILE}"], "van": [HOSTILE]}, collection)
    html += comparison(compare(collection, choice.selection), choice)
    html += opened_cell(compare(collection, choice.selection), choice, ())
    found = profile(collection, region, Selection())
    html += municipality_view(found, Selection(theme=(HOSTILE,)), quoted(found.shown, Pages(own_store)))
    html += municipality_list(overview(collection)) + no_municipality(HOSTILE)
    assert "<script" not in html and "<b>" not in html and "{{" not in html
    assert LITERAL in html and "javascript:" not in re.findall(r'href="([^"]*)"', html).__str__()


def test_a_cell_shows_each_quote_with_who_when_and_where(own_store: Store, collection: Collection) -> None:
    html = _shown(own_store, collection, Selection(), Place("begroting", "Kampen"))
    assert "Realistisch begroten en bezuinigen: Kampen" in html
    assert html.count('<li class="uitspraak">') == 4
    assert html.count('class="in-notitie"') == 5  # one of each, and one of the whole cell
    for part in ("De raad van Kampen stuurt op 1 doelen.", "Gezegd door de commissie", "Gericht aan raad", "VNG, 2017"):
        assert part in html
    assert 'aria-current="true"' in html and 'href="https://www.example.nl/rapport"' in html
    gone = opened_cell(compare(collection, Selection()), Choice(Selection(), Place("begroting", "Kampen")), ())
    assert "4 uitspraken weggelaten: niet teruggevonden" in gone
    assert MOST_SHOWN > 13


def test_an_address_that_no_longer_holds_still_opens(own_store: Store, collection: Collection) -> None:
    html = _shown(own_store, collection, Selection(), Place("toegang", "Nergenshuizen"))
    assert "Deze cel staat niet in de tabel" in html
    choice = choice_of({"kolommen": ["kleur"], "thema": ["x", "toegang"], "gemeente": ["Den Bosch"]}, collection)
    assert choice.selection == Selection(theme=("toegang",), municipality=("'s-Hertogenbosch",))
    assert choice.unknown == ("kleur", "x")


@given(
    st.dictionaries(
        st.sampled_from("kolommen alle uitspraak thema gemeente soort domein van tot cel".split()),
        st.lists(
            st.sampled_from(["jaar", "1", "bevinding", "toegang", "Kampen", "nieuws", "jeugd", "2019"]) | st.text()
        ),
    )
)
def test_any_address_can_be_read_and_says_the_same_again(collection: Collection, values: dict[str, list[str]]) -> None:
    choice = choice_of(values, collection)
    again: dict[str, list[str]] = {}
    for name, value in query_of(choice.selection):
        again.setdefault(name, []).append(value)
    assert choice_of(again, collection).selection == choice.selection


def test_all_kinds_ticked_limits_nothing(collection: Collection) -> None:
    ticked = {"uitspraak": ["aanbeveling", "bevinding", "praktijkvoorbeeld"]}
    assert choice_of(ticked, collection).selection == Selection()


def test_shades_go_up_with_the_number() -> None:
    assert [shade(count, 10) for count in (0, 1, 2, 3, 10, 99)] == [0, 1, 1, 2, 5, 5]
    assert shade(1, 1) == 5 and shade(3, 0) == 0


def test_a_timeline_has_its_years_sources_and_an_honest_end(own_store: Store, collection: Collection) -> None:
    found = profile(collection, "Kampen", Selection())
    html = municipality_view(found, Selection(), quoted(found.shown, Pages(own_store)))
    assert "3 aanbevelingen, 3 bevindingen en 3 praktijkvoorbeelden, uit 1 bron" in html
    assert html.count('<li class="uitspraak">') == 9 and 'id="jaar-2017"' in html
    assert "Geen bron: Gripwijzer kent geen document" in municipality_view(
        profile(collection, "Dordrecht", Selection()), Selection(), ()
    )
    nothing = profile(collection, "Kampen", Selection(theme=("corona",)))
    assert "maar niet hierover" in municipality_view(nothing, Selection(theme=("corona",)), ())
    assert "Nog geen gemeenten" in municipality_list([])


def test_a_whole_cell_can_go_into_the_note(own_store: Store, collection: Collection) -> None:
    selection = Selection(municipality=("Dordrecht", "Almelo"))
    matrix = compare(collection, selection)
    (column, *_), theme = matrix.columns, next(t for t in matrix.themes if matrix.tally(t).total)
    html = _shown(own_store, collection, selection, Place(theme, None))
    item = re.search(r'data-item="([^"]*kind&quot;: &quot;cell[^"]*)"', html)
    assert item is not None
    cell = CellItem.model_validate_json(unescape(item[1]))
    assert len(cell.quotes) == min(matrix.tally(theme).total, 50)
    assert cell.column == "alle getoonde kolommen"
    silent = Place(theme, column.key) if not matrix.tally(theme, column.key).total and column.documents else None
    if silent:  # sources that are silent are not "no source"
        assert "cell&quot;" not in _shown(own_store, collection, selection, silent)
