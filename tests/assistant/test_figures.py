from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import FigureKind, answering, asked_figure, asked_unit, counts, figures

WORDS = st.sampled_from(
    "€ 1.200,50 170 miljoen à 15 18 weken tot 40% 2019 1 januari 2022 een kwart vier op de vijf gemeenten drie ton euro"
    " ruim 6.476 aanbieders 12-3-2021 per jaar anderhalf . , ; ( ) naar half".split(" ")
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_figures_lie_apart_and_in_order_within_the_text(text: str) -> None:
    found = figures(text)
    assert all(0 <= one.start < one.end <= len(text) and one.low <= one.high for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[one.start : one.end] == text[one.start : one.end].strip() for one in found)


@pytest.mark.parametrize(
    ("text", "kind", "shown", "low", "high"),
    [
        ("Het kostte € 170 miljoen.", FigureKind.MONEY, "€ 170 miljoen", 170e6, 170e6),
        ("Een tekort van 1,6 tot 1,8 miljard euro.", FigureKind.MONEY, "1,6 tot 1,8 miljard euro", 1.6e9, 1.8e9),
        ("Er ging 600.000 à 700.000 euro heen.", FigureKind.MONEY, "600.000 à 700.000 euro", 6e5, 7e5),
        ("Dat scheelt driekwart miljoen.", FigureKind.MONEY, "driekwart miljoen", 75e4, 75e4),
        ("Het steeg met 18,8%.", FigureKind.SHARE, "18,8%", 18.8, 18.8),
        ("Vier op de vijf gemeenten.", FigureKind.SHARE, "Vier op de vijf", 80, 80),
        ("Het duurt 15 à 18 weken.", FigureKind.DURATION, "15 à 18 weken", 105, 126),
        ("Dit geldt per 1 januari 2022.", FigureKind.DATE, "1 januari 2022", 2022, 2022),
        ("Sinds 2015 groeit het.", FigureKind.DATE, "2015", 2015, 2015),
        ("Ruim 6.476 aanbieders.", FigureKind.COUNT, "6.476", 6476, 6476),
        ("Er zijn 2 miljoen inwoners.", FigureKind.COUNT, "2 miljoen", 2e6, 2e6),
        ("Ongeveer 2000 meer dan eerst.", FigureKind.COUNT, "2000", 2000, 2000),
    ],
)
def test_a_figure_has_a_kind_and_a_value(text: str, kind: FigureKind, shown: str, low: float, high: float) -> None:
    (found,) = figures(text)
    assert (found.kind, text[found.start : found.end]) == (kind, shown)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel geld kost een POH?", FigureKind.MONEY),
        ("Hoe groot was het tekort van Kampen?", FigureKind.MONEY),
        ("Welk percentage wordt verwezen?", FigureKind.SHARE),
        ("Hoeveel gemeenten doen mee?", FigureKind.COUNT),
        ("Hoe lang duurt een visitatie?", FigureKind.DURATION),
        ("Wanneer gaat de wet in?", FigureKind.DATE),
        ("Sinds wanneer geldt het abonnementstarief?", FigureKind.DATE),
        ("Wat doen we wanneer het budget op is?", None),
        ("Wat adviseert de commissie?", None),
    ],
)
def test_a_question_asks_for_a_kind_of_figure(question: str, kind: FigureKind | None) -> None:
    assert asked_figure(question) is kind


def test_what_is_counted_is_known() -> None:
    unit = asked_unit("Hoeveel gemeenten hadden zich gemeld?")
    found = answering(FigureKind.COUNT, "Over 23 gemeenten in 2 jaar.")
    assert unit and [counts(figure, unit) for figure in found] == [True, False]
