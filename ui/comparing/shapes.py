"""The JSON shapes of a comparison and of a municipality, for the command line and the HTTP API alike."""

from collections.abc import Iterable

from pydantic import BaseModel, Field

from assistant.comparing.matrix import Column, Matrix, Tally
from assistant.comparing.municipality import Overview, Profile
from assistant.comparing.quoted import Quoted
from assistant.comparing.record import NONE
from ui.comparing.names import value_name
from ui.shapes import CitationShape, DocumentShape


class TallyShape(BaseModel):
    """How many statements, by kind and together."""

    recommendations: int
    findings: int
    examples: int
    total: int

    @classmethod
    def of(cls, tally: Tally) -> "TallyShape":
        """From a tally."""
        return cls(
            recommendations=tally.recommendations,
            findings=tally.findings,
            examples=tally.examples,
            total=tally.total,
        )


class ColumnShape(BaseModel):
    """A column: ``key`` asks for it, ``documents`` is how many sources are about it, 0 when there is none."""

    key: str
    name: str
    documents: int
    total: TallyShape


class CellShape(TallyShape):
    """One cell. Without ``has_source`` there is no source at all; with it, 0 means that the sources are silent."""

    column: str
    has_source: bool


class RowShape(BaseModel):
    """A theme with its cells, in the order of the columns."""

    theme: str
    name: str
    cells: list[CellShape]
    total: TallyShape


class CompareResponse(BaseModel):
    """A comparison. A statement with two themes counts in both rows and once in every total.

    ``left_out`` counts the statements in no column shown, ``further_columns`` the columns that could be shown too.
    """

    columns_by: str
    columns: list[ColumnShape]
    rows: list[RowShape]
    total: TallyShape
    left_out: int
    further_columns: int

    @classmethod
    def of(cls, matrix: Matrix) -> "CompareResponse":
        """From a matrix."""
        axis = matrix.selection.axis
        return cls(
            columns_by=axis,
            columns=[
                ColumnShape(
                    key=one.key,
                    name=value_name(axis, one.key),
                    documents=one.documents,
                    total=TallyShape.of(matrix.tally(None, one.key)),
                )
                for one in matrix.columns
            ],
            rows=[
                RowShape(
                    theme=theme,
                    name=value_name("theme", theme),
                    cells=[_cell(matrix, theme, column) for column in matrix.columns],
                    total=TallyShape.of(matrix.tally(theme)),
                )
                for theme in matrix.themes
            ],
            total=TallyShape.of(matrix.tally()),
            left_out=matrix.left_out,
            further_columns=matrix.further_columns,
        )


class StatementShape(BaseModel):
    """A statement, verbatim, with what it counts under and its place. Lists are empty where nothing is known."""

    kind: str
    text: str
    addressed_to: str | None
    addressees: list[str]
    said_by: str | None
    themes: list[str]
    domains: list[str]
    municipalities: list[str]
    citation: CitationShape

    @classmethod
    def of(cls, one: Quoted) -> "StatementShape":
        """From a statement with its citation."""
        said, record = one.record.statement, one.record
        return cls(
            kind=said.kind,
            text=said.text,
            addressed_to=said.addressed_to,
            addressees=list(said.addressees),
            said_by=said.said_by,
            themes=_without_none(record.theme),
            domains=_without_none(record.domain),
            municipalities=_without_none(record.municipality),
            citation=CitationShape.of(one.citation),
        )


class CellResponse(BaseModel):
    """The statements of a cell; of a whole row or column where ``theme`` or ``column`` is null."""

    theme: str | None
    column: str | None
    total: TallyShape
    statements: list[StatementShape]

    @classmethod
    def of(cls, theme: str | None, column: str | None, tally: Tally, found: Iterable[Quoted]) -> "CellResponse":
        """From what stands in a cell."""
        statements = [StatementShape.of(one) for one in found]
        return cls(theme=theme, column=column, total=TallyShape.of(tally), statements=statements)


class MunicipalityShape(TallyShape):
    """One municipality, or a region that sources name, with how much there is about it."""

    name: str
    documents: int

    @classmethod
    def of_overview(cls, one: Overview) -> "MunicipalityShape":
        """From a line of the overview."""
        return cls(name=one.name, documents=one.documents, **TallyShape.of(one.tally).model_dump())


class MunicipalityList(BaseModel):
    """Every municipality that some source is about, by name."""

    municipalities: list[MunicipalityShape]


class YearShape(BaseModel):
    """What was said in one year; ``year`` is null for sources without a date."""

    year: int | None
    statements: list[StatementShape]


class ProfileResponse(BaseModel):
    """All about one municipality, newest first. ``total`` counts everything, ``years`` hold what the filters allow."""

    name: str
    aliases: list[str] = Field(description="Andere schrijfwijzen")
    former: list[str] = Field(description="Vroegere gemeenten die erin opgingen; wat daarover ging, telt hier mee")
    total: TallyShape
    documents: list[DocumentShape]
    years: list[YearShape]

    @classmethod
    def of(cls, found: Profile, quotes: Iterable[Quoted]) -> "ProfileResponse":
        """From a profile and the quotes of its statements."""
        by_id = {one.record.statement.id: StatementShape.of(one) for one in quotes}
        years = [
            YearShape(
                year=None if year.year == NONE else int(year.year),
                statements=[by_id[one.statement.id] for one in year.records if one.statement.id in by_id],
            )
            for year in found.years
        ]
        return cls(
            name=found.name,
            aliases=list(found.aliases),
            former=list(found.former),
            total=TallyShape.of(found.every),
            documents=[DocumentShape(**DocumentShape.details(document)) for document in found.documents],
            years=years,
        )


def _cell(matrix: Matrix, theme: str, column: Column) -> CellShape:
    counts = TallyShape.of(matrix.tally(theme, column.key)).model_dump()
    return CellShape(column=column.key, has_source=column.documents > 0, **counts)


def _without_none(values: Iterable[str]) -> list[str]:
    return [value for value in values if value != NONE]
