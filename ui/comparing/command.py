"""The command ``gripwijzer compare``: a table in the terminal, files, or JSON."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from assistant.comparing.matrix import Matrix, compare
from assistant.comparing.quoted import quoted
from assistant.comparing.record import collect
from assistant.verify import Pages
from corpus.errors import ConfigurationError
from corpus.settings import Settings
from corpus.store import Store
from ui.comparing.choice import selection_of
from ui.comparing.explained import summary
from ui.comparing.names import NO_SOURCE, NO_STATEMENT
from ui.comparing.shapes import CompareResponse
from ui.comparing.sheets import Value, as_csv, as_xlsx, table_of
from ui.dutch import counted
from ui.terminal import out, show_written

_FIRST = 42
"""Width of the column of themes: the longest name."""
_NARROW = 5
"""Width of a column that has a number for a name."""
_NO_SOURCE_SHORT = "×"


def compare_command(arguments: argparse.Namespace, settings: Settings) -> tuple[dict[str, Any], Callable[[], None]]:
    """Compare, write the files that were asked for, and return the result as JSON and what shows it.

    Raises:
        UnknownMunicipality: there is none of that name.
        ConfigurationError: there is no index, or the file cannot be written.
    """
    store = Store.open_existing(settings)
    try:
        collection = collect(store.registry)
        matrix = compare(
            collection,
            selection_of(
                collection,
                arguments.columns,
                arguments.all,
                arguments.statement,
                arguments.theme,
                arguments.municipality,
                arguments.kind,
                arguments.domain,
                arguments.from_year,
                arguments.to_year,
            ),
        )
        if arguments.csv:
            _keep(arguments.csv, as_csv(matrix))
        if arguments.xlsx:
            _keep(arguments.xlsx, as_xlsx(matrix, quoted(matrix.records, Pages(store))))
    finally:
        store.close()
    written = [str(path) for path in (arguments.csv, arguments.xlsx) if path]
    show = (lambda: show_written(written)) if written else (lambda: show_matrix(matrix))
    return CompareResponse.of(matrix).model_dump(), show


def show_matrix(matrix: Matrix) -> None:
    """The matrix as a table, rows without any statement left out, with what it shows below.

    Where the names of the columns do not fit beside each other, they are numbered and named below the table.
    """
    if not matrix.columns:
        out.print("Geen bron past bij deze keuze.")
        return
    head, *rows = table_of(matrix)
    *rows, totals, sources = rows
    names = [str(name) for name in head[1:-1]]
    said = [row for row in rows if row[-1]]
    if _FIRST + sum(max(len(name), len(NO_SOURCE)) + 2 for name in [*names, "Totaal"]) <= out.width:
        out.print(_table([*names, "Totaal"], [*said, totals, sources], NO_SOURCE))
    else:
        each = max(1, (out.width - _FIRST - _NARROW - 2) // _NARROW)
        for start in range(0, len(names), each):
            numbers = [str(number) for number in range(start + 1, min(start + each, len(names)) + 1)]
            is_last = start + each >= len(names)
            part = [
                [row[0], *row[start + 1 : start + 1 + len(numbers)], *([row[-1]] if is_last else [])]
                for row in (*said, totals, sources)
            ]
            out.print(_table([*numbers, *(["Totaal"] if is_last else [])], part, _NO_SOURCE_SHORT))
        named = [f"{number} {name}" for number, name in enumerate(names, start=1)]
        out.print(escape(f"Kolommen: {', '.join(named)}."))
        if any(not one.documents for one in matrix.columns):
            out.print(f"{_NO_SOURCE_SHORT} is {NO_SOURCE}.")
    silent = len(rows) - len(said)
    about = [f"Weggelaten: {counted(silent, 'thema', 'thema’s')} zonder uitspraken."] if silent else []
    for line in (*summary(matrix), *about):
        out.print(f"[dim]{escape(line)}[/]")


def _table(head: Sequence[str], rows: Sequence[Sequence[Value]], no_source: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Thema", no_wrap=True, max_width=_FIRST)
    for name in head:
        table.add_column(escape(name), justify="right", no_wrap=True)
    *said, totals, sources = ([_shown(value, no_source) for value in row] for row in rows)
    for row in said:
        table.add_row(*row)
    table.add_row(*totals, style="bold")
    table.add_row(*sources, style="dim")
    return table


def _shown(value: Value, no_source: str) -> str:
    if value is None:
        return ""
    if value == 0:
        return NO_STATEMENT
    return no_source if value == NO_SOURCE else escape(str(value))


def _keep(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ConfigurationError(f"'{path}' kan niet worden geschreven. Kies een ander bestand.") from error
