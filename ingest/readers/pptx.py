"""Presentations to blocks: a slide is a page, its title a heading, the speaker's notes are notes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import PartFactory
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from ingest.blocks import Block, PageRead, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.packages import check_package
from ingest.readers.office import package_properties
from ingest.tables import Row, table_blocks

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
"""Slide shows and templates are presentations too."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_BULLETED = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY, PP_PLACEHOLDER.VERTICAL_OBJECT)
_ON_EVERY_SLIDE = (
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.HEADER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
)
for _type in _MAIN_TYPES:
    PartFactory.part_type_for.setdefault(_type, PresentationPart)


def read_pptx(data: bytes, options: ReadOptions) -> Reading:
    """Read a presentation, of at most ``options.max_pages`` slides.

    Raises:
        UnreadableDocument: it would grow too large when opened.
    """
    warnings = check_package(data)
    slides = list(Package.open(BytesIO(data)).main_document_part.presentation.slides)
    if len(slides) > options.max_pages:
        warnings += (f"alleen de eerste {options.max_pages} dia's zijn gelezen",)
    blocks, pages = list[Block](), list[PageRead]()
    for number, slide in enumerate(slides[: options.max_pages], start=1):
        on_slide = _slide(slide, number)
        blocks.extend(on_slide)
        pages.append(PageRead() if on_slide else PageRead("empty"))
        options.on_page()
    return Reading(
        tuple(blocks), tuple(pages) or (PageRead("empty"),), dict(package_properties(data)), warnings=warnings
    )


def _slide(slide: Any, number: int) -> list[Block]:
    title = slide.shapes.title
    heading = mend_characters(_one_line(title.text_frame.text)) if title is not None else ""
    content = list(_content(slide, number))
    if not heading and not content:
        return []
    return [Block(heading or f"Dia {number}", number, level=1), *content]


def _content(slide: Any, number: int) -> Iterator[Block]:
    for shape in _shapes(slide.shapes):
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind not in _ON_EVERY_SLIDE and kind not in _TITLES:
            yield from _shape(shape, number, bulleted=kind in _BULLETED)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        for paragraph in frame.paragraphs:
            if text := mend_characters(_one_line(paragraph.text)):
                yield Block(text, number, role="note")


def _shapes(shapes: Any) -> Iterator[Any]:
    """The shapes of a slide in their order, those in groups one by one."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _shape(shape: Any, page: int, *, bulleted: bool) -> Iterator[Block]:
    if shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            if text := mend_characters(_one_line(paragraph.text)):
                yield Block(text, page, marker="- " if _has_bullet(paragraph, bulleted) else "")
    elif shape.has_table:
        rows = [Row([cell.text for cell in row.cells], page) for row in shape.table.rows]
        yield from table_blocks(rows, labelled=bool(shape.table.first_row))


def _has_bullet(paragraph: Any, by_default: bool) -> bool:
    """What the paragraph says of itself, else what its placeholder usually has."""
    own = paragraph._p.pPr
    if own is None:
        return by_default
    if own.find(qn("a:buNone")) is not None:
        return False
    return by_default or any(own.find(qn(tag)) is not None for tag in ("a:buChar", "a:buAutoNum"))


def _one_line(text: str) -> str:
    return text.replace("\v", " ").replace("\n", " ")
