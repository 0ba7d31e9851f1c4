"""The JSON shape of what a source says: advice, a finding or a practice example, with its place."""

from pydantic import BaseModel, Field

from corpus.statement import Statement


class StatementShape(BaseModel):
    """What a source says, verbatim: ``text`` stands at ``start``..``end`` of that page of the document."""

    text: str
    addressed_to: str | None = Field(description="Voor wie een advies is, in de woorden van de bron")
    addressees: list[str] = Field(description="Hetzelfde in vaste waarden: college, raad, ambtenaren, …")
    said_by: str | None = Field(description="Wie het zegt; 'persoon' is een mening van een persoon of partij")
    themes: list[str]
    domains: list[str]
    municipalities: list[str] = Field(description="De gemeenten waarover het gaat of die het advies kregen")
    page: int
    start: int
    end: int

    @classmethod
    def of(cls, statement: Statement) -> "StatementShape":
        """From what the registry holds."""
        return cls(
            text=statement.text,
            addressed_to=statement.addressed_to,
            addressees=list(statement.addressees),
            said_by=statement.said_by,
            themes=list(statement.themes),
            domains=list(statement.domains),
            municipalities=list(statement.municipalities),
            page=statement.page,
            start=statement.start,
            end=statement.end,
        )
