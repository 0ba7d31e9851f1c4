import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.readers.docx import read_docx

W = nsdecls("w")


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document: Any) -> Reading:
    return read_docx(saved(document), ReadOptions())


def texts(document: Any) -> list[str]:
    return [block.text for block in read(document).blocks]


def test_headings_lists_and_tables_come_in_the_order_of_the_text() -> None:
    document = Document()
    document.add_heading("Rapport", 0)
    document.add_heading("Aanleiding", 2)
    document.add_paragraph("Eerst.", style="List Number")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ("Gemeente", "Jaar", "Tekort", "Veldstad", "2020", "5"), strict=True):
        cell.text = text
    document.add_paragraph("Daarna.", style="List Number")
    document.add_paragraph("Los.", style="List Bullet")
    assert read(document).blocks == (
        Block("Rapport", level=1),
        Block("Aanleiding", level=2),
        Block("Eerst.", marker="1. "),
        Block("Gemeente: Veldstad; Jaar: 2020; Tekort: 5", role="row"),
        Block("Daarna.", marker="2. "),
        Block("Los.", marker="- "),
    )


def test_a_style_based_on_a_heading_is_a_heading_and_the_table_of_contents_is_left_out() -> None:
    document = Document()
    own = document.styles.add_style("Hoofdstuk VNG", 1)
    own.base_style = document.styles["Heading 2"]
    contents = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Inkoop\t7", style=contents)
    document.add_paragraph("Inkoop", style=own)
    assert read(document).blocks == (Block("Inkoop", level=2),)


def test_the_number_of_a_heading_is_part_of_it() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f"<w:abstractNum {W} w:abstractNumId='90'>"
            "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl>"
            "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
            "</w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f"<w:num {W} w:numId='91'><w:abstractNumId w:val='90'/></w:num>"))
    for text, level in (("Inleiding", 0), ("Inkoop", 0), ("Prijs", 1), ("Toegang", 0)):
        heading = document.add_heading(text, level + 1)._p.get_or_add_pPr()
        heading.append(parse_xml(f"<w:numPr {W}><w:ilvl w:val='{level}'/><w:numId w:val='91'/></w:numPr>"))
    assert texts(document) == ["1 Inleiding", "2 Inkoop", "2.1 Prijs", "3 Toegang"]


