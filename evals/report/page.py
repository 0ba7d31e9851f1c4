"""A report as one page of HTML that needs nothing beside it: style and pictures stand in it."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from evals.report.section import Picture, Section, Table


def page(title: str, intro: str, sections: Iterable[Section]) -> str:
    """The whole page."""
    style = (files("evals.report") / "page.css").read_text("utf-8")
    listed = list(sections)
    contents = "".join(f'<li><a href="#{_anchor(one.title)}">{escape(one.title)}</a></li>' for one in listed)
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>"
        f"<header><h1>{escape(title)}</h1><p>{escape(intro)}</p>"
        f'<nav aria-label="Inhoud"><ul>{contents}</ul></nav></header>'
        f"<main>{''.join(map(_section, listed))}</main></body></html>\n"
    )


def _section(section: Section) -> str:
    pictures = "".join(map(_picture, section.pictures))
    tables = "".join(_table(table, f"{_anchor(section.title)}-{number}") for number, table in enumerate(section.tables))
    anchor = _anchor(section.title)
    return (
        f'<section id="{anchor}" aria-labelledby="{anchor}-kop"><h2 id="{anchor}-kop">{escape(section.title)}</h2>'
        f"<p>{escape(section.text)}</p>{pictures}{tables}</section>"
    )


def _picture(picture: Picture) -> str:
    alt = escape(picture.alt)
    svg = picture.svg.replace("<svg", '<svg aria-hidden="true"', 1)
    return (
        f'<figure><div role="img" aria-label="{alt}">{svg}</div>'
        f"<figcaption>{escape(picture.caption)}</figcaption></figure>"
    )


def _table(table: Table, anchor: str) -> str:
    heads = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    rows = "".join(_row(row, cells, table.marked) for row, cells in enumerate(table.rows))
    # Who uses the keyboard must be able to scroll a wide table sideways.
    return (
        f'<div class="tabel" role="region" aria-labelledby="{anchor}" tabindex="0"><table>'
        f'<caption id="{anchor}">{escape(table.caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(row: int, cells: tuple[str, ...], marked: frozenset[tuple[int, int]]) -> str:
    first, *others = (
        f"<strong>{escape(cell)}</strong>" if (row, column) in marked else escape(cell)
        for column, cell in enumerate(cells)
    )
    shown = "".join(f'<td class="{_kind(cell)}">{html}</td>' for cell, html in zip(cells[1:], others, strict=True))
    return f'<tr><th scope="row">{first}</th>{shown}</tr>'


def _kind(cell: str) -> str:
    """How a cell looks: better and worse have a colour beside their sign, figures stand to the right."""
    if cell.startswith("▲"):
        return "beter"
    if cell.startswith("▼"):
        return "slechter"
    return "getal" if cell[:1].isdigit() or cell[:1] in "+−–" else "tekst"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")
