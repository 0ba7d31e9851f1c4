from collections import Counter

import pytest

from ingest.lines import drop_running_lines
from ingest.paragraphs import join_lines, paragraphs


def test_running_headers_footers_and_page_numbers_go() -> None:
    pages = [
        ["Gemeente X", f"Alinea {word} over de jeugdhulp.", f"Rapport | {n}", str(n)]
        for n, word in enumerate("abcd", 1)
    ]
    assert drop_running_lines(pages) == [[f"Alinea {word} over de jeugdhulp."] for word in "abcd"]


def test_a_line_that_stands_on_one_page_stays() -> None:
    pages = [["Titel", "tekst een"], ["tekst twee"], ["tekst drie"]]
    assert drop_running_lines(pages) == pages


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["de financiële beheers‐", "baarheid"], "de financiële beheersbaarheid"),
        (["een Wmo-", "voorziening"], "een Wmo-voorziening"),
        (["zorg-", "en welzijn"], "zorg- en welzijn"),
        (["de COVID-", "19-crisis"], "de COVID-19-crisis"),
        (["twee", "regels"], "twee regels"),
        (["en/", "of"], "en/of"),
    ],
)
def test_line_end_hyphens_are_joined_and_real_hyphens_stay(lines: list[str], joined: str) -> None:
    assert join_lines(lines, Counter()) == joined


def test_how_the_document_writes_a_word_decides() -> None:
    assert join_lines(["de zorg-", "aanbieder"], Counter({"zorg-aanbieder": 2})) == "de zorg-aanbieder"
    assert join_lines(["de POH-", "jeugd"], Counter({"pohjeugd": 3})) == "de POHjeugd"


def test_headings_of_the_outline_stand_alone() -> None:
    pages = [["1 Grip op", "de toegang", "De toegang is breed en veel partijen verwijzen door.", "Dat kost geld."]]
    blocks = paragraphs(pages, {(1, "1gripopdetoegang"): 2})
    assert (blocks[0].level, blocks[0].text) == (2, "1 Grip op de toegang")
    assert all(block.level == 0 for block in blocks[1:])
