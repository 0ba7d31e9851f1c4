"""Whether Chroma's files are sound: ``python -m corpus.soundness FOLDER`` ends with 0 when they are.

It is a program of its own because over some broken files Chroma does not fail, it crashes. A reader of the same
files may stay open meanwhile.
"""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import GripwijzerError, IndexDamaged

log = logging.getLogger(__name__)

_PROBES = 20
"""How many vectors of each collection are looked for."""
_SAME_VECTOR = 0.001
"""Distance up to which a vector has found itself."""


def is_damaged(folder: Path) -> bool:
    """Whether Chroma cannot read its files, or most vectors spread over them do not find themselves.

    Most, not all: among many equal vectors, as sentences that return in each report have, a sound graph misses some.
    """
    look = subprocess.run([sys.executable, "-m", __name__, folder], capture_output=True, check=False)
    return look.returncode != 0


@contextmanager
def naming_damage() -> Iterator[None]:
    """What an engine raises over broken files, as an error that says what to do.

    Raises:
        IndexDamaged: whatever Chroma, Tantivy or SQLite said.
    """
    try:
        yield
    except (GripwijzerError, AttributeError, TypeError):  # ours to mend, not the index
        raise
    except Exception as error:
        log.warning("an index cannot be read", exc_info=True)
        raise IndexDamaged from error


def _vectors_find_themselves(folder: Path) -> bool:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    for collection in client.list_collections():
        count, found_itself = collection.count(), list[bool]()
        for offset in range(0, count, max(1, count // _PROBES)):
            stored = collection.get(limit=1, offset=offset, include=["embeddings"])["embeddings"]
            found = collection.query(query_embeddings=stored, n_results=1, include=["distances"])["distances"]
            found_itself.append(bool(found and found[0] and found[0][0] <= _SAME_VECTOR))
        if sum(found_itself) < len(found_itself) / 2:
            return False
    return True


if __name__ == "__main__":
    sys.exit(0 if _vectors_find_themselves(Path(sys.argv[1])) else 1)
