"""The routes of the HTTP API for comparing and for municipalities."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from assistant.comparing.matrix import compare
from assistant.comparing.municipality import overview, profile
from assistant.comparing.quoted import quoted
from assistant.comparing.record import NONE, Axis, Collection, kept
from assistant.comparing.selection import Selection
from assistant.verify import Pages
from corpus.errors import UnknownMunicipality
from corpus.model import DOMAINS, KINDS
from corpus.registry import Registry
from corpus.statement import StatementKind
from corpus.themes import themes
from ui.comparing.choice import FIRST_YEAR, LAST_YEAR, municipality_named, selection_of
from ui.comparing.shapes import CellResponse, CompareResponse, MunicipalityList, MunicipalityShape, ProfileResponse
from ui.comparing.sheets import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx

_OR_NONE = f"mag vaker; `{NONE}` voor wat er geen heeft"
_TAGS: list[Any] = ["vergelijken"]
_THEME = f"Thema ({_OR_NONE})"
_CELL = "Van een hele rij zonder `column`, van een hele kolom zonder `theme`. De kolom hoeft niet getoond te zijn."
_Themes = Annotated[list[str] | None, Query(description=_THEME)]


def add_compare_routes(app: FastAPI, registry: Registry, problem: dict[str, Any]) -> None:
    """Add them to an app; ``problem`` describes its errors for OpenAPI."""
    collected = kept(registry)

    def limited(
        columns: Annotated[Axis, Query(description="Wat de kolommen zijn")] = "municipality",
        every: Annotated[bool, Query(alias="all", description="Alle kolommen, ook de lege")] = False,
        statement: Annotated[list[StatementKind] | None, Query(description="Soort uitspraak (mag vaker)")] = None,
        municipality: Annotated[list[str] | None, Query(description=f"Gemeente ({_OR_NONE})")] = None,
        domain: Annotated[list[str] | None, Query(description=f"Domein ({_OR_NONE})")] = None,
        kind: Annotated[list[str] | None, Query(description=f"Soort bron ({_OR_NONE})")] = None,
        from_year: Annotated[
            int | None, Query(alias="from", ge=FIRST_YEAR, le=LAST_YEAR, description="Vanaf dit jaar")
        ] = None,
        to_year: Annotated[
            int | None, Query(alias="to", ge=FIRST_YEAR, le=LAST_YEAR, description="Tot en met dit jaar")
        ] = None,
    ) -> tuple[Collection, Selection]:
        _check("domain", domain or (), DOMAINS)
        _check("kind", kind or (), KINDS)
        collection = collected()
        try:
            return collection, selection_of(
                collection, columns, every, statement or (), (), municipality or (), kind or (), domain or (),
                from_year, to_year,
            )  # fmt: skip
        except UnknownMunicipality as error:
            raise HTTPException(422, f"municipality: {error}") from error

    Limited = Annotated[tuple[Collection, Selection], Depends(limited)]

    @app.get("/api/compare", summary="Vergelijk thema's per gemeente, jaar, soort bron of domein", tags=_TAGS)
    def matrix(chosen: Limited, theme: _Themes = None) -> CompareResponse:
        return CompareResponse.of(compare(*_with_themes(chosen, theme)))

    @app.get("/api/compare/cell", summary="De uitspraken van één cel", description=_CELL, tags=_TAGS)
    def cell(
        chosen: Limited,
        theme: Annotated[str | None, Query(description=f"Het thema van de cel, of `{NONE}`")] = None,
        column: Annotated[str | None, Query(description=f"De kolom van de cel (`key`), of `{NONE}`")] = None,
    ) -> CellResponse:
        collection, selection = _with_themes(chosen, [theme] if theme else None)
        if column and selection.axis == "municipality":
            column = _municipality(column, collection, 422)
        found = compare(collection, replace(selection, every_column=True))
        quotes = quoted(found.of(theme, column), Pages(registry))
        return CellResponse.of(theme, column, found.tally(theme, column), quotes)

    @app.get(
        "/api/compare.csv",
        summary="De vergelijking als CSV",
        description="Met puntkomma's en een byte order mark, zodat een Nederlandse Excel het als tabel opent.",
        tags=_TAGS,
        response_class=Response,
        responses={200: {"content": {CSV_TYPE: {}}}},
    )
    def as_text(chosen: Limited, theme: _Themes = None) -> Response:
        return _file(as_csv(compare(*_with_themes(chosen, theme))), CSV_TYPE, "csv")

    @app.get(
        "/api/compare.xlsx",
        summary="De vergelijking als Excel-werkmap",
        description="Met een blad met alle citaten en hun bron.",
        tags=_TAGS,
        response_class=Response,
        responses={200: {"content": {XLSX_TYPE: {}}}},
    )
    def as_workbook(request: Request, chosen: Limited, theme: _Themes = None) -> Response:
        found = compare(*_with_themes(chosen, theme))
        book = as_xlsx(found, quoted(found.records, Pages(registry)), str(request.base_url))
        return _file(book, XLSX_TYPE, "xlsx")

    @app.get("/api/municipalities", summary="Alle gemeenten waar bronnen over gaan", tags=_TAGS)
    def municipalities() -> MunicipalityList:
        found = overview(collected())
        return MunicipalityList(municipalities=[MunicipalityShape.of_overview(one) for one in found])

    @app.get(
        "/api/municipalities/{name:path}",
        summary="Alles over één gemeente, de nieuwste uitspraken eerst",
        tags=_TAGS,
        responses={404: problem},
    )
    def municipality(
        name: Annotated[str, Path(description="Naam, ook een andere schrijfwijze of een vroegere gemeente")],
        theme: _Themes = None,
        statement: Annotated[list[StatementKind] | None, Query(description="Soort uitspraak (mag vaker)")] = None,
    ) -> ProfileResponse:
        _check("theme", theme or (), themes())
        collection = collected()
        limits = Selection(statements=tuple(statement or ()), theme=tuple(theme or ()))
        found = profile(collection, _municipality(name, collection, 404), limits)
        return ProfileResponse.of(found, quoted(found.shown, Pages(registry)))


def _with_themes(chosen: tuple[Collection, Selection], theme: list[str] | None) -> tuple[Collection, Selection]:
    _check("theme", theme or (), themes())
    return chosen[0], replace(chosen[1], theme=tuple(dict.fromkeys(theme or ())))


def _check(name: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    known = (*allowed, NONE)
    for value in values:
        if value not in known:
            raise HTTPException(422, f"{name}: '{value}' kan niet; kies uit: {', '.join(known)}")


def _municipality(name: str, collection: Collection, status: int) -> str:
    try:
        return municipality_named(name, collection)
    except UnknownMunicipality as error:
        raise HTTPException(status, str(error)) from error


def _file(content: bytes, media_type: str, ending: str) -> Response:
    disposition = f'attachment; filename="gripwijzer-vergelijking.{ending}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})
