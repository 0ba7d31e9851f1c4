"""One request to a web server, and what a failed connection means for the user."""

import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ingest.originals.web.answer import Answer, copy_body
from ingest.originals.web.limits import Limits, NotFetched, Refused, Transient, Unreachable
from ingest.originals.web.line import CutOff

if TYPE_CHECKING:
    import httpx

_USER_AGENT = "Gripwijzer/0.1 (kennisbank voor gemeenten)"
_SLOW = "de site antwoordt niet op tijd; probeer het later opnieuw"


def open_client(limits: Limits) -> "httpx.Client":
    """A client that follows no redirects by itself and connects anew for each request."""
    import httpx

    return httpx.Client(
        headers={"User-Agent": _USER_AGENT, "Accept-Encoding": "gzip"},
        timeout=httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds),
        limits=httpx.Limits(max_keepalive_connections=0),  # a cut-off sees a connection when it is made
    )


def request(
    client: "httpx.Client", url: str, headers: dict[str, str], sink: BinaryIO, max_bytes: int, cut_off: CutOff
) -> Answer:
    """Ask for one address once; the body of a 200 is all that ``sink`` holds afterwards.

    Raises:
        Transient: it does not work now; ``Unreachable`` if there is no connection, ``Busy`` if the site says so.
        Refused: the site forbids it, cannot be trusted, or gives more than ``max_bytes``.
        NotFetched: it is not there.
    """
    import httpx

    sink.seek(0)
    sink.truncate()
    try:
        with client.stream("GET", url, headers=headers, extensions={"trace": cut_off.watch}) as response:
            answer = Answer.of(response, conditional=bool(headers))
            if answer.status == 200:
                copy_body(response, sink, max_bytes)
    except httpx.TransportError as error:
        raise (Transient(_SLOW) if cut_off.happened else _explained(error)) from error
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a host that can be no name
        raise NotFetched("het adres, of dat waarheen de site doorstuurt, klopt niet") from error
    if cut_off.happened:  # a body without a length seems to end where it is cut off
        raise Transient(_SLOW)
    return answer


def _explained(error: "httpx.TransportError") -> NotFetched:
    import httpx

    host = error.request.url.host
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
        return Refused(f"het beveiligingscertificaat van {host} klopt niet")
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
        return Unreachable(f"er is geen verbinding met {host}; controleer het adres en de verbinding met internet")
    if isinstance(error, httpx.TimeoutException):
        return Transient(_SLOW)
    return Transient("de verbinding brak af of het antwoord klopte niet; probeer het later opnieuw")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
