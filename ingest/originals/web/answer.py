"""What a server says: whether it is an answer that can be used, and its body, unpacked within a limit."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO, Self

from ingest.originals.web.limits import Busy, NotFetched, Refused, Transient

if TYPE_CHECKING:
    import httpx

_CHUNK_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be used: 200 with a body, 304, or a ``redirect`` to another address."""

    url: str
    status: int
    content_type: str | None
    etag: str | None
    last_modified: str | None
    redirect: str | None

    @classmethod
    def of(cls, response: "httpx.Response", *, conditional: bool) -> Self:
        """The answer in a response; ``conditional`` says that "not modified" was a possible one.

        Raises:
            Busy, Transient: the site cannot answer now.
            Refused: the site does not give this page away.
            NotFetched: the page is not there, or the answer makes no sense.
        """
        status, headers = response.status_code, response.headers
        if status in (429, 503):
            raise Busy(f"de site heeft het te druk ({status}); probeer het later opnieuw", _asked_wait(headers))
        if status >= 500:
            raise Transient(f"op de site ging iets mis ({status}); probeer het later opnieuw")
        if status in (401, 402, 403, 451):
            raise Refused(f"de site geeft deze pagina niet vrij ({status})")
        if status in (404, 410):
            raise NotFetched(f"de pagina bestaat niet meer ({status})")
        if not (status == 200 or response.next_request or (status == 304 and conditional)):
            raise NotFetched(f"de site geeft een onverwacht antwoord ({status})")
        return cls(
            url=str(response.url),
            status=status,
            content_type=headers.get("content-type"),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            redirect=str(response.next_request.url) if response.next_request else None,
        )


def copy_body(response: "httpx.Response", sink: BinaryIO, max_bytes: int) -> None:
    """Write the body, unpacked, to ``sink``.

    Raises:
        Refused: it is larger than ``max_bytes``, or packed in an unknown way.
        Transient: it is packed and damaged.
    """
    too_large = Refused(f"het document is groter dan {max_bytes / 1_000_000:g} MB")
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > max_bytes:
        raise too_large
    size = 0
    for chunk in _unpacked(response):
        size += len(chunk)
        if size > max_bytes:
            raise too_large
        sink.write(chunk)


def _unpacked(response: "httpx.Response") -> Iterator[bytes]:
    """The body in small pieces: httpx itself would unpack a piece of a bomb into memory at once."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing == "identity":
        yield from response.iter_raw()
    elif packing in ("gzip", "x-gzip"):
        yield from _gunzipped(response.iter_raw())
    else:
        raise Refused(f"het antwoord is ingepakt op een manier die niet wordt gelezen ({packing[:20]})")


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    damaged = Transient("het antwoord is beschadigd; probeer het later opnieuw")
    for packed in pieces:
        while packed and not unpacker.eof:
            try:
                yield unpacker.decompress(packed, _CHUNK_BYTES)
            except zlib.error as error:
                raise damaged from error
            packed = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise damaged


def _asked_wait(headers: "httpx.Headers") -> float:
    """The seconds that ``Retry-After`` asks to wait, from now; 0 if it asks nothing."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    with suppress(ValueError, TypeError):  # TypeError: a moment without its time zone
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    return 0.0
