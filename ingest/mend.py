"""Sentences that a page border, a line break or a footnote cut in two are made whole again."""

import re

from corpus.sentences import sentence_spans
from ingest.blocks import Block

_FOOTNOTE = re.compile(r"\d{1,2}\s+\S")
_OPEN_END = re.compile(r"[\w,)\-]$")
_MAX_FOOTNOTES = 4


def mend_sentences(blocks: tuple[Block, ...]) -> list[Block]:
    """Give a paragraph that stops mid-sentence the rest of that sentence.

    The rest is what follows, in lower case, after any footnotes. Of a paragraph on a later page only the
    rest of the sentence moves, so that every page number stays right.
    """
    mended: list[Block] = []
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        rest = _rest_at(block, waiting)
        if rest is not None:
            tail = waiting[rest]
            moved = len(tail.text) if tail.page == block.page else sentence_spans(tail.text)[0][1]
            block = Block(f"{block.text} {tail.text[:moved]}", block.page, block.level, block.marker)
            left = tail.text[moved:].strip()
            waiting[rest : rest + 1] = [Block(left, tail.page)] if left else []
            if rest == 0 and not left:
                waiting.insert(0, block)  # the joined paragraph may itself stop mid-sentence
                continue
        mended.append(block)
    return mended


def _rest_at(block: Block, following: list[Block]) -> int | None:
    """Where the rest of the block's last sentence stands among what follows, if anywhere."""
    if block.level or not _OPEN_END.search(block.text) or _FOOTNOTE.match(block.text):
        return None
    for at, candidate in enumerate(following[: _MAX_FOOTNOTES + 1]):
        if candidate.level or candidate.marker:
            return None
        if candidate.text[0].islower():
            return at
        if not _FOOTNOTE.match(candidate.text):
            return None
    return None
