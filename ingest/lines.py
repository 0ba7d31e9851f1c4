"""Lines of a page that belong to the paper and not to the text: running headers, footers, page numbers."""

import re
from collections import Counter

_EDGE = 3
"""How many lines at the top and bottom of a page can be a running header or footer."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:pagina|blz\.?|p\.?)?\s*\d{1,4}(?:\s*(?:/|van|\|)\s*\d{1,4})?", re.IGNORECASE)
_BARE_BULLET = re.compile(r"[•▪◦‣·]")


def drop_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Drop lines that return at the edge of most pages (page numbers aside), page numbers, loose bullets."""
    edges = Counter(shape for lines in pages for shape in {_shape(line) for line in lines[:_EDGE] + lines[-_EDGE:]})
    often = max(3, len([lines for lines in pages if lines]) // 2)
    running = {shape for shape, count in edges.items() if count >= often}
    return [_drop(lines, running) for lines in pages]


def _drop(lines: list[str], running: set[str]) -> list[str]:
    last = len(lines) - 1
    kept = []
    for at, line in enumerate(lines):
        at_edge = at < _EDGE or at > last - _EDGE
        if at_edge and (_shape(line) in running or _PAGE_NUMBER.fullmatch(line)):
            continue
        if not _BARE_BULLET.fullmatch(line):
            kept.append(line)
    return kept


def _shape(line: str) -> str:
    """A line with its numbers made alike: 'Rapport | 4' and 'Rapport | 5' have one shape."""
    return _DIGITS.sub("#", line)
