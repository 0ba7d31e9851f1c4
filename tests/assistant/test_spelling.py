import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.pipeline import Assistant
from assistant.spelling import correct
from corpus.spelling import may_be_misspelled
from corpus.store import Store


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat is een budgtplafond", "wat is een budgetplafond"),
        ("taakgerichte bekostinging", "taakgerichte bekostiging"),
        ("Woonplaatsbeginzel uitleg", "Woonplaatsbeginsel uitleg"),
        ("aef stelzel in groei, conclusies?", "aef stelsel in groei, conclusies?"),
    ],
)
def test_an_unknown_word_becomes_the_nearest_word_of_the_sources(shipped_store: Store, typed: str, meant: str) -> None:
    assert correct(typed, shipped_store) == meant


@pytest.mark.parametrize(
    "question",
    [
        "hoe krijgen we grip op de toegang tot jeugdhulp",
        "hoe laat gaat de laatste trein van utrecht naar houten",
        "Wat zei Marjanne Sint tegen Wethouder Jansma?",
        "tekort Terneuzen, Heerhugowaard en terschelling",
        "lekkere soep met prei en aardappel",
        "jeugdgeld kennisclubs",
        "HHM-normenkader iWmo",
    ],
)
def test_words_that_are_right_or_a_name_are_left(shipped_store: Store, question: str) -> None:
    assert correct(question, shipped_store) == question


@settings(max_examples=30)
@given(st.text(max_size=40))
def test_any_text_can_be_corrected(shipped_store: Store, text: str) -> None:
    assert len(correct(text, shipped_store)) <= len(text) + 2 * len(text.split()) + 2


def test_a_dutch_compound_is_no_error() -> None:
    assert not may_be_misspelled("jeugdbeschermer")
    assert may_be_misspelled("budgtplafond")


def test_what_was_searched_is_shown(assistant: Assistant) -> None:
    assert assistant.ask("wat is een budgtplafond").understood == "wat is een budgetplafond"
