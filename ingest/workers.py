"""Processes that read files, each bounded in memory and in silence: one hostile file cannot take the rest down.

A worker tells the pool of every page. One that stays silent too long is killed, one that needs too much memory or
crashes ends by itself; either way only the file at hand is lost, and a new worker takes its place.
"""

import multiprocessing
import resource
import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from corpus.errors import UnreadableDocument

Job = TypeVar("Job")
Result = TypeVar("Result")

Work = Callable[[Job, Callable[[], None]], Result]
"""What a worker does with a job; it calls its second argument after every page."""

_JOBS_PER_WORKER = 200
"""After so many files a worker is replaced: libraries for documents leak."""
_CHECK_SECONDS = 0.5


class _Exhausted(UnreadableDocument):
    """A file took all the memory there is; what its worker still holds is unknown."""


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: BaseProcess
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
        # A clean server process forks the workers: this one may hold threads, a model and open indexes.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["ingest.reading"])
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
                idle.pipe.send(job)
            except OSError:  # it died while idle; its end is noticed in the next step
                self._waiting.appendleft((ticket, job))
                idle.ticket = None
                self._end(idle)

    def _start(self) -> _Worker[Job]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._work, self._memory_mb), daemon=True, name="gripwijzer-lezer"
        )
        process.start()
        theirs.close()
        worker: _Worker[Job] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Worker[Job]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
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
        if isinstance(message, _Exhausted) or worker.jobs >= _JOBS_PER_WORKER:
            self._end(worker)

    def _fail(self, worker: _Worker[Job], reason: str) -> None:
        if worker.ticket is not None:
            self._done[worker.ticket] = UnreadableDocument(reason)
        self._end(worker)


def _serve(pipe: Connection, work: Work[Job, Result], memory_mb: int) -> None:
    """A worker's life: take a job, send ``None`` per page and then the result, until the pool is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the pool, which ends its workers
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024**2, memory_mb * 1024**2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            job = pipe.recv()
            pipe.send(_attempt(work, job, lambda: pipe.send(None)))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _attempt(work: Work[Job, Result], job: Job, on_page: Callable[[], None]) -> Result | UnreadableDocument:
    try:
        return work(job, on_page)
    except UnreadableDocument as error:
        return error
    except MemoryError:
        return _Exhausted(
            "het lezen van het bestand kost meer geheugen dan mag; verhoog zo nodig GRIPWIJZER_READ_MEMORY_MB"
        )
