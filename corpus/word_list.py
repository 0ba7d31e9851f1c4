"""The Dutch words that come with pyspellchecker, and how often each is used."""

import gzip
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from math import log

from corpus.dutch import fold


@cache
def counts() -> Counter[str]:
    """Folded word -> how often it was counted; read when first needed, in a third of a second."""
    packed = files("spellchecker").joinpath("resources/nl.json.gz").read_bytes()
    found = Counter[str]()
    for word, count in json.loads(gzip.decompress(packed)).items():
        found[fold(word)] += count
    return found


def rarity_in_dutch(word: str) -> float:
    """How rare a folded word is in Dutch, whatever the sources: 0 (the commonest) to 1 (not in the list)."""
    return 1 - log(counts()[word] + 1) / _commonest()


@cache
def _commonest() -> float:
    return log(max(counts().values()))
