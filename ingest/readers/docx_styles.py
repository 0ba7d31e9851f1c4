"""What the styles and lists of a Word document say about a paragraph: heading, list item, table of contents."""

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from ingest.readers.numbering import Counters, Level

_HEADING = re.compile(r"(?:heading|kop|titre|überschrift) ([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_CONTENTS = re.compile(r"(?:toc|inhopg|table of figures)\b", re.IGNORECASE)
_DEEPEST = 6
_MAX_CHAIN = 20


class Styles:
    """The styles and numbering of one document."""

    def __init__(self, document: Any) -> None:
        self._by_id = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        self._levels = _levels(document)
        self._counters = Counters()

    def level(self, paragraph: Any) -> int:
        """The heading level 1-6; 0 for text."""
        own = _value(paragraph, "w:pPr/w:outlineLvl")
        for style in [] if own else self._chain(paragraph):
            name = _value(style, "w:name") or ""
            if name.lower() in _TITLES:
                return 1
            if named := _HEADING.fullmatch(name):
                return min(int(named[1]), _DEEPEST)
            own = own or _value(style, "w:pPr/w:outlineLvl")
        level = int(own) + 1 if own and own.isdigit() else 0
        return min(level, _DEEPEST) if level <= 9 else 0  # level 10 is Word's name for body text

    def is_contents(self, paragraph: Any) -> bool:
        """Whether it is a line of the table of contents, which repeats the headings."""
        return any(_CONTENTS.match(_value(style, "w:name") or "") for style in self._chain(paragraph))

    def marker(self, paragraph: Any) -> str:
        """The bullet or number that Word shows before it, or nothing."""
        list_id = depth = None
        for element in [paragraph, *self._chain(paragraph)]:
            list_id = list_id or _value(element, "w:pPr/w:numPr/w:numId")
            depth = depth or _value(element, "w:pPr/w:numPr/w:ilvl")
        if list_id is None or list_id not in self._levels:
            return ""
        return self._counters.next(list_id, self._levels[list_id], int(depth or 0))

    def _chain(self, paragraph: Any) -> list[Any]:
        """The style of a paragraph and the styles it is based on."""
        chain: list[Any] = []
        style = self._by_id.get(_value(paragraph, "w:pPr/w:pStyle"))
        while style is not None and len(chain) < _MAX_CHAIN:
            chain.append(style)
            style = self._by_id.get(_value(style, "w:basedOn"))
        return chain


def _levels(document: Any) -> dict[str, dict[int, Level]]:
    """The levels of each list of the document, by its number id."""
    parts = [rel.target_part for rel in document.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if not parts:
        return {}
    root = parts[0].element
    abstract = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
    found = {}
    for number in root.findall(qn("w:num")):
        definition = abstract.get(_value(number, "w:abstractNumId"))
        levels = definition.findall(qn("w:lvl")) if definition is not None else []
        found[number.get(qn("w:numId"))] = {int(level.get(qn("w:ilvl"))): _level(level) for level in levels}
    return found


def _level(level: Any) -> Level:
    return Level(
        _value(level, "w:numFmt") or "decimal", _value(level, "w:lvlText") or "", int(_value(level, "w:start") or 1)
    )


def _value(element: Any, path: str) -> str | None:
    """The ``w:val`` of what stands at this path."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn("w:val"))
