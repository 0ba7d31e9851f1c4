from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import Row, table_blocks


def texts(*rows: list[str], labelled: bool = False) -> list[str]:
    return [block.text for block in table_blocks(map(Row, rows), labelled=labelled)]


def test_each_row_says_the_labels_and_empty_cells_are_left_out() -> None:
    rows = (["Gemeente", "Jaar", "Tekort:"], ["Veldstad", "2020", "€ 5 miljoen"], ["Rivierdam", "", "-3"])
    assert texts(*rows) == ["Gemeente: Veldstad; Jaar: 2020; Tekort: € 5 miljoen", "Gemeente: Rivierdam; Tekort: -3"]


def test_titles_above_the_labels_are_paragraphs() -> None:
    rows = (["Tekorten per gemeente", "", ""], ["Gemeente", "Jaar", "Tekort"], ["Veldstad", "2020", "5"])
    found = list(table_blocks(map(Row, rows), labelled=True))
    assert [(block.text, block.role) for block in found] == [
        ("Tekorten per gemeente", "text"),
        ("Gemeente: Veldstad; Jaar: 2020; Tekort: 5", "row"),
    ]


def test_years_can_be_labels() -> None:
    assert texts(["Domein", "2019", "2020"], ["Jeugd", "5", "6"]) == ["Domein: Jeugd; 2019: 5; 2020: 6"]
    assert texts(["", "2019", "2020"], ["Jeugd", "5", "6"]) == ["Jeugd; 2019: 5; 2020: 6"]


def test_a_table_without_clear_labels_is_joined_with_bars() -> None:
    assert texts(["Gemeente", "Veldstad"], ["Wethouder", "ja"]) == ["Gemeente | Veldstad", "Wethouder | ja"]
    assert texts(["5", "6"], ["7", "8"], labelled=True) == ["5 | 6", "7 | 8"]


def test_labels_repeated_on_a_next_page_are_said_once() -> None:
    labels = ["Gemeente", "Rol"]
    assert texts(labels, ["A", "x"], labels, ["B", "y"], labelled=True) == [
        "Gemeente: A; Rol: x",
        "Gemeente: B; Rol: y",
    ]


def test_a_row_longer_than_the_labels_keeps_its_cells() -> None:
    assert texts(["Gemeente", "Rol"], ["A", "x", "rest"], labelled=True) == ["Gemeente: A; Rol: x; rest"]


def test_rows_keep_their_page() -> None:
    rows = [Row(["Gemeente", "Jaar"], 1), Row(["A", "2020"], 1), Row(["B", "2021"], 2)]
    assert [block.page for block in table_blocks(rows)] == [1, 2]


_cells = st.text("abc12.", max_size=6)


@given(st.lists(st.lists(_cells, max_size=5), max_size=40), st.booleans())
def test_every_row_but_the_labels_is_told_in_full(rows: list[list[str]], labelled: bool) -> None:
    told = [block.text for block in table_blocks(map(Row, rows), labelled=labelled)]
    untold = {tuple(row) for row in rows if any(row) and not any(all(cell in text for cell in row) for text in told)}
    assert all(told) and len(untold) <= 1
