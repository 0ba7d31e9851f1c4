"""A note as HTML: what is shown before it is kept, and what the PDF is made of. Everything given is escaped."""

from html import escape
from importlib.resources import files
from typing import Literal

from assistant.dates import dutch_date
from notes import wording
from notes.characters import writable
from notes.draft import ChosenScan
from notes.note import Cell, Gone, Item, Note, Quote
from notes.passage import Piece, paragraphs
from notes.sections import Group, sections
from notes.source import account, cautions, facts, origin, short_title, source_line, web_address


def style(medium: Literal["paper", "screen"]) -> str:
    """The style sheet, for a page of paper or a piece of a web page."""
    return "".join((files("notes") / name).read_text("utf-8") for name in ("note.css", f"note_{medium}.css"))


def page_html(note: Note) -> str:
    """A whole document, for paper."""
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{_text(note.title)}</title>'
        f'<meta name="author" content="Gripwijzer"><meta name="description" content="{_text(note.purpose)}">'
        f'<meta name="dcterms.created" content="{note.made_on.date().isoformat()}">'
        f"<style>{style('paper')}</style></head><body>{note_html(note)}</body></html>"
    )


def note_html(note: Note) -> str:
    """The note itself, to be put in a page that has the style sheet."""
    told = "".join(f"<p><b>{name}</b> {_lines(text)}</p>" for name, text in facts(note))
    asked = "".join(f"<li>{_lines(question)}</li>" for question in note.questions)
    made_with = _text(wording.MADE_WITH.format(date=dutch_date(note.made_on.date().isoformat())))
    parts = [
        f'<p class="soort" data-gemaakt="{made_with}">{wording.KIND_OF_NOTE}</p>'
        f'<h1 data-kort="{_text(short_title(note))}">{_text(note.title)}</h1>',
        f'<div class="gegevens">{told}</div>',
        f"<h2>{wording.QUESTIONS}</h2><ol>{asked}</ol>" if asked else "",
        *(f"<h2>{one.heading}</h2>{''.join(map(_group, one.groups))}" for one in sections(note)),
        "" if note.items else f"<p>{wording.NOTHING_CHOSEN}</p>",
        _appendix(list(note.quotes())),
        f"<h2>{wording.ACCOUNT}</h2>" + "".join(f"<p>{_text(one)}</p>" for one in account(note)),
    ]
    return f'<main class="notitie" lang="nl">{"".join(parts)}</main>'


def _group(group: Group) -> str:
    heading = f"<h3>{_text(group.heading)}</h3>" if group.heading else ""
    return heading + "".join(map(_item, group.items))


def _item(item: Item) -> str:
    match item:
        case Quote():
            return _quote(item)
        case Gone():
            return f'<p class="weg">{_text(item.why)}</p>{_remark(item.remark)}'
        case Cell():
            inside = "".join(map(_item, item.quotes)) or f'<p class="weg">{wording.NO_SOURCE}</p>'
            return inside + _remark(item.remark)
        case ChosenScan():
            return _scan(item) + _remark(item.remark)


def _quote(quote: Quote) -> str:
    to = f", {_text(wording.ADDRESSED_TO.format(who=quote.addressed_to))}" if quote.addressed_to else ""
    about = " ".join(cautions(quote))
    note = f'<span class="voetnoot">{_text(source_line(quote))} {_text(about)} {_link(quote)}</span>'
    further = wording.IN_APPENDIX.format(number=quote.number)
    return (
        f'<section class="citaat" id="citaat-{quote.number}">'
        f'<p class="van"><b>{_text(quote.document.title)}</b> ({_text(origin(quote))}{to})</p>'
        f"<blockquote><p>“{_lines(quote.text)}”{note}</p></blockquote>{_remark(quote.remark)}"
        f'<p class="verder"><a href="#passage-{quote.number}">{further}</a></p></section>'
    )


def _scan(scan: ChosenScan) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in wording.SCAN_COLUMNS)
    rows = "".join(
        f'<tr><th scope="row">{_text(row.theme)}</th><td>{_text(row.outcome)}</td>'
        f"<td>{_text(row.explanation)}</td></tr>"
        for row in scan.rows
    )
    return (
        f"<p>{_text(wording.SCAN_ABOUT.format(when=scan.made_on))}</p>"
        f"<table><caption>{_text(wording.SCAN_TABLE.format(title=scan.title))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _appendix(quotes: list[Quote]) -> str:
    if not quotes:
        return ""
    passages = "".join(
        f'<section class="passage" id="passage-{one.number}"><h3>{one.number}. {_text(one.document.title)}</h3>'
        f"{''.join(map(_paragraph, paragraphs(one)))}"
        f'<p class="bron">{_text(source_line(one))} {_text(" ".join(cautions(one)))} {_link(one)}</p>'
        f'<p class="verder"><a href="#citaat-{one.number}">{wording.BACK_TO_NOTE}</a></p></section>'
        for one in quotes
    )
    introduction = wording.APPENDIX_INTRODUCTION
    return f'<section class="bijlage"><h2>{wording.APPENDIX}</h2><p>{introduction}</p>{passages}</section>'


def _paragraph(pieces: list[Piece]) -> str:
    shown = (f"<mark>{_lines(one.text)}</mark>" if one.is_quoted else _lines(one.text) for one in pieces)
    return f"<p>{''.join(shown)}</p>"


def _link(quote: Quote) -> str:
    address = web_address(quote)
    if address is None:
        return ""
    shown = escape(address, quote=True)
    return f'<a class="adres" href="{shown}" target="_blank" rel="noopener">{shown}</a>'


def _remark(text: str) -> str:
    return f'<p class="opmerking"><b>{wording.REMARK}:</b> {_lines(text)}</p>' if text else ""


def _text(text: str) -> str:
    return escape(writable(text), quote=True)


def _lines(text: str) -> str:
    """Text with its line breaks."""
    return _text(text).replace("\n", "<br>")
