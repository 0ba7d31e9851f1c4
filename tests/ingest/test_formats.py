import io
import zipfile

import pytest

from corpus.errors import UnreadableDocument
from ingest.formats.detect import NotADocument, detect, usual_endings
from ingest.formats.encoding import decode

DUTCH = "Coördinatie van financiële hulp: één café, foto’s, € 5 – ‘veel’."


def test_the_content_tells_the_format_whatever_the_name_says(files: dict[str, bytes]) -> None:
    for format_, data in files.items():
        if format_ != "csv":
            assert detect(data, "rapport.pdf") == format_ or format_ == "text"
    assert detect(b"%PDF-1.7\n", "rapport.docx") == "pdf"
    assert detect(b"een;twee;drie\n1;2;3\n4;5;6\n", "lijst.txt") == "csv"


def test_a_web_page_that_an_old_program_called_a_workbook_is_read(files: dict[str, bytes]) -> None:
    assert detect(files["html"], "export.xls") == "html"
    assert ".xls" not in usual_endings("html")


def test_the_name_decides_between_kinds_of_text(files: dict[str, bytes]) -> None:
    assert detect(files["text"], "a.txt") == "text"
    assert detect(files["text"], "a.md") == "markdown"
    assert detect(files["text"], "zonder-ending") == "text"
    assert detect(files["text"], "verslag 1.2") == "text"
    assert detect(b"a,b\n1,2\n", "a.csv") == "csv"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.pdf", b"\x89PNG\r\n\x1a\n"),
        ("lied.mp3", b"ID3\x04"),
        ("archief.7z", b"7z\xbc\xaf\x27\x1c"),
        ("gegevens.json", b'{"a": 1}'),
        ("code.py", b"print('hallo')"),
        ("feed.pdf", b"<?xml version='1.0'?><rss/>"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    ],
)
def test_what_is_no_document_is_told_apart_from_what_fails(name: str, data: bytes) -> None:
    with pytest.raises(NotADocument):
        detect(data, name)


def test_a_bitmap_is_a_picture_and_a_text_that_begins_like_one_is_not() -> None:
    with pytest.raises(NotADocument, match="PDF"):
        detect(b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "foto.bmp")
    assert detect(b"BMW rijdt niet voor de gemeente.", "a.txt") == "text"


def stream_named(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + name.encode("utf-16-le") + bytes(64)


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


STRICT = b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'


@pytest.mark.parametrize(
    ("data", "what_to_do"),
    [
        (b"", "leeg"),
        (b"\x00" * 50, "leeg"),
        (b"\xef\xbb\xbf  \r\n", "leeg"),
        (b"tekst met \x00 erin", "geen leesbare tekst"),
        (b"\x01\x02\x03\x04 abc", "geen leesbare tekst"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (b"{\\rtf1 Tekst}", "[.]docx"),
        (stream_named("WordDocument"), "[.]docx"),
        (stream_named("Workbook"), "[.]xlsx"),
        (stream_named("EncryptedPackage"), "wachtwoord"),
        (package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "[.]xlsx"),
        (package(**{"[Content_Types].xml": b"", "_rels/.rels": STRICT}), "Strict"),
        (package(**{"[Content_Types].xml": b'"application/vnd.ms-excel.sheet.binary.macroEnabled.main"'}), "[.]xlsx"),
        (package(**{"mimetype": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "wachtwoord"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, what_to_do: str) -> None:
    with pytest.raises(UnreadableDocument, match=what_to_do) as caught:
        detect(data, "rapport.pdf")
    assert not isinstance(caught.value, NotADocument)


def test_a_plain_text_may_have_any_ending_of_plain_text() -> None:
    assert ".txt" in usual_endings("markdown") and ".md" in usual_endings("csv")
    assert ".pdf" not in usual_endings("html") and ".docm" in usual_endings("docx")


def test_many_comments_before_a_page_take_no_time() -> None:
    assert detect(b"<!-- a --> " * 2000 + b"tekst", "a.txt") == "text"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859_15", "mac_roman"],
)
def test_text_is_read_in_the_encodings_of_dutch_offices(encoding: str) -> None:
    text = DUTCH if encoding != "iso8859_15" else "Coördinatie van financiële hulp: € 5."
    assert decode(text.encode(encoding)) == text


def test_a_text_in_another_language_is_guessed() -> None:
    czech = "Žádný učený z nebe nespadl a příliš žluťoučký kůň úpěl ďábelské ódy. Město rozhodlo o rozpočtu. " * 8
    assert decode(czech.encode("cp1250")) == czech


def test_line_ends_become_one_kind() -> None:
    assert decode(b"een\r\ntwee\rdrie\n") == "een\ntwee\ndrie\n"


def test_what_a_file_says_of_its_encoding_counts_unless_it_is_nonsense() -> None:
    assert decode("café".encode("cp850"), "cp850") == "café"
    assert decode("café".encode(), "bestaat-niet") == "café"
    assert decode("café".encode("cp1252"), "utf-8") == "café"
