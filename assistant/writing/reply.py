"""What a model says, taken apart into sentences with citation numbers, as they come in.

Asked for JSON, small models answer with broken JSON, JSON in prose, or prose with [n]: each is read as far as it goes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.sentences import sentence_spans

MOST_CHARACTERS = 12_000
"""Of a reply longer than this the rest is not read: six sentences take about a tenth."""

_OBJECT = re.compile(r'\{(?:[^{}"]++|"(?:[^"\\]++|\\.)*+")*+\}', re.DOTALL)
_SENTENCE_KEYS = ("zin", "tekst", "text", "sentence")
_SOURCE_KEYS = ("bronnen", "bron", "citations", "sources")
_MARK = re.compile(r"\s*\[\s*(?:bron\s*)?(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]", re.IGNORECASE)
_AFTER_STOP = re.compile(r"([.!?])((?:\s*\[[\d\s,;]+\])+)")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence as a model wrote it, with the numbers of the quotes that it names; nothing is checked yet."""

    text: str
    numbers: tuple[int, ...]


class Reply:
    """A reply that grows. Feed it pieces; it gives back each sentence once it is complete."""

    def __init__(self) -> None:
        self._text = ""
        self._read = 0
        self._found = False

    @property
    def is_full(self) -> bool:
        """Whether no more is read."""
        return len(self._text) >= MOST_CHARACTERS

    def feed(self, piece: str) -> Iterator[Draft]:
        """The sentences that this piece completes."""
        self._text += piece[: MOST_CHARACTERS - len(self._text)]
        if "}" not in piece:
            return
        for match in _OBJECT.finditer(self._text, self._read):
            self._read = match.end()
            yield from self._drafts(match.group())

    def rest(self) -> Iterator[Draft]:
        """The sentences of a reply that has ended and held no JSON: prose with [n] in it."""
        if not self._found and not self._text.lstrip().startswith(("{", "```json")):
            yield from in_prose(self._text)

    def _drafts(self, text: str) -> Iterator[Draft]:
        try:
            read = json.loads(text, strict=False)
        except ValueError:
            return
        said = next((read[key] for key in _SENTENCE_KEYS if isinstance(read.get(key), str)), None)
        if said is None:
            return
        self._found = True
        given = next((read[key] for key in _SOURCE_KEYS if key in read), None)
        yield from in_prose(said, _numbers(given))


def in_prose(text: str, given: tuple[int, ...] = ()) -> Iterator[Draft]:
    """The sentences of running text; each names the numbers between brackets in it besides the given ones."""
    text = _AFTER_STOP.sub(r"\2\1", text)
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        inline = [int(n) for mark in _MARK.finditer(sentence) for n in _NUMBER.findall(mark.group(1))]
        stripped = _MARK.sub("", sentence).strip()
        if any(map(str.isalpha, stripped)):
            yield Draft(stripped, tuple(dict.fromkeys((*given, *inline))))


def _numbers(given: Any) -> tuple[int, ...]:
    """Citation numbers from a number, a text such as "[1]", or a list of those."""
    listed = given if isinstance(given, list) else [given]
    found = list[int]()
    for one in listed[:20]:
        if isinstance(one, str):
            found += map(int, _NUMBER.findall(one[:40]))
        elif isinstance(one, int) and not isinstance(one, bool):
            found.append(one)
    return tuple(dict.fromkeys(found))
