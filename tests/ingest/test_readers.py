import pytest

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.formats.detect import detect
from ingest.pages import lay_out
from ingest.readers import reader_of
from ingest.split import split

SENTENCE = "De gemeente Veldstad zag de kosten van jeugdhulp in drie jaar met een derde stijgen."


def read(name: str, content: str | bytes, options: ReadOptions | None = None) -> Reading:
    data = content.encode() if isinstance(content, str) else content
    return reader_of(detect(data, name))(data, options or ReadOptions())


def test_every_format_gives_the_sentence_under_its_heading(files: dict[str, bytes]) -> None:
    for format_, data in files.items():
        if format_ == "zip":
            continue
        reading = read(f"bestand.{format_}" if format_ in ("csv", "html") else "bestand", data)
        pages, placed = lay_out(list(reading.blocks), reading.pages, "een andere titel")
        passages = split("bestand", pages, placed)
        assert any(SENTENCE in passage.text for passage in passages), format_
        assert all(pages[p.page - 1].text[p.start : p.end] == p.text for p in passages)
        if format_ not in ("text", "csv"):
            assert passages[0].section == ("Grip op jeugdhulp",), format_


def test_a_damaged_office_file_is_refused_in_plain_words(files: dict[str, bytes]) -> None:
    for format_ in ("docx", "odt", "pptx", "xlsx"):
        with pytest.raises(UnreadableDocument, match="beschadigd"):
            read("a", files[format_][: len(files[format_]) // 2])


def test_markdown_markup_goes_and_text_stays() -> None:
    reading = read("a.md", "# Kop\n\nDe **commissie** zag [dit](#)<sup>2</sup> bij\n`gemeenten`.\n\n- één\n- twee\n")
    assert reading.blocks == (
        Block("Kop", level=1),
        Block("De commissie zag dit bij gemeenten."),
        Block("één", marker="- "),
        Block("twee", marker="- "),
    )


def test_a_markdown_table_says_its_labels_in_each_row() -> None:
    reading = read("a.md", "| Gemeente | Rol |\n|---|---|\n| Veldstad | trekker |\n| Rivierdam | |\n")
    assert [block.text for block in reading.blocks] == ["Gemeente: Veldstad; Rol: trekker", "Gemeente: Rivierdam"]


def test_text_in_html_within_markdown_is_kept_and_scripts_are_not() -> None:
    reading = read("a.md", "<div>De <b>wachttijd</b> was 12&nbsp;weken.\n<script>x()</script></div>\n\n# Kop\n")
    assert [block.text for block in reading.blocks] == ["De wachttijd was 12 weken.", "Kop"]


def test_a_date_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="YAML"):
        read("a.md", "---\ndatum: 2021-13-45\n---\n\nTekst.")


def test_front_matter_is_metadata() -> None:
    reading = read("a.md", "---\nid: x\ntitel: Iets\n---\n\nTekst.")
    assert reading.given == {"id": "x", "titel": "Iets"}


def test_broken_front_matter_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="YAML"):
        read("a.md", "---\ntitel: [open\n---\n\nTekst.")


def test_plain_text_has_headings_items_and_wrapped_lines() -> None:
    text = "Bericht over de derde.\n\n3 vraagstukken\n\nDe commissie\nroept op:\n\n  1. Eerste\n  2. Tweede\n\nSlot."
    assert read("a.txt", text).blocks == (
        Block("Bericht over de derde."),
        Block("3 vraagstukken", level=2),
        Block("De commissie roept op:"),
        Block("Eerste", marker="1. "),
        Block("Tweede", marker="2. "),
        Block("Slot."),
    )


def test_text_with_markdown_headings_is_read_as_markdown() -> None:
    assert read("a.txt", "## Kop\n\n**Vet** woord.").blocks == (Block("Kop", level=2), Block("Vet woord."))


def test_old_windows_text_is_read() -> None:
    data = "Coördinatie kost € 5 – ‘veel’.".encode("cp1252")
    assert read("a.txt", data).blocks[0].text == "Coördinatie kost € 5 – ‘veel’."
