import io
from typing import Any

from odfdo import Document, Element, Header, List, Paragraph, Style

from ingest.blocks import Block, Reading, ReadOptions
from ingest.readers.odt import read_odt


def read(*content: Any, styles: tuple[Any, ...] = ()) -> Reading:
    document = Document("text")
    document.body.clear()
    for style in styles:
        document.insert_style(style, automatic=True)
    for element in content:
        document.body.append(Element.from_tag(element) if isinstance(element, str) else element)
    stream = io.BytesIO()
    document.save(stream)
    return read_odt(stream.getvalue(), ReadOptions())


def test_headings_spaces_and_notes_are_read_in_order() -> None:
    paragraph = (
        "<text:p>De<text:s/>kosten<text:tab/>stegen<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>Begroting 2021.</text:p></text:note-body></text:note>"
        "<text:line-break/>snel.<office:annotation><text:p>opmerking</text:p></office:annotation></text:p>"
    )
    assert read(Header(2, "Aanleiding"), paragraph).blocks == (
        Block("Aanleiding", level=2),
        Block("De kosten stegen snel."),
        Block("Begroting 2021.", role="note"),
    )


def test_the_title_style_is_a_heading() -> None:
    assert read(Paragraph("Rapport", style="Title")).blocks[0].level == 1


def test_lists_nest_and_count() -> None:
    numbered = "<text:list-style style:name='Telling'/>"
    style = Element.from_tag(numbered)
    level = "<text:list-level-style-number text:level='1' style:num-format='{}' style:num-suffix='.'/>"
    style.append(Element.from_tag(level.format("i")))
    counted = (
        "<text:list text:style-name='Telling'><text:list-item><text:p>een</text:p></text:list-item>"
        "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
    )
    blocks = read(List(["los"]), counted, styles=(style,)).blocks
    assert [block.marker + block.text for block in blocks] == ["- los", "i. een", "ii. twee"]


def test_tables_repeat_cells_and_pages_turn_within_them() -> None:
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>{}</table:table-row>"
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    table = (
        "<table:table><table:table-header-rows>"
        + row.format("Gemeente", cell.format("", "2020") + cell.format("", "2021"))
        + "</table:table-header-rows>"
        + row.format("Veldstad", cell.format(" table:number-columns-repeated='2'", "5"))
        + "<text:soft-page-break/>"
        + row.format("Rivierdam", cell.format("", "6"))
        + "</table:table>"
    )
    blocks = read(table).blocks
    assert [(block.text, block.page) for block in blocks] == [
        ("Gemeente: Veldstad; 2020: 5; 2021: 5", 1),
        ("Gemeente: Rivierdam; 2020: 6", 2),
    ]


def test_page_breaks_give_pages() -> None:
    style = Style("paragraph", name="Nieuw")
    style.set_properties({"fo:break-before": "page"}, area="paragraph")
    reading = read(
        "<text:p>Een.</text:p>",
        Paragraph("Twee.", style="Nieuw"),
        "<text:soft-page-break/>",
        "<text:p>Drie.</text:p>",
        styles=(style,),
    )
    assert [block.page for block in reading.blocks] == [1, 2, 3] and len(reading.pages) == 3
