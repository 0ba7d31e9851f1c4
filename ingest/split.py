"""Pages to passages of 100-250 words, on sentence and heading borders, never over a page border."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.model import Page, Passage, Span
from corpus.sentences import sentence_spans
from ingest.pages import Placed

MIN_WORDS = 100
MAX_WORDS = 250
TARGET_WORDS = 220
_MAX_SENTENCE_WORDS = 120
# Tables and lists without full stops come as one endless "sentence"; it is cut at the best place there is.
_long_sentences = RecursiveCharacterTextSplitter(
    chunk_size=700, chunk_overlap=0, add_start_index=True, separators=["\n", "; ", ", ", " "]
)


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
            passages.append(
                Passage("", document_id, len(passages), run.page, run.section, start, end, text, spans)
            )
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
    for start, end in sentence_spans(text):
        if len(text[start:end].split()) <= _MAX_SENTENCE_WORDS:
            spans.append((start, end))
            continue
        for piece in _long_sentences.create_documents([text[start:end]]):
            at = start + int(piece.metadata["start_index"])
            spans.append((at, at + len(piece.page_content)))
    for start, end in spans:
        words = len(text[start:end].split())
        yield _Sentence(placed.start + start, placed.start + end, words, end == spans[-1][1])


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


def _pieces(run: _Run) -> Iterator[list[_Sentence]]:
    """Cut a run in pieces of about equal length, at the end of a paragraph where one is near."""
    pieces_left = max(1, ceil(run.words / TARGET_WORDS))
    words_left, piece, words = run.words, list[_Sentence](), 0
    for sentence in run.sentences:
        target = words_left / pieces_left
        if piece and words + sentence.words > MAX_WORDS:
            yield piece
            words_left, pieces_left, piece, words = words_left - words, max(1, pieces_left - 1), [], 0
            target = words_left / pieces_left
        piece.append(sentence)
        words += sentence.words
        full = words >= target or (sentence.ends_paragraph and words >= max(MIN_WORDS, 0.8 * target))
        rest = words_left - words
        if full and rest >= min(MIN_WORDS, target * 0.6):
            yield piece
            words_left, pieces_left, piece, words = rest, max(1, pieces_left - 1), [], 0
    if piece:
        yield piece


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
