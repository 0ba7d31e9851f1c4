"""The routes of the HTTP API that make conversation notes. Nothing of a note stays on the server."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from corpus.live import LiveView
from notes.sections import in_order
from ui.noting.files import FORMATS, attachment, file_name, note_of
from ui.noting.shapes import NoteRequest, PreviewResponse
from ui.shapes import Problem

MOST_BYTES = 1_000_000
_PROBLEM = {"model": Problem, "content": {"application/problem+json": {}}}


class _LimitedRoute(APIRoute):
    """A route that looks at how large a request is before it reads it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def limited(request: Request) -> Response:
            length = request.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                raise HTTPException(413, f"De notitie is te groot; het mag hoogstens {MOST_BYTES // 1000} kB zijn.")
            return await handle(request)

        return limited


def add_note_routes(app: FastAPI, registry: LiveView) -> None:
    """Add the routes below ``/api/notes``."""
    router = APIRouter(prefix="/api/notes", tags=["notities"], route_class=_LimitedRoute)

    @router.post("/preview", summary="Bekijk een gespreksnotitie", responses={413: _PROBLEM})
    def preview(request: NoteRequest) -> PreviewResponse:
        return PreviewResponse.of(note_of(request, registry), in_order(request.draft().items))

    def written(request: NoteRequest, ending: str) -> Response:
        write, media_type = FORMATS[ending]
        note = note_of(request, registry)
        headers = {"Content-Disposition": attachment(file_name(note.title, ending)), "Cache-Control": "no-store"}
        return Response(write(note), media_type=media_type, headers=headers)

    def file_responses(ending: str, what: str) -> dict[int | str, dict[str, Any]]:
        content = {FORMATS[ending][1]: {"schema": {"type": "string", "format": "binary"}}}
        return {200: {"description": what, "content": content}, 413: _PROBLEM, 503: _PROBLEM}

    @router.post(
        "/docx",
        summary="Maak een gespreksnotitie in Word",
        response_class=Response,
        responses=file_responses("docx", "Het Word-bestand"),
    )
    def docx(request: NoteRequest) -> Response:
        return written(request, "docx")

    @router.post(
        "/pdf",
        summary="Maak een gespreksnotitie als PDF",
        response_class=Response,
        responses=file_responses("pdf", "Het PDF-bestand"),
    )
    def pdf(request: NoteRequest) -> Response:
        return written(request, "pdf")

    app.include_router(router)
