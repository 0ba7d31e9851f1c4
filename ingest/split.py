"""Pages to passages of 100-250 words, on sentence and heading borders, never over a page border."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Page, Passage, Span
from corpus.sentences import sentence_spans
from ingest.pages import Placed

MIN_WORDS = 100
MAX_WORDS = 250
TARGET_WORDS = 220
_MAX_SENTENCE_WORDS = 120
_NO_SENTENCE = re.compile(r"\.{4,}|(?:\. ){4,}|^\W*(?:\d+\s+)?\S*https?://\S+\W*$")
"""Lines of a table of contents and bare addresses: they stay in the page, and answer nothing."""
_MID_PARAGRAPH = 0.1
"""What a cut inside a paragraph costs, beside the squared relative distance to the target length."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    words: int
    ends_paragraph: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """What stands under one heading on one page: the heading's start and the sentences."""

    page: int
    section: tuple[str, ...]
    start: int
    sentences: tuple[_Sentence, ...]

    @property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.sentences)


def split(document_id: str, pages: list[Page], placed: list[Placed]) -> list[Passage]:
    """The passages of a document, in order; their ids are given when they are stored."""
    texts = {page.number: page.text for page in pages}
    passages = list[Passage]()
    for run in _merge_short(_runs(placed, texts)):
        start = run.start
        for sentences in _pieces(run):
            spans = tuple((s.start, s.end) for s in sentences)
            end = spans[-1][1]
            text = texts[run.page][start:end]
            passages.append(Passage("", document_id, len(passages), run.page, run.section, start, end, text, spans))
            start = _after_space(texts[run.page], end)
    return passages


def _runs(placed: list[Placed], texts: dict[int, str]) -> Iterator[_Run]:
    for (page, section), group in groupby(placed, key=lambda p: (p.block.page, p.section)):
        blocks = list(group)
        sentences = tuple(s for p in blocks if not p.block.level for s in _sentences(p))
        if sentences:
            first = blocks[0]
            yield _Run(page, section, first.start - len(first.block.marker), sentences)


def _sentences(placed: Placed) -> Iterator[_Sentence]:
    text, spans = placed.block.text, list[Span]()
    is_row = placed.block.role == "row"  # a row with its labels is one statement, whatever its cells hold
    for start, end in [(0, len(text))] if is_row else sentence_spans(text):
        if len(text[start:end].split()) <= _MAX_SENTENCE_WORDS:
            spans.append((start, end))
            continue
        spans.extend((start + at, start + to) for at, to in _cut_up(text[start:end]))
    for start, end in spans:
        if _NO_SENTENCE.search(text[start:end]):
            continue
        words = len(text[start:end].split())
        yield _Sentence(placed.start + start, placed.start + end, words, end == spans[-1][1])


def _cut_up(sentence: str) -> Iterator[Span]:
    """Tables and lists without full stops come as one endless "sentence"; it is cut at the best places there are."""
    from langchain_text_splitters import (
        RecursiveCharacterTextSplitter,  # half of what a reader loads, and rarely needed
    )

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=700, chunk_overlap=0, add_start_index=True, separators=["\n", "; ", ", ", " "]
    )
    for piece in splitter.create_documents([sentence]):
        at = int(piece.metadata["start_index"])
        yield at, at + len(piece.page_content)


def _merge_short(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Join a run shorter than a passage with the next on its page, as long as both fit one passage."""
    waiting: _Run | None = None
    for run in runs:
        if waiting is None:
            waiting = run
        elif (
            waiting.page == run.page
            and min(waiting.words, run.words) < MIN_WORDS
            and waiting.words + run.words <= MAX_WORDS
        ):
            waiting = _Run(run.page, waiting.section, waiting.start, waiting.sentences + run.sentences)
        else:
            yield waiting
            waiting = run
    if waiting is not None:
        yield waiting


def _pieces(run: _Run) -> list[list[_Sentence]]:
    """Cut a run where it costs least: pieces near the target length, preferably at the end of a paragraph."""
    sentences = run.sentences
    cheapest, cut = [0.0], [0]
    for end in range(1, len(sentences) + 1):
        border = 0.0 if sentences[end - 1].ends_paragraph else _MID_PARAGRAPH
        words, options = 0, list[tuple[float, int]]()
        for start in range(end - 1, -1, -1):
            words += sentences[start].words
            if options and words > MAX_WORDS:
                break
            off_target = (words - TARGET_WORDS) / TARGET_WORDS
            options.append((cheapest[start] + off_target**2 + border, start))
        cost, start = min(options)
        cheapest.append(cost)
        cut.append(start)
    pieces, end = list[list[_Sentence]](), len(sentences)
    while end:
        pieces.append(list(sentences[cut[end] : end]))
        end = cut[end]
    return pieces[::-1]


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
