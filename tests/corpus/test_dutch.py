from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch import STOPWORDS, content_words, fold, grams, stem, stems, word_grams, words


def test_accents_and_case_are_folded() -> None:
    assert fold("Coördinatie één Súdwest") == "coordinatie een sudwest"


def test_words_of_one_family_share_a_stem() -> None:
    assert stem("gemeenten") == stem("gemeente")
    assert stems("adviezen over wachttijden") == [stem("adviezen"), stem("wachttijden")]


def test_function_words_are_left_out() -> None:
    assert content_words("hoe krijgen we grip op de toegang") == ["krijgen", "grip", "toegang"]


def test_apostrophes_do_not_split_plurals() -> None:
    assert words("GI's en 's-Hertogenbosch") == ["gis", "en", "s", "hertogenbosch"]


def test_a_compound_shares_grams_with_its_parts() -> None:
    compound, part = set(word_grams("toegangspoort")), set(word_grams("toegang"))
    assert compound & part == {"_toeg", "toega", "oegan", "egang"}


def test_short_words_are_one_gram() -> None:
    assert word_grams("wmo") == ["_wmo_"]
    assert word_grams("sd") == ["_sd_"]


@given(st.text())
def test_analysis_never_fails_and_holds_no_white_space(text: str) -> None:
    for token in (*stems(text), *grams(text)):
        assert token and not any(c.isspace() for c in token)
    assert not STOPWORDS & set(content_words(text))
