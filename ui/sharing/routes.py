"""The HTTP API of contributions, moderation and questions without an answer."""

from typing import Annotated, Any

from fastapi import FastAPI, Header, Query, Request
from fastapi.responses import JSONResponse, Response

from community.access import require
from community.check import place_of
from community.contribution import Contribution, ContributionKind
from community.desk import Desk
from community.errors import AlreadyDecided, Closed, NotAccepted, TooManyTries, UnknownContribution, WrongCode
from community.unanswered import as_csv
from corpus.errors import GripwijzerError
from corpus.live import LiveView
from corpus.settings import Settings
from ui.shapes import Problem
from ui.sharing.shapes import (
    ContributionList,
    ContributionRequest,
    ContributionShape,
    DecisionRequest,
    FieldProblem,
    OwnContribution,
    QuestionMark,
    ReceiptShape,
    UnansweredListShape,
    UnansweredShape,
)

CODE_HEADER = "X-Gripwijzer-Code"
_TAG = "kennisnetwerk"
_PROBLEM: dict[str, Any] = {"model": Problem, "content": {"application/problem+json": {}}}
_PROBLEMS: dict[int | str, dict[str, Any]] = dict.fromkeys((401, 403, 429), _PROBLEM)
_UNKNOWN: dict[int | str, dict[str, Any]] = {404: _PROBLEM}
_ENDINGS: dict[type[GripwijzerError], tuple[int, str]] = {
    WrongCode: (401, "Code klopt niet"),
    Closed: (403, "Staat uit"),
    UnknownContribution: (404, "Niet gevonden"),
    AlreadyDecided: (409, "Al behandeld"),
    NotAccepted: (422, "Niet aangenomen"),
    TooManyTries: (429, "Te vaak geprobeerd"),
}

MemberCode = Annotated[str, Header(alias=CODE_HEADER, description="Code voor leden (of redacteuren)")]
EditorCode = Annotated[str, Header(alias=CODE_HEADER, description="Code voor redacteuren")]


def add_community(app: FastAPI, registry: LiveView, settings: Settings) -> None:
    """Add the routes, and what their errors look like."""
    desk = Desk(settings, registry)
    for error in _ENDINGS:
        app.add_exception_handler(error, _problem)
    _add_contributions(app, desk)
    _add_moderation(app, desk)
    _add_unanswered(app, desk)


def _add_contributions(app: FastAPI, desk: Desk) -> None:
    @app.post(
        "/api/contributions",
        summary="Stuur een bijdrage in",
        description="Een redacteur bekijkt elke bijdrage voordat anderen haar zien.",
        status_code=201,
        tags=[_TAG],
        responses=_PROBLEMS | {422: {"model": FieldProblem, "content": {"application/problem+json": {}}}},
    )
    def contribute(request: ContributionRequest, code: MemberCode = "") -> ReceiptShape:
        return ReceiptShape(receipt=desk.contribute(code, request.kind, request.fields()))

    @app.get("/api/contributions", summary="Geplaatste bijdragen van leden (geen bronnen)", tags=[_TAG])
    def contributions(
        kind: ContributionKind | None = None,
        theme: Annotated[str | None, Query(description="Thema van een praktijkvoorbeeld")] = None,
        municipality: str | None = None,
    ) -> ContributionList:
        found = desk.shelf.placed()
        return _shapes(desk, [one for one in found if _fits(one, kind, theme, municipality)])

    @app.get(
        "/api/contributions/{receipt}",
        summary="Hoe het staat met uw bijdrage",
        tags=[_TAG],
        responses=_UNKNOWN,
    )
    def own(receipt: str) -> OwnContribution:
        found = desk.shelf.of_receipt(receipt)
        return OwnContribution(contribution=ContributionShape.of(found, desk.registry), reason=found.reason)

    @app.delete(
        "/api/contributions/{receipt}",
        summary="Trek uw bijdrage in: zij wordt gewist",
        status_code=204,
        tags=[_TAG],
        responses=_UNKNOWN,
    )
    def withdraw(receipt: str) -> Response:
        desk.withdraw(receipt)
        return Response(status_code=204)


