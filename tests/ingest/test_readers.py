from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.pipeline import content_of, read_document
from ingest.readers import reader_for


def read(name: str, text: str) -> Reading:
    return reader_for(Path(name), text.encode())(text.encode(), ReadOptions())


def test_markdown_markup_goes_and_text_stays() -> None:
    reading = read("a.md", "# Kop\n\nDe **commissie** zag [dit](#)<sup>2</sup> bij\n`gemeenten`.\n\n- één\n- twee\n")
    assert reading.blocks == (
        Block("Kop", level=1),
        Block("De commissie zag dit bij gemeenten."),
        Block("één", marker="- "),
        Block("twee", marker="- "),
    )


def test_text_in_html_is_kept_and_scripts_are_not() -> None:
    reading = read("a.md", "<div>De <b>wachttijd</b> was 12&nbsp;weken.\n<script>x()</script></div>\n")
    assert [block.text for block in reading.blocks] == ["De wachttijd was 12 weken."]


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
    assert reader_for(Path("a.txt"), data)(data, ReadOptions()).blocks[0].text == "Coördinatie kost € 5 – ‘veel’."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"\x00" * 50, "leeg"),
        ("a.md", b"  \n", "leeg"),
        ("a.pdf", b"<html>", "geen PDF"),
        ("a.txt", b"PK\x03\x04\x00\x00", "geen leesbare tekst"),
        ("a.xyz", b"tekst", "niet gelezen"),
        ("a.pdf", b"%PDF-1.7\nkapot", "beschadigd"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        reader_for(Path(name), data)(data, ReadOptions())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.md", "a.txt", "a.pdf"]))
def test_a_reader_reads_or_refuses_and_nothing_else(data: bytes, name: str) -> None:
    for content in (data, b"%PDF-1.4\n" + data):
        try:
            reading, document, _warnings = read_document(content, Path(name))
        except UnreadableDocument as error:
            assert str(error)
        else:
            content_of(reading, document, 1)


def test_real_pdfs_are_read_and_broken_ones_refused(shared: Path) -> None:
    for path in sorted((shared / "pdf" / "goed").glob("*.pdf")):
        if "gescand" in path.name:
            with pytest.raises(UnreadableDocument, match="scan"):
                read_document(path.read_bytes(), path)
        elif path.stat().st_size < 1_000_000:
            reading, document, _warnings = read_document(path.read_bytes(), path)
            assert len(content_of(reading, document, 1).passages) >= len(reading.pages) / 2
    for path in sorted((shared / "pdf" / "stuk").glob("*.pdf")):
        with pytest.raises(UnreadableDocument):
            read_document(path.read_bytes(), path)


def test_the_pdf_rendering_says_what_the_text_says(shared: Path) -> None:
    """Sentences of the seed text are found in its PDF rendering on one page each, whole."""
    seed = next((shared / "seeds").glob("001_*.txt"))
    path = shared / "pdf" / "goed" / "tussenrapportage-23-visitaties.pdf"
    contents = [content_of(*read_document(p.read_bytes(), p)[:2], 1) for p in (seed, path)]
    text, pdf = (
        {p.text[s:e] for x in c.passages for p in [c.pages[x.page - 1]] for s, e in x.sentences} for c in contents
    )
    long = {sentence for sentence in text if len(sentence.split()) > 8}
    whole = {sentence for sentence in long if any(sentence == other for other in pdf)}
    assert len(whole) / len(long) > 0.85
