"""The life of a process that reads files: within limits, one job after another, until its pool is gone."""

import logging
import resource
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from corpus.errors import UnreadableDocument

Job = TypeVar("Job")
Result = TypeVar("Result")

Work = Callable[[Job, Callable[[], None]], Result]
"""What a worker does with a job: a function of a module, that calls its second argument after every page."""


class Exhausted(UnreadableDocument):
    """A file took all the memory there is; what its worker still holds is unknown."""


def serve(descriptor: int, memory_mb: int, log_level: int) -> None:
    """Take jobs from a pipe; send ``None`` per page and then the result, or an ``UnreadableDocument``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the pool, which ends its workers
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024**2, memory_mb * 1024**2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.basicConfig(level=log_level)
    pipe = Connection(descriptor)
    while True:
        try:
            work, job = pipe.recv()
            pipe.send(_attempt(work, job, lambda: pipe.send(None)))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _attempt(work: Work[Job, Result], job: Job, on_page: Callable[[], None]) -> Result | UnreadableDocument:
    try:
        return work(job, on_page)
    except UnreadableDocument as error:
        return error
    except MemoryError:
        return Exhausted(
            "het lezen van het bestand kost meer geheugen dan mag; verhoog zo nodig GRIPWIJZER_READ_MEMORY_MB"
        )