def _add_moderation(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/moderation", summary="Bijdragen die op een redacteur wachten", tags=[_TAG], responses=_PROBLEMS)
    def queue(code: EditorCode = "") -> ContributionList:
        require(desk.settings, "redacteur", code)
        return _shapes(desk, desk.shelf.waiting())

    @app.post(
        "/api/moderation/{number}",
        summary="Plaats een bijdrage of wijs haar af",
        description="Wat wacht kan worden geplaatst of afgewezen; wat is geplaatst kan later nog worden afgewezen.",
        tags=[_TAG],
        responses=_PROBLEMS | _UNKNOWN | {409: _PROBLEM},
    )
    def decide(number: int, request: DecisionRequest, code: EditorCode = "") -> ContributionShape:
        place = request.state == "geplaatst"
        return ContributionShape.of(desk.decide(code, number, place=place, reason=request.reason), desk.registry)


def _add_unanswered(app: FastAPI, desk: Desk) -> None:
    @app.get(
        "/api/unanswered",
        summary="Vragen zonder antwoord, zonder persoonsgegevens",
        tags=[_TAG],
        responses=_PROBLEMS,
    )
    def unanswered(code: EditorCode = "") -> UnansweredListShape:
        require(desk.settings, "redacteur", code)
        return UnansweredListShape(questions=[UnansweredShape.of(one) for one in desk.unanswered.questions()])

    @app.get(
        "/api/unanswered.csv",
        summary="Dezelfde lijst voor een rekenblad",
        tags=[_TAG],
        response_class=Response,
        responses=_PROBLEMS | {200: {"content": {"text/csv": {}}}},
    )
    def unanswered_csv(code: EditorCode = "") -> Response:
        require(desk.settings, "redacteur", code)
        headers = {"Content-Disposition": 'attachment; filename="vragen-zonder-antwoord.csv"'}
        text = as_csv(desk.unanswered.questions())
        return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)

    @app.post(
        "/api/unanswered/{question_id}",
        summary="Zeg dat een vraag is opgelost",
        status_code=204,
        tags=[_TAG],
        responses=_PROBLEMS | _UNKNOWN,
    )
    def mark(question_id: str, request: QuestionMark, code: EditorCode = "") -> Response:
        require(desk.settings, "redacteur", code)
        desk.unanswered.mark(question_id, request.state)
        return Response(status_code=204)

    @app.delete(
        "/api/unanswered/{question_id}",
        summary="Haal een vraag uit de lijst",
        status_code=204,
        tags=[_TAG],
        responses=_PROBLEMS | _UNKNOWN,
    )
    def remove(question_id: str, code: EditorCode = "") -> Response:
        require(desk.settings, "redacteur", code)
        desk.unanswered.remove(question_id)
        return Response(status_code=204)


def _shapes(desk: Desk, contributions: list[Contribution]) -> ContributionList:
    return ContributionList(contributions=[ContributionShape.of(one, desk.registry) for one in contributions])


def _fits(one: Contribution, kind: str | None, theme: str | None, municipality: str | None) -> bool:
    wanted = place_of(municipality) or municipality if municipality else None
    return (
        kind in (None, one.kind)
        and (not theme or theme in getattr(one.content, "themes", ()))
        and (not wanted or wanted == getattr(one.content, "municipality", None))
    )


def _problem(request: Request, error: Exception) -> JSONResponse:
    status, title = next(ending for kind, ending in _ENDINGS.items() if isinstance(error, kind))
    problem = Problem(title=title, status=status, detail=str(error), instance=str(request.url.path))
    headers = dict[str, str]()
    match error:
        case NotAccepted():
            problem = FieldProblem(**problem.model_dump(), errors=error.errors)
        case TooManyTries():
            headers["Retry-After"] = str(error.seconds)
        case WrongCode():
            headers["WWW-Authenticate"] = CODE_HEADER
    return JSONResponse(problem.model_dump(), status, headers, media_type="application/problem+json")
