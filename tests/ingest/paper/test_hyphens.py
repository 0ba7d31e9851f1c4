from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.paper.hyphens import HYPHENS, join_lines, vocabulary

NOTHING = Counter[str]()
WORDS = st.sampled_from("gemeente jeugdhulp beheersbaarheid tussenrapportage financieel toegang uitgaven".split())


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["de financiële beheers\u2010", "baarheid"], "de financiële beheersbaarheid"),
        (["de tussen\u00ad", "rapportage"], "de tussenrapportage"),
        (["een Wmo-", "voorziening"], "een Wmo-voorziening"),
        (["zorg-", "en welzijn"], "zorg- en welzijn"),
        (["tussen- en eind-", "rapportage"], "tussen- en eindrapportage"),
        (["de COVID-", "19-crisis"], "de COVID-19-crisis"),
        (["Noord-", "Holland"], "Noord-Holland"),
        (["een sociaal-", "emotionele vraag"], "een sociaal-emotionele vraag"),
        (["gemeente Old-", "ambt"], "gemeente Oldambt"),
        (["een zee-", "eend"], "een zee-eend"),
        (["twee", "regels"], "twee regels"),
        (["en/", "of"], "en/of"),
        (["streep -", "en verder"], "streep - en verder"),
    ],
)
def test_line_end_hyphens_are_joined_and_real_hyphens_stay(lines: list[str], joined: str) -> None:
    assert join_lines(lines, NOTHING) == joined


def test_how_the_document_writes_a_word_decides() -> None:
    assert join_lines(["de zorg-", "aanbieder"], Counter({"zorg-aanbieder": 2})) == "de zorg-aanbieder"
    assert join_lines(["de POH-", "jeugd"], Counter({"pohjeugd": 3})) == "de POHjeugd"


def test_an_abbreviation_that_stands_alone_elsewhere_keeps_its_hyphen() -> None:
    words = vocabulary(["De Xyw geldt sinds 2020."])
    assert join_lines(["een Xyw-", "uitkering"], words) == "een Xyw-uitkering"


def test_a_word_cut_at_the_very_end_keeps_a_hyphen_for_what_follows() -> None:
    cut = join_lines(["het vergroten van de be\u00ad"], NOTHING)
    assert cut == "het vergroten van de be-"
    assert join_lines([cut, "heersbaarheid"], NOTHING) == "het vergroten van de beheersbaarheid"


@given(WORDS, st.integers(2, 20), st.sampled_from(HYPHENS))
def test_a_known_word_is_whole_wherever_it_was_cut(word: str, at: int, hyphen: str) -> None:
    at = min(at, len(word) - 2)
    if word[at:] not in ("en", "of"):
        assert join_lines([f"de {word[:at]}{hyphen}", f"{word[at:]} van"], NOTHING) == f"de {word} van"


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1), min_size=1))
def test_joining_loses_no_letters(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    assert letters(join_lines(lines, NOTHING)) == letters("".join(lines))
