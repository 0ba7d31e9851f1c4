"""How well PDFs are read: words against a text that says what should stand there, and time beside pypdf alone.

    python -m evals.reading tekst.txt rapport.pdf rapport-gescand.pdf

Words are compared in order and in lower case, punctuation aside. Markup and footnote marks (``<sup>``) are no part of
the text, nor is the number that opens a footnote; the words of footnotes count like all others. A PDF that holds less
than four fifths of the text, such as a scan of some pages, is compared with the part of the text it covers: from the
first to the last run of words that both have.
"""

import argparse
import html
import io
import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pypdf
from rapidfuzz.distance import LCSseq

from ingest.blocks import Block, PageRead, ReadOptions
from ingest.mend import mend_sentences
from ingest.pages import lay_out
from ingest.readers.pdf import read_pdf
from ingest.split import split

_MARKS = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>|\]\([^)]*\)")
_WORD = re.compile(r"\w+")
_NOTE_NUMBER = re.compile(r"^\d{1,3}\s+", re.MULTILINE)
_WHOLE = 0.8
_RUN = 4
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Words of the text (or of its part that the PDF holds), words read, and how many are the same, in order."""

    expected: int
    read: int
    same: int

    @property
    def found(self) -> float:
        """The share of the text that was read."""
        return self.same / self.expected if self.expected else 0.0

    @property
    def right(self) -> float:
        """The share of what was read that stands in the text."""
        return self.same / self.read if self.read else 0.0


def reference_words(text: str) -> list[str]:
    """The words of a text with markup; addresses behind links and footnote marks are left out."""
    return _words(html.unescape(_MARKUP.sub("", _NOTE_NUMBER.sub("", _MARKS.sub("", text)))))


def read_words(blocks: Sequence[Block]) -> list[str]:
    """The words of what was read, without the numbers that open footnotes."""
    texts = (_NOTE_NUMBER.sub("", block.text) if block.role == "note" else block.text for block in blocks)
    return _words(" ".join(texts))


def accuracy(expected: list[str], read: list[str]) -> Accuracy:
    """Compare the words read with the text, or with the part of it that was there to be read."""
    if len(read) < _WHOLE * len(expected):
        expected = _covered(expected, read)
    return Accuracy(len(expected), len(read), LCSseq.similarity(expected, read))


def _covered(expected: list[str], read: list[str]) -> list[str]:
    runs = [b for b in LCSseq.opcodes(expected, read) if b.tag == "equal" and b.src_end - b.src_start >= _RUN]
    return expected[runs[0].src_start : runs[-1].src_end] if runs else expected


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def clean(data: bytes) -> tuple[list[Block], tuple[PageRead, ...]]:
    """Read a PDF and bring it as far as passages, as ingesting does."""
    reading = read_pdf(data, ReadOptions())
    blocks = mend_sentences(reading.blocks)
    split("meting", *lay_out(blocks, reading.pages, ""))
    return blocks, reading.pages


def pypdf_alone(data: bytes) -> int:
    """The number of characters that pypdf's own text has."""
    return sum(len(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _timed(work: Callable[[bytes], _Result], data: bytes) -> tuple[_Result, float]:
    started = _cpu_seconds()
    result = work(data)
    return result, _cpu_seconds() - started


def _cpu_seconds() -> float:
    """Processor time of this process and of those it waited for: text recognition runs beside it."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Measure the files named on the command line and print a table."""
    parser = argparse.ArgumentParser(description="Meet hoe goed en hoe snel PDF's worden gelezen.")
    parser.add_argument("tekst", type=Path, help="bestand met de tekst die er hoort te staan")
    parser.add_argument("pdf", type=Path, nargs="+", help="PDF van (een deel van) die tekst")
    arguments = parser.parse_args()
    expected = reference_words(arguments.tekst.read_text("utf-8"))
    print(f"{'bestand':52}{'woorden':>8}{'gevonden':>10}{'juist':>9}  {'bladzijden':24}{'sec':>7}{'pypdf':>7}")
    for path in arguments.pdf:
        data = path.read_bytes()
        (blocks, pages), seconds = _timed(clean, data)
        _characters, seconds_pypdf = _timed(pypdf_alone, data)
        measured = accuracy(expected, read_words(blocks))
        how = ", ".join(f"{count} {how}" for how, count in Counter(page.how for page in pages).items())
        print(
            f"{path.name[:50]:52}{measured.expected:8}{measured.found:10.2%}{measured.right:9.2%}"
            f"  {how:24}{seconds:7.2f}{seconds_pypdf:7.2f}"
        )


if __name__ == "__main__":
    main()
