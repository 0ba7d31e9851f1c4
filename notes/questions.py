"""Questions to start a conversation with, made by fixed templates from what was chosen; the user rewrites them."""

from collections import Counter

from corpus.themes import themes
from notes import wording
from notes.draft import ChosenScan
from notes.note import Cell, Note, Quote

FEWEST, MOST = 3, 5


def suggest(note: Note) -> list[str]:
    """Three to five questions about the themes of the note's items, or none when nothing is chosen.

    Nothing is written that the items don't give cause for: each template needs an item of its kind.
    """
    if not any(note.quotes()) and not any(isinstance(item, ChosenScan) for item in note.items):
        return []
    asked = list(dict.fromkeys([*_about_quotes(list(note.quotes())), *_about_others(note)]))[: MOST - 1]
    for filler in (wording.ASK_NOTICE, wording.ASK_FIGURES):
        if len(asked) < FEWEST - 1:
            asked.append(filler)
    return [*asked, wording.ASK_AGREE]


def _about_quotes(quotes: list[Quote]) -> list[str]:
    asked = list[str]()
    advice, findings, examples, answers = (
        [one for one in quotes if one.label == label]
        for label in ("aanbeveling", "bevinding", "praktijkvoorbeeld", "antwoord")
    )
    if theme := _main_theme(findings):
        asked.append(wording.ASK_FINDING.format(theme=theme))
    if theme := _main_theme(advice):
        asked.append(wording.ASK_ADVICE.format(theme=theme))
    if examples:
        asked.append(_about_example(examples))
    asked += [wording.ASK_ANSWER.format(question=one.question) for one in answers if one.question]
    if answers and (theme := _main_theme(answers)) and not advice:
        asked.append(wording.ASK_FINDING.format(theme=theme))
    return asked


def _about_others(note: Note) -> list[str]:
    cells = [item for item in note.items if isinstance(item, Cell) and item.quotes]
    asked = [wording.ASK_CELL.format(row=one.row, column=one.column) for one in cells[:1]]
    return asked + [wording.ASK_SCAN for item in note.items if isinstance(item, ChosenScan)]


def _about_example(examples: list[Quote]) -> str:
    for one in examples:
        if len(one.document.municipalities) == 1:
            return wording.ASK_EXAMPLE.format(where=one.document.municipalities[0])
    return wording.ASK_EXAMPLE_ANYWHERE.format(theme=_main_theme(examples) or "dit onderwerp")


def _main_theme(quotes: list[Quote]) -> str:
    """The Dutch name of the theme that most of these quotes are about."""
    counted = Counter(slug for quote in quotes for slug in quote.themes)
    known = themes()
    return next((known[slug].name for slug, _count in counted.most_common() if slug in known), "")
