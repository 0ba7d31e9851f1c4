"""The routes of the Gripscan: its propositions, and scans to begin, fill in, read, take along and remove."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Response

from corpus.settings import Settings
from scan import export
from scan.errors import Full, NotKept, Refused, UnknownScan
from scan.model import Scan
from scan.scans import Scans
from ui.scanning.shapes import (
    BeginRequest,
    BegunResponse,
    ParticipantRequest,
    ParticipantResponse,
    PropositionList,
    ScanShape,
)

_TABLE = "text/csv; charset=utf-8"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ScanId = Annotated[str, Path(description="Het kenmerk van de scan", max_length=64)]


def add_scan_routes(app: FastAPI, settings: Settings, problem: dict[str, Any]) -> None:
    """Add the routes; ``problem`` describes a refusal in the API's documentation."""
    scans = Scans(settings)
    missing: dict[int | str, dict[str, Any]] = {404: problem}
    switched_off: dict[int | str, dict[str, Any]] = {403: problem}

    @app.get("/api/scans/statements", summary="De stellingen van de Gripscan", tags=["gripscan"])
    def statements() -> PropositionList:
        return PropositionList.all()

    @app.post(
        "/api/scans", summary="Begin een scan", tags=["gripscan"], status_code=201,
        responses=switched_off | {409: problem},
    )  # fmt: skip
    def begin(request: BeginRequest) -> BegunResponse:
        with _told():
            return BegunResponse.of(scans.begin(request.municipality))

    @app.post(
        "/api/scans/{scan_id}/participants",
        summary="Doe mee aan een scan, of wijzig wat u invulde",
        tags=["gripscan"],
        status_code=201,
        responses=missing | switched_off | {409: problem},
    )
    def take_part(scan_id: ScanId, request: ParticipantRequest) -> ParticipantResponse:
        with _told():
            kept = scans.take_part(scan_id, request.role, request.answers, request.key)
            return ParticipantResponse.of(scan_id, kept)

    @app.delete(
        "/api/scans/{scan_id}/participants/{key}",
        summary="Neem uw antwoorden terug",
        tags=["gripscan"],
        status_code=204,
        responses=missing,
    )
    def take_back(scan_id: ScanId, key: Annotated[str, Path(max_length=64)]) -> None:
        with _told():
            scans.take_back(scan_id, key)

    @app.get("/api/scans/{scan_id}", summary="Een scan met zijn profiel", tags=["gripscan"], responses=missing)
    def one(scan_id: ScanId) -> ScanShape:
        return ScanShape.of(found(scan_id))

    @app.delete(
        "/api/scans/{scan_id}", summary="Verwijder een scan met alle antwoorden", tags=["gripscan"], status_code=204,
        responses=missing,
    )  # fmt: skip
    def remove(scan_id: ScanId) -> None:
        with _told():
            scans.remove(scan_id)

    @app.get("/api/scans/{scan_id}/export.json", summary="Een scan als JSON", tags=["gripscan"], responses=missing)
    def as_json(scan_id: ScanId) -> Response:
        scan = found(scan_id)
        return _file(scan, "json", "application/json", ScanShape.of(scan).model_dump_json(indent=2).encode())

    @app.get("/api/scans/{scan_id}/export.csv", summary="De antwoorden als CSV", tags=["gripscan"], responses=missing)
    def as_csv(scan_id: ScanId) -> Response:
        scan = found(scan_id)
        return _file(scan, "csv", _TABLE, export.as_csv(scan))

    @app.get(
        "/api/scans/{scan_id}/export.xlsx", summary="Een scan als werkmap (Excel)", tags=["gripscan"],
        responses=missing,
    )  # fmt: skip
    def as_xlsx(scan_id: ScanId) -> Response:
        scan = found(scan_id)
        return _file(scan, "xlsx", _WORKBOOK, export.as_xlsx(scan))

    def found(scan_id: str) -> Scan:
        with _told():
            return scans.get(scan_id)


@contextmanager
def _told() -> Iterator[None]:
    """What a scan refuses, as a problem of HTTP."""
    try:
        yield
    except UnknownScan as error:
        raise HTTPException(404, str(error)) from error
    except NotKept as error:
        raise HTTPException(403, str(error)) from error
    except Full as error:
        raise HTTPException(409, str(error)) from error
    except Refused as error:
        raise HTTPException(422, f"{error.field}: {error}") from error


def _file(scan: Scan, ending: str, media_type: str, content: bytes) -> Response:
    place = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in scan.municipality.lower())
    name = f"gripscan-{place.strip('-')}-{scan.created}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)
