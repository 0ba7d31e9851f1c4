"""Numbers in Dutch text: their value with scale, and what they count."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.writing.lexicon import lexicon

NUMBER = re.compile(r"(?<![\w.,])[-−–+±]?\d+(?:[.,]\d+)*(?:e|ste|de)?(?!\w)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number. ``value`` is its canonical text with the scale counted in; ``counts`` what it is a number of: ``%``,
    ``euro``, ``jaar`` for a year, or the key of the word behind it; ``near`` are the keys of the words before it and
    ``behind`` what stands right before it ("sinds 2015" is not "in 2015")."""

    value: str
    counts: str | None
    near: frozenset[str]
    behind: str

    def agrees(self, other: "Figure") -> bool:
        """Whether another figure is the same number of the same thing."""
        if self.value != other.value:
            return False
        if self.counts == other.counts:
            return self.counts != "jaar" or self.behind == other.behind
        return (self.counts is None and other.counts in self.near) or (
            other.counts is None and self.counts in other.near
        )


def value_of(text: str, scale: str | None) -> str:
    """The canonical value of a number as written: "2,50" with scale "miljoen" is "2500000"."""
    word = lexicon().numbers.get(text.lower())
    plain = word or re.sub(r"(?:e|ste|de)$", "", text.replace("−", "-").replace("–", "-").lstrip("+"))
    if _THOUSANDS.fullmatch(plain.lstrip("-±")):
        plain = plain.replace(".", "")
    try:
        number = Decimal(plain.replace(",", "."))
    except InvalidOperation:  # "helft", "12.30.45": compared as written
        return f"{plain} {scale}" if scale else plain
    return f"{(number * lexicon().scales.get(scale or '', 1)).normalize():f}"


def is_year(text: str) -> bool:
    """Whether a number as written looks like a year."""
    return bool(re.fullmatch(r"\d{4}", text)) and _FIRST_YEAR <= int(text) < _LAST_YEAR
