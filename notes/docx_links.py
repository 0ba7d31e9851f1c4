"""What python-docx has no words for: links, bookmarks and the numbers of pages."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def link_to_web(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link to a web address at the end of a paragraph."""
    paragraph._p.append(web_link(paragraph.part, text, address))


def web_link(part: Part, text: str, address: str) -> Any:
    """A link to a web address as an element, with the relation that it needs in the part where it will stand."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run(text, "Hyperlink"))
    return link


def link_to_bookmark(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """Add a link to a bookmark in the same document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    link.append(run(text, "Hyperlink"))
    paragraph._p.append(link)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around what stands in a paragraph; its number is unique in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    content = paragraph._p.r_lst
    content[0].addprevious(start)
    content[-1].addnext(end)


def add_page_numbers(paragraph: Paragraph, between: str) -> None:
    """Add 'page of pages' as fields, which Word fills in; ``between`` is the word between the two."""
    _add_field(paragraph, "PAGE")
    paragraph.add_run(f" {between} ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    field.append(run("1"))
    paragraph._p.append(field)


def run(text: str, style: str | None = None) -> Any:
    """A run of text as an element, in a character style."""
    element = OxmlElement("w:r")
    if style:
        properties, named = OxmlElement("w:rPr"), OxmlElement("w:rStyle")
        named.set(qn("w:val"), style)
        properties.append(named)
        element.append(properties)
    written = OxmlElement("w:t")
    written.text = text
    written.set(qn("xml:space"), "preserve")
    element.append(written)
    return element
