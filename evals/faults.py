"""What survives when an ingest is killed: ``python -m evals.faults --kills 50``.

Each round changes some sources, starts an ingest, and kills it (SIGKILL, with its readers) at a random moment. Then
every document must answer as before or as after, once; and after the next ingest the index must be clean.
"""

import argparse
import json
import logging
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from rich.progress import track

from corpus.embeddings import load_embeddings
from corpus.settings import Settings, load_settings
from corpus.store import Store
from ingest.pipeline import ingest

DOCUMENTS = 24
CHANGED = 8
_FILLER = " ".join(f"In wijk {n} sprak de raad over kaders, kosten en kwaliteit van de hulp." for n in range(6))


@dataclass(frozen=True, slots=True)
class Seen:
    """What an index answers: per document the edition that is live, and what is wrong with it."""

    editions: dict[str, list[int]]
    problems: list[str]


def write_edition(folder: Path, number: int, edition: int) -> None:
    """One source in one edition."""
    text = f"# Plaats {number}\n\nDe wachttijd in plaats {number} was {edition} weken.\n\n{_FILLER}\n"
    (folder / f"plaats-{number}.md").write_text(text, "utf-8")


def look(settings: Settings) -> Seen:
    """Search every document and see which editions answer."""
    store = Store.open_existing(settings)
    try:
        editions: dict[str, list[int]] = {}
        for hit in store.search("Hoe lang was de wachttijd?", 5 * DOCUMENTS):
            for sentence in hit.passage.sentence_texts():
                if sentence.startswith("De wachttijd in plaats"):
                    editions.setdefault(hit.document.id, []).append(int(sentence.split()[-2]))
        return Seen(editions, store.problems())
    finally:
        store.close()


def in_child(work: Callable[[], Any], kill_after: float | None = None) -> Any:
    """Do work in a forked process, which shares the loaded model; returns its result, or None when it was killed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.close(read)
        torch.set_num_threads(1)  # renews torch's threads after the fork, before several threads ask for it at once
        try:
            result = json.dumps(work())
            with os.fdopen(write, "w") as pipe:
                pipe.write(result)
            os._exit(0)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
    os.close(write)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read) as pipe:
        answer = pipe.read()
    _pid, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("an ingest or a search failed by itself")
    return json.loads(answer) if answer else None


def run(kills: int, seed: int) -> Counter[str]:
    """Kill so many ingests; returns how they ended. Raises AssertionError at the first fault."""
    rng, ended = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as base:
        sources = Path(base, "bronnen")
        sources.mkdir()
        settings = load_settings().model_copy(update={"data_dir": Path(base, "index"), "chroma_url": None})
        load_embeddings(settings)

        def bring_in() -> bool:
            logging.disable(logging.CRITICAL)
            return not ingest([sources], settings).count("failed")

        def see() -> list[Any]:
            seen = look(settings)
            return [seen.editions, seen.problems]

        editions = dict.fromkeys(range(DOCUMENTS), 1)
        for number, edition in editions.items():
            write_edition(sources, number, edition)
        in_child(bring_in)
        longest = 0.0
        for _round in track(range(kills), "Afgebroken runs", disable=not sys.stderr.isatty()):
            before = dict(editions)
            for number in rng.sample(range(DOCUMENTS), CHANGED):
                editions[number] += 1
                write_edition(sources, number, editions[number])
            in_child(bring_in, rng.uniform(0.02, longest or 3.0))
            answers, problems = in_child(see)
            ended["met resten" if problems else "zonder resten"] += 1
            for number in range(DOCUMENTS):
                live = answers[f"plaats-{number}"]
                assert live in ([before[number]], [editions[number]]), (number, live, before[number], editions[number])
            started = time.monotonic()
            assert in_child(bring_in)
            longest = max(longest, time.monotonic() - started)
            answers, problems = in_child(see)
            assert problems == [], problems
            assert answers == {f"plaats-{n}": [edition] for n, edition in editions.items()}
    return ended


def main() -> None:
    """Kill ingests and print how they ended."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=50, help="hoe vaak (standaard 50)")
    parser.add_argument("--seed", type=int, default=7, help="begin van het toeval (standaard 7)")
    options = parser.parse_args()
    started = time.monotonic()
    ended = run(options.kills, options.seed)
    print(f"{options.kills} keer afgebroken in {time.monotonic() - started:.0f} s: ", end="")
    print(", ".join(f"{count} {how}" for how, count in sorted(ended.items())) + "; niets verloren, niets dubbel")


if __name__ == "__main__":
    main()
