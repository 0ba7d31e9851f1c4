"""A note as a Word file (DOCX) on A4, which LibreOffice opens as well: headings, real footnotes and page numbers."""

from io import BytesIO

from docx.table import Table
from docx.text.paragraph import Paragraph

from assistant.dates import dutch_date
from notes import wording
from notes.characters import writable
from notes.docx_footnotes import Footnotes
from notes.docx_links import add_bookmark, add_page_numbers, link_to_bookmark, link_to_web
from notes.docx_styles import TEXT_WIDTH, empty_document
from notes.docx_table import describe, mark_header_row
from notes.draft import ChosenScan
from notes.note import Cell, Gone, Item, Note, Quote
from notes.passage import paragraphs
from notes.sections import sections
from notes.source import account, cautions, facts, origin, short_title, source_line, web_address

_COLUMN_SHARES = (0.36, 0.16, 0.48)
"""Widths of the columns of a scan's outcome, as parts of the width of the text."""


def as_docx(note: Note) -> bytes:
    """The note as the bytes of a DOCX file."""
    return _Writer(note).written()


class _Writer:
    """Puts the parts of a note in a Word document, one after the other."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._document = empty_document()
        self._footnotes = Footnotes(self._document)

    def written(self) -> bytes:
        note = self._note
        self._properties()
        self._head_and_foot()
        self._say("Soort", wording.KIND_OF_NOTE)
        self._say("Title", note.title)
        for name, text in facts(note):
            self._fact(name, text)
        if note.questions:
            self._heading(wording.QUESTIONS, 1)
            for question in note.questions:
                self._say("List Number", question)
        for section in sections(note):
            self._heading(section.heading, 1)
            for group in section.groups:
                if group.heading:
                    self._heading(group.heading, 2)
                for item in group.items:
                    self._item(item)
        if not note.items:
            self._say("Normal", wording.NOTHING_CHOSEN)
        self._appendix()
        self._heading(wording.ACCOUNT, 1)
        for text in account(note):
            self._say("Normal", text)
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _properties(self) -> None:
        known = self._document.core_properties
        known.title = writable(self._note.title)[:255]
        known.subject = writable(self._note.purpose)[:255]
        known.author = known.last_modified_by = "Gripwijzer"
        known.category = wording.KIND_OF_NOTE
        known.language = "nl-NL"
        known.comments = ""
        known.created = known.modified = self._note.made_on.replace(tzinfo=None, microsecond=0)

    def _head_and_foot(self) -> None:
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].add_run(writable(short_title(self._note)))
        made_on = wording.MADE_WITH.format(date=dutch_date(self._note.made_on.date().isoformat()))
        for footer in (section.footer, section.first_page_footer):
            line = footer.paragraphs[0]
            line.style = self._document.styles["Footer"]
            line.add_run(f"{made_on}\t{wording.PAGE} ")
            add_page_numbers(line, wording.OF)

    def _heading(self, text: str, level: int) -> Paragraph:
        return self._say(f"Heading {level}", text)

    def _say(self, style: str, text: str = "") -> Paragraph:
        return self._document.add_paragraph(writable(text), style=style)

    def _fact(self, name: str, text: str) -> None:
        line = self._say("Gegevens")
        line.add_run(name).bold = True
        line.add_run(f"\t{writable(text)}")

    def _item(self, item: Item) -> None:
        match item:
            case Quote():
                self._quote(item)
            case Gone():
                self._say("Let op", item.why)
            case Cell():
                for one in item.quotes:
                    self._item(one)
                if not item.quotes:
                    self._say("Let op", wording.NO_SOURCE)
            case ChosenScan():
                self._scan(item)
        if item.remark and not isinstance(item, Quote):
            self._remark(item.remark)

    def _quote(self, quote: Quote) -> None:
        to = f", {wording.ADDRESSED_TO.format(who=quote.addressed_to)}" if quote.addressed_to else ""
        said_by = self._say("Bron")
        said_by.add_run(writable(quote.document.title), style="Brontitel")
        said_by.add_run(writable(f" ({origin(quote)}{to})"))
        said = self._say("Citaat", f"“{writable(quote.text)}”")
        add_bookmark(said, f"citaat_{quote.number}", quote.number)
        self._footnotes.add(said, _told(quote), web_address(quote))
        if quote.remark:
            self._remark(quote.remark)
        further = wording.IN_APPENDIX.format(number=quote.number)
        link_to_bookmark(self._say("Verwijzing"), further, f"passage_{quote.number}")

    def _remark(self, text: str) -> None:
        line = self._say("Opmerking")
        line.add_run(f"{wording.REMARK}: ").bold = True
        line.add_run(writable(text))

    def _scan(self, scan: ChosenScan) -> None:
        self._say("Normal", wording.SCAN_ABOUT.format(when=scan.made_on))
        title = wording.SCAN_TABLE.format(title=scan.title)
        self._say("Caption", title)
        rows = [wording.SCAN_COLUMNS, *((row.theme, row.outcome, row.explanation) for row in scan.rows)]
        table: Table = self._document.add_table(len(rows), len(wording.SCAN_COLUMNS), style="Uitkomsten")
        describe(table, writable(title), writable(wording.SCAN_ABOUT.format(when=scan.made_on)))
        mark_header_row(table)
        table.autofit = False
        for column, share in zip(table.columns, _COLUMN_SHARES, strict=True):
            column.width = int(TEXT_WIDTH * share)
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, text, share in zip(row.cells, texts, _COLUMN_SHARES, strict=True):
                cell.width = int(TEXT_WIDTH * share)
                cell.paragraphs[0].style = self._document.styles["Tabeltekst" if number else "Tabelkop"]
                cell.paragraphs[0].add_run(writable(text))

    def _appendix(self) -> None:
        quotes = list(self._note.quotes())
        if not quotes:
            return
        self._heading(wording.APPENDIX, 1).paragraph_format.page_break_before = True
        self._say("Normal", wording.APPENDIX_INTRODUCTION)
        first_id = len(quotes) + 1  # bookmarks are numbered through the whole document
        for quote in quotes:
            heading = self._heading(f"{quote.number}. {quote.document.title}", 2)
            add_bookmark(heading, f"passage_{quote.number}", first_id + quote.number)
            for paragraph in paragraphs(quote):
                line = self._say("Passage")
                for piece in paragraph:
                    line.add_run(writable(piece.text), style="Aangehaald" if piece.is_quoted else None)
            source = self._say("Bron", f"{_told(quote)} ")
            source.paragraph_format.keep_with_next = True
            if address := web_address(quote):
                link_to_web(source, address, address)
            link_to_bookmark(self._say("Verwijzing"), wording.BACK_TO_NOTE, f"citaat_{quote.number}")


def _told(quote: Quote) -> str:
    return writable(" ".join((source_line(quote), *cautions(quote))))
