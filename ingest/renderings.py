"""Two renderings of one text, lined up: at the runs of words that both have once; what stands between may differ.

A DOCX and its PDF differ in hyphens, running headers, page numbers, marks of footnotes, and in the place of a
footnote. All else that only one of them has is missing in the other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

SHINGLE = 3
"""Words in a run that tells where in a text we are."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:\u00ad|[-‐‑](?:\s*\n\s*)?)(?=[^\W\d_])")
_LABEL = re.compile(r"(?:^|; )([^:;]{1,80}): ")
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:,\d+)*")
_MARK = re.compile(r"\d{1,3}|[^\W\d_]")
"""The number of a page or footnote, the letter of an item."""
_PAGE_NUMBER = re.compile(r"(?:pagina|blz|page) \d{1,3}(?: (?:van|of) \d{1,3})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADER_WORDS = 3
_HEADER_TIMES = 3
_MAX_COMPARED = 500
"""Words between two places in common from which texts count as different, to bound the work."""

Gap = tuple[list[str], list[str] | None]


class Rendering:
    """A text as tokens, with the places of the shingles that it has only once."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self._words = f" {' '.join(token for token in self.tokens if not _MARK.fullmatch(token))} "
        self.places: dict[tuple[str, ...], int] = {}
        twice = set[tuple[str, ...]]()
        for place in range(len(self.tokens) - SHINGLE + 1):
            shingle = tuple(self.tokens[place : place + SHINGLE])
            if self.places.setdefault(shingle, place) != place:
                twice.add(shingle)
        for shingle in twice:
            del self.places[shingle]

    def missing_in(self, other: "Rendering") -> Iterator[str]:
        """The tokens that this text has and the other has not in the same place, but for what layout adds."""
        for left, right in self._gaps(other):
            yield from self._missing(left, right, other)

    def _gaps(self, other: "Rendering") -> Iterator[Gap]:
        """What stands between the places in common, in the order of this text: here, and in the other.

        The latter is None where the other text goes on elsewhere: a footnote or column has another place there.
        """
        here = there = 0
        for start, found in self._common(other):
            if start < here and start - here == found - there:
                here, there = start + SHINGLE, found + SHINGLE
                continue
            end, to = start, found
            while here < end and there < len(other.tokens) and self.tokens[here] == other.tokens[there]:
                here, there = here + 1, there + 1
            while here < end and to > 0 and self.tokens[end - 1] == other.tokens[to - 1]:
                end, to = end - 1, to - 1
            yield self.tokens[here:end], other.tokens[there:to] if there <= to <= there + _MAX_COMPARED else None
            here, there = start + SHINGLE, found + SHINGLE

    def _common(self, other: "Rendering") -> Iterator[tuple[int, int]]:
        for shingle, place in self.places.items():
            if (found := other.places.get(shingle)) is not None:
                yield place, found
        yield len(self.tokens), len(other.tokens)

    def _missing(self, left: list[str], right: list[str] | None, other: "Rendering") -> Iterator[str]:
        """What stands in a gap here, is not in the same gap of the other text, and is there for more than layout."""
        if right is None or not left or len(left) > _MAX_COMPARED:
            if not self._is_added(left, other):
                yield from left
            return
        for what, start, end, start_right, end_right in SequenceMatcher(None, left, right, False).get_opcodes():
            mine, theirs = left[start:end], right[start_right:end_right]
            if what == "replace":
                both_added = self._is_added(mine, other) and other._is_added(theirs, self)
                other_figure = all(map(_MARK.fullmatch, mine + theirs))
                if not _read_alike(mine, theirs) and (other_figure or not both_added):
                    yield from mine
            elif what == "delete" and not self._is_added(mine, other):
                yield from mine

    def _is_added(self, tokens: list[str], other: "Rendering") -> bool:
        """Whether tokens are marks, a page number, a running header, or a piece that has another place there."""
        words = [token for token in tokens if not _MARK.fullmatch(token)]
        if not words or _PAGE_NUMBER.fullmatch(" ".join(tokens)):
            return True
        line = f" {' '.join(words)} "
        return len(words) >= _HEADER_WORDS and (line in other._words or self._words.count(line) >= _HEADER_TIMES)


def _read_alike(one: list[str], other: list[str]) -> bool:
    """Whether tokens are the same letters cut up in another way, or a year with and without a footnote's mark."""
    short, long = sorted(("".join(one), "".join(other)), key=len)
    if short == long:
        return short.isalpha()
    return bool(_YEAR.fullmatch(short) and re.fullmatch(rf"{short}\d{{1,2}}", long))


def tokens(text: str) -> list[str]:
    """Words and figures in lower case; words are joined at hyphens, and ligatures are written out."""
    printed = "\n".join(_printed(text.split("\n")))
    return _TOKEN.findall(_HYPHEN.sub("", unicodedata.normalize("NFKC", printed)).lower())


def _printed(lines: Iterable[str]) -> Iterator[str]:
    """Lines with tables as they are printed, the labels of the columns once: not 'Wijk: Noord; Budget: 3' per row."""
    labels = list[str]()
    for line in lines:
        found = _LABEL.findall(line)
        if len(found) > 1 and not set(found) <= set(labels):
            labels = found
            yield " ".join(labels)
        elif line.strip() and not (found and set(found) <= set(labels)):
            labels = []
        yield _LABEL.sub(" ", line) if labels else line
