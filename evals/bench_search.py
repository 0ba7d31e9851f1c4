"""How long a search takes in a large index, part by part, beside embedding the question alone.

    python -m evals.bench_search [--passages 20000] [--index MAP] [--repeats 3]

Builds an index of so many passages (in MAP it stays for a next time), asks every development question, and prints
milliseconds at the median and the 95th percentile of the whole search and of each of its parts. The question alone
is embedded in turns with the searches, so that a busy machine is busy for both; the ratio of the two hardly differs
between machines. The parts overlap: words are looked for while the model works.
"""

import argparse
import tempfile
import time
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np

from assistant.understand import understand
from corpus.embeddings import load_embeddings
from corpus.model import Filters
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import read_jsonl
from evals.large_index import build, passages_of
from evals.shipped import DATA

_HITS = 50
"""As many as the assistant asks for."""

Times = dict[str, list[float]]


def stopwatch(owner: Any, method: str, name: str, times: Times) -> None:
    """Note how long each call of a method takes, in milliseconds."""
    call = getattr(owner, method)

    @wraps(call)
    def timed(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            times.setdefault(name, []).append(1000 * (time.perf_counter() - started))

    setattr(owner, method, timed)


def watched(store: Store, times: Times) -> None:
    """Put a stopwatch on each part of a search."""
    words, meanings = store._indexes()
    stopwatch(meanings, "query", "vraag door het taalmodel", times)
    stopwatch(words, "search", "woorden (daarnaast)", times)
    stopwatch(meanings, "search_passages", "passages op betekenis", times)
    stopwatch(meanings, "search_sentences", "zinnen op betekenis", times)
    stopwatch(meanings, "match_tokens", "woord voor woord", times)
    stopwatch(store.registry, "passages", "passages ophalen", times)
    stopwatch(store.registry, "matching", "filter opzoeken", times)


def measure(store: Store, questions: list[str], repeats: int, filters: Filters) -> Times:
    """Milliseconds of every part for every question; ``alone`` is the question through the model by itself."""
    embeddings, times = load_embeddings(load_settings()), Times()
    watched(store, times)
    for question in questions[:10]:  # files in memory, graphs opened
        store.search(question, _HITS, filters)
    times.clear()
    for _round in range(repeats):
        for question in questions:
            started = time.perf_counter()
            embeddings.embed_query(question)
            between = time.perf_counter()
            store.search(question, _HITS, filters)
            times.setdefault("alleen inbedden", []).append(1000 * (between - started))
            times.setdefault("zoeken", []).append(1000 * (time.perf_counter() - between))
    return times


def show(times: Times) -> None:
    """Print a table with a row per part and its ratio to embedding alone."""
    alone = np.percentile(times["alleen inbedden"], [50, 95])
    print(f"{'':28}{'p50 ms':>8}{'p95 ms':>8}{'p50 ×':>8}{'p95 ×':>8}")
    for name in ("alleen inbedden", "zoeken", *(n for n in times if n not in ("alleen inbedden", "zoeken"))):
        p50, p95 = np.percentile(times[name], [50, 95])
        print(f"{name:28}{p50:8.1f}{p95:8.1f}{p50 / alone[0]:8.2f}{p95 / alone[1]:8.2f}")


def main() -> None:
    """Build what is needed, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--from-year", type=int, help="measure with a filter too")
    arguments = parser.parse_args()
    questions = [understand(row["question"]).search_text for row in read_jsonl(DATA / "questions-shipped.jsonl")]
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = arguments.index or Path(temporary, "index")
        settings = load_settings().model_copy(update={"data_dir": folder, "chroma_url": None})
        if not folder.exists():
            started = time.perf_counter()
            build(settings, arguments.passages)
            print(f"index gemaakt in {time.perf_counter() - started:.0f} s")
        for filters in [Filters(), *([Filters(from_year=arguments.from_year)] if arguments.from_year else [])]:
            store = Store.open_existing(settings)
            print(f"\n{passages_of(folder)} passages, {len(questions)} vragen{', met een filter' if filters else ''}")
            show(measure(store, questions, arguments.repeats, filters))
            store.close()


if __name__ == "__main__":
    main()
