"""Processes that read files, each bounded in memory and in silence: one hostile file cannot take the rest down.

A worker tells the pool of every page. One that stays silent too long is killed, one that needs too much memory or
crashes ends by itself; either way only the file at hand is lost, and a new worker takes its place.
"""

import logging
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Generic

from corpus.errors import UnreadableDocument
from ingest.worker import Exhausted, Job, Result, Work

_JOBS_PER_WORKER = 200
"""After so many files a worker is replaced: libraries for documents leak."""
_CHECK_SECONDS = 0.5


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: subprocess.Popen[bytes]
    pipe: Connection
    ticket: int | None = None
    heard: float = 0.0
    jobs: int = 0


class Workers(Generic[Job, Result]):
    """A pool with tickets: ``submit`` a job, ``wait_for`` its result. Use as a context manager."""

    def __init__(
        self,
        work: Work[Job, Result],
        count: int,
        silence_seconds: int,
        memory_mb: int,
        on_page: Callable[[], None] = lambda: None,
    ) -> None:
        self._work, self._count = work, count
        self._silence_seconds, self._memory_mb = silence_seconds, memory_mb
        self._on_page = on_page
        self._workers: list[_Worker[Job]] = []
        self._waiting: deque[tuple[int, Job]] = deque()
        self._done: dict[int, Result | UnreadableDocument] = {}
        self._tickets = 0

    def __enter__(self) -> "Workers[Job, Result]":
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in list(self._workers):
            self._end(worker)

    def submit(self, job: Job) -> int:
        """Have a job done; returns the ticket to wait for it with."""
        self._tickets += 1
        self._waiting.append((self._tickets, job))
        self._hand_out()
        return self._tickets

    def wait_for(self, ticket: int) -> Result:
        """The result of a job.

        Raises:
            UnreadableDocument: the work said so, took too long or too much memory, or crashed.
        """
        while ticket not in self._done:
            self._step()
        result = self._done.pop(ticket)
        if isinstance(result, UnreadableDocument):
            raise result
        return result

    def _hand_out(self) -> None:
        while self._waiting:
            idle = next((worker for worker in self._workers if worker.ticket is None), None)
            if idle is None:
                if len(self._workers) >= self._count:
                    return
                idle = self._start()
            ticket, job = self._waiting.popleft()
            idle.ticket, idle.heard = ticket, time.monotonic()
            try:
                idle.pipe.send((self._work, job))
            except OSError:  # it died while idle; its end is noticed in the next step
                self._waiting.appendleft((ticket, job))
                idle.ticket = None
                self._end(idle)

    def _start(self) -> _Worker[Job]:
        # A process from scratch, not a fork: this one may hold threads, a model and open indexes.
        ours, theirs = Pipe()
        life = f"from ingest.worker import serve; serve({theirs.fileno()}, {self._memory_mb}, {logging.root.level})"
        command = [sys.executable, "-c", life]
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=nothing, stdout=nothing)
        theirs.close()
        worker: _Worker[Job] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Worker[Job]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.wait()
        worker.pipe.close()

    def _step(self) -> None:
        """Hear the workers out once, and end those that were silent too long."""
        ready = set(wait([worker.pipe for worker in self._workers], _CHECK_SECONDS))
        for worker in list(self._workers):
            if worker.pipe in ready:
                self._hear(worker)
            elif worker.ticket and time.monotonic() - worker.heard > self._silence_seconds:
                self._fail(
                    worker,
                    f"het lezen stond {self._silence_seconds} seconden stil en is afgebroken; "
                    "verhoog zo nodig GRIPWIJZER_READ_SECONDS",
                )
        self._hand_out()

    def _hear(self, worker: _Worker[Job]) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._fail(worker, "het lezen brak af door een fout in het bestand of gebrek aan geheugen")
            return
        worker.heard = time.monotonic()
        if message is None:
            self._on_page()
            return
        assert worker.ticket is not None
        self._done[worker.ticket] = message
        worker.ticket = None
        worker.jobs += 1
        if isinstance(message, Exhausted) or worker.jobs >= _JOBS_PER_WORKER:
            self._end(worker)

    def _fail(self, worker: _Worker[Job], reason: str) -> None:
        if worker.ticket is not None:
            self._done[worker.ticket] = UnreadableDocument(reason)
        self._end(worker)
