"""Rare words of a question and the usual ones of the sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import dutch
from corpus.own_data import own_data
from corpus.store import Store
from corpus.vocabulary import RARE, other_words


def test_a_rare_word_comes_with_the_usual_ones(shipped_store: Store) -> None:
    (found,) = other_words("wie krijgt er nog poetshulp", shipped_store.rarity)
    assert found.said == tuple(dutch.stems("poetshulp"))
    assert "huishoudelijke hulp" in found.usual


@pytest.mark.parametrize("question", ["huishoudelijke hulp", "wachttijd in de jeugdhulp", "recept voor erwtensoep"])
def test_what_sources_say_themselves_and_what_nobody_knows_stays(shipped_store: Store, question: str) -> None:
    assert other_words(question, shipped_store.rarity) == []


@given(st.text(max_size=60))
def test_only_rare_words_get_others_and_those_are_less_rare(text: str) -> None:
    def rarity(stem: str) -> float:
        return (sum(map(ord, stem)) % 101) / 100

    for found in other_words(text, rarity):
        rare = max(map(rarity, found.said))
        assert rare >= RARE
        assert all(max(map(rarity, dutch.stems(word))) < rare for word in found.usual)


def test_every_group_holds_several_words_once() -> None:
    for group in own_data("corpus", "vocabulary.yaml"):
        assert len(group) > 1 and len(set(group)) == len(group), group
        assert all(dutch.stems(word) for word in group), group


def test_a_question_in_other_words_finds_the_source(shipped_store: Store) -> None:
    best = shipped_store.search("poetshulp voor rijke mensen", 10)
    assert any("hoogste inkomens" in hit.passage.text for hit in best)
