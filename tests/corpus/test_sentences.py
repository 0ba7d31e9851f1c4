from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_sentences_end_at_marks_before_a_capital() -> None:
    assert split("Dat is goed. Wat nu? Zo!") == ["Dat is goed.", "Wat nu?", "Zo!"]


@pytest.mark.parametrize(
    "sentence",
    [
        "De kosten stegen o.a. door de Wmo, d.w.z. met € 1.200,50.",
        "Volgens art. 3 geldt dit m.b.t. jeugdhulp.",
        "Dhr. P. de Vries sprak bijv. in 2021 met de raad.",
        "Zie blz. 12 van het rapport.",
        "1. De uitgaven groeien harder dan de middelen.",
        "De gemeente gaf ca. 3 mln. uit aan jeugd.",
    ],
)
def test_abbreviations_initials_and_ordinals_do_not_end_a_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Een consortium van acht partijen (GO! Voor Jeugd!) kreeg de opdracht.", 1),
        ("Het tekort groeide (met 3 mln.!) Daarna daalde het.", 2),
        ("De raad vroeg meer (zie de motie. Die is aangenomen in de vergadering van juni) dan dat.", 2),
    ],
)
def test_a_mark_in_a_short_aside_does_not_end_a_sentence(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_closing_quotes_belong_to_their_sentence() -> None:
    assert split("‘Er zijn goede resultaten.’ Zo eindigde het.") == [
        "‘Er zijn goede resultaten.’",
        "Zo eindigde het.",
    ]


def test_a_sentence_may_end_with_an_abbreviation_that_can_end_one() -> None:
    assert split("Denk aan zorg, welzijn enz. Dat helpt.") == ["Denk aan zorg, welzijn enz.", "Dat helpt."]


@given(st.text(alphabet=st.sampled_from("aB .!?\n'\"1é")))
def test_spans_are_ordered_trimmed_and_lose_only_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
