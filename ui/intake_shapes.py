"""The JSON shapes of taking documents in: what is known about one, and the reports of reading and fetching."""

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel

from corpus.model import EDITABLE_FIELDS, Document, Layers
from ingest.originals.renew import Renewal
from ingest.report import OUTCOMES, TOTALS, IngestReport


class KnownField(BaseModel):
    """One thing known about a document, and where it comes from: proposed, given, beside or edited."""

    field: str
    value: str | list[str] | None
    comes_from: str | None


class KnownShape(BaseModel):
    """What is known about a document, field by field, and the files that hold it."""

    document_id: str
    version: int
    fields: list[KnownField]
    places: list[str]

    @classmethod
    def of(cls, document: Document, layers: Layers, places: list[str]) -> "KnownShape":
        """From what the registry holds."""
        fields = [
            KnownField(field=name, value=getattr(document, name), comes_from=layers.origin_of(name))
            for name in EDITABLE_FIELDS
        ]
        return cls(document_id=document.id, version=document.version, fields=fields, places=places)


def renewal_shape(renewal: Renewal) -> dict[str, Any]:
    """How fetching the originals ended, and the report of reading them."""
    fetched = [asdict(one) | {"file": str(one.file) if one.file else None} for one in renewal.fetched]
    return {"fetched": fetched, **ingest_shape(renewal.report)}


def ingest_shape(report: IngestReport) -> dict[str, Any]:
    """The report of an ingest run."""
    documents = [
        {
            **asdict(one),
            "pages_unread": [{"page": page, "reason": reason} for page, reason in one.pages_unread],
        }
        for one in report.documents
    ]
    totals: dict[str, int] = {outcome: report.count(outcome) for outcome in OUTCOMES}
    totals |= {what: report.total(what) for what in TOTALS} | {"pages_unread": report.pages_unread}
    return {
        "documents": documents,
        "totals": totals,
        "started_at": report.started_at,
        "took_ms": report.took_ms,
    }
