"""OpenDocument texts (LibreOffice) to blocks, in the order of the text: headings, lists, tables, notes, boxes."""

from collections.abc import Iterator
from io import BytesIO

from odfdo import Document, Element

from ingest.blocks import Block, PageRead, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.packages import check_package
from ingest.readers.numbering import BULLET, Counters, Level
from ingest.readers.office import sensible
from ingest.tables import Row, table_blocks

_LEFT_OUT = frozenset(
    "text:tracked-changes text:table-of-content text:illustration-index text:table-index text:alphabetical-index "
    "text:sequence-decls text:variable-decls text:user-field-decls office:forms office:annotation svg:title "
    "svg:desc text:ruby-text".split()
)
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_REPEATED = 100
_DEEPEST = 6


def read_odt(data: bytes, options: ReadOptions) -> Reading:
    """Read an OpenDocument text. Pages are those that the program noted when it saved, and explicit breaks.

    Raises:
        UnreadableDocument: it would grow too large when opened.
    """
    warnings = check_package(data)
    document = Document(BytesIO(data))
    walk = _Walk(document, options)
    blocks = tuple(walk.blocks(document.body))
    pages = (PageRead(),) * max([1, *(block.page for block in blocks)])
    return Reading(blocks, pages, dict(_properties(document)), warnings=warnings)


def _properties(document: Document) -> dict[str, str]:
    meta = document.meta
    date = meta.date or meta.creation_date
    return sensible(
        {
            "titel": meta.title,
            "auteur": meta.creator or meta.initial_creator,
            "datum": date.isoformat() if date else None,
            "taal": meta.language,
        }
    )


class _Walk:
    """A walk through the body: knows the page it is on and where each list is with its counting."""

    def __init__(self, document: Document, options: ReadOptions) -> None:
        self._document = document
        self._options = options
        self._counters = Counters()
        self._lists = 0
        self._page = 1

    def blocks(self, parent: Element) -> Iterator[Block]:
        """What stands directly in the body, a section, a cell or a box."""
        for element in parent.children:
            match element.tag:
                case "text:h":
                    yield from self._paragraph(
                        element, level=int(element.get_attribute_integer("text:outline-level") or 1)
                    )
                case "text:p":
                    yield from self._paragraph(element, level=self._level_of_style(element))
                case "text:list":
                    self._lists += 1
                    yield from self._list(element, str(self._lists), element.get_attribute_string("text:style-name"), 0)
                case "table:table":
                    yield from self._table(element)
                case "text:soft-page-break":
                    self._turn()
                case tag if tag not in _LEFT_OUT:
                    yield from self.blocks(element)

    def _paragraph(self, paragraph: Element, *, level: int = 0, marker: str = "") -> Iterator[Block]:
        if self._breaks_before(paragraph):
            self._turn()
        page, text, later = self._page, "", list[Element]()
        for piece in _inline(paragraph):
            if isinstance(piece, str):
                text += piece
            elif piece.tag == "text:soft-page-break":
                self._turn()
                page = page if text.strip() else self._page
            else:
                later.append(piece)
        if text := mend_characters(text):
            yield Block(text, page, min(level, _DEEPEST), marker)
        for element in later:
            yield from self._note(element, page) if element.tag == "text:note" else self.blocks(element)

    def _note(self, note: Element, page: int) -> Iterator[Block]:
        body = note.get_element("text:note-body")
        if body is not None and (text := " ".join(block.text for block in self.blocks(body))):
            yield Block(text, page, role="note")

    def _list(self, element: Element, list_id: str, style: str | None, depth: int) -> Iterator[Block]:
        levels = self._levels(style)
        for item in element.children:
            marker = self._counters.next(list_id, levels, depth) if item.tag == "text:list-item" else ""
            for child in item.children:
                if child.tag == "text:list":
                    own = child.get_attribute_string("text:style-name")
                    yield from self._list(child, list_id, own or style, depth + 1)
                elif child.tag in ("text:p", "text:h"):
                    level = int(child.get_attribute_integer("text:outline-level") or 0) if child.tag == "text:h" else 0
                    yield from self._paragraph(child, level=level, marker=marker)
                    marker = ""

    def _table(self, table: Element) -> Iterator[Block]:
        labelled = table.get_element("table:table-header-rows") is not None
        parts = list(_table_parts(table))
        if all(len(_cells(part)) <= 1 for part in parts):  # one column is layout: its paragraphs are paragraphs
            for part in parts:
                yield from self.blocks(part)
            return
        yield from table_blocks(list(self._rows(parts)), labelled=labelled)

    def _rows(self, parts: list[Element]) -> Iterator[Row]:
        for part in parts:
            if part.tag == "text:soft-page-break":
                self._turn()
            else:
                page = self._page
                yield Row([text for cell in _cells(part) for text in self._texts(cell)], page)

    def _texts(self, cell: Element) -> list[str]:
        """The text of a cell, as often as the cell is repeated."""
        text = " ".join(f"{block.marker}{block.text}" for block in self.blocks(cell))
        repeated = int(cell.get_attribute_integer("table:number-columns-repeated") or 1)
        return [text] * min(repeated, _MAX_REPEATED)

    def _level_of_style(self, paragraph: Element) -> int:
        """Level 1 for the title of the document, 0 for text: real headings have their own element."""
        name = paragraph.get_attribute_string("text:style-name")
        style = self._document.get_style("paragraph", name) if name else None
        parent = style.get_attribute_string("style:parent-style-name") if style is not None else None
        return 1 if "Title" in (name, parent) else 0

    def _breaks_before(self, paragraph: Element) -> bool:
        name = paragraph.get_attribute_string("text:style-name")
        style = self._document.get_style("paragraph", name) if name else None
        found = style.get_element("style:paragraph-properties") if style is not None else None
        return found is not None and found.get_attribute_string("fo:break-before") == "page"

    def _levels(self, style_name: str | None) -> dict[int, Level]:
        style = self._document.get_style("list", style_name) if style_name else None
        return {depth: _level(found) for depth, found in enumerate(style.children)} if style is not None else {}

    def _turn(self) -> None:
        self._page += 1
        self._options.on_page()


def _level(level: Element) -> Level:
    if level.tag != "text:list-level-style-number":
        return BULLET
    kind = _KINDS.get(level.get_attribute_string("style:num-format") or "")
    depth = int(level.get_attribute_integer("text:level") or 1)
    before, after = (level.get_attribute_string(f"style:num-{side}") or "" for side in ("prefix", "suffix"))
    start = int(level.get_attribute_integer("text:start-value") or 1)
    return Level(kind, f"{before}%{depth}{after}", start) if kind else Level("none", "")


def _table_parts(table: Element) -> Iterator[Element]:
    """The rows of a table, through groups and header rows, and the page breaks between them."""
    for element in table.children:
        if element.tag in ("table:table-row", "text:soft-page-break"):
            yield element
        elif element.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _table_parts(element)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if cell.tag in ("table:table-cell", "table:covered-table-cell")]


def _inline(element: Element) -> Iterator[str | Element]:
    """The text of a paragraph in order; notes, boxes and page breaks as elements in their place."""
    yield element.text or ""
    for child in element.children:
        match child.tag:
            case "text:s" | "text:tab" | "text:line-break":
                yield " "
            case "text:note" | "draw:text-box" | "text:soft-page-break":
                yield child
            case tag if tag not in _LEFT_OUT:
                yield from _inline(child)
        yield child.tail or ""
