"""The Word file: opened again by python-docx and looked at as XML."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.model import Document
from notes import wording
from notes.characters import writable
from notes.docx import as_docx
from notes.draft import ChosenScan, ScanRow
from notes.note import Cell, Gone, Note, Quote

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MADE_FOR_XML = st.text(max_size=80)


def _parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def _xml(parts: dict[str, bytes], name: str) -> Any:
    return etree.fromstring(parts[name])


def _texts(made: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs]


def test_every_quote_stands_in_it_verbatim_with_its_source(note: Note) -> None:
    made = as_docx(note)
    texts = _texts(made)
    parts = _parts(made)
    notes = ["".join(one.itertext()) for one in _xml(parts, "word/footnotes.xml").iter(f"{W}footnote")][2:]
    quotes = list(note.quotes())
    assert len(notes) == len(quotes)
    for quote, source in zip(quotes, notes, strict=True):
        assert f"“{quote.text}”" in texts
        assert quote.document.title in source
    assert notes[2].endswith("https://example.org/zilverdam?a=1&b=2")
    assert "Doen wij dit al?\nVraag het na." in next(t for t in texts if t.startswith("Opmerking"))
    appendix = texts[texts.index(wording.APPENDIX) :]
    for quote in quotes:
        assert any(quote.text in text for text in appendix)


def test_footnotes_and_their_marks_fit(note: Note) -> None:
    parts = _parts(as_docx(note))
    marks = [int(one.get(f"{W}id")) for one in _xml(parts, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = [int(one.get(f"{W}id")) for one in _xml(parts, "word/footnotes.xml").iter(f"{W}footnote")]
    assert marks == [1, 2, 3, 4, 5]
    assert notes == [-1, 0, *marks]
    settings = _xml(parts, "word/settings.xml")
    assert [one.get(f"{W}id") for one in settings.find(f"{W}footnotePr")] == ["-1", "0"]
    order = [one.tag for one in settings]
    assert order.index(f"{W}footnotePr") < order.index(f"{W}compat")
    assert b"/word/footnotes.xml" in parts["[Content_Types].xml"]


def test_every_relation_and_every_style_that_is_used_exists(note: Note) -> None:
    parts = _parts(as_docx(note))
    for name in [name for name in parts if name.endswith(".rels")]:
        folder = PurePosixPath(name).parent.parent
        for relation in _xml(parts, name):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                place = target.lstrip("/") if target.startswith("/") else str(folder / target)
                while "/../" in f"/{place}":
                    place = re.sub(r"(^|/)[^/]+/\.\./", r"\1", place, count=1)
                assert place in parts, (name, target)
    styles = {one.get(f"{W}styleId") for one in _xml(parts, "word/styles.xml").iter(f"{W}style")}
    for name in ("word/document.xml", "word/footnotes.xml", *(n for n in parts if re.search("(head|foot)er", n))):
        if name.endswith(".rels"):
            continue
        root = _xml(parts, name)
        used = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in root.iter(W + tag)}
        assert used <= styles, name
        relations = parts.get(f"word/_rels/{PurePosixPath(name).name}.rels", b"<x/>")
        known = {one.get("Id") for one in etree.fromstring(relations)}
        assert {one.get(f"{R}id") for one in root.iter(f"{W}hyperlink") if one.get(f"{R}id")} <= known
    assert "docProps/thumbnail.jpeg" not in parts


def test_links_within_the_document_lead_somewhere(note: Note) -> None:
    root = _xml(_parts(as_docx(note)), "word/document.xml")
    marks = [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]
    ids = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")]
    assert len(set(ids)) == len(ids) == len(marks) == 10
    assert {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink") if one.get(f"{W}anchor")} == set(marks)


def test_it_is_dutch_on_a4_with_headings_in_order_and_numbered_pages(note: Note) -> None:
    made = as_docx(note)
    opened, parts = docx.Document(BytesIO(made)), _parts(made)
    section = opened.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert {one.get(f"{W}val") for one in _xml(parts, "word/styles.xml").iter(f"{W}lang")} == {"nl-NL"}
    known = opened.core_properties
    assert (known.title, known.language, known.author) == (note.title, "nl-NL", "Gripwijzer")
    names = [one.style.name for one in opened.paragraphs if one.style and one.style.name]
    assert names.count("Title") == 1
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))
    for footer in (section.footer, section.first_page_footer):
        fields = [one.get(f"{W}instr").strip() for one in footer._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
    (table,) = opened.tables
    assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert [cell.text for cell in table.rows[1].cells] == ["Toegang", "2 van 4", "Twee meningen"]


def test_a_note_of_nothing_can_be_written(note: Note) -> None:
    assert wording.NOTHING_CHOSEN in _texts(as_docx(replace(note, items=(), questions=())))


@settings(max_examples=12)  # a whole document each
@given(MADE_FOR_XML, MADE_FOR_XML, MADE_FOR_XML)
def test_every_text_can_be_written_and_read_again(title: str, text: str, remark: str) -> None:
    _written_and_read(title, text, remark)


def test_hostile_text_stays_text() -> None:
    hostile = "<script>alert(1)</script> =1+1 {{x}} \u202eopen \x00\x07\x0b \ufffe & ]]> " + "donaudampfschiff" * 60
    _written_and_read(hostile, hostile, hostile)


def _written_and_read(title: str, text: str, remark: str) -> None:
    document = Document("d", title, text, "2021", url=f"https://example.org/{text}")
    quote = Quote("antwoord", 1, text, text, text, document, text, text, question=title, remark=remark)
    scan = ChosenScan(title, text, (ScanRow(title, text, remark),), remark)
    items = (quote, Gone("antwoord", text, title, remark), Cell(title, text, (quote,), remark), scan)
    note = Note(title, text, text, text, (text,), items, datetime(2026, 1, 1, tzinfo=UTC), 1, 1)
    opened = docx.Document(BytesIO(as_docx(note)))
    # Tabs and line ends are elements of their own in Word, and read back as these characters.
    assert f"“{writable(text)}”" in [one.text for one in opened.paragraphs]
    assert opened.tables[0].rows[1].cells[0].text == writable(title)
