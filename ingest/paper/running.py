"""Lines of a page that belong to the paper and not to the text: running headers, footers, page numbers."""

import re
from collections import Counter

from ingest.paper.marks import Line

_EDGE = 3
"""How many lines at the top and bottom of a page can be a running header or footer."""
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"\W{0,2}(?:pagina|blz\.?|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|van|\||\u2044)\s*\d{1,4})?\W{0,2}",
    re.IGNORECASE,
)
_BARE_BULLET = re.compile(r"[•▪◦‣·]")
_SAME_HEIGHT = 4.0  # points: how exactly a running line returns at its place

Pages = list[list[Line]]


def drop_running_lines(pages: Pages) -> Pages:
    """Drop lines that return at one height at the edge of pages (page numbers aside), page numbers, loose bullets."""
    edges = Counter(shape for lines in pages for shape in {_shape(line) for line in _at_edge(lines)})
    often = max(3, min(10, len([lines for lines in pages if lines]) // 8))
    running = {shape for shape, count in edges.items() if count >= often}
    return [_drop(lines, running) for lines in pages]


def _at_edge(lines: list[Line]) -> list[Line]:
    """The lines that stand highest and lowest on the page, wherever they come in reading order."""
    by_height = sorted(lines, key=lambda line: line.y)
    return by_height if len(by_height) <= 2 * _EDGE else by_height[:_EDGE] + by_height[-_EDGE:]


def _drop(lines: list[Line], running: set[tuple[str, int]]) -> list[Line]:
    gone = {id(line) for line in _at_edge(lines) if _near(_shape(line)) & running}
    gone |= {id(line) for line in lines if _BARE_BULLET.fullmatch(line.text)}
    left = sorted((line for line in lines if id(line) not in gone), key=lambda line: line.y)
    gone |= {id(line) for line in left[:1] + left[-1:] if _PAGE_NUMBER.fullmatch(line.text)}
    return [line for line in lines if id(line) not in gone]


def _shape(line: Line) -> tuple[str, int]:
    """A line with its numbers made alike, and its height: 'Rapport | 4' and 'Rapport | 5' have one shape."""
    return _DIGITS.sub("#", line.text.lower().replace(" | ", " ")), round(line.y / _SAME_HEIGHT)


def _near(shape: tuple[str, int]) -> set[tuple[str, int]]:
    text, height = shape
    return {(text, height + step) for step in (-1, 0, 1)}
