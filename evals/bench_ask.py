"""How long a question takes on a warm server, over real HTTP.

    python -m evals.bench_ask

Starts ``gripwijzer serve`` over the index of GRIPWIJZER_DATA_DIR, asks every development question once, and prints
milliseconds at the median and the 95th percentile, beside embedding the question alone in this process: machines
differ, the ratio of the two hardly does.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import httpx

from corpus.embeddings import load_embeddings
from corpus.settings import load_settings
from evals.beir import read_jsonl

QUESTIONS = Path(__file__).parent / "data" / "questions-shipped.jsonl"
_START_SECONDS = 60


@contextmanager
def server() -> Iterator[httpx.Client]:
    """A server of its own on a free port, warm."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ui.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _wait(client, process)
            yield client
    finally:
        process.terminate()
        process.wait()


def _wait(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if client.get("/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit("De server start niet; zie de melding hierboven.")


def percentiles(call: Callable[[str], object], questions: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds of a call per question."""
    times = []
    for question in questions:
        started = time.perf_counter()
        call(question)
        times.append(1000 * (time.perf_counter() - started))
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def main() -> None:
    """Measure both and print a table."""
    questions = [row["question"] for row in read_jsonl(QUESTIONS)]
    embeddings = load_embeddings(load_settings())
    embeddings.embed_query("warm")
    alone = percentiles(embeddings.embed_query, questions)
    with server() as client:
        asked = percentiles(lambda q: client.post("/api/ask", json={"question": q}).raise_for_status(), questions)
    print(f"{'':24}{'p50 ms':>8}{'p95 ms':>8}")
    print(f"{'vraag inbedden':24}{alone[0]:8.1f}{alone[1]:8.1f}")
    print(f"{'POST /api/ask':24}{asked[0]:8.1f}{asked[1]:8.1f}")
    print(f"{'verhouding':24}{asked[0] / alone[0]:8.1f}{asked[1] / alone[1]:8.1f}")


if __name__ == "__main__":
    main()
