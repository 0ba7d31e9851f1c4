"""A host that is visited: one request at a time, with a pause after each, and by its own rules."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import TYPE_CHECKING

from ingest.originals.web.limits import Limits

if TYPE_CHECKING:
    from protego import Protego

_ROBOT = "Gripwijzer"


class Host:
    """What is known of a host. ``closed`` says in Dutch why nothing more is asked of it in this run."""

    def __init__(self, limits: Limits) -> None:
        self.closed: str | None = None
        self._limits = limits
        self._pause = limits.pause_seconds
        self._rules: Protego | None = None
        self._lock = Lock()
        self._free_at = 0.0

    @property
    def has_rules(self) -> bool:
        """Whether its robots.txt was read."""
        return self._rules is not None

    def set_rules(self, robots_txt: str) -> None:
        """Take over the rules of a robots.txt; an empty one allows all."""
        from protego import Protego

        self._rules = Protego.parse(robots_txt)
        asked = self._rules.crawl_delay(_ROBOT) or 0.0
        self._pause = max(self._limits.pause_seconds, min(asked, self._limits.max_pause_seconds))

    def allows(self, url: str) -> bool:
        """Whether its rules let us visit this address."""
        return self._rules is None or self._rules.can_fetch(url, _ROBOT)

    @contextmanager
    def turn(self, stopping: Event) -> Iterator[None]:
        """Wait until nobody else visits and the pause is over; the wait ends at once when ``stopping`` is set."""
        with self._lock:
            stopping.wait(max(0.0, self._free_at - time.monotonic()))
            try:
                yield
            finally:
                self._free_at = time.monotonic() + self._pause
