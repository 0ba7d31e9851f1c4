"""The generated parts of the documentation: the settings table and the command line's help.

``make docs`` writes them; a test fails when they differ from the code.
"""

import argparse
import re
from pathlib import Path

from pydantic_core import PydanticUndefined

from corpus.settings import Settings
from ui.arguments import build_parser

ROOT = Path(__file__).parents[1]
CACHE_DEFAULT = "cachemap van de gebruiker"


def settings_table() -> str:
    """A Markdown table with a row per setting."""
    rows = ["| Variabele | Standaard | Betekenis |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, PydanticUndefined) else f"`{field.default}`"
        if name == "cache_dir":  # differs per machine
            default = CACHE_DEFAULT
        rows.append(f"| `GRIPWIJZER_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def command_help() -> str:
    """The help of every command, as Markdown."""
    parts = list[str]()
    for parser in _parsers(build_parser()):
        parts.append(f"## `{parser.prog}`\n\n```text\n{parser.format_help().rstrip()}\n```")
    return "\n\n".join(parts)


def _parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    found = [parser]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found += _parsers(sub)
    return found


def fill(text: str, name: str, content: str) -> str:
    """The text with what stands between the markers of this name replaced."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    return re.sub(
        f"{re.escape(start)}.*?{re.escape(end)}",
        lambda _m: f"{start}\n{content}\n{end}",
        text,
        flags=re.DOTALL,
    )


PARTS = {
    ROOT / "README.md": ("instellingen", settings_table),
    ROOT / "docs" / "opdrachten.md": ("opdrachten", command_help),
}


def main() -> None:
    """Write all generated parts."""
    for path, (name, content) in PARTS.items():
        path.write_text(fill(path.read_text("utf-8"), name, content()), "utf-8")


if __name__ == "__main__":
    main()
