"""Sentences that a page border, a line break or a footnote cut in two are made whole again."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from corpus.sentences import sentence_spans
from ingest.blocks import Block
from ingest.paper.hyphens import HYPHENS, Vocabulary, join_lines, vocabulary

_FOOTNOTE = re.compile(r"\d{1,2}\s+\S")
_OPEN_END = re.compile(r"[\w,)\-\u00ad]$")
_MAX_FOOTNOTES = 8

_RestOf = Callable[[Block, deque[Block]], int | None]


def mend_sentences(blocks: tuple[Block, ...]) -> list[Block]:
    """Give a paragraph that stops mid-sentence the rest of that sentence.

    The rest is what follows, in lower case, after any footnotes. Of a paragraph on a later page or behind a
    footnote only the rest of the sentence moves, so that page numbers and order stay right. A footnote that a page
    border cuts inside a word gets its rest first, or the text above it would take it.
    """
    words = cache(lambda: vocabulary(block.text for block in blocks))
    return _mend(_mend(blocks, _rest_of_note, words), _rest_of_text, words)


def _mend(blocks: Sequence[Block], rest_of: _RestOf, words: Callable[[], Vocabulary]) -> list[Block]:
    mended: list[Block] = []
    waiting = deque(blocks)
    while waiting:
        block = waiting.popleft()
        rest = rest_of(block, waiting)
        if rest is not None:
            tail = waiting[rest]
            is_next = rest == 0 and tail.page == block.page
            moved = len(tail.text) if is_next else sentence_spans(tail.text)[0][1]
            block = replace(block, text=join_lines([block.text, tail.text[:moved]], words()))
            left = tail.text[moved:].strip()
            del waiting[rest]
            if left:
                waiting.insert(rest, replace(tail, text=left))
            elif rest == 0:
                waiting.appendleft(block)  # the joined paragraph may itself stop mid-sentence
                continue
        mended.append(block)
    return mended


def _rest_of_note(block: Block, following: deque[Block]) -> int | None:
    """0 if the block is a footnote that ends inside a word, and what follows goes on with it."""
    if block.role != "note" or not block.text.endswith(tuple(HYPHENS)) or not following:
        return None
    after = following[0]
    return 0 if after.role == "text" and not after.level and after.text[0].islower() else None


def _rest_of_text(block: Block, following: deque[Block]) -> int | None:
    """Where the rest of the block's last sentence stands among what follows, if anywhere."""
    if block.level or block.role != "text" or not _OPEN_END.search(block.text) or _FOOTNOTE.match(block.text):
        return None
    for at, candidate in enumerate(islice(following, _MAX_FOOTNOTES + 1)):
        if candidate.level or candidate.marker or candidate.role == "row":
            return None
        if candidate.text[0].islower() and candidate.role == "text":
            return at
        if candidate.role != "note" and not _FOOTNOTE.match(candidate.text):
            return None
    return None
