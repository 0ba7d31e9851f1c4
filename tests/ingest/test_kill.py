"""SIGKILL in the middle of an ingest, at every step of the writing order: the old answer stays, nothing doubles."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest

Write = Callable[[str, str], Path]

KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.lexical import LexicalIndex
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.vectors import VectorIndex
from ingest.pipeline import ingest

owner, method, when = sys.argv[3:6]
cls = {"LexicalIndex": LexicalIndex, "Registry": Registry, "VectorIndex": VectorIndex}[owner]
real = getattr(cls, method)

def killed(*arguments, **named):
    if when == "after":
        real(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(cls, method, killed)
ingest([Path(sys.argv[1])], Settings(data_dir=Path(sys.argv[2])))
"""

POINTS = [
    ("LexicalIndex", "write", "before"),
    ("VectorIndex", "add", "before"),
    ("VectorIndex", "add", "after"),
    ("Registry", "make_live", "after"),
    ("VectorIndex", "delete_versions", "after"),
]


@pytest.mark.parametrize(("owner", "method", "when"), POINTS)
def test_killed_ingest_leaves_the_index_as_before_or_as_after(
    owner: str, method: str, when: str, write: Write, settings: Settings
) -> None:
    old, new = "De wachttijd voor jeugdhulp is acht weken.", "De wachttijd voor jeugdhulp is zes weken."
    path = write("a.md", old)
    write("b.md", "De raad stelt de kaders vast.")
    ingest([path.parent], settings)
    write("a.md", new)
    write("c.md", "De wachttijd in de regio is onbekend.")

    command = [sys.executable, "-c", KILLED, str(path.parent), str(settings.data_dir), owner, method, when]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == -9, result.stderr

    store = Store.open_existing(settings)
    found = [hit.passage.text for hit in store.search("wachttijd jeugdhulp", 5)]
    store.close()
    is_live = (method, when) == ("make_live", "after") or method == "delete_versions"
    assert (new if is_live else old) in found and (old if is_live else new) not in found
    assert len(found) == len(set(found)) == (3 if is_live else 2)

    report = ingest([path.parent], settings)
    assert report.count("failed") == 0
    store = Store.open_existing(settings)
    found = [hit.passage.text for hit in store.search("wachttijd jeugdhulp", 5)]
    assert store.problems() == []
    store.close()
    assert new in found and old not in found and len(found) == len(set(found)) == 3
