"""A report as Markdown: the same tables as on the page, without pictures."""

from collections.abc import Iterable

from evals.report.section import Section, Table


def markdown(sections: Iterable[Section], level: int = 2) -> str:
    """Sections under headings of this level."""
    return "\n\n".join(_section(section, level) for section in sections)


def _section(section: Section, level: int) -> str:
    parts = [f"{'#' * level} {section.title}", section.text, *map(_table, section.tables)]
    return "\n\n".join(parts)


def _table(table: Table) -> str:
    numbers = "|".join(["---", *["---:"] * (len(table.headings) - 1)])
    rows = (
        "| " + " | ".join(_cell(cell, (row, column) in table.marked) for column, cell in enumerate(cells)) + " |"
        for row, cells in enumerate(table.rows)
    )
    headings = "| " + " | ".join(_cell(heading, False) for heading in table.headings) + " |"
    return "\n".join([f"{table.caption}:", "", headings, f"|{numbers}|", *rows])


def _cell(text: str, marked: bool) -> str:
    shown = text.replace("|", "\\|").replace("\n", " ")
    return f"**{shown}**" if marked and shown else shown
