"""``gripwijzer compare``: a table that fits the terminal, files, and the same JSON as the API."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.comparing.matrix import compare
from assistant.comparing.record import collect
from assistant.comparing.selection import Selection
from corpus.settings import Settings
from corpus.store import Store
from ui import terminal
from ui.cli import main
from ui.comparing.shapes import CompareResponse

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_settings: Settings) -> Run:
    """Compare in this process; returns exit code, stdout and stderr."""

    def run_command(*arguments: str, width: int = 160) -> tuple[int, str, str]:
        monkeypatch.setenv("GRIPWIJZER_DATA_DIR", str(own_settings.data_dir))
        monkeypatch.setattr(terminal.out, "width", width)
        try:
            code = main(["compare", *arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_command


def test_json_is_what_the_api_gives(run: Run, own_store: Store) -> None:
    code, out, _err = run("--columns", "year", "--statement", "bevinding", "--from", "2012", "--json")
    matrix = compare(collect(own_store.registry), Selection("year", statements=("bevinding",), from_year=2012))
    assert code == 0 and json.loads(out) == CompareResponse.of(matrix).model_dump()


def test_a_table_names_its_columns_and_what_is_left_out(run: Run) -> None:
    code, out, _err = run("--municipality", "den bosch", "--municipality", "Kampen")
    lines = out.splitlines()
    assert code == 0 and lines[0].split() == ["Thema", "Kampen", "'s-Hertogenbosch", "Totaal"]
    assert "Grip op de toegang" in lines[2] and lines[2].split()[-4:] == ["9", "geen", "bron", "9"]
    assert "Weggelaten: 25 thema’s zonder uitspraken." in out


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("every", [(), ("--all",)])
def test_the_table_fits_the_terminal(run: Run, width: int, every: tuple[str, ...]) -> None:
    _code, out, _err = run(*every, width=width)
    assert max(map(len, out.splitlines())) <= width
    assert ("Kolommen: 1 " in out) == (width < 200 or bool(every)) and "Twenterand" in out


def test_a_selection_without_sources_says_so(run: Run) -> None:
    assert run("--columns", "kind", "--to", "1950")[:2] == (0, "Geen bron past bij deze keuze.\n")


@pytest.mark.parametrize(("option", "start"), [("--csv", b"\xef\xbb\xbfThema"), ("--xlsx", b"PK")])
def test_files_are_written(run: Run, tmp_path: Path, option: str, start: bytes) -> None:
    path = tmp_path / "vergelijking"
    code, out, _err = run(option, str(path))
    assert code == 0 and out == f"Geschreven: {path}\n" and path.read_bytes().startswith(start)
    assert run(option, str(tmp_path / "nergens" / "x"))[::2] == (
        2,
        f"Fout: '{tmp_path / 'nergens' / 'x'}' kan niet worden geschreven. Kies een ander bestand.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--municipality", "Kampenn"), "Bedoelt u Kampen?"),
        (("--columns", "kleur"), "kies uit"),
        (("--theme", "x"), "kies uit"),
    ],
)
def test_wrong_use_is_told_in_dutch(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2 and not out and said in err


def test_help_has_examples(run: Run) -> None:
    code, out, _err = run("--help")
    assert code == 0 and "gripwijzer compare --all --xlsx vergelijking.xlsx" in out
