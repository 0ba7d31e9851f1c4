"""Search filters as users give them, by the command line or over HTTP."""

from corpus.model import Filters
from corpus.municipalities import canonical


def filters_of(
    kind: str | None,
    municipality: str | None,
    domain: str | None,
    theme: str | None,
    from_year: int | None,
    to_year: int | None,
) -> Filters:
    """The filters; a municipality may go by any of its names."""
    return Filters(
        kinds=(kind,) if kind else (),
        municipalities=(canonical(municipality) or municipality,) if municipality else (),
        domains=(domain,) if domain else (),
        themes=(theme,) if theme else (),
        from_year=from_year,
        to_year=to_year,
    )
