from collections import Counter

from ingest.blocks import Block
from ingest.paper.headings import find_headings
from ingest.paper.marks import Line
from ingest.paper.paragraphs import paragraphs


def line(text: str, y: float, *, right: float = 500, size: float = 10, bold: bool = False, left: float = 50) -> Line:
    return Line(text, left, right, y, size, 50, 500, bold)


def blocks(*lines: Line, outline: dict[tuple[int, str], int] | None = None, notes: str = "") -> list[Block]:
    found = find_headings([lines], outline or {})
    return paragraphs(lines, 1, found, Counter(), set(notes))


def test_white_a_short_line_and_an_indent_end_a_paragraph() -> None:
    found = blocks(
        line("De raad wil grip op de uitgaven en", 100),
        line("op de toegang.", 112, right=150),
        line("Het college werkt dat uit met de", 124),
        line("aanbieders in de regio en daarbuiten", 136),
        line("Na het wit begint iets nieuws. En dit", 170),
        line("is een regel die vol is en eindigt.", 182),
        line("Ingesprongen begint een alinea.", 194, left=62),
    )
    assert [block.text for block in found] == [
        "De raad wil grip op de uitgaven en op de toegang.",
        "Het college werkt dat uit met de aanbieders in de regio en daarbuiten",
        "Na het wit begint iets nieuws. En dit is een regel die vol is en eindigt.",
        "Ingesprongen begint een alinea.",
    ]


def test_headings_of_the_outline_stand_alone_and_nothing_else_is_a_heading() -> None:
    found = blocks(
        line("1 Grip op", 100, size=14),
        line("de toegang", 116, size=14),
        line("De toegang is breed en veel partijen verwijzen.", 140),
        line("Groot gedrukt", 170, size=18),
        outline={(1, "1gripopdetoegang"): 2},
    )
    assert [(block.level, block.text) for block in found] == [
        (2, "1 Grip op de toegang"),
        (0, "De toegang is breed en veel partijen verwijzen."),
        (0, "Groot gedrukt"),
    ]


def test_without_an_outline_larger_and_bold_lines_are_headings_by_size() -> None:
    body = [line("De gewone tekst loopt over de hele breedte door en door", 150 + 12 * at) for at in range(8)]
    found = blocks(
        line("Rapport", 60, size=20),
        line("Toegang", 100, size=14),
        line("Aanleiding", 130, bold=True, right=120),
        *body,
        line("Let op: dit is vet en geen kop.", 270, bold=True, right=220),
    )
    assert [(b.level, b.text) for b in found if b.level] == [(1, "Rapport"), (2, "Toegang"), (3, "Aanleiding")]


def test_a_footnote_stands_apart_from_the_sentence_it_interrupts() -> None:
    found = blocks(
        line("Er zijn structurele tekorten die", 100),
        line("2 Zie het rapport van de", 118, size=8),
        line("commissie.", 128, size=8, right=100),
        line("om een antwoord vragen.", 150),
        notes="2",
    )
    assert [(block.role, block.text) for block in found] == [
        ("text", "Er zijn structurele tekorten die"),
        ("note", "2 Zie het rapport van de commissie."),
        ("text", "om een antwoord vragen."),
    ]


def test_a_number_at_the_start_of_a_line_is_no_footnote_unless_it_was_met_as_one() -> None:
    assert [block.role for block in blocks(line("3 Gemeenten doen mee.", 100), line("En dan.", 112))] == ["text"]


def test_items_of_a_list_have_their_marker() -> None:
    found = blocks(line("• eerste punt dat", 100), line("doorloopt", 112), line("b) tweede punt", 124))
    assert found == [Block("eerste punt dat doorloopt", marker="• "), Block("tweede punt", marker="b) ")]
