"""What users read for the kinds of statements, and for who says them."""

from corpus.statement import Speaker, StatementKind

STATEMENT_NAMES: dict[StatementKind, tuple[str, str]] = {
    "aanbeveling": ("aanbeveling", "aanbevelingen"),
    "bevinding": ("bevinding", "bevindingen"),
    "praktijkvoorbeeld": ("praktijkvoorbeeld", "praktijkvoorbeelden"),
}
SAID_BY: dict[Speaker, str] = {
    "commissie": "de commissie",
    "vng": "de VNG",
    "adviseur": "een adviseur",
    "onderzoeker": "een onderzoeker",
    "gemeente": "de gemeente zelf",
    "rijk": "het Rijk",
    "persoon": "een persoon of partij, als eigen mening",
}
