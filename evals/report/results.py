"""All results of a run in one document, and how documents of several runs become one.

{"made_at", "cores", "embedding_model", "seconds"?, "retrieval": {set: …}, "answers": {set: …},
"recommendations": {set: …}}; each entry is what its ``evaluate_*`` returns, with ``measured_at``.
"""

import json
import os
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import ConfigurationError
from corpus.settings import load_settings

Results = dict[str, Any]
KINDS = ("retrieval", "answers", "recommendations")
PER_ITEM = ("per_query", "per_question", "per_situation")
"""What each result says of its single questions: much text, so it is not kept in the documentation."""


def empty_results(day: date) -> Results:
    """A document without results yet."""
    return {
        "made_at": day.isoformat(),
        "cores": len(os.sched_getaffinity(0)),
        "embedding_model": load_settings().embedding_model,
        **{kind: {} for kind in KINDS},
    }


def add(results: Results, kind: str, name: str, result: dict[str, Any], day: str | None = None) -> None:
    """Put one result into a document, with the day it was measured (that of the document unless given)."""
    results[kind][name] = {"measured_at": result.get("measured_at") or day or results["made_at"]} | result


def merged(earlier: Results, newer: Results) -> Results:
    """The newer document, with what only the earlier one measured."""
    result = deepcopy(newer)
    for kind in KINDS:
        result[kind] = {**earlier.get(kind, {}), **result.get(kind, {})}
    return result


def without_items(results: Results) -> Results:
    """The document without what it says of single questions."""
    return {
        key: {
            name: {field: found for field, found in result.items() if field not in PER_ITEM}
            for name, result in value.items()
        }
        if key in KINDS
        else value
        for key, value in results.items()
    }


def read_results(paths: Iterable[Path]) -> Results:
    """One document out of files and folders with what ``gripwijzer evaluate … --json`` printed, or with documents.

    Raises:
        ConfigurationError: a file is missing, is no JSON, or holds no results.
    """
    found = empty_results(date.fromtimestamp(0))
    found["made_at"] = ""
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise ConfigurationError(f"In '{path}' staat geen bestand dat op .json eindigt.")
        for file in files:
            found = _with(found, file)
    return found


def _with(found: Results, file: Path) -> Results:
    try:
        read = json.loads(file.read_text("utf-8"))
        day = date.fromtimestamp(file.stat().st_mtime).isoformat()
    except OSError as error:
        raise ConfigurationError(f"'{file}' bestaat niet of is niet te lezen.") from error
    except ValueError as error:
        raise ConfigurationError(f"'{file}' is geen geldige JSON.") from error
    if isinstance(read, dict) and any(isinstance(read.get(kind), dict) for kind in KINDS):
        if any(not isinstance(one, dict) for kind in KINDS for one in read.get(kind, {}).values()):
            raise _no_results(file)
        return merged(found, {**found, **read, "made_at": max(found["made_at"], str(read.get("made_at", day)))})
    single = empty_results(date.fromisoformat(day))
    for one in read["sets"] if isinstance(read, dict) and isinstance(read.get("sets"), list) else [read]:
        add(single, *_kind_and_name(one, file), one, day)
    return merged(found, {**single, "made_at": max(found["made_at"], day)})


def _kind_and_name(result: Any, file: Path) -> tuple[str, str]:
    if isinstance(result, dict):
        if "per_question" in result:
            return "answers", " + ".join(result.get("by_file") or ()) or file.stem
        if "per_situation" in result:
            return "recommendations", str(result.get("set", file.stem))
        if "systems" in result:
            return "retrieval", str(result.get("set", file.stem))
    raise _no_results(file)


def _no_results(file: Path) -> ConfigurationError:
    return ConfigurationError(f"'{file}' bevat geen resultaten van 'gripwijzer evaluate … --json'.")
