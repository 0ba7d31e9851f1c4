"""The command ``gripwijzer evaluate``: what to measure, on what, and how its result is shown."""

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from assistant.pipeline import Assistant
from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from ui import terminal

Shown = tuple[Any, Callable[[Any], None]]
"""A result for ``--json``, and what shows it to people."""


def evaluate(arguments: argparse.Namespace, settings: Settings) -> Shown:
    """Measure what was asked for.

    Raises:
        ConfigurationError: the packages for measuring are not installed, or a file or folder is broken.
    """
    try:
        import ir_measures  # noqa: F401 (stands for all that only measuring needs)
    except ModuleNotFoundError as error:
        raise ConfigurationError("Om te meten zijn meer pakketten nodig. Installeer ze met: make setup") from error
    return _MEASURES[arguments.what](arguments, settings)


def _retrieval(arguments: argparse.Namespace, _settings: Settings) -> Shown:
    from evals.beir import read_beir
    from evals.retrieval import evaluate_retrieval

    sets = [read_beir(folder) for folder in arguments.folders]
    with terminal.working("Bezig met meten …"):
        results = [evaluate_retrieval(one, arguments.baselines) for one in sets]
    return results[0] if len(results) == 1 else {"sets": results}, terminal.show_retrieval


def _answers(arguments: argparse.Namespace, settings: Settings) -> Shown:
    from evals.answers import evaluate_answers, read_questions

    questions = read_questions(arguments.questions)
    store = Store.open_existing(settings)
    try:
        store.warm_up()
        with terminal.counting("Vragen", len(questions)) as one_more:
            return evaluate_answers(Assistant(store, settings), questions, one_more), terminal.show_answers
    finally:
        store.close()


def _recommendations(arguments: argparse.Namespace, settings: Settings) -> Shown:
    from evals.recommendations import evaluate_recommendations, read_situations
    from evals.shipped import texts_of
    from evals.tutorial import built_tutorial

    situations = read_situations(arguments.situations)
    store = Store.open_existing(settings)
    try:
        store.warm_up()
        with ExitStack() as stack:
            with terminal.working("De handleiding-opzet bouwen …"):
                built = stack.enter_context(built_tutorial(texts_of(store)))
            one_more = stack.enter_context(terminal.counting("Situaties", len(situations)))
            found = evaluate_recommendations(Assistant(store, settings), situations, built, one_more)
    finally:
        store.close()
    return {"set": arguments.situations.stem} | found, terminal.show_recommendations


def _statements(arguments: argparse.Namespace, _settings: Settings) -> Shown:
    from evals.shipped import SOURCES
    from evals.statements import SHIPPED_LABELS, evaluate_statements, read_labels

    labels = arguments.labels or SHIPPED_LABELS
    with terminal.working("Uitspraken zoeken …"):
        found = evaluate_statements(read_labels(labels, arguments.sources or SOURCES))
    return {"set": labels.stem} | found, terminal.show_statements


def _report(arguments: argparse.Namespace, _settings: Settings) -> Shown:
    from evals.report.results import read_results
    from evals.report.write import write_report

    results = read_results(arguments.results)
    earlier = read_results([arguments.against]) if arguments.against else None
    written = [str(path) for path in write_report(results, arguments.out, earlier)]
    return {"written": written}, lambda shown: terminal.show_written(shown["written"])


_MEASURES: dict[str, Callable[[argparse.Namespace, Settings], Shown]] = {
    "retrieval": _retrieval,
    "answers": _answers,
    "recommendations": _recommendations,
    "statements": _statements,
    "report": _report,
}
