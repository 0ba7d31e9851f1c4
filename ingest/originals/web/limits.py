"""What fetching may cost, and the ways in which it ends without a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching may cost us and the sites that are visited. Times are in seconds, sizes in bytes.

    ``total_seconds``: one answer takes at most this long, and after it no further attempt begins. ``pause_seconds``
    lies between two requests to a host; a longer ``Crawl-delay`` counts up to ``max_pause_seconds``.
    ``backoff_seconds`` is the first wait before another attempt, doubled each time; a site that asks for more than
    ``max_wait_seconds`` is left alone. ``silent_hosts``: after so many without a connection there is no internet.
    """

    max_bytes: int = 50_000_000
    connect_seconds: float = 10
    read_seconds: float = 20
    total_seconds: float = 120
    pause_seconds: float = 1
    max_pause_seconds: float = 30
    attempts: int = 3
    backoff_seconds: float = 1
    max_wait_seconds: float = 60
    hosts_at_once: int = 4
    silent_hosts: int = 3


class NotFetched(Exception):
    """There is no document to be had here; the message says why, in Dutch."""


class Refused(NotFetched):
    """The site does not want it, or we do not want what the site gives."""


class Transient(NotFetched):
    """Another attempt may succeed."""


class Busy(Transient):
    """The site asks to come back later, after ``wait_seconds`` if it says so."""

    def __init__(self, message: str, wait_seconds: float) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class Unreachable(Transient):
    """There was no connection at all."""
