"""A note as plain text, to be pasted in a mail."""

from notes import wording
from notes.draft import ChosenScan
from notes.note import Cell, Gone, Item, Note, Quote
from notes.sections import sections
from notes.source import account, cautions, facts, source_line, web_address


def as_text(note: Note) -> str:
    """The note without its appendix: each quote has its number, and the sources stand below."""
    lines = [note.title, "=" * min(len(note.title), 72), ""]
    lines += [f"{name}: {text}" for name, text in facts(note)]
    if note.questions:
        lines += ["", wording.QUESTIONS.upper(), *(f"{n}. {one}" for n, one in enumerate(note.questions, start=1))]
    for section in sections(note):
        lines += ["", section.heading.upper()]
        for group in section.groups:
            lines += ["", group.heading] if group.heading else []
            for item in group.items:
                lines += ["", *_item(item)]
    if quotes := list(note.quotes()):
        lines += ["", wording.SOURCES.upper(), *map(_source, quotes)]
    return "\n".join([*lines, "", *account(note), ""])


def _item(item: Item) -> list[str]:
    match item:
        case Quote():
            said = [f"“{item.text}” [{item.number}]"]
        case Gone():
            said = [item.why]
        case Cell():
            said = [line for one in item.quotes for line in _item(one)] or [wording.NO_SOURCE]
        case ChosenScan():
            said = [wording.SCAN_ABOUT.format(when=item.made_on)]
            said += [": ".join(filter(None, (row.theme, row.outcome, row.explanation))) for row in item.rows]
    return [*said, f"{wording.REMARK}: {item.remark}"] if item.remark else said


def _source(quote: Quote) -> str:
    return " ".join(filter(None, (f"[{quote.number}]", source_line(quote), *cautions(quote), web_address(quote))))
