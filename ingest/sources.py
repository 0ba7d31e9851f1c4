"""Which files are to be read: those named, and those in folders named."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Source:
    """A file found. ``root`` is the folder that was asked for; ``refused`` says in Dutch why it is not read."""

    file: Path
    root: Path
    refused: str | None = None


def find_sources(paths: list[Path]) -> Iterator[Source]:
    """The files of these paths, each once, in order of their names.

    Hidden files and the lock files of office programs are no documents. A link that leads out of the folder is
    refused: who may fill the folder may not thereby choose any file of the machine.

    Raises:
        ConfigurationError: a path does not exist, or is no file and no folder.
    """
    for path in paths:
        if not path.exists():
            raise ConfigurationError(f"'{shown(path)}' bestaat niet. Controleer de schrijfwijze van het pad.")
        if not (path.is_file() or path.is_dir()):
            raise ConfigurationError(f"'{shown(path)}' is geen gewoon bestand en geen map.")
    seen = set[Path]()
    for path in paths:
        for source in _walk(path) if path.is_dir() else [Source(path, path.parent)]:
            if source.file not in seen:
                seen.add(source.file)
                yield source


def _walk(root: Path) -> Iterator[Source]:
    closed: list[OSError] = []
    inside = root.resolve()
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(folder)
        for name in sorted(names):
            file = here / name
            if name.startswith((".", "~$")):
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(inside):
                yield Source(file, root, "dit is een koppeling naar een bestand buiten de map")
            elif file.is_file():
                yield Source(file, root)
        for name in [name for name in folders if (here / name).is_symlink()]:
            yield Source(here / name, root, "dit is een koppeling naar een andere map; noem die map zelf")
    for error in closed:
        yield Source(Path(error.filename), root, "deze map is niet te openen; controleer of u er toegang toe hebt")


def shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")
