"""What a table in Word needs for a screen reader: a header row that repeats, and a title and description."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table


def mark_header_row(table: Table) -> None:
    """Say that the first row holds the names of the columns, and that rows stay whole."""
    first = table.rows[0]._tr.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        first.append(OxmlElement(tag))


def describe(table: Table, title: str, description: str) -> None:
    """Give a table its alternative text."""
    properties = table._tbl.tblPr
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)
