from ingest.paper.marks import Line
from ingest.paper.running import drop_running_lines


def page(*lines: tuple[float, str]) -> list[Line]:
    return [Line(text, 50, 300, y, 10, 50, 500) for y, text in lines]


def texts(pages: list[list[Line]]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in pages]


def test_running_headers_footers_and_page_numbers_go() -> None:
    pages = [
        page((40, "Gemeente X"), (100, f"Alinea {word} over de jeugdhulp."), (790, f"Rapport | {n}"), (805, str(n)))
        for n, word in enumerate("abcd", 1)
    ]
    assert texts(drop_running_lines(pages)) == [[f"Alinea {word} over de jeugdhulp."] for word in "abcd"]


def test_a_footer_that_is_read_first_goes_too() -> None:
    pages = [page((805, f"Pagina {n} van 9"), (100, f"Tekst {word}.")) for n, word in enumerate("abcd", 1)]
    assert texts(drop_running_lines(pages)) == [[f"Tekst {word}."] for word in "abcd"]


def test_the_same_words_at_another_height_stay() -> None:
    pages = [page((y, "Resultaat"), (y + 20, "Voldoet.")) for y in (100, 230, 360)]
    assert texts(drop_running_lines(pages)) == [["Resultaat", "Voldoet."]] * 3


def test_what_stands_on_one_page_stays_and_numbers_inside_the_text_too() -> None:
    pages = [page((60, "Titel"), (80, "2021"), (100, "tekst een")), page((60, "tekst twee"))]
    assert texts(drop_running_lines(pages)) == [["Titel", "2021", "tekst een"], ["tekst twee"]]
