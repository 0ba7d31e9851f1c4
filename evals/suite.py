"""Measure everything in one go and write it down; ``make evals`` runs this.

    python -m evals.suite [--sets BEIR_DIR ...] [--sources QUESTIONS.jsonl=FOLDER ...] [--out MAP] [--docs MAP]

Questions, situations and retrieval are measured on the shipped sources; ``--sets`` adds retrieval sets and
``--sources`` questions over documents of their own. ``--out`` gets all results (results.json) and the report
(evaluatie.html, evaluatie.md); ``--docs`` has the figures that are kept (evaluatie.json) and the page that shows
them (evaluatie.md). A set that is not measured this time keeps its former figures there, with their date.
"""

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from assistant.pipeline import Assistant
from corpus.errors import ConfigurationError, GripwijzerError
from corpus.settings import load_settings
from evals.answers import evaluate_answers, read_questions
from evals.beir import read_beir
from evals.index import BuiltIndex
from evals.recommendations import evaluate_recommendations, read_situations
from evals.report.documentation import write_documentation
from evals.report.results import Results, add, empty_results
from evals.report.write import write_report
from evals.retrieval import evaluate_retrieval
from evals.shipped import DATA, NAME, SOURCES, is_about, shipped_set, texts_of
from evals.tutorial import built_tutorial
from ingest.pipeline import ingest

_started = time.perf_counter()


def _say(step: str) -> None:
    print(f"{time.perf_counter() - _started:6.0f} s  {step}", file=sys.stderr, flush=True)


@contextmanager
def _taken_in(folder: Path) -> Iterator[BuiltIndex]:
    """Documents in a temporary index."""
    with tempfile.TemporaryDirectory() as index:
        settings = load_settings().model_copy(update={"data_dir": Path(index), "chroma_url": None})
        ingest([folder], settings)
        built = BuiltIndex(settings, {})
        with built.store() as store:
            ids = {document.id: [document.id] for document in store.registry.documents()}
        yield BuiltIndex(settings, ids)


def measure_shipped(results: Results, question_files: list[Path], situation_files: list[Path]) -> None:
    """Answers, recommendations and retrieval on the shipped sources; one index and one tutorial serve all."""
    _say("meegeleverde bronnen: inlezen")
    with _taken_in(SOURCES) as index:
        with index.store() as store:
            texts = texts_of(store)
            assistant, questions = Assistant(store, index.settings), list[dict[str, Any]]()
            for path in question_files:
                rows = read_questions([path])
                if is_about(rows, texts):  # others are about documents that are not shipped
                    _say(f"{path.stem}: {len(rows)} vragen")
                    add(results, "answers", path.stem, evaluate_answers(assistant, rows))
                    questions += rows
            _say("meegeleverde bronnen: de handleiding-opzet")
            with built_tutorial(texts) as tutorial:
                for path in situation_files:
                    _say(f"aanbevelingen: {path.stem}")
                    found = evaluate_recommendations(assistant, read_situations(path), tutorial)
                    add(results, "recommendations", path.stem, found)
                measured = evaluate_retrieval(shipped_set(texts, questions), True, index, tutorial, _say)
        add(results, "retrieval", NAME, measured)


def measure_questions(results: Results, questions: Path, folder: Path) -> None:
    """Answers on questions over documents of their own."""
    _say(f"{questions.stem}: inlezen")
    with _taken_in(folder) as index, index.store() as store:
        _say(f"{questions.stem}: vragen stellen")
        found = evaluate_answers(Assistant(store, index.settings), read_questions([questions]))
    add(results, "answers", questions.stem, found)


def _pair(text: str) -> tuple[Path, Path]:
    questions, _, folder = text.partition("=")
    return Path(questions), Path(folder)


def _named_data(pattern: str) -> list[Path]:
    return sorted(DATA.glob(pattern))


def main(argv: list[str] | None = None) -> int:
    """Measure, keep and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, nargs="*", default=[])
    parser.add_argument("--sources", type=_pair, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=Path("build/evals"))
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    arguments = parser.parse_args(argv)
    logging.basicConfig(level="ERROR", stream=sys.stderr)
    try:
        beirs = [read_beir(folder) for folder in arguments.sets]  # what is wrong with them is said at once
        for questions, folder in arguments.sources:
            if not (questions.is_file() and folder.is_dir()):
                raise ConfigurationError(f"'{questions}={folder}': verwacht VRAGEN.jsonl=MAP, en beide moeten bestaan.")
        results = empty_results(date.today())
        measure_shipped(results, _named_data("questions*.jsonl"), _named_data("situations*.jsonl"))
        for questions, folder in arguments.sources:
            measure_questions(results, questions, folder)
        for beir in beirs:
            add(results, "retrieval", beir.name, evaluate_retrieval(beir, True, progress=_say))
        results["seconds"] = round(time.perf_counter() - _started)
        former = write_documentation(results, arguments.docs)
        written = write_report(results, arguments.out, former)
    except GripwijzerError as error:
        print(f"Fout: {error}", file=sys.stderr)
        return 2
    _say("klaar: " + ", ".join(str(path) for path in written))
    return 0


if __name__ == "__main__":
    sys.exit(main())
