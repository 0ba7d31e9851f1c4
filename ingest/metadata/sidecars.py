"""What an owner wrote beside a file: ``rapport.pdf.yaml``, ``rapport.yaml``, or its row in ``catalogus.csv``.

The nearest catalogue wins from one higher up, and a file of its own wins from every catalogue.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ingest.metadata import GIVEN_KEYS

CATALOGUE = "catalogus.csv"
FILE_COLUMN = "bestand"
_ENDINGS = (".yaml", ".yml")
_KEYS = frozenset({*GIVEN_KEYS, "id"})


@dataclass(slots=True)
class Sidecars:
    """The sidecars and catalogues in and under ``root``, the folder that is read (or the folder of one file)."""

    root: Path
    _catalogues: dict[Path, dict[str, dict[str, Any]]] = field(default_factory=dict, init=False)

    def given_for(self, path: Path) -> tuple[dict[str, Any], list[str]]:
        """What was given about a file, in Dutch keys, and warnings that name a sidecar that cannot be read.

        A catalogue that cannot be read is named once, at the first file it could have told about.
        """
        data, warnings = dict[str, Any](), list[str]()
        for folder in self._folders_down_to(path.parent):
            if folder not in self._catalogues:
                self._catalogues[folder], unread = _read_catalogue(folder / CATALOGUE)
                warnings += unread
            data |= self._catalogues[folder].get(_named(path.relative_to(folder).as_posix()), {})
        for sidecar in _sidecars_of(path):
            values, unread = _read_yaml(sidecar)
            data |= values
            warnings += unread
        return data, warnings

    def is_sidecar(self, path: Path) -> bool:
        """Whether a file only tells about others: a catalogue, or a YAML file whose document stands beside it."""
        if path.name.casefold() == CATALOGUE:
            return True
        return path.suffix.casefold() in _ENDINGS and _has_document(path)

    def _folders_down_to(self, folder: Path) -> list[Path]:
        """The folders from the root to a folder, so that the nearest catalogue comes last."""
        if not folder.is_relative_to(self.root):
            return [folder]
        above = [folder, *folder.parents]
        return above[: above.index(self.root) + 1][::-1]


def _sidecars_of(path: Path) -> Iterator[Path]:
    """The sidecars of a file that exist; the one with the full name last, as it is meant for this file alone."""
    for name in (path.stem, path.name):
        for ending in _ENDINGS:
            sidecar = path.with_name(name + ending)
            if sidecar != path and sidecar.is_file():
                yield sidecar


def _has_document(path: Path) -> bool:
    return any(
        other.is_file() and other.suffix.casefold() not in _ENDINGS and path.stem in (other.name, other.stem)
        for other in path.parent.iterdir()
    )


def _read_yaml(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The mapping in a YAML file; one without any known key is another program's and is left alone."""
    try:
        data = yaml.safe_load(_decoded(path.read_bytes()))
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:  # ValueError: a date that does not exist
        return {}, [f"{path.name} is geen geldige YAML en is overgeslagen{yaml_place(error)}"]
    if not isinstance(data, dict) or not _KEYS & data.keys():
        return {}, [f"{path.name} is overgeslagen: er staat geen enkel gegeven in dat wij kennen, zoals titel of datum"]
    return {str(key): value for key, value in data.items()}, []


def yaml_place(error: Exception) -> str:
    """Where a YAML text goes wrong, to put behind a message; its parser explains that in English only."""
    if mark := getattr(error, "problem_mark", None):
        return f"; kijk bij regel {mark.line + 1}, teken {mark.column + 1}"
    return "; staat er een datum in die niet bestaat?" if isinstance(error, ValueError) else ""


def _read_catalogue(path: Path) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """The rows of a catalogue by file (a path below its folder), without empty cells; none if there is none."""
    if not path.is_file():
        return {}, []
    try:
        text = _decoded(path.read_bytes())
        header = text.partition("\n")[0]
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True))
    except (csv.Error, OSError) as error:
        return {}, [f"{path.name} is niet te lezen en is overgeslagen: {error}"]
    if not rows or FILE_COLUMN not in map(_key, rows[0]):
        return {}, [f"{path.name} is overgeslagen: de eerste regel noemt geen kolom '{FILE_COLUMN}'"]
    return dict(map(_row, rows)), []


def _row(cells: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    filled = {
        _key(column): value.strip() for column, value in cells.items() if isinstance(value, str) and value.strip()
    }
    return _named(filled.pop(FILE_COLUMN, "").replace("\\", "/").removeprefix("./")), filled


def _named(name: str) -> str:
    """A path as it is looked up: upper case and the way accents are written do not count."""
    return unicodedata.normalize("NFC", name).casefold()


def _key(column: object) -> str:
    return str(column).strip().casefold()


def _decoded(data: bytes) -> str:
    """UTF-8, with or without a mark in front, else what Excel writes on Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
