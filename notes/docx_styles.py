"""An empty Word document on A4, in Dutch, with the looks of ``docx_styles.xml``."""

from importlib.resources import files

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

TEXT_WIDTH = Mm(210 - 2 * 22)
"""Width of the text between the margins."""
_FONT = "Arial"
"""A name that Word has and LibreOffice replaces by one of the same widths; nothing is bundled."""
_NOT_TRUE_OF_A_NOTE = ("w:proofState", "w:savePreviewPicture")
"""Settings of python-docx's own template: that its spelling was checked, and to save a picture of it."""


def empty_document() -> Document:
    """A document with styles and page, and nothing in it."""
    document = docx.Document()
    _leave_out_thumbnail(document)
    _set_styles(document)
    _set_language(document)
    _set_settings(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    return document


def _leave_out_thumbnail(document: Document) -> None:
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def _set_styles(document: Document) -> None:
    styles = document.styles.element
    for style in list(parse_xml((files("notes") / "docx_styles.xml").read_bytes())):
        if style.tag != qn("w:style"):
            continue  # a comment
        for old in [one for one in styles.style_lst if one.styleId == style.get(qn("w:styleId"))]:
            styles.remove(old)
        styles.append(style)
    fonts = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _set_language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), "nl-NL")


def _set_settings(document: Document) -> None:
    settings = document.settings.element
    for tag in _NOT_TRUE_OF_A_NOTE:
        settings.remove(settings.find(qn(tag)))
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")  # Word 2013 and later; below that it opens in a compatibility mode
