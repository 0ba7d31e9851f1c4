from pathlib import Path

import pytest

from corpus.lexical import LexicalIndex
from corpus.model import Entry

TEXTS = {
    "loket": "Het loket is open op werkdagen.",
    "gesprek": "Consulenten voeren een keukentafelgesprek.",
    "weer": "Morgen schijnt de zon.",
}


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    """An index of three short passages."""
    index = LexicalIndex(tmp_path / "tantivy")
    index.write(add=[Entry(id_, version, text, ()) for version, (id_, text) in enumerate(TEXTS.items())])
    return index


def test_words_of_the_same_theme_are_found_below_the_word_itself(index: LexicalIndex) -> None:
    found = index.search("Wanneer kan ik naar het loket?", 10)
    assert found["loket"] > found["gesprek"] > 0 and "weer" not in found


def test_a_question_without_a_theme_finds_its_own_words_only(index: LexicalIndex) -> None:
    assert list(index.search("Schijnt de zon?", 10)) == ["weer"]


def test_a_question_without_words_finds_nothing(index: LexicalIndex) -> None:
    assert index.search("?", 10) == {}
