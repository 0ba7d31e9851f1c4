"""The HTTP API: the same functions and shapes as the command line, errors as RFC 9457 problem details."""

import time
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException

from assistant import messages
from assistant.answer import Ended
from assistant.pipeline import Assistant
from corpus.clock import milliseconds_since
from corpus.errors import GripwijzerError, UnknownDocument
from corpus.model import Domain, Kind
from corpus.registry import Registry
from corpus.themes import themes
from ui.comparing.routes import add_compare_routes
from ui.filters import filters_of
from ui.noting.routes import add_note_routes
from ui.scanning.routes import add_scan_routes
from ui.shapes import (
    AskRequest,
    AskResponse,
    DocumentDetail,
    DocumentList,
    DocumentShape,
    Problem,
    RecommendRequest,
    RecommendResponse,
    SearchResponse,
)
from ui.sharing.routes import add_community
from ui.sharing.unanswered import keep_unanswered, keeping_unanswered
from ui.stream import DESCRIPTION, RESPONSE, EventStream, server_sent

_DESCRIPTION = (
    "Antwoorden met bron over grip op het sociaal domein. Elk citaat staat letterlijk op zijn plaats: "
    "`pages[page].text[start:end]` van `/api/documents/{document_id}?version={version}`."
)
_PROBLEM = {"model": Problem, "content": {"application/problem+json": {}}}
_TITLES = {
    403: "Staat hier uit",
    404: "Niet gevonden",
    409: "Vol",
    413: "Te groot",
    422: "Ongeldige vraag",
    500: "Onverwachte fout",
    503: "Niet gereed",
}


def build_api(assistant: Assistant, registry: Registry) -> FastAPI:
    """The API over an assistant and the registry that it answers from."""
    app = FastAPIOffline(  # its documentation page loads nothing from elsewhere
        title="Gripwijzer",
        description=_DESCRIPTION,
        responses={422: _PROBLEM},
        redoc_url=None,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    _handle_errors(app)

    @app.get("/api/search", summary="Zoek passages", tags=["vragen"])
    def search(
        q: Annotated[str, Query(description="Zoekvraag in gewone woorden")],
        k: Annotated[int, Query(ge=1, le=100, description="Hoeveel passages")] = 10,
        kind: Kind | None = None,
        municipality: str | None = None,
        domain: Domain | None = None,
        theme: str | None = None,
        from_year: Annotated[int | None, Query(alias="from", ge=1900, le=2100, description="Vanaf dit jaar")] = None,
        to_year: Annotated[int | None, Query(alias="to", ge=1900, le=2100, description="Tot en met dit jaar")] = None,
    ) -> SearchResponse:
        if theme is not None and theme not in themes():
            raise HTTPException(422, f"theme: '{theme}' kan niet; kies uit: {', '.join(themes())}")
        started = time.perf_counter()
        filters = filters_of(kind, municipality, domain, theme, from_year, to_year)
        return SearchResponse.of(q, assistant.search(q, k, filters), milliseconds_since(started))

    @app.post("/api/ask", summary="Stel een vraag", tags=["vragen"])
    def ask(request: AskRequest) -> AskResponse:
        answer = assistant.ask(request.question, request.conversation)
        return AskResponse.of(keep_unanswered(answer, assistant.settings))

    @app.post(
        "/api/ask/stream",
        summary="Stel een vraag en volg het antwoord",
        description=DESCRIPTION,
        tags=["vragen"],
        response_class=EventStream,
        responses={200: RESPONSE},
    )
    def ask_stream(request: AskRequest) -> EventStream:
        events = assistant.ask_stream(request.question, request.conversation)
        return server_sent(keeping_unanswered(events, assistant.settings))

    @app.post("/api/recommend", summary="Zoek aanbevelingen bij een situatie", tags=["vragen"])
    def recommend(request: RecommendRequest) -> RecommendResponse:
        started = time.perf_counter()
        advice = assistant.recommend(request.situation, request.k, request.profile.profile())
        return RecommendResponse.of(request.situation, advice, milliseconds_since(started))

    @app.get("/api/documents", summary="Alle documenten", tags=["bronnen"])
    def documents() -> DocumentList:
        found = [DocumentShape(**DocumentShape.details(document)) for document in registry.documents()]
        return DocumentList(documents=found)

    @app.get("/api/documents/{document_id}", summary="Eén document", tags=["bronnen"], responses={404: _PROBLEM})
    def document(
        document_id: str,
        version: Annotated[int | None, Query(description="Een oudere versie, zoals in een citaat genoemd")] = None,
    ) -> DocumentDetail:
        found = registry.document(document_id, version)
        if found is None:
            raise UnknownDocument(document_id)
        pages = registry.pages(document_id, found.version)
        return DocumentDetail.of(found, pages, registry.statements_of(document_id) if version is None else [])

    add_scan_routes(app, assistant.settings, _PROBLEM)
    add_note_routes(app, registry)
    add_compare_routes(app, registry, _PROBLEM)

    @app.get("/healthz", summary="Kan er antwoord worden gegeven?", tags=["beheer"], responses={503: _PROBLEM})
    def healthz() -> dict[str, str | int]:
        count = registry.counts()["documents"]
        if not count:
            raise HTTPException(503, "Er staan geen documenten in de index.")
        return {"status": "ok", "documents": count}

    add_community(app, registry, assistant.settings)

    @app.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def nowhere(rest: str) -> None:
        """Answer as an API what would otherwise reach the web page."""
        raise HTTPException(404, f"Er is hier niets met dit adres en deze methode: /api/{rest}. Zie /docs.")

    return app


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    def http_error(request: Request, error: HTTPException) -> JSONResponse:
        return _problem(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
        parts = [part for e in error.errors() for part in e["loc"][1:] if isinstance(part, str)]
        names = ", ".join(parts) or "de aanvraag is geen geldige JSON"
        return _problem(request, 422, f"Dit ontbreekt of klopt niet: {names}. Zie /docs voor de juiste vorm.")

    @app.exception_handler(Ended)
    def ended(request: Request, error: Ended) -> JSONResponse:
        return _problem(request, 422, error.text)

    @app.exception_handler(UnknownDocument)
    def unknown(request: Request, error: UnknownDocument) -> JSONResponse:
        return _problem(request, 404, str(error))

    @app.exception_handler(Exception)
    def unforeseen(request: Request, error: Exception) -> JSONResponse:
        return _problem(request, 500, messages.ERROR)

    @app.exception_handler(GripwijzerError)
    def not_ready(request: Request, error: GripwijzerError) -> JSONResponse:
        return _problem(request, 503, str(error))


def _problem(request: Request, status: int, detail: str) -> JSONResponse:
    problem = Problem(title=_TITLES.get(status, "Fout"), status=status, detail=detail, instance=str(request.url.path))
    return JSONResponse(problem.model_dump(), status, media_type="application/problem+json")
