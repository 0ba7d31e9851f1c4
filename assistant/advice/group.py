"""The same advice in several sources is one piece of advice with supporters; opposites never are.

Two recommendations are the same when they are alike in meaning and in words, and do not differ in a negation or in
"meer" against "minder". The threshold was tuned on ``evals/data/advice-pairs.jsonl``: see ``evals/advice_pairs.py``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.advice.concerns import Numbers
from corpus import dutch

THRESHOLD = 0.945
"""From which likeness two recommendations are the same, if they are no opposites."""
_WORDS = 0.1
"""How much having all words in common adds to the cosine: those of recommendations lie between .80 and 1."""

_NEGATION = re.compile(
    r"\b(niet(?! (?:alleen|slechts)\b)|geen|nooit|niets|nergens|zonder|"
    r"in plaats van(?! alleen\b)|ontra\w+)\b",
    re.I,
)
_ONLY = re.compile(r"(?<!niet )(?<!van )\balleen\b", re.I)
_NOT_ONLY = re.compile(r"\b(niet|in plaats van) alleen\b", re.I)
_RATHER_THAN = re.compile(r"\bin plaats van\b", re.I)
_COPY = 0.65
"""Share of 5-grams from which one text is nearly a copy of another: then every word that differs counts."""
_MORE = re.compile(r"\b(meer|hoger|verhoog\w*|vergroot\w*|uitbreid\w*|grote?r?|veel|extra|ruimer|alle)\b", re.I)
_LESS = re.compile(r"\b(minder|lager|verlaag\w*|verklein\w*|afbouw\w*|kleine?r?|weinig|beperk\w*|strenger)\b", re.I)


def same(one: str, other: str, cosine: float) -> bool:
    """Whether two recommendations give the same advice."""
    return likeness(one, other, cosine) >= THRESHOLD and not opposite(one, other)


def likeness(one: str, other: str, cosine: float) -> float:
    """How much two recommendations are alike: their cosine, and a little for 5-grams in common."""
    return cosine + _WORDS * _shared(one, other)


def _shared(one: str, other: str) -> float:
    first, second = _grams(one), _grams(other)
    return len(first & second) / max(1, len(first | second))


@lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    return frozenset(dutch.grams(text))


def opposite(one: str, other: str) -> bool:
    """Whether one denies, or wants less of, what the other says; sooner yes than no."""
    if len(_NEGATION.findall(one)) != len(_NEGATION.findall(other)):
        return True
    if _only_against_more(one, other) or _only_against_more(other, one) or _swapped(one, other):
        return True
    first, second = _towards(one), _towards(other)
    return first * second < 0 or (first != second and _shared(one, other) >= _COPY)


def _only_against_more(one: str, other: str) -> bool:
    return bool(_NOT_ONLY.search(one) and _ONLY.search(other) and not _NOT_ONLY.search(other))


def _swapped(one: str, other: str) -> bool:
    """Whether one prefers what the other would rather not have: "A in plaats van B" against "B in plaats van A"."""
    sides = [_RATHER_THAN.split(text, maxsplit=1) for text in (one, other)]
    if min(map(len, sides)) < 2:
        return False
    (first, instead), (second, _rest) = ([_grams(part) for part in side] for side in sides)
    return len(instead & second) > len(first & second)


def _towards(text: str) -> int:
    """1 when a text asks for more of something, -1 for less, 0 for both or neither."""
    return bool(_MORE.search(text)) - bool(_LESS.search(text))


def grouped(texts: Sequence[str], cosines: Numbers) -> list[list[int]]:
    """Places of texts in groups of the same advice; each place is in one group.

    A text joins the first group in which it is the same as every member, so that no chain of small steps makes one
    of two different things. The first of a group is the earliest in the order given.
    """
    groups = list[list[int]]()
    for at, text in enumerate(texts):
        for group in groups:
            if all(same(texts[member], text, float(cosines[member, at])) for member in group):
                group.append(at)
                break
        else:
            groups.append([at])
    return groups
