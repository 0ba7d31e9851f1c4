import io
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from ingest.blocks import Block, Reading, ReadOptions
from ingest.readers.pptx import read_pptx


def read(presentation: Any, options: ReadOptions | None = None) -> Reading:
    stream = io.BytesIO()
    presentation.save(stream)
    return read_pptx(stream.getvalue(), options or ReadOptions())


def slide(presentation: Any, layout: int, title: str = "") -> Any:
    added = presentation.slides.add_slide(presentation.slide_layouts[layout])
    if title:
        added.shapes.title.text = title
    return added


def test_a_slide_has_a_heading_points_and_notes() -> None:
    presentation = Presentation()
    first = slide(presentation, 1, "Grip op\vjeugdhulp")
    first.placeholders[1].text = "Toegang\nInkoop"
    first.notes_slide.notes_text_frame.text = "Vertel van de inkoop."
    assert read(presentation).blocks == (
        Block("Grip op jeugdhulp", level=1),
        Block("Toegang", marker="- "),
        Block("Inkoop", marker="- "),
        Block("Vertel van de inkoop.", role="note"),
    )


def test_tables_and_shapes_in_groups_are_read_on_their_slide() -> None:
    presentation = Presentation()
    slide(presentation, 1, "Eerst")
    second = slide(presentation, 6)
    table = second.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(2)).table
    for cell, text in zip(table.iter_cells(), ("Jaar", "Tekort", "2020", "5 miljoen"), strict=True):
        cell.text = text
    box = second.shapes.add_group_shape().shapes.add_textbox(0, 0, Inches(1), Inches(1))
    box.text_frame.text = "Bron: begroting."
    reading = read(presentation)
    assert reading.blocks[1:] == (
        Block("Dia 2", 2, level=1),
        Block("Jaar: 2020; Tekort: 5 miljoen", 2, role="row"),
        Block("Bron: begroting.", 2),
    )


def test_a_slide_with_nothing_on_it_is_empty_and_keeps_its_number() -> None:
    presentation = Presentation()
    slide(presentation, 6)
    slide(presentation, 1, "Tweede")
    reading = read(presentation)
    assert [page.how for page in reading.pages] == ["empty", "text"]
    assert reading.blocks == (Block("Tweede", 2, level=1),)


def test_no_more_slides_are_read_than_allowed() -> None:
    presentation = Presentation()
    for title in ("Een", "Twee"):
        slide(presentation, 1, title)
    reading = read(presentation, ReadOptions(max_pages=1))
    assert len(reading.pages) == 1 and "eerste 1" in reading.warnings[0]
