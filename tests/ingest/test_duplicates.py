import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.duplicates import candidates, same_text, signature
from ingest.reading import content_of, read_document

LETTER = """Geachte raad,

Het college van de gemeente Houten heeft op 12 maart 2021 besloten de toegang tot jeugdhulp te veranderen. De
uitgaven stegen in 2020 met 3,4 miljoen euro, terwijl de begroting uitging van 1,2 miljoen euro. Wij stellen voor
dat het sociaal team voortaan zelf lichte hulp geeft en dat een praktijkondersteuner bij zeven huisartsen werkt.

Inwoners houden één aanspreekpunt. Aanbieders krijgen een vast budget per wijk, zodat zij minder tijd kwijt zijn aan
verantwoording. De financiële gevolgen staan in bijlage 2; het tekort loopt naar verwachting terug tot 800.000 euro.

Wij vragen u met dit voorstel in te stemmen. Na een jaar meten wij of de wachttijd korter is dan zes weken."""


@pytest.fixture(scope="session")
def read() -> Callable[[Path], str]:
    def page_texts(path: Path) -> str:
        reading, document = read_document(path.read_bytes(), path.name)
        return "\n".join(page.text for page in content_of(reading, document).pages)

    return page_texts


@pytest.fixture(scope="session")
def report(shared: Path, read: Callable[[Path], str]) -> dict[str, str]:
    """One report as text, as PDF, and as PDF in two columns."""
    folder = shared / "pdf" / "goed"
    return {
        "text": read(next((shared / "seeds").glob("001_*"))),
        "pdf": read(folder / "tussenrapportage-23-visitaties.pdf"),
        "columns": read(folder / "tussenrapportage-23-visitaties-twee-kolommen.pdf"),
    }


@pytest.mark.parametrize(("one", "other"), [("text", "pdf"), ("text", "columns"), ("pdf", "columns")])
def test_a_report_and_its_pdfs_are_the_same_text(one: str, other: str, report: dict[str, str]) -> None:
    assert same_text(report[one], report[other]) and same_text(report[other], report[one])
    assert candidates(signature(report[one]), [(7, signature(report[other]))], at_least=0.9) == [7]


def test_a_report_with_one_other_figure_is_another_text(report: dict[str, str]) -> None:
    assert not same_text(report["text"], report["pdf"].replace("tot eind 2021", "tot eind 2022", 1))
    assert not same_text(report["text"], report["pdf"].replace("Leudal", "Laren", 1))


def test_no_two_shipped_sources_are_the_same_text(read: Callable[[Path], str]) -> None:
    folder = Path(__file__).parents[2] / "corpus" / "sources"
    texts = [read(path) for path in sorted(folder.glob("*.md"))]
    known = [(number, signature(text)) for number, text in enumerate(texts)]
    assert [candidates(stored, known) for _number, stored in known] == [[number] for number in range(185)]
    assert not any(same_text(one, other) for one, other in pairwise(texts)), "neighbours tell of one municipality"


@pytest.mark.parametrize(
    ("wording", "other"),
    [
        ("gemeente Houten", "gemeente Zeist"),
        ("gemeente Houten", "gemeente Bergen op Zoom"),
        ("3,4 miljoen", "3,5 miljoen"),
        ("800.000", "900.000"),
        ("in 2020 met", "in 2021 met"),
        ("12 maart", "13 maart"),
        ("zeven huisartsen", "acht huisartsen"),
        ("1,2 miljoen euro", "3,4 miljoen euro"),
        ("1,2 miljoen", "12 miljoen"),
        ("800.000", "80.000"),
        ("houden één", "houden niet één"),
        ("Inwoners houden één aanspreekpunt. ", "Inwoners bellen voortaan zelf met de aanbieder van hun keuze. "),
        ("Wij vragen u met dit voorstel in te stemmen. ", ""),
    ],
)
def test_a_template_an_edition_and_a_version_are_other_texts(wording: str, other: str) -> None:
    assert wording in LETTER
    assert not same_text(LETTER, LETTER.replace(wording, other))
    assert not same_text(LETTER.replace(wording, other), LETTER)


def test_a_word_of_two_equal_halves_is_not_taken_for_a_torn_one() -> None:
    assert not same_text(f"{LETTER} tata", f"{LETTER} ta")
    assert same_text(f"{LETTER} ta\nta", f"{LETTER} tata")


