"""PDFs made here, read as files: text, layout, labels, passwords, scans, damage."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from corpus.errors import UnreadableDocument
from ingest.blocks import Reading, ReadOptions
from ingest.paper import ocr
from ingest.readers.pdf import read_pdf
from tests.conftest import missing


@dataclass(frozen=True)
class Text:
    left: float
    y: float
    text: str
    size: float = 10
    bold: bool = False

    @property
    def commands(self) -> str:
        shown = "".join(f"\\{c}" if c in "()\\" else c for c in self.text)
        return f"BT /F{int(self.bold)} {self.size} Tf 1 0 0 1 {self.left} {self.y} Tm ({shown}) Tj ET"


def pdf(*pages: Sequence[Text], rotated: int = 0) -> pypdf.PdfWriter:
    writer = pypdf.PdfWriter()
    fonts = DictionaryObject()
    for name, base in (("/F0", "/Helvetica"), ("/F1", "/Helvetica-Bold")):
        fonts[NameObject(name)] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(base),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
    for texts in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data("\n".join(text.commands for text in texts).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        if rotated:
            page.rotate(rotated)
    return writer


def saved(writer: pypdf.PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read(data: bytes | pypdf.PdfWriter, **options: object) -> Reading:
    return read_pdf(data if isinstance(data, bytes) else saved(data), ReadOptions(**options))  # type: ignore[arg-type]


def lines(*texts: str, left: float = 60, top: float = 760) -> list[Text]:
    return [Text(left, top - 14 * at, text) for at, text in enumerate(texts)]


SENTENCE = "De gemeente wil meer grip op de uitgaven voor jeugdhulp en maatschappelijke ondersteuning."


def scan(*texts: str) -> bytes:
    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=34)
    for at, text in enumerate(texts):
        ImageDraw.Draw(page).text((120, 200 + 60 * at), text, fill=0, font=font)
    file = io.BytesIO()
    page.save(file, "PDF", resolution=150)
    return file.getvalue()


def test_text_is_read_with_headings_by_size_and_notes_apart() -> None:
    page = [
        Text(60, 780, "Grip op de toegang", 18),
        *lines("De commissie bezocht gemeenten in het land. Er zijn", "structurele tekorten voor de jeugd", top=740),
        Text(207, 730, "2", 6),
        *lines("die om een antwoord vragen.", top=712),
        Text(60, 90, "2", 5),
        Text(64, 86, "Zie de bijlage.", 7),
    ]
    found = read(pdf(page)).blocks
    assert [(block.level, block.role, block.text) for block in found] == [
        (1, "text", "Grip op de toegang"),
        (
            0,
            "text",
            "De commissie bezocht gemeenten in het land. Er zijn structurele tekorten voor de jeugd "
            "die om een antwoord vragen.",
        ),
        (0, "note", "2 Zie de bijlage."),
    ]


def test_columns_are_read_in_order_and_their_words_are_whole() -> None:
    left = [f"{word} kolom vertelt over de tussen-" if at % 2 == 0 else "rapportage van de hele commissie en"
            for at, word in enumerate(["Deze"] * 8)]  # fmt: skip
    right = ["De andere kolom gaat over het geld dat", "er in de wijken nodig is voor de jeugd"] * 4
    both = zip(lines(*left, left=50), lines(*right, left=320), strict=True)
    text = " ".join(block.text for block in read(pdf([text for pair in both for text in pair])).blocks)
    assert text.count("tussenrapportage") == 4
    assert text.rindex("tussenrapportage") < text.index("De andere kolom")


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Gemeente", "Bedrag", "Jaar"),
        ("Almelo", "12,3", "2019"),
        ("Arnhem", "4,5", "2020"),
        ("Sluis", "6", "2021"),
    ]
    page = [
        Text(left, 700 - 14 * at, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((60, 200, 300), row, strict=True)
    ]
    found = read(pdf([*lines(SENTENCE, top=780), *page])).blocks
    assert [block.text for block in found if block.role == "row"] == [" | ".join(row) for row in rows]


@pytest.mark.parametrize("rotated", [90, 180, 270])
def test_a_turned_page_is_read_as_it_was_written(rotated: int) -> None:
    assert [b.text for b in read(pdf(lines(SENTENCE), rotated=rotated)).blocks] == [SENTENCE]


def test_the_outline_gives_headings_and_labels_are_the_printed_numbers() -> None:
    writer = pdf(*[[Text(60, 780, f"Hoofdstuk {n}"), *lines(SENTENCE, top=740)] for n in "abc"])
    writer.add_outline_item("Hoofdstuk b", 1)
    writer.set_page_label(0, 0, style="/r")
    writer.set_page_label(1, 2, style="/D", start=1)
    reading = read(writer)
    assert [(b.page, b.text) for b in reading.blocks if b.level] == [(2, "Hoofdstuk b")]
    assert [page.label for page in reading.pages] == ["i", "1", "2"]


def test_properties_are_proposed_where_they_say_something() -> None:
    writer = pdf(lines(SENTENCE))
    writer.add_metadata(
        {"/Title": "Microsoft Word - Rapport toegang.docx", "/Author": " ", "/CreationDate": "D:20210304101112+01'00'"}
    )
    writer.root_object[NameObject("/Lang")] = pypdf.generic.TextStringObject("nl-NL")
    assert read(writer).properties == {"titel": "Rapport toegang", "datum": "2021-03-04", "taal": "nl-NL"}
    writer.add_metadata({"/Title": "Untitled", "/CreationDate": "gisteren"})
    assert read(writer).properties == {"taal": "nl-NL"}


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_opens_and_without_the_right_one_the_reason_says_so(algorithm: str) -> None:
    writer = pdf(lines(SENTENCE))
    writer.encrypt("gebruiker", "eigenaar", algorithm=algorithm)
    data = saved(writer)
    for password in ("gebruiker", "eigenaar"):
        assert read(data, password=password).blocks[0].text == SENTENCE
    with pytest.raises(UnreadableDocument, match=r"wachtwoord nodig.*--password"):
        read(data)
    with pytest.raises(UnreadableDocument, match=r"past niet.*--password"):
        read(data, password="fout")


def test_a_blank_page_is_empty_and_each_page_is_reported() -> None:
    turned = list[int]()
    reading = read(pdf(lines(SENTENCE), []), on_page=lambda: turned.append(1))
    assert [page.how for page in reading.pages] == ["text", "empty"]
    assert len(turned) == 2 and reading.warnings == ()


def test_too_many_pages_name_the_setting() -> None:
    with pytest.raises(UnreadableDocument, match="GRIPWIJZER_MAX_PAGES"):
        read(pdf(lines(SENTENCE), lines(SENTENCE)), max_pages=1)


def test_a_pdf_without_anything_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="leeg"):
        read(pdf([], []))


def test_a_scan_is_recognised_in_paragraphs() -> None:
    if not ocr.can_recognise():
        missing("Tesseract with Dutch")
    reading = read(scan("De gemeente wil meer grip op de uit-", "gaven voor jeugdhulp en de toegang."))
    assert [page.how for page in reading.pages] == ["ocr"]
    assert [block.text for block in reading.blocks] == [
        "De gemeente wil meer grip op de uitgaven voor jeugdhulp en de toegang."
    ]


def test_a_scan_without_text_recognition_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.can_recognise.cache_clear()
    try:
        with pytest.raises(UnreadableDocument, match=r"scan.*installeer Tesseract.*tesseract-ocr-nld"):
            read(scan("Een bladzijde als plaatje."))
    finally:
        ocr.can_recognise.cache_clear()


def test_one_scanned_page_among_others_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = pdf(lines(SENTENCE))
    writer.append(io.BytesIO(scan("Een bladzijde als plaatje.")))
    monkeypatch.setenv("PATH", "")
    ocr.can_recognise.cache_clear()
    try:
        reading = read(writer)
    finally:
        ocr.can_recognise.cache_clear()
    assert [page.how for page in reading.pages] == ["text", "unread"]
    assert "pagina 2 niet gelezen" in reading.warnings[0]


@pytest.mark.parametrize("data", [b"", b"geen pdf", b"PK\x03\x04" + b"\x00" * 50])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="geen PDF"):
        read(data)


@settings(max_examples=25)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(saved(pdf(lines(SENTENCE), lines(SENTENCE))))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(8, len(whole)))])
    try:
        reading = read(cut)
    except UnreadableDocument as error:
        assert "PDF" in str(error)
    else:
        assert reading.pages and any(page.how in ("text", "ocr") for page in reading.pages)


def test_broken_files_end_in_their_own_reason(shared: object) -> None:
    folder = shared / "pdf" / "stuk"  # type: ignore[operator]
    reasons = {
        "truncated_50pct": "einde ontbreekt",
        "truncated_last_2k": "einde ontbreekt",
        "wachtwoord_AES-256": "--password",
        "random": "geen PDF",
    }
    for name, reason in reasons.items():
        with pytest.raises(UnreadableDocument, match=reason):
            read((folder / f"{name}.pdf").read_bytes())
