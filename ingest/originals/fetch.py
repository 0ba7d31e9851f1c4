"""Fetching the originals of summaries: from their addresses into a folder, politely and some hosts at a time."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from corpus.errors import UnreadableDocument
from corpus.model import Document
from ingest.originals.folder import Origin, Original, Originals, sha256_of
from ingest.originals.web.addresses import host_of
from ingest.originals.web.answer import Answer
from ingest.originals.web.limits import Limits, NotFetched, Refused
from ingest.originals.web.visitor import Visitor

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """How fetching one original ended. ``reason`` says in Dutch why there is none.

    ``file`` is the original in the folder, also when only an earlier one is there; ``fetched_at`` is the day it was
    fetched (ISO 8601) and ``sha256`` its hash. ``final_url`` is where it was found.
    """

    document_id: str
    url: str
    outcome: Literal["fetched", "unchanged", "refused", "failed"]
    file: Path | None = None
    reason: str | None = None
    final_url: str | None = None
    content_type: str | None = None
    sha256: str | None = None
    fetched_at: str | None = None


def fetch_originals(documents: Sequence[Document], into: Path, limits: Limits | None = None) -> Iterator[Fetched]:
    """Fetch the originals of documents that have an address, and tell of each how that ended, as soon as it has.

    What was fetched stays when the iterator is closed or interrupted; the rest ends at once.

    Raises:
        StoreBusy: another process fetches into this folder.
    """
    limits = limits or Limits()
    wanted = [document for document in documents if document.url]
    originals, ended = Originals(into), SimpleQueue[Fetched]()
    with originals.fetching(), Visitor(limits) as visitor, ThreadPoolExecutor(limits.hosts_at_once) as threads:
        try:
            for at_host in _by_host(wanted):
                threads.submit(_fetch_all, at_host, originals, visitor, ended)
            for _ in wanted:
                yield ended.get()
        finally:
            visitor.stop()
            threads.shutdown(cancel_futures=True)


def _by_host(documents: list[Document]) -> list[list[Document]]:
    """The documents of each host, the longest row first: with its pauses it takes longest."""
    rows = defaultdict[str, list[Document]](list)
    for document in documents:
        rows[host_of(document.url or "")].append(document)
    return sorted(rows.values(), key=len, reverse=True)


def _fetch_all(documents: list[Document], originals: Originals, visitor: Visitor, ended: SimpleQueue[Fetched]) -> None:
    for document in documents:
        ended.put(_fetch_safely(document, originals, visitor))


def _fetch_safely(document: Document, originals: Originals, visitor: Visitor) -> Fetched:
    """Whatever happens to one document, the others are fetched."""
    outcome: Literal["refused", "failed"] = "failed"
    try:
        return _fetch(document, originals, visitor)
    except (Refused, UnreadableDocument) as error:
        outcome, reason = "refused", str(error)
    except NotFetched as error:
        reason = str(error)
    except OSError as error:
        log.info("could not store the original of %s: %s", document.id, error)
        reason = "het bestand is niet te bewaren; controleer de map en de ruimte op de schijf"
    except Exception as error:  # what nobody foresaw: report it and go on
        log.info("could not fetch the original of %s", document.id, exc_info=True)
        reason = f"het ophalen mislukte ({type(error).__name__}); meer met GRIPWIJZER_LOG_LEVEL=INFO"
    finally:
        originals.begun(document.id).unlink(missing_ok=True)
    return _report(document, outcome, originals.get(document.id), reason=reason)


def _fetch(document: Document, originals: Originals, visitor: Visitor) -> Fetched:
    former = originals.get(document.id)
    begun = originals.begun(document.id)
    with begun.open("w+b") as sink:
        answer = visitor.get(document.url or "", sink, former.origin.headers if former else lambda _: {})
    data = begun.read_bytes()
    if former and (answer.status == 304 or sha256_of(data) == former.origin.sha256):
        originals.describe(document, former)  # the catalogue may know more than it did
        return _report(document, "unchanged", former, answer)
    if not data:
        raise NotFetched("de site geeft een leeg antwoord")
    origin = Origin(answer.url, date.today().isoformat(), sha256_of(data), answer.etag, answer.last_modified)
    return _report(document, "fetched", originals.keep(document, data, origin), answer)


def _report(
    document: Document,
    outcome: Literal["fetched", "unchanged", "refused", "failed"],
    original: Original | None,
    answer: Answer | None = None,
    reason: str | None = None,
) -> Fetched:
    return Fetched(
        document.id,
        document.url or "",
        outcome,
        file=original.file if original else None,
        reason=reason,
        final_url=original.origin.url if original else None,
        content_type=answer.content_type if answer else None,
        sha256=original.origin.sha256 if original else None,
        fetched_at=original.origin.fetched_at if original else None,
    )
