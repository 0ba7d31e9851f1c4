"""Web addresses: of which host they are, where its rules stand, and where a redirect may lead."""

import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.originals.web.limits import NotFetched, Refused

if TYPE_CHECKING:
    import httpx


def host_of(url: str) -> str:
    """The host with its port, as one visitor at a time is allowed there; empty if the address is none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def robots_address(url: str) -> str:
    """Where the rules of this address's host stand."""
    return f"{urlsplit(url).scheme}://{host_of(url)}/robots.txt"


def checked(url: str) -> str:
    """The address as it is written on the wire.

    Raises:
        NotFetched: it is no web address.
    """
    import httpx

    with suppress(httpx.InvalidURL):
        parsed = httpx.URL(url)
        if _is_web(parsed):
            return str(parsed)
    raise NotFetched("het adres klopt niet; verbeter 'url' in de bron")


def check_redirect(start: str, target: str) -> None:
    """Let a visit that began at ``start`` go on to ``target``.

    A name is looked up here and again when it is visited, so this guards against carelessness, and not against a
    name that gets another address in between.

    Raises:
        Refused: the target is not on the web, or lies in the own network and the start did not.
    """
    import httpx

    begun, further = httpx.URL(start), httpx.URL(target)
    if not _is_web(further):
        raise Refused("de site stuurt door naar iets dat geen webpagina is")
    if _is_internal(further.host) and not _is_internal(begun.host):
        raise Refused("de site stuurt door naar een adres in het eigen netwerk")


def _is_web(url: "httpx.URL") -> bool:
    return url.scheme in ("http", "https") and bool(url.host)


def _is_internal(host: str) -> bool:
    """Whether a host is this machine or in a private network; one without an address is not."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return any(not (getattr(address, "ipv4_mapped", None) or address).is_global for address in addresses)
