"""Word documents to blocks, in the order of the text: headings, lists, tables, notes and text boxes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from ingest.blocks import Block, PageRead, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.packages import check_package
from ingest.readers.docx_styles import Styles
from ingest.readers.numbering import BULLETED
from ingest.readers.office import package_properties
from ingest.tables import Row, table_blocks

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
"""Templates and documents with macros are documents too; their macros are not looked at."""
_BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = {*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:sdtPr", "w:rt")), _FALLBACK, _BOX}
_SIGNS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:ptab"): " ", qn("w:noBreakHyphen"): "-"}
_NOTE_MARKS = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
for _type in _MAIN_TYPES:
    PartFactory.part_type_for.setdefault(_type, DocumentPart)


def read_docx(data: bytes, options: ReadOptions) -> Reading:
    """Read a Word document. Pages are those that Word noted when it last saved, or those of explicit breaks.

    Raises:
        UnreadableDocument: it would grow too large when opened.
    """
    warnings = check_package(data)
    document = Package.open(BytesIO(data)).main_document_part
    walk = _Walk(document, options)
    blocks = tuple(walk.blocks(document.element.body))
    pages = (PageRead(),) * max([1, *(block.page for block in blocks)])
    return Reading(blocks, pages, dict(package_properties(data)), warnings=warnings)


class _Walk:
    """A walk through the body: knows the page it is on and what notes are still to be told."""

    def __init__(self, document: Any, options: ReadOptions) -> None:
        self._styles = Styles(document)
        self._notes = {kind: _notes(document, kind) for kind in ("footnotes", "endnotes")}
        self._saved_pages = next(document.element.body.iter(qn("w:lastRenderedPageBreak")), None) is not None
        self._page = 1
        self._options = options

    def blocks(self, parent: Any) -> Iterator[Block]:
        """What stands directly in the body, a cell, a text box or a content control."""
        for element in parent:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag not in _LEFT_OUT:
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        if self._breaks_before(paragraph):
            self._turn()
        page = self._page
        text, notes = "", list[str]()
        for element in _inline(paragraph):
            if self._is_break(element):
                self._turn()
                page = page if text.strip() else self._page
            elif kind := _NOTE_MARKS.get(element.tag):
                notes.append(self._notes[kind].get(element.get(qn("w:id")), ""))
            else:
                text += _SIGNS.get(element.tag) or element.text or ""
        if (text := mend_characters(text)) and not self._styles.is_contents(paragraph):
            level, marker = self._styles.level(paragraph), self._styles.marker(paragraph)
            if level:  # the number belongs to a heading ('2.1 Inkoop'), a bullet does not
                yield Block(text if marker == BULLETED else marker + text, page, level)
            else:
                yield Block(text, page, marker=marker)
        yield from (Block(note, page, role="note") for note in notes if note)
        for box in _boxes(paragraph):
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Block]:
        rows = [row for row in table.iter(qn("w:tr")) if _owner(row) is table and not _is_deleted(row)]
        cells = [list(_cells(row)) for row in rows]
        if all(len(row) <= 1 for row in cells):  # one column is layout: its paragraphs are paragraphs
            for row in cells:
                for cell, _span in row:
                    yield from self.blocks(cell)
            return
        labelled = bool(rows) and rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        yield from table_blocks(list(self._rows(cells)), labelled=labelled)

    def _rows(self, rows: list[list[tuple[Any, int]]]) -> Iterator[Row]:
        """The texts of the cells; one that spans rows is repeated in each, one that spans columns is not."""
        above: list[str] = []
        for row in rows:
            texts, page = list[str](), 0
            for cell, span in row:
                at = len(texts)
                if _continues(cell):
                    texts.append(above[at] if at < len(above) else "")
                else:
                    blocks = list(self.blocks(cell))
                    page = page or (blocks[0].page if blocks else 0)
                    texts.append(" ".join(f"{block.marker}{block.text}" for block in blocks))
                texts.extend([""] * (span - 1))
            yield Row(texts, page or self._page)
            above = texts

    def _breaks_before(self, paragraph: Any) -> bool:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
        return not self._saved_pages and found is not None and found.get(qn("w:val")) not in ("0", "false")

    def _is_break(self, element: Any) -> bool:
        if self._saved_pages:
            return bool(element.tag == qn("w:lastRenderedPageBreak"))
        return bool(element.tag == qn("w:br") and element.get(qn("w:type")) == "page")

    def _turn(self) -> None:
        self._page += 1
        self._options.on_page()


def _inline(element: Any) -> Iterator[Any]:
    """What carries text in a paragraph, in order, through links, controls and insertions."""
    for child in element:
        if child.tag in _LEFT_OUT or _is_hidden(child):
            continue
        if child.tag in _TEXT_TAGS:
            yield child
        else:
            yield from _inline(child)


_TEXT_TAGS = {qn("w:t"), _MATH_TEXT, qn("w:lastRenderedPageBreak"), *_SIGNS, *_NOTE_MARKS}


def _is_hidden(element: Any) -> bool:
    return element.tag == qn("w:r") and element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; Word writes each a second time as a fallback."""
    for box in paragraph.iter(_BOX):
        above = [ancestor.tag for ancestor in box.iterancestors()]
        inside = above[: above.index(qn("w:p"))] if qn("w:p") in above else above
        if _FALLBACK not in inside and next(box.iterancestors(qn("w:p"))) is paragraph:
            yield box


def _cells(row: Any) -> Iterator[tuple[Any, int]]:
    """The cells of a row, also those in content controls, each with the number of columns it spans."""
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            yield cell, min(int(span.get(qn("w:val"))), 100) if span is not None else 1


def _continues(cell: Any) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _owner(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")))


def _is_deleted(row: Any) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _notes(document: Any, kind: str) -> dict[str, str]:
    """The texts of the foot- or endnotes by their id."""
    part_type = {"footnotes": RELATIONSHIP_TYPE.FOOTNOTES, "endnotes": RELATIONSHIP_TYPE.ENDNOTES}[kind]
    parts = [rel.target_part for rel in document.rels.values() if rel.reltype == part_type and not rel.is_external]
    return {note.get(qn("w:id")): _plain(note) for part in parts for note in parse_xml(part.blob)}


def _plain(element: Any) -> str:
    return mend_characters("".join(_SIGNS.get(piece.tag) or piece.text or "" for piece in _inline(element)))
