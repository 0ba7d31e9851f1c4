import pytest

from ingest.readers.numbering import Counters, Level, numeral


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (7, "decimal", "7"),
        (2, "lowerLetter", "b"),
        (27, "upperLetter", "AA"),
        (4, "lowerRoman", "iv"),
        (19, "upperRoman", "XIX"),
    ],
)
def test_numbers_are_written_as_their_list_says(number: int, kind: str, expected: str) -> None:
    assert numeral(number, kind) == expected


def test_a_deeper_level_begins_anew_under_each_item() -> None:
    levels = {0: Level("decimal", "%1."), 1: Level("lowerLetter", "%1%2)")}
    counters = Counters()
    depths = [0, 1, 1, 0, 1]
    assert [counters.next("lijst", levels, depth) for depth in depths] == ["1. ", "1a) ", "1b) ", "2. ", "2a) "]
    assert counters.next("andere", levels, 0) == "1. "


def test_an_unknown_level_has_a_bullet() -> None:
    assert Counters().next("lijst", {}, 3) == "- "
