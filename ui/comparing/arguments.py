"""The arguments of ``gripwijzer compare``, with help in Dutch."""

import argparse
from collections.abc import Callable
from pathlib import Path

from assistant.comparing.record import AXES, NONE
from corpus.model import DOMAINS, KINDS
from corpus.statement import STATEMENT_KINDS
from corpus.themes import themes


def add_compare(
    command: Callable[..., argparse.ArgumentParser],
    json_option: Callable[[argparse.ArgumentParser], None],
    year: Callable[[str], int],
) -> None:
    """Add the command, with what the other commands share."""
    compare = command(
        "compare", "vergelijk wat bronnen per thema zeggen, naar gemeente, jaar, soort bron of domein",
        "compare", "compare --municipality Twenterand --municipality Kampen",
        "compare --columns year --statement aanbeveling --from 2018",
        "compare --all --xlsx vergelijking.xlsx",
    )  # fmt: skip

    def several(option: str, metavar: str, meaning: str, choices: list[str] | None = None) -> None:
        among = f": {', '.join(choices)}" if choices else ""
        compare.add_argument(
            option, action="append", default=[], choices=choices, metavar=metavar, help=f"{meaning} (mag vaker){among}"
        )

    compare.add_argument(
        "--columns", choices=AXES, default=AXES[0], metavar="KOLOMMEN",
        help=f"wat de kolommen zijn: {', '.join(AXES)} (standaard {AXES[0]})",
    )  # fmt: skip
    compare.add_argument("--all", action="store_true", help="toon alle kolommen, ook die met weinig of geen uitspraken")
    several("--municipality", "GEMEENTE", f"gemeente, onder welke naam ook, of '{NONE}' voor geen bepaalde gemeente")
    several("--theme", "THEMA", "thema", [*themes(), NONE])
    several("--statement", "UITSPRAAK", "soort uitspraak", list(STATEMENT_KINDS))
    several("--domain", "DOMEIN", "domein", [*DOMAINS, NONE])
    several("--kind", "SOORT", "soort bron", [*KINDS, NONE])
    compare.add_argument("--from", dest="from_year", type=year, metavar="JAAR", help="bronnen vanaf dit jaar")
    compare.add_argument("--to", dest="to_year", type=year, metavar="JAAR", help="bronnen tot en met dit jaar")
    compare.add_argument("--csv", type=Path, metavar="BESTAND", help="bewaar de tabel als CSV")
    compare.add_argument("--xlsx", type=Path, metavar="BESTAND", help="bewaar als Excel-werkmap, met alle citaten")
    json_option(compare)
