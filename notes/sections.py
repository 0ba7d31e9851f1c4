"""Under which heading each part of a note stands, and in what order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from notes import wording
from notes.draft import Chosen, ChosenCell, ChosenScan
from notes.note import Cell, Item, Note

_HEADINGS = {
    "bevinding": wording.FINDINGS,
    "aanbeveling": wording.ADVICE,
    "praktijkvoorbeeld": wording.EXAMPLES,
    "antwoord": wording.ANSWERS,
    "cell": wording.COMPARISON,
    "scan": wording.SCAN,
}
"""Kind of part -> heading, in the order of the note."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that stand together; ``heading`` is empty where they need none of their own."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the groups below it."""

    heading: str
    groups: tuple[Group, ...]


def in_order(items: Sequence[Chosen]) -> list[int]:
    """The places of chosen items in the order of the note; answers to the same question stand together."""
    kinds = list(_HEADINGS)
    first = dict[str, int]()
    for place, item in enumerate(items):
        first.setdefault(_below(item), place)
    return sorted(range(len(items)), key=lambda n: (kinds.index(_kind(items[n])), first[_below(items[n])], n))


def heading_of(item: Item | Chosen) -> str:
    """The heading that an item stands under."""
    return _HEADINGS[_kind(item)]


def sections(note: Note) -> list[Section]:
    """The note's items under their headings; what is empty is not there."""
    return [
        Section(heading, tuple(Group(below, tuple(some)) for below, some in groupby(items, key=_below)))
        for heading, items in groupby(note.items, key=heading_of)
    ]


def _kind(item: Item | Chosen) -> str:
    match item:
        case Cell() | ChosenCell():
            return "cell"
        case ChosenScan():
            return "scan"
        case _:
            return item.label


def _below(item: Item | Chosen) -> str:
    match item:
        case Cell() | ChosenCell():
            return wording.CELL.format(row=item.row, column=item.column)
        case ChosenScan():
            return item.title
        case _:
            return item.question if item.label == "antwoord" else ""