def test_insertions_links_and_controls_are_kept_and_deletions_are_not() -> None:
    document = Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {W}><w:r><w:t xml:space='preserve'>De raad </w:t></w:r>"
            "<w:del><w:r><w:delText>weigert</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>ooit</w:t></w:r></w:moveFrom>"
            "<w:ins><w:r><w:t xml:space='preserve'>stelt </w:t></w:r></w:ins>"
            "<w:hyperlink><w:r><w:t>kaders</w:t></w:r></w:hyperlink>"
            "<w:sdt><w:sdtContent><w:r><w:tab/><w:t>vast</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:r><w:t xml:space='preserve"
            "'> voor Wmo</w:t><w:noBreakHyphen/><w:t>voor</w:t><w:softHyphen/><w:t>ziening.</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r></w:p>"
        ),
    )
    document.element.body.insert(
        1, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In een blok.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert texts(document) == ["De raad stelt kaders vast voor Wmo-voorziening.", "In een blok."]


def test_a_footnote_follows_the_paragraph_that_calls_it() -> None:
    document = Document()
    notes = f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>Begroting 2021.</w:t></w:r></w:p></w:footnote>"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", f"{notes}</w:footnotes>".encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = document.add_paragraph("Het tekort liep op")
    paragraph._p.append(parse_xml(f"<w:r {W}><w:footnoteReference w:id='2'/><w:t>.</w:t></w:r>"))
    document.add_paragraph("Daarna.")
    assert read(document).blocks == (
        Block("Het tekort liep op."),
        Block("Begroting 2021.", role="note"),
        Block("Daarna."),
    )


def test_a_text_box_is_read_once() -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In het kader.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {W} {mc}><w:r><w:t>Ervoor.</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert texts(document) == ["Ervoor.", "In het kader."]


def test_explicit_page_breaks_give_pages() -> None:
    document = Document()
    document.add_paragraph("Een.").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Twee.")
    document.add_paragraph("Drie.").paragraph_format.page_break_before = True
    reading = read(document)
    assert [block.page for block in reading.blocks] == [1, 2, 3] and len(reading.pages) == 3


def test_the_pages_that_word_noted_win_over_explicit_breaks() -> None:
    document = Document()
    document.add_paragraph("Een.").add_run().add_break(WD_BREAK.PAGE)
    paragraph = document.add_paragraph("")
    paragraph._p.append(parse_xml(f"<w:r {W}><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r>"))
    assert [block.page for block in read(document).blocks] == [1, 2]


def test_a_row_at_the_top_of_a_page_is_on_that_page() -> None:
    document = Document()
    table = document.add_table(3, 2)
    for cell, text in zip(table._cells, ("Jaar", "Tekort", "2020", "5", "", "6"), strict=True):
        cell.text = text
    run = parse_xml(f"<w:r {W}><w:lastRenderedPageBreak/><w:t>2021</w:t></w:r>")
    table.cell(2, 0).paragraphs[0]._p.append(run)
    assert [(block.page, block.text) for block in read(document).blocks] == [
        (1, "Jaar: 2020; Tekort: 5"),
        (2, "Jaar: 2021; Tekort: 6"),
    ]


def test_a_layout_table_of_one_column_is_text() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Kader"
    cell.paragraphs[0].style = document.styles["Heading 3"]
    cell.add_paragraph("Tekst in een kader.")
    assert read(document).blocks == (Block("Kader", level=3), Block("Tekst in een kader."))


def test_a_cell_over_several_rows_counts_for_each() -> None:
    document = Document()
    table = document.add_table(3, 3)
    rows = ("Domein", "Jaar", "Tekort"), ("Jeugd", "2020", "5"), ("", "2021", "6")
    for cell, text in zip(table._cells, sum(rows, ()), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert texts(document)[1] == "Domein: Jeugd; Jaar: 2021; Tekort: 6"


def test_properties_are_proposals() -> None:
    document = Document()
    document.add_paragraph("Tekst.")
    document.core_properties.title = "Microsoft Word - Rapport inkoop.docx"
    document.core_properties.author = "Gemeente Veldstad"
    document.core_properties.language = "nl-NL"
    properties = read(document).properties
    assert (properties["titel"], properties["auteur"], properties["taal"]) == (
        "Rapport inkoop",
        "Gemeente Veldstad",
        "nl",
    )
    document.core_properties.title = "Document1"
    assert "titel" not in read(document).properties


def changed(data: bytes, name: str, change: Any) -> bytes:
    """The package with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return stream.getvalue()


def test_a_document_with_macros_is_read_without_running_them() -> None:
    document = Document()
    document.add_paragraph("Tekst.")
    data = changed(
        saved(document),
        "[Content_Types].xml",
        lambda xml: xml.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    reading = read_docx(stream.getvalue(), ReadOptions())
    assert reading.blocks == (Block("Tekst."),) and "macro" in reading.warnings[0]


def test_entities_are_not_expanded_and_files_not_included() -> None:
    document = Document()
    document.add_paragraph("NAAM")
    declared = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document'
    data = changed(
        saved(document),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", declared, 1).replace(b"NAAM", b"voor &a; na"),
    )
    assert [block.text for block in read_docx(data, ReadOptions()).blocks] == ["voor"]


def test_a_package_that_explodes_is_not_opened() -> None:
    data = changed(saved(Document()), "word/document.xml", lambda _xml: b" " * 60_000_000)
    with pytest.raises(UnreadableDocument, match="te groot"):
        read_docx(data, ReadOptions())
