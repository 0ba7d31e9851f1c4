import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.paper.marks import Line
from ingest.paper.private import mend_lines
from ingest.paper.quality import quality

DUTCH = "De gemeente heeft in 2020 € 1,2 miljoen (3%) meer uitgegeven aan jeugdhulp dan begroot; zie bijlage 4. " * 8


def test_dutch_is_good_and_garbled_text_is_not() -> None:
    shifted = "".join(chr(ord(c) - 29) if c.isalpha() else c for c in DUTCH)
    private = "".join(chr(0xE000 + ord(c)) if c.isalpha() else c for c in DUTCH)
    assert quality(DUTCH) > 0.95
    for garbled in (shifted, private, "(cid:12)(cid:44) (cid:3) " * 30, "\ufffd\ufffd\ufffd " * 40):
        assert quality(garbled) < 0.5


def test_long_text_in_no_language_is_garbled_though_it_has_vowels() -> None:
    assert quality("wola meki turo sape nilo kade " * 30) <= 0.4


def test_no_text_has_no_quality_and_addresses_do_not_count() -> None:
    assert quality("  ") == 0.0
    assert quality(DUTCH + "https://www.example.nl/x9$%7 " * 50) > 0.95


@pytest.mark.parametrize(
    ("private", "mended"),
    [
        ("de steekproe\ue01e, con\ue01eorm en a\ue01egesproken", "de steekproef, conform en afgesproken"),
        ("de o\ue099ciële aanpak is e\ue099ciënt", "de officiële aanpak is efficiënt"),
        ("\uf0b7 een punt", "• een punt"),
        ("een \uf123 teken", "een teken"),
    ],
)
def test_private_characters_become_the_letters_that_make_words(private: str, mended: str) -> None:
    [[line]] = mend_lines([[Line(private, 0, 1, 0, 1, 0, 1)]])
    assert line.text == mended


@given(st.text(alphabet="ab.,-'’_()\ufffd\ue000X9", max_size=300))
def test_strange_text_takes_no_time(text: str) -> None:
    started = time.perf_counter()
    assert 0.0 <= quality(text) <= 1.0
    assert time.perf_counter() - started < 1
