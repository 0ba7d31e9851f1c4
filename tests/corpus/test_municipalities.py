import pytest

from corpus.municipalities import canonical, find_municipalities, municipalities


def test_the_list_is_complete_and_points_to_present_municipalities() -> None:
    present = {m.name for m in municipalities().values() if m.merged_into is None}
    assert len(present) == 342
    assert {m.merged_into for m in municipalities().values() if m.merged_into} <= present


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat deed Twenterand aan monitoring?", ["Twenterand"]),
        ("en hoe ging dat in Den Bosch en arnhem", ["'s-Hertogenbosch", "Arnhem"]),
        ("de gemeente Kampen en de gemeente huizen", ["Kampen", "Huizen"]),
        ("Gemeenten kampen met tekorten en bouwen houten huizen bij de sluis.", []),
        ("Kampen met tekorten is geen pretje.", []),
        ("Brielle ging op in een nieuwe gemeente", ["Brielle"]),
        ("wat adviseerde de commissie aan Bergen op Zoom?", ["Bergen op Zoom"]),
    ],
)
def test_names_are_found_and_ordinary_words_are_not(text: str, found: list[str]) -> None:
    assert find_municipalities(text) == found


def test_aliases_have_one_official_name() -> None:
    assert canonical("den haag") == canonical("'s-Gravenhage") == "Den Haag"
    assert canonical("Atlantis") is None
