"""More of the same sources: further sentences near the question, for who wants to read on."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.completeness import complete
from assistant.verify import Pages, proven
from corpus.model import Hit

PER_SOURCE = 4
WORDS_PER_SOURCE = 100
_MIN_WORDS = 5


def more_of(citations: Sequence[Citation], hits: Sequence[Hit], pages: Pages) -> tuple[Citation, ...]:
    """Further citations of the sources cited, numbered on; per source the best ones, in the order of its text."""
    found, number = list[Citation](), len(citations)
    for document_id in dict.fromkeys(one.document.id for one in citations):
        shown = [one for one in citations if one.document.id == document_id]
        own = [hit for hit in hits if hit.document.id == document_id]
        for hit, start, end in _best(own, shown):
            number += 1
            stored = pages.get(hit.document, hit.passage.page)
            lead_in = complete(start, end, stored).lead_in if stored else None
            text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
            cited = proven(number, hit.document, hit.passage.page, start, end, text, pages, lead_in)
            if cited is None:
                number -= 1
            else:
                found.append(cited)
    return tuple(found)


def _best(hits: Sequence[Hit], shown: Sequence[Citation]) -> list[tuple[Hit, int, int]]:
    """The sentences of one source that are nearest to the question and not shown yet."""
    taken = [(one.page, one.start, one.end) for one in shown]
    quotes = {one.lead_in for one in shown}
    rest = []
    for hit in hits:
        for place, (start, end) in enumerate(hit.passage.sentences):
            text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
            seen = any(page == hit.passage.page and start < b and a < end for page, a, b in taken)
            if not seen and text not in quotes and len(text.split()) >= _MIN_WORDS:
                rest.append((hit.score + hit.sentences.get(place, 0.0), hit, start, end, len(text.split())))
    chosen, words = list[tuple[Hit, int, int]](), 0
    for _score, hit, start, end, length in sorted(rest, key=lambda one: -one[0]):
        if len(chosen) < PER_SOURCE and words + length <= WORDS_PER_SOURCE:
            chosen.append((hit, start, end))
            words += length
    return sorted(chosen, key=lambda one: (one[0].passage.page, one[1]))
