"""The commands ``gripwijzer moderate`` and ``gripwijzer unanswered``: for who has the machine, without a code."""

import argparse
import json
from pathlib import Path

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from community.contribution import Contribution, Experience, MissingSource, PracticeExample
from community.desk import checked_reason
from community.shelf import Shelf
from community.unanswered import UnansweredList, UnansweredQuestion, as_csv
from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from ui.sharing.form import TABS
from ui.sharing.shapes import ContributionList, ContributionShape, UnansweredListShape, UnansweredShape
from ui.terminal import out, show_written


def moderate(arguments: argparse.Namespace, settings: Settings) -> None:
    """List what waits, place or reject.

    Raises:
        UnknownContribution, AlreadyDecided: there is no such contribution, or it does not wait any more.
        NotAccepted: a rejection has no proper reason.
    """
    shelf = Shelf(settings.data_dir)
    match arguments.action:
        case "place":
            print(f"Bijdrage {shelf.place(arguments.number).id} is geplaatst.")
        case "reject":
            reason = checked_reason(arguments.reason)
            print(f"Bijdrage {shelf.reject(arguments.number, reason).id} is afgewezen.")
        case _:
            _list(shelf, settings, as_json=arguments.json)


def unanswered(arguments: argparse.Namespace, settings: Settings) -> None:
    """Show the questions without an answer, or write them to a file.

    Raises:
        ConfigurationError: the file cannot be written.
    """
    questions = UnansweredList(settings.data_dir).questions()
    if arguments.csv:
        _write(arguments.csv, as_csv(questions))
    if arguments.json:
        shape = UnansweredListShape(questions=[UnansweredShape.of(one) for one in questions])
        print(json.dumps(shape.model_dump(), ensure_ascii=False, indent=2))
    elif arguments.csv:
        show_written([str(arguments.csv)])
    else:
        _show_questions(questions)


def _list(shelf: Shelf, settings: Settings, *, as_json: bool) -> None:
    waiting = shelf.waiting()
    if as_json:
        store = Store(settings)
        try:
            shape = ContributionList(contributions=[ContributionShape.of(one, store.registry) for one in waiting])
        finally:
            store.close()
        print(json.dumps(shape.model_dump(), ensure_ascii=False, indent=2))
        return
    if not waiting:
        out.print("Er wacht niets op een redacteur.")
    for one in waiting:
        out.print(f"[cyan]{one.id}[/] [bold]{TABS[one.kind]}[/] (verstuurd op {one.sent_on})")
        for line in _lines(one):
            out.print(Padding(escape(line), (0, 0, 0, 4)))


def _lines(one: Contribution) -> list[str]:
    match one.content:
        case PracticeExample(themes, municipality, done, result, contact, link):
            facts = [f"{municipality} ({', '.join(themes)})", done, f"Resultaat: {result}", f"Contact: {contact}"]
            return [*facts, *([link] if link else [])]
        case Experience(about, municipality, worked, reason):
            verdict = "gewerkt" if worked else "niet gewerkt"
            return [f"{municipality}: {verdict}. {reason}", f"Over een aanbeveling in: {about.document_id}"]
        case MissingSource(title, link, why):
            return [title, link, why]


def _show_questions(questions: list[UnansweredQuestion]) -> None:
    if not questions:
        out.print("Er zijn geen vragen zonder antwoord bewaard.")
        return
    table = Table("Vraag", "Keer", "Laatst", "Stand")
    for one in questions:
        table.add_row(escape(one.question), str(one.times), one.last_week, one.state)
    out.print(table)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8-sig", newline="")
    except OSError as error:
        raise ConfigurationError(
            f"De lijst kan niet naar '{path}' worden geschreven. Kies een ander bestand."
        ) from error
