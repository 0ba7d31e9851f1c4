"""Real footnotes in a Word file, which python-docx does not make: a part of their own (ECMA-376, 17.11)."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from notes.docx_links import run, web_link

_SEPARATORS = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))
"""The lines above footnotes, which Word wants as two notes of a kind of their own."""
_AFTER_NOTE_SETTINGS = ("w:endnotePr", "w:compat")


class Footnotes:
    """The footnotes of one document, numbered from 1 in the order in which they are added."""

    def __init__(self, document: Document) -> None:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, kind, element in _SEPARATORS:
            root.append(_separator(number, kind, element))
        package = document.part.package
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _tell_settings(document)
        self._count = 0

    def add(self, paragraph: Paragraph, text: str, address: str | None) -> None:
        """Put a mark at the end of a paragraph and its note, ending in a link, at the foot of the page."""
        self._count += 1
        mark = run("", "FootnoteReference")
        mark.remove(mark.find(qn("w:t")))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._count))
        mark.append(reference)
        paragraph._p.append(mark)
        self._part.element.append(self._note(text, address))

    def _note(self, text: str, address: str | None) -> Any:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._count))
        line = _line("FootnoteText")
        number = run("", "FootnoteReference")
        number.remove(number.find(qn("w:t")))
        number.append(OxmlElement("w:footnoteRef"))
        line.append(number)
        line.append(run(f" {text} " if address else f" {text}"))
        if address:
            line.append(web_link(self._part, address, address))
        note.append(line)
        return note


def _line(style: str) -> Any:
    line, properties, named = (OxmlElement(tag) for tag in ("w:p", "w:pPr", "w:pStyle"))
    named.set(qn("w:val"), style)
    properties.append(named)
    line.append(properties)
    return line


def _separator(number: str, kind: str, element: str) -> Any:
    note = OxmlElement("w:footnote")
    note.set(qn("w:type"), kind)
    note.set(qn("w:id"), number)
    line = OxmlElement("w:p")
    drawn = OxmlElement("w:r")
    drawn.append(OxmlElement(f"w:{element}"))
    line.append(drawn)
    note.append(line)
    return note


def _tell_settings(document: Document) -> None:
    """Name the separators in the settings, at the place that the schema gives them."""
    told = OxmlElement("w:footnotePr")
    for number, _kind, _element in _SEPARATORS:
        named = OxmlElement("w:footnote")
        named.set(qn("w:id"), number)
        told.append(named)
    settings = document.settings.element
    later = next(one for tag in _AFTER_NOTE_SETTINGS if (one := settings.find(qn(tag))) is not None)
    later.addprevious(told)
