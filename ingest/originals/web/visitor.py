"""A polite visitor of web sites: heeds robots.txt, waits its turn at each host, tries again, follows redirects."""

import io
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, Self

from ingest.originals.web.addresses import check_redirect, checked, host_of, robots_address
from ingest.originals.web.answer import Answer
from ingest.originals.web.host import Host
from ingest.originals.web.limits import Busy, Limits, NotFetched, Refused, Transient, Unreachable
from ingest.originals.web.line import Line
from ingest.originals.web.request import open_client, request

if TYPE_CHECKING:
    from tenacity import RetryCallState

_MAX_REDIRECTS = 5
_ROBOTS_BYTES = 512_000

Headers = Callable[[str], dict[str, str]]
"""With which headers an address is asked."""


class Visitor:
    """Fetches pages, for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._client = open_client(limits)
        self._line = Line(limits)
        self._hosts: dict[str, Host] = {}
        self._hosts_lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def stop(self) -> None:
        """Ask nothing more; what is under way ends at once."""
        self._line.stop()

    def get(self, url: str, sink: BinaryIO, headers: Headers) -> Answer:
        """Fetch a page into ``sink``, also where the site moved it.

        Raises:
            Refused: the site or its robots.txt forbids it, or a redirect leads where it should not.
            NotFetched: it does not work; the message says why.
        """
        self._line.check()
        try:
            return self._follow(checked(url), sink, self._limits.max_bytes, headers, self._heed_robots)
        except Transient:
            self._line.check()  # that nothing works any more says more than that this did not
            raise

    def _follow(
        self, start: str, sink: BinaryIO, max_bytes: int, headers: Headers, enter: Callable[[str], None]
    ) -> Answer:
        url = start
        for _ in range(_MAX_REDIRECTS + 1):
            enter(url)
            answer = self._ask(url, sink, max_bytes, headers(url))
            if answer.redirect is None:
                return answer
            check_redirect(start, answer.redirect)
            url = answer.redirect
        raise NotFetched("de site stuurt steeds door naar een ander adres")

    def _heed_robots(self, url: str) -> None:
        host = self._host(url)
        if not host.has_rules:
            host.set_rules(self._robots_txt(url))
        if not host.allows(url):
            raise Refused("de site vraagt programma's om deze pagina niet op te halen (robots.txt)")

    def _robots_txt(self, url: str) -> str:
        """The rules of a host, or what there is of them; a host that cannot give them now is left alone."""
        rules = io.BytesIO()
        try:
            self._follow(robots_address(url), rules, _ROBOTS_BYTES, lambda _: {}, lambda _: None)
        except Transient as error:
            self._host(url).closed = str(error)
            raise
        except NotFetched:
            self._line.check()
        return rules.getvalue().decode("utf-8", "replace")

    def _ask(self, url: str, sink: BinaryIO, max_bytes: int, headers: dict[str, str]) -> Answer:
        """Ask for one address, in several attempts; a host that cannot answer any of them is left alone."""
        import tenacity

        limits = self._limits
        attempts = tenacity.Retrying(
            retry=tenacity.retry_if_exception(self._is_worth_another),
            stop=tenacity.stop_after_attempt(limits.attempts) | tenacity.stop_after_delay(limits.total_seconds),
            wait=self._wait,
            sleep=tenacity.sleep_using_event(self._line.stopping),
            reraise=True,
        )
        try:
            return attempts(self._ask_once, url, sink, max_bytes, headers)
        except (Busy, Unreachable) as error:
            self._host(url).closed = str(error)
            raise

    def _ask_once(self, url: str, sink: BinaryIO, max_bytes: int, headers: dict[str, str]) -> Answer:
        host = self._host(url)
        with host.turn(self._line.stopping):
            if host.closed:
                raise NotFetched(host.closed)
            with self._line.request(host_of(url)) as cut_off:
                return request(self._client, url, headers, sink, max_bytes, cut_off)

    def _is_worth_another(self, error: BaseException) -> bool:
        if isinstance(error, Busy) and error.wait_seconds > self._limits.max_wait_seconds:
            return False
        return isinstance(error, Transient) and not self._line.stopping.is_set()

    def _wait(self, attempt: "RetryCallState") -> float:
        error = attempt.outcome.exception() if attempt.outcome else None
        asked = error.wait_seconds if isinstance(error, Busy) else 0.0
        return max(asked, self._limits.backoff_seconds * 2.0 ** (attempt.attempt_number - 1))

    def _host(self, url: str) -> Host:
        with self._hosts_lock:
            return self._hosts.setdefault(host_of(url), Host(self._limits))
