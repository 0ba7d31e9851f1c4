"""The same text twice: a cheap signature finds candidates, and a comparison of the words decides.

A DOCX and its PDF are the same text. A letter to another municipality, last year's edition and a newer version
are not, however much they share.
"""

import zlib
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from ingest.renderings import SHINGLE, Rendering, tokens

if TYPE_CHECKING:
    import numpy as np

_PERMUTATIONS = 128
_SEED = 1
_BATCH = 20_000
_MAX_TORN = 20


def signature(text: str) -> bytes:
    """A MinHash of the text's runs of three words: 128 numbers in 512 bytes, the same on every machine."""
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=int, scheme="affine32")
    hashes = _shingle_hashes(tokens(text)).tolist()
    for start in range(0, len(hashes), _BATCH):
        sketch.update_batch(hashes[start : start + _BATCH])
    return bytes(sketch.hashvalues.astype("<u4").tobytes())


def candidates(wanted: bytes, known: Iterable[tuple[int, bytes]], at_least: float = 0.6) -> list[int]:
    """The numbers of the known signatures that share that part of their runs of words, the likeliest first."""
    import numpy as np

    numbered = list(known)
    rows = np.frombuffer(b"".join(stored for _number, stored in numbered), "<u4").reshape(-1, _PERMUTATIONS)
    shared = (rows == np.frombuffer(wanted, "<u4")).mean(axis=1)
    return [numbered[row][0] for row in np.argsort(-shared, kind="stable") if shared[row] >= at_least]


def same_text(a: str, b: str) -> bool:
    """Whether two texts are renderings of one document: the same words and figures, but for what layout adds."""
    first, second = Rendering(a), Rendering(b)
    if first.tokens == second.tokens:
        return True
    return _are_torn([*islice(first.missing_in(second), _MAX_TORN)], [*islice(second.missing_in(first), _MAX_TORN)])


def _are_torn(one: list[str], other: list[str]) -> bool:
    """Whether words that only one text has are words that the other has in two parts, torn by a page border."""
    if max(len(one), len(other)) == _MAX_TORN:
        return False
    for words, parts in ((one, other), (other, one)):
        for word in list(words):
            for cut in range(1, len(word)):
                halves = [word[:cut], word[cut:]]
                if word in words and Counter(halves) <= Counter(parts):
                    words.remove(word)
                    for half in halves:
                        parts.remove(half)
    return not one and not other


def _shingle_hashes(words: list[str]) -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """A 32-bit hash of each distinct run of three tokens (of all tokens, if there are fewer)."""
    import numpy as np

    known = {token: zlib.crc32(token.encode()) for token in set(words)}
    hashes = np.array([known[token] for token in words] or [0], dtype=np.uint64)
    size = min(SHINGLE, len(hashes))
    mixed = np.zeros(len(hashes) - size + 1, dtype=np.uint64)
    for offset in range(size):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + len(mixed)]
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed >> np.uint64(32))
