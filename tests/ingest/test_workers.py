"""A file that hangs, crashes or eats memory costs itself only; the others are read."""

import os
import time
from collections.abc import Callable

import pytest

from corpus.errors import UnreadableDocument
from ingest.workers import Workers

MEMORY_MB = 512


def behave(job: str, on_page: Callable[[], None]) -> str:
    """What a worker is made to do here."""
    match job:
        case "hang":
            time.sleep(60)
        case "crash":
            os.abort()
        case "grow":
            bytearray(2 * MEMORY_MB * 1024**2)
        case "slow but talking":
            for _page in range(6):
                time.sleep(0.5)
                on_page()
        case "refuse":
            raise UnreadableDocument("dit kan niet")
    return job.upper()


def test_every_job_ends_and_a_bad_one_ends_alone() -> None:
    pages: list[int] = []
    jobs = ["a", "hang", "crash", "grow", "refuse", "slow but talking", "b", "c"]
    ends: dict[str, str] = {}
    with Workers(behave, 2, 2, MEMORY_MB, lambda: pages.append(1)) as workers:
        tickets = [(job, workers.submit(job)) for job in jobs]
        for job, ticket in tickets:
            try:
                ends[job] = workers.wait_for(ticket)
            except UnreadableDocument as error:
                ends[job] = str(error)
    assert (ends["a"], ends["b"], ends["c"]) == ("A", "B", "C")
    assert ends["slow but talking"] == "SLOW BUT TALKING" and len(pages) == 6
    assert "stond 2 seconden stil" in ends["hang"]
    assert "brak af" in ends["crash"]
    assert "GRIPWIJZER_READ_MEMORY_MB" in ends["grow"]
    assert ends["refuse"] == "dit kan niet"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_that_died_while_idle_is_replaced(when: str) -> None:
    with Workers(behave, 1, 10, MEMORY_MB) as workers:
        if when == "after":
            assert workers.wait_for(workers.submit("a")) == "A"
            (worker,) = workers._workers
            worker.process.kill()
            worker.process.wait()
        assert workers.wait_for(workers.submit("b")) == "B"
