"""The command ``gripwijzer note``: a conversation note as a file, of chosen items or of the answer to a question."""

import argparse
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from assistant.answer import Ended, Status
from assistant.pipeline import Assistant
from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from notes.questions import suggest
from ui.noting.files import FORMATS, note_of
from ui.noting.shapes import NoteRequest


def write_note(arguments: argparse.Namespace, settings: Settings) -> list[str]:
    """Write the note to ``arguments.out``; returns, in Dutch, what could not be read any more.

    Raises:
        ConfigurationError: the items cannot be read, the file not written, or its ending is not one of a format.
        Ended: the question has no answer; carries how it ended.
    """
    out: Path = arguments.out
    ending = out.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise ConfigurationError(f"'{out}' eindigt niet op .docx of .pdf. Kies een van die twee.")
    store = Store.open_existing(settings)
    try:
        if arguments.ask:
            note = note_of(_of_answer(arguments.ask, store, settings), store.registry)
            note = replace(note, questions=tuple(suggest(note)))
        else:
            note = note_of(_read(arguments.items), store.registry)
    finally:
        store.close()
    made = FORMATS[ending][0](note)
    try:
        out.write_bytes(made)
    except OSError as error:
        raise ConfigurationError(
            f"De notitie kan niet naar '{out}' worden geschreven. Kies een andere plek."
        ) from error
    return [gone.why for gone in note.gone()]


def _of_answer(question: str, store: Store, settings: Settings) -> NoteRequest:
    store.warm_up()
    answer = Assistant(store, settings).ask_sources(question)
    if answer.status is not Status.ANSWERED:
        raise Ended(answer.status, answer.text)
    return NoteRequest.of_answer(answer)


def _read(items: Path | None) -> NoteRequest:
    if items is None:
        raise ConfigurationError("Geef een bestand met onderdelen op, of een vraag met --ask.")
    try:
        return NoteRequest.model_validate_json(items.read_bytes())
    except OSError as error:
        raise ConfigurationError(f"'{items}' kan niet worden gelezen.") from error
    except ValidationError as error:
        places = ", ".join(dict.fromkeys(".".join(map(str, one["loc"])) for one in error.errors()[:5])) or "de JSON"
        raise ConfigurationError(
            f"'{items}' heeft niet de vorm van een notitie. Dit ontbreekt of klopt niet: {places}."
        ) from error
