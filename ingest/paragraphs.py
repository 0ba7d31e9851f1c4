"""Lines of a page to headings and paragraphs: line-end hyphens joined, paragraphs found by line length."""

import re
from collections import Counter
from statistics import quantiles

from ingest.blocks import Block

_HYPHENS = "-\u2010\u00ad"
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\d]*$")
_ITEM = re.compile(r"(?P<marker>[-•▪◦‣*–]|\d{1,2}[.)])\s+(?P<text>\S.*)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SHORT = 0.85  # of the usual line length: a shorter line that ends a sentence ends a paragraph
_CONTINUES_HYPHEN = frozenset({"en", "of", "dan", "tot", "als", "noch"})


class Outline:
    """How a heading is looked up: bookmarks and lines differ in spaces and hyphens."""

    @staticmethod
    def key(text: str) -> str:
        """The letters and digits of a heading in lower case."""
        return "".join(c for c in text.lower() if c.isalnum())


def paragraphs(pages: list[list[str]], outline: dict[tuple[int, str], int]) -> list[Block]:
    """The blocks of all pages. ``outline`` maps (page, heading key) to heading level."""
    vocabulary = Counter(word.lower() for lines in pages for word in _WORD.findall(" ".join(lines)))
    blocks = []
    for number, lines in enumerate(pages, start=1):
        usual = _usual_length(lines)
        at = 0
        while at < len(lines):
            taken, level = _heading(lines, at, number, outline)
            if taken:
                text = join_lines(lines[at : at + taken], vocabulary)
                blocks.append(Block(text, page=number, level=level))
            else:
                taken = _paragraph_length(lines, at, number, outline, usual)
                item = _ITEM.match(lines[at])
                first = item["text"] if item else lines[at]
                text = join_lines([first, *lines[at + 1 : at + taken]], vocabulary)
                blocks.append(Block(text, page=number, marker=f"{item['marker']} " if item else ""))
            at += taken
    return blocks


def _usual_length(lines: list[str]) -> float:
    lengths = [len(line) for line in lines]
    return quantiles(lengths, n=10)[7] if len(lengths) > 1 else 0.0


def _heading(lines: list[str], at: int, page: int, outline: dict[tuple[int, str], int]) -> tuple[int, int]:
    """How many lines from here make a heading of the outline (0 for none), and its level."""
    joined = ""
    for taken in range(1, min(4, len(lines) - at) + 1):
        joined += Outline.key(lines[at + taken - 1])
        if (page, joined) in outline:
            return taken, outline[page, joined]
    return 0, 0


def _paragraph_length(lines: list[str], at: int, page: int, outline: dict[tuple[int, str], int], usual: float) -> int:
    """How many lines from here make one paragraph."""
    end = at + 1
    while end < len(lines):
        previous = lines[end - 1]
        ends_here = len(previous) < _SHORT * usual and _ENDS_SENTENCE.search(previous)
        if ends_here or _ITEM.match(lines[end]) or _heading(lines, end, page, outline)[0]:
            break
        if _starts_footnote(lines[end]) and not lines[end - 1].endswith(tuple(_HYPHENS)):
            break
        if _starts_footnote(lines[at]) and lines[end][0].islower() and _ENDS_SENTENCE.search(previous):
            break
        end += 1
    return end - at


def _starts_footnote(line: str) -> bool:
    return re.match(r"\d{1,2} [A-Z]", line) is not None


def join_lines(lines: list[str], vocabulary: Counter[str]) -> str:
    """One line of text; a hyphen at a line end goes unless the word is written with it.

    How the document itself writes the word elsewhere decides; when it does not, a hyphen stays after a
    capital or digit ('Wmo-voorziening') and before 'en' or 'of' ('zorg- en welzijn').
    """
    text = lines[0]
    for line in lines[1:]:
        if text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalnum() and line[0].isalnum():
            text = _join_at_hyphen(text, line, vocabulary)
        else:
            text = f"{text}{line}" if text.endswith("/") else f"{text} {line}"
    return text.replace("\u00ad", "").replace("\u2010", "-")


def _join_at_hyphen(text: str, line: str, vocabulary: Counter[str]) -> str:
    left = re.split(r"[\s(/]", text[:-1])[-1]
    right = re.split(r"[\s.,;:)!?/]", line, maxsplit=1)[0]
    if right in _CONTINUES_HYPHEN:
        return f"{text[:-1]}- {line}"
    joined, hyphened = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if vocabulary[joined] or vocabulary[hyphened]:
        keep = vocabulary[hyphened] > vocabulary[joined]
    else:
        keep = left[-1].isdigit() or left[-1].isupper() or right[0].isupper() or left in ("Wmo", "Pw")
    return f"{text[:-1]}-{line}" if keep else f"{text[:-1]}{line}"
