"""How rare words are in Dutch."""

from corpus.word_list import rarity_in_dutch


def test_common_words_are_less_rare_than_technical_ones() -> None:
    assert rarity_in_dutch("de") < rarity_in_dutch("krant") < rarity_in_dutch("rekenkamer") <= 1
    assert rarity_in_dutch("iwmobericht") == 1
