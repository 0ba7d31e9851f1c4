"""SIGKILL in the middle of an ingest, at every step of the writing order: the old answer stays, nothing doubles."""

import json
import subprocess
import sys
from typing import Any

import pytest

POINTS = [
    ("LexicalIndex", "write", "before"),
    ("VectorIndex", "add", "before"),
    ("VectorIndex", "add", "after"),
    ("Registry", "make_live", "after"),
    ("VectorIndex", "delete_versions", "after"),
]
OLD, NEW = "De wachttijd voor jeugdhulp is acht weken.", "De wachttijd voor jeugdhulp is zes weken."

PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from corpus.embeddings import load_embeddings
from corpus.lexical import LexicalIndex
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.store import Store
from corpus.vectors import VectorIndex
from evals.faults import in_child
from ingest.pipeline import ingest

base, points, old, new = Path(sys.argv[1]), json.loads(sys.argv[2]), *sys.argv[3:5]
load_embeddings(Settings(data_dir=base))  # once, for all the forked processes

def look(settings):
    store = Store.open_existing(settings)
    found = [hit.passage.text for hit in store.search("wachttijd jeugdhulp", 5)]
    store.close()
    return found

def problems(settings):
    store = Store.open_existing(settings)
    found = store.problems()
    store.close()
    return found

def one(folder, owner, method, when):
    settings, sources = Settings(data_dir=folder / "index"), folder / "bronnen"
    sources.mkdir(parents=True)
    (sources / "a.md").write_text(old)
    (sources / "b.md").write_text("De raad stelt de kaders vast.")

    def bring_in():
        return ingest([sources], settings).count("failed")

    def be_killed():
        cls = {"LexicalIndex": LexicalIndex, "Registry": Registry, "VectorIndex": VectorIndex}[owner]
        real = getattr(cls, method)

        def killed(*arguments, **named):
            if when == "after":
                real(*arguments, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(cls, method, killed)
        return bring_in()

    assert in_child(bring_in) == 0
    (sources / "a.md").write_text(new)
    (sources / "c.md").write_text("De wachttijd in de regio is onbekend.")
    assert in_child(be_killed) is None
    after_kill = in_child(lambda: look(settings))
    return [after_kill, *in_child(lambda: [bring_in(), look(settings), problems(settings)])]

print(json.dumps([one(base / str(number), *point) for number, point in enumerate(points)]))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Per point: what was found after the kill; then of the next run what failed, was found, and was wrong."""
    command = [sys.executable, "-c", PROGRAM, str(tmp_path_factory.mktemp("kill")), json.dumps(POINTS), OLD, NEW]
    result = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert result.returncode == 0, result.stderr
    found: list[Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("point", POINTS, ids="-".join)
def test_killed_ingest_leaves_the_index_as_before_or_as_after(point: tuple[str, str, str], seen: list[Any]) -> None:
    _owner, method, when = point
    found, failed, later, problems = seen[POINTS.index(point)]
    is_live = (method, when) == ("make_live", "after") or method == "delete_versions"
    assert (NEW if is_live else OLD) in found and (OLD if is_live else NEW) not in found
    assert len(found) == len(set(found)) == (3 if is_live else 2)
    assert failed == 0 and problems == []
    assert NEW in later and OLD not in later and len(later) == len(set(later)) == 3