def test_figures_that_changed_places_make_another_text() -> None:
    table = "{}\n\nHouten | {}\nZeist | {}\nBunnik | 44"
    assert not same_text(table.format(LETTER, 12, 19), table.format(LETTER, 19, 12))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("hyphens at line ends", LETTER.replace("jeugdhulp", "jeugd-\nhulp").replace("voortaan", "voort\u00adaan")),
        ("line breaks", LETTER.replace("\n", " ")),
        ("ligatures", LETTER.replace("fi", "ﬁ")),
        ("decomposed accents", LETTER.replace("é", "e\u0301").replace("ë", "e\u0308")),
        ("upper case", LETTER.upper()),
        (
            "footnote marks",
            LETTER.replace("besloten", "besloten1").replace("2020", "2020 2").replace("wijk,", "wijk,3"),
        ),
        ("a footnote mark behind a year", LETTER.replace("2020", "20204")),
        ("page numbers", LETTER.replace("\n\n", "\n\n1\n\n").replace("hulp geeft", "hulp\n\nPagina 2 van 12\n\ngeeft")),
        ("bullets", LETTER.replace("\n\n", "\n\n• ").replace("Wij vragen", "a. Wij vragen")),
        ("a torn word", LETTER.replace("aanspreekpunt. Aanbieders", "aan\n\nAanbieders") + "\n\nspreekpunt."),
        ("a running header", LETTER.replace("\n\n", "\n\nGemeente Houten jaarverslag 7\n\n")),
    ],
)
def test_another_rendering_is_the_same_text(name: str, other: str) -> None:
    assert other != LETTER
    assert same_text(LETTER, other) and same_text(other, LETTER), name


def test_a_word_document_and_its_text_are_the_same_text(tmp_path: Path, read: Callable[[Path], str]) -> None:
    from docx import Document

    rows = [("Wijk", "Budget"), ("Noord", "120.000"), ("Zuid", "95.500")]
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Gemeente Houten, voorstel 7"
    for paragraph in LETTER.split("\n\n"):
        document.add_paragraph(paragraph.replace("\n", " "), style="List Bullet" if "Wij" in paragraph else None)
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = row
    document.save(str(tmp_path / "brief.docx"))
    text = "\n\n".join([LETTER, *("   ".join(row) for row in rows)])
    (tmp_path / "brief.txt").write_text(text, "utf-8")
    (tmp_path / "later.txt").write_text(text.replace("95.500", "96.500"), "utf-8")
    word = read(tmp_path / "brief.docx")
    assert same_text(word, read(tmp_path / "brief.txt"))
    assert not same_text(word, read(tmp_path / "later.txt"))


def test_a_footnote_may_stand_elsewhere() -> None:
    note = "Zie de brief van de minister van Volksgezondheid over de hervormingsagenda, nummer 331."
    paragraphs = LETTER.split("\n\n")
    one = "\n\n".join([*paragraphs[:2], note, *paragraphs[2:]])
    other = "\n\n".join([*paragraphs, note])
    assert same_text(one, other) and same_text(other, one)
    assert not same_text(one, LETTER), "a text without the footnote is another"


_VARIANTS: list[Callable[[str, random.Random], str]] = [
    lambda word, _choice: word.upper(),
    lambda word, choice: f"{word}{choice.choice([' ', chr(10), '  '])}",
    lambda word, choice: _cut(word, choice, "\u00ad"),
    lambda word, choice: _cut(word, choice, "-\n"),
    lambda word, _choice: word.replace("fi", "ﬁ").replace("fl", "ﬂ"),
]


def _cut(word: str, choice: random.Random, hyphen: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    at = choice.randrange(2, len(word) - 1)
    return word[:at] + hyphen + word[at:]


@given(st.randoms(use_true_random=False))
def test_a_copy_with_other_hyphens_white_space_and_letters_is_the_same(choice: random.Random) -> None:
    words = [choice.choice(_VARIANTS)(word, choice) if choice.random() < 0.3 else word for word in LETTER.split()]
    assert same_text(LETTER, " ".join(words))


@given(st.integers(0, len(LETTER.split()) - 1), st.sampled_from(["Zeist", "7.250", "niet", "2019"]))
def test_a_copy_with_one_other_word_is_another(at: int, word: str) -> None:
    words = LETTER.split()
    other = " ".join([*words[:at], word, *words[at + 1 :]])
    assert not same_text(LETTER, other) and not same_text(other, LETTER)


@given(st.text(), st.text())
def test_any_texts_can_be_compared(a: str, b: str) -> None:
    assert same_text(a, a)
    assert same_text(a, b) == same_text(b, a)
    assert candidates(signature(a), [(1, signature(a))]) == [1]


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert signature("Grip op de toegang tot jeugdhulp.")[:8].hex() == "aef1870d89bc9338"
    assert len(signature("")) == len(signature(LETTER)) == 512


def test_candidates_are_those_that_share_most_first() -> None:
    near = signature(LETTER.replace("Houten", "Zeist"))
    nearer = signature(LETTER + " Tot ziens.")
    far = signature("De trein naar het noorden vertrekt vandaag van een ander spoor dan gisteren.")
    assert candidates(signature(LETTER), [(1, far), (2, near), (3, nearer)]) == [3, 2]
    assert candidates(signature(LETTER), []) == []
