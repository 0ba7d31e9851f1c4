"""The command ``gripwijzer``. Results go to stdout, progress and logs to stderr."""

import argparse
import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Ended, Status
from corpus.clock import milliseconds_since
from corpus.errors import ConfigurationError, GripwijzerError, UnknownDocument
from corpus.settings import Settings, load_settings
from ui.arguments import EDIT_OPTIONS, build_parser

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from ingest.report import IngestReport

OK, SOME_FAILED, WRONG_USE, NO_ANSWER = 0, 1, 2, 3

# Each command imports what it needs: help and errors come at once, without loading a language model.


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # what is printed may hold bytes that are no text
    arguments = build_parser().parse_args(argv)
    try:
        settings = load_settings()
        logging.basicConfig(level=settings.log_level, stream=sys.stderr)
        return COMMANDS[arguments.command](arguments, settings)
    except (GripwijzerError, Ended) as error:
        print(f"Fout: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("Afgebroken. Wat al klaar was, is bewaard.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output stopped reading, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


@contextmanager
def _assistant(settings: Settings) -> Iterator["Assistant"]:
    from assistant.pipeline import Assistant
    from assistant.writing.model import open_model
    from corpus.store import Store

    open_model(settings)  # a setting that does not work is better told at once than beside an answer
    store = Store.open_existing(settings)
    try:
        store.warm_up()
        yield Assistant(store, settings)
    finally:
        store.close()


def _ingest(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.pipeline import ingest
    from ui import terminal
    from ui.intake_shapes import ingest_shape

    with terminal.IngestProgress() as progress:
        report = ingest(arguments.paths, settings, progress, password=arguments.password)
    if arguments.report:
        _write_report(report, arguments.report)
    if arguments.json:
        _print_json(ingest_shape(report))
    else:
        terminal.show_ingest(report)
    return SOME_FAILED if report.count("failed") else OK


def _write_report(report: "IngestReport", path: Path) -> None:
    from ui.report import report_page

    try:
        path.write_text(report_page(report), "utf-8")
    except OSError as error:
        raise ConfigurationError(
            f"Het verslag kan niet naar '{path}' worden geschreven. Kies een ander bestand."
        ) from error


def _fetch(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.originals.renew import renew
    from ui import terminal
    from ui.intake_shapes import renewal_shape

    with terminal.FetchProgress() as progress:
        renewal = renew(settings, arguments.document_ids, arguments.most, progress.to_fetch, progress.fetched, progress)
    if arguments.report:
        _write_report(renewal.report, arguments.report)
    if arguments.json:
        _print_json(renewal_shape(renewal))
    else:
        terminal.show_fetched(renewal.fetched)
        terminal.show_ingest(renewal.report)
    failed = renewal.report.count("failed") or any(one.outcome == "failed" for one in renewal.fetched)
    return SOME_FAILED if failed else OK


def _edit(arguments: argparse.Namespace, settings: Settings) -> int:
    from corpus.store import Store
    from ingest.edit import edit
    from ingest.metadata import check_value
    from ui import terminal
    from ui.intake_shapes import KnownShape

    values = dict[str, Any]()
    for name, (field, _metavar, _meaning) in EDIT_OPTIONS.items():
        if (typed := getattr(arguments, field)) is not None:
            try:
                values[field] = check_value(field, "|".join(typed) if isinstance(typed, list) else typed)
            except ValueError as error:
                raise ConfigurationError(f"--{name}: {error}") from error
    store = Store.open_existing(settings)
    try:
        if values or arguments.reset:
            edit(store, arguments.document_id, values, [EDIT_OPTIONS[name][0] for name in arguments.reset])
        document = store.registry.document(arguments.document_id)
        if document is None:
            raise UnknownDocument(arguments.document_id)
        known = KnownShape.of(document, store.registry.layers(document.id), store.registry.places(document.id))
    finally:
        store.close()
    if arguments.json:
        _print_json(known.model_dump())
    else:
        terminal.show_known(known)
    return OK


def _search(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui import terminal
    from ui.filters import filters_of
    from ui.shapes import SearchResponse

    filters = filters_of(
        arguments.kind,
        arguments.municipality,
        arguments.domain,
        arguments.theme,
        arguments.from_year,
        arguments.to_year,
    )
    with _assistant(settings) as assistant:
        started = time.perf_counter()
        hits = assistant.search(arguments.query, arguments.k, filters)
        response = SearchResponse.of(arguments.query, hits, milliseconds_since(started))
    if arguments.json:
        _print_json(response.model_dump())
    else:
        terminal.show_search(response)
    return OK


def _ask(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui import terminal
    from ui.shapes import AskResponse

    with _assistant(settings) as assistant:
        answer = assistant.ask(arguments.question, arguments.after)
    if arguments.json:
        _print_json(AskResponse.of(answer).model_dump())
    else:
        terminal.show_answer(answer, arguments.more)
    return _ending(answer.status)


def _ending(status: Status) -> int:
    """The exit code for how a question ended."""
    return {"answered": OK, "invalid_question": WRONG_USE, "error": SOME_FAILED}.get(status.value, NO_ANSWER)


def _recommend(arguments: argparse.Namespace, settings: Settings) -> int:
    from assistant.advice.profile import Profile
    from ui import terminal
    from ui.shapes import RecommendResponse

    profile = Profile(arguments.municipality, arguments.size, tuple(arguments.domains), arguments.role)
    with _assistant(settings) as assistant:
        started = time.perf_counter()
        advice = assistant.recommend(arguments.situation, arguments.k, profile)
        took_ms = milliseconds_since(started)
    if arguments.json:
        _print_json(RecommendResponse.of(arguments.situation, advice, took_ms).model_dump())
    else:
        terminal.show_advice(advice)
    return OK


def _compare(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.comparing.command import compare_command

    result, show = compare_command(arguments, settings)
    if arguments.json:
        _print_json(result)
    else:
        show()
    return OK


def _serve(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.serve import serve

    serve(settings, arguments.host, arguments.port)
    return OK


def _status(arguments: argparse.Namespace, settings: Settings) -> int:
    from corpus.store import Store
    from ui import terminal

    store = Store.open_existing(settings)
    documents, counts = store.registry.documents(), store.registry.counts()
    store.close()
    kinds = [document.kind or "onbekend" for document in documents]
    status = {
        "data_dir": str(settings.data_dir.resolve()),
        "embedding_model": settings.embedding_model,
        **counts,
        "kinds": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "document_ids": sorted(document.id for document in documents),
    }
    if arguments.json:
        _print_json(status)
    else:
        terminal.show_status(status)
    return OK


def _verify(arguments: argparse.Namespace, settings: Settings) -> int:
    from corpus.store import Store
    from ingest.statements.renew import renew_outdated
    from ui import terminal

    store = Store.open_existing(settings)
    try:
        problems = store.problems()
        if problems and arguments.repair:
            if outdated := len(store.registry.outdated_statements()):
                with terminal.counting("Uitspraken zoeken", outdated) as one_more:
                    renew_outdated(store, one_more)
            if store.problems():
                with terminal.repairing(store.registry.counts()["passages"]) as progress:
                    store.repair(progress)
            terminal.show_repaired(problems)
            problems = store.problems()
    finally:
        store.close()
    terminal.show_problems(problems)
    return SOME_FAILED if problems else OK


def _remove(arguments: argparse.Namespace, settings: Settings) -> int:
    from corpus.store import Store

    store = Store.open_existing(settings)
    try:
        with store.writing():
            if not store.remove(arguments.document_id):
                raise UnknownDocument(arguments.document_id)
    finally:
        store.close()
    print(f"'{arguments.document_id}' is uit de index gehaald. Het bestand zelf is niet verwijderd.")
    return OK


def _note(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.noting.command import write_note

    try:
        missing = write_note(arguments, settings)
    except Ended as ended:
        print(ended.text, file=sys.stderr)
        return _ending(ended.status)
    for why in missing:
        print(f"Let op: {why}", file=sys.stderr)
    print(f"De notitie staat in '{arguments.out}'.")
    return SOME_FAILED if missing else OK


def _evaluate(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.evaluate import evaluate

    result, show = evaluate(arguments, settings)
    if arguments.json:
        _print_json(result)
    else:
        show(result)
    return OK


def _moderate(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.sharing.command import moderate

    moderate(arguments, settings)
    return OK


def _unanswered(arguments: argparse.Namespace, settings: Settings) -> int:
    from ui.sharing.command import unanswered

    unanswered(arguments, settings)
    return OK


COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "ingest": _ingest,
    "search": _search,
    "ask": _ask,
    "recommend": _recommend,
    "compare": _compare,
    "note": _note,
    "serve": _serve,
    "status": _status,
    "verify": _verify,
    "edit": _edit,
    "fetch": _fetch,
    "remove": _remove,
    "moderate": _moderate,
    "unanswered": _unanswered,
    "evaluate": _evaluate,
}

if __name__ == "__main__":
    sys.exit(main())
