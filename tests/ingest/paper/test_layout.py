"""Words at their places to lines in reading order."""

import pytest

from ingest.paper.marks import Edge, Line, Paper, Word
from ingest.paper.reading_order import read_lines

SIZE = 10.0
LETTER = 5.0


def words(text: str, left: float, y: float, size: float = SIZE) -> list[Word]:
    found = []
    for word in text.split():
        right = left + LETTER * len(word)
        found.append(Word(word, left, right, y, size))
        left = right + 3
    return found


def texts(marks: list[Word], edges: tuple[Edge, ...] = ()) -> list[str]:
    return [line.text for line in read_lines(Paper(595, 842, tuple(marks), lambda: edges))]


LEFT = [f"links {n} loopt de tekst van de kolom nog een eind" for n in range(8)]
RIGHT = [f"rechts {n} gaat de tekst verder naar beneden toe" for n in range(8)]


def column(lines: list[str], left: float, top: float = 100) -> list[list[Word]]:
    return [words(line, left, top + 14 * at) for at, line in enumerate(lines)]


def test_columns_are_read_one_after_the_other_though_the_file_mixes_them() -> None:
    mixed = [word for pair in zip(column(LEFT, 50), column(RIGHT, 320), strict=True) for row in pair for word in row]
    assert texts(mixed) == LEFT + RIGHT


def test_a_line_across_the_columns_keeps_its_place() -> None:
    heading = "Een kop die over beide kolommen heen loopt en daarom de bladzijde in tweeën deelt bij het lezen"
    above = [*column(LEFT, 50), *column(RIGHT, 320)]
    below = [*column(LEFT, 50, 300), *column(RIGHT, 320, 300)]
    marks = [word for row in [*above, words(heading, 50, 250), *below] for word in row]
    assert texts(marks) == [*LEFT, *RIGHT, heading, *LEFT, *RIGHT]


def test_cells_on_common_baselines_are_rows() -> None:
    rows = [("Almelo", "12,3", "2019"), ("Arnhem", "45,6", "2020"), ("Huizen", "7,8", "2021"), ("Sluis", "0,9", "2022")]
    marks = [
        word
        for at, row in enumerate(rows)
        for left, cell in zip((60, 200, 300), row, strict=True)
        for word in words(cell, left, 100 + 14 * at)
    ]
    assert texts(marks) == [" | ".join(row) for row in rows]


def test_drawn_lines_divide_rows_with_cells_of_many_lines() -> None:
    first, second = ["Wie nu beheert", "de toegang", "en de regels"], ["Het wijkteam", "van de stad"]
    marks = [word for row in column(["Vraag"], 60) for word in row]
    marks += [word for row in column(first, 200) for word in row]
    marks += [word for row in column(["Wie doet", "het dan"], 60, 160) for word in row]
    marks += [word for row in column(second, 200, 160) for word in row]
    edges = tuple(Edge(y, 50, 400) for y in (88, 145, 190))
    assert texts(marks, (*edges, Edge(120, 50, 60))) == [
        "Vraag | Wie nu beheert de toegang en de regels",
        "Wie doet het dan | Het wijkteam van de stad",
    ]


def test_a_list_with_hanging_numbers_is_no_table() -> None:
    marks = [
        word
        for at in range(5)
        for word in [*words(f"{at + 1}.", 60, 100 + 14 * at), *words("een punt van de lijst", 90, 100 + 14 * at)]
    ]
    assert texts(marks) == [f"{at + 1}. een punt van de lijst" for at in range(5)]


def test_a_raised_number_is_no_part_of_the_word_and_a_small_one_at_the_start_opens_a_note() -> None:
    marks = [*words("middelen voor Jeugd", 50, 100), Word("2", 137, 140, 96, 6), *words("en meer", 144, 100)]
    note = [Word("2", 50, 53, 196, 5), *words("Zie de bijlage.", 56, 200, 8)]
    lines = read_lines(Paper(595, 842, (*marks, *note)))
    assert [(line.text, line.notes, line.raised) for line in lines] == [
        ("middelen voor Jeugd en meer", ("2",), False),
        ("2 Zie de bijlage.", (), True),
    ]


@pytest.mark.parametrize("spelled", ["T U S S E N", "J E U G D"])
def test_spaced_out_letters_are_one_word(spelled: str) -> None:
    assert texts(words(spelled, 50, 100)) == [spelled.replace(" ", "")]


def test_a_wider_gap_divides_spaced_out_words() -> None:
    assert texts([*words("G R I P", 50, 100), *words("O P", 86, 100)]) == ["GRIP OP"]


def test_an_empty_page_has_no_lines() -> None:
    assert read_lines(Paper(595, 842, ())) == list[Line]()


def test_marks_of_a_list_that_stand_beside_each_other_are_kept() -> None:
    assert texts([*words("•", 50, 100), *words("•", 80, 100), *words("punt", 120, 100)]) in (
        ["• • punt"],
        ["• •", "punt"],
    )
