"""What a comparison shows and how it counts, in plain Dutch: below the page's table and in the files to take along."""

from assistant.comparing.matrix import Matrix
from assistant.comparing.record import Facet
from assistant.messages import listed
from ui.comparing.names import AXIS_NAMES, AXIS_PLURALS, in_words, statements_in_words, value_name
from ui.statement_names import STATEMENT_NAMES

HOW_COUNTED = (
    "Geteld is wat bronnen zeggen, niet wat er in een gemeente gebeurt: veel uitspraken betekent vooral veel bronnen.",
    "Een uitspraak met twee thema’s telt in beide rijen, en één keer in elk totaal. De cellen van een rij of kolom "
    "kunnen daardoor samen meer zijn dan haar totaal.",
    "‘Geen bron’ betekent: er is geen enkele bron over deze kolom. Een streepje of een 0 betekent: er zijn wel "
    "bronnen, maar daarin is over dit thema geen uitspraak gevonden.",
    "Noemt een uitspraak zelf geen gemeente, dan telt zij bij de gemeente van haar bron, als die over precies één "
    "gemeente gaat. Gaat de bron over meer gemeenten, dan staat zij bij ‘Geen bepaalde gemeente’. Wat alleen voor het "
    "Rijk of de VNG is bedoeld, telt dan bij geen gemeente.",
    "Met thema’s en domeinen gaat het net zo: alleen een bron met één thema of één domein leent dat aan haar "
    "uitspraken; een bron over het hele sociaal domein leent ‘algemeen’.",
    "Een opgeheven gemeente telt bij de gemeente waar zij in opging.",
)
"""The rules of counting, a paragraph each."""

_LIMITS: dict[Facet, str] = {
    "theme": "Thema’s",
    "municipality": "Gemeenten",
    "kind": "Soorten bronnen",
    "domain": "Domeinen",
}


def summary(matrix: Matrix) -> list[str]:
    """What is shown, what it is limited to, and what is left out."""
    axis = matrix.selection.axis
    shown = f"Thema’s vergeleken per {AXIS_NAMES[axis]}: {in_words(matrix.tally())}."
    return [shown, *limits(matrix), *not_shown(matrix)]


def explanation(matrix: Matrix) -> list[str]:
    """The summary, and how it was counted."""
    return [*summary(matrix), *HOW_COUNTED]


def limits(matrix: Matrix) -> list[str]:
    """What the comparison is limited to, a line for each limit."""
    selection = matrix.selection
    chosen = [(name, [value_name(facet, v) for v in selection.chosen(facet)]) for facet, name in _LIMITS.items()]
    chosen.insert(0, ("Soorten uitspraken", [STATEMENT_NAMES[kind][1] for kind in selection.statements]))
    lines = [f"{name}: {listed(values)}." for name, values in chosen if values]
    if selection.from_year is not None or selection.to_year is not None:
        first, last = selection.from_year, selection.to_year
        parts = [f"vanaf {first}" if first is not None else "", f"tot en met {last}" if last is not None else ""]
        lines.append(f"Bronnen {' '.join(filter(None, parts))}.")
    return lines


def not_shown(matrix: Matrix) -> list[str]:
    """What the selection allows and the table does not show."""
    axis, lines = matrix.selection.axis, list[str]()
    if matrix.further_columns:
        lines.append(
            f"Getoond zijn de {AXIS_PLURALS[axis]} met de meeste uitspraken; er zijn er nog {matrix.further_columns}."
        )
    if matrix.left_out:
        counted = statements_in_words(matrix.left_out)
        lines.append(f"{counted} {'staat' if matrix.left_out == 1 else 'staan'} in een kolom die hier niet getoond is.")
    return lines
