"""The line to the internet: the requests under way on it, whether it is there at all, and its end."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Timer
from typing import Any

from ingest.originals.web.limits import Limits, NotFetched, Unreachable


class CutOff:
    """Ends one connection, whatever it waits for.

    A read timeout is not enough: it starts again with every byte, and a server may drip them.
    """

    def __init__(self) -> None:
        self.happened = False
        self._socket: socket.socket | None = None

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Take note of the connection; httpx calls this on all that happens to a request."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self.happened:  # connecting took all the time there was
                self.cut()

    def cut(self) -> None:
        """End the connection; who reads from it finds it closed."""
        self.happened = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class Line:
    """Shared by all threads that fetch. When the first hosts are all silent, there is no internet."""

    def __init__(self, limits: Limits) -> None:
        self.stopping = Event()
        self._limits = limits
        self._why_stopped = "het ophalen is afgebroken"
        self._running = set[CutOff]()
        self._silent_hosts = set[str]()
        self._answered = False
        self._lock = Lock()

    def stop(self) -> None:
        """Ask nothing more; what is under way ends at once."""
        self.stopping.set()
        with self._lock:
            for cut_off in self._running:
                cut_off.cut()

    def check(self) -> None:
        """Let a request begin.

        Raises:
            NotFetched: everything was stopped; the message says why.
        """
        if self.stopping.is_set():
            raise NotFetched(self._why_stopped)

    @contextmanager
    def request(self, host: str) -> Iterator[CutOff]:
        """One request to a host, cut off when it takes too long or everything stops.

        Raises:
            NotFetched: everything was stopped.
        """
        cut_off = CutOff()
        timer = Timer(self._limits.total_seconds, cut_off.cut)
        timer.daemon = True
        with self._lock:
            self._running.add(cut_off)
        try:
            self.check()
            timer.start()
            yield cut_off
        except Unreachable:
            self._note_silence(host)
            raise
        except NotFetched:
            self._answered = True  # it was no use, but somebody was there
            raise
        else:
            self._answered = True
        finally:
            timer.cancel()
            with self._lock:
                self._running.discard(cut_off)

    def _note_silence(self, host: str) -> None:
        with self._lock:
            self._silent_hosts.add(host)
            down = not self._answered and len(self._silent_hosts) >= self._limits.silent_hosts
        if down and not self.stopping.is_set():
            self._why_stopped = "er is geen verbinding met internet; probeer het later opnieuw"
            self.stop()
