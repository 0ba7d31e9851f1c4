"""Fifth step: the sentences that answer, verbatim, best first, grouped by source."""

import re
from dataclasses import dataclass

from assistant.constraints import constraints, is_about
from assistant.matching import Term, matches, weighted_share
from assistant.premises import ASKS_REASON
from assistant.understand import Understood
from corpus.dutch import fold
from corpus.model import Hit

PASSAGES = 8
MAX_SENTENCES = 10
MAX_WORDS = 200
_MIN_WORDS = 5
"""Shorter sentences ("Wat nu?") answer nothing on their own."""
_MEANING, _WORDS, _NEIGHBOUR, _UNMET = 0.6, 0.45, 0.2, 0.5
"""How much a sentence's own meaning and words count beside its passage's score (1), how much those of the
sentences next to it, and what not meeting a condition of the question costs. Found on the development sets."""
_WORDS_WITH_PLACE, _WANTED = 0.6, 0.5
"""How much its words count together with those of its headings and title, and a reason or advice where that is asked
for."""
_GIVES_REASON = re.compile(
    r"\b(?:omdat|doordat|door|want|vanwege|wegens|daarom|dankzij|reden\w*|oorza\w+)\b", re.IGNORECASE
)
_ASKS_ADVICE = re.compile(r"\b(?:advi(?:es|ez|s)\w*|aanbevel\w+|aanbeveelt|beveelt|raadt|raadde)\b")
_GIVES_ADVICE = re.compile(
    r"^Aanbeveling \(|\b(?:adviseer\w*|adviseren|aanbevolen|bevel(?:en)?|beveelt|beval|raadt|raadde|pleit\w*)\b",
    re.IGNORECASE,
)
_KINDS = ((ASKS_REASON, _GIVES_REASON), (_ASKS_ADVICE, _GIVES_ADVICE))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a hit, with its span in the page and how well it answers."""

    hit: Hit
    start: int
    end: int
    text: str
    score: float


def compose(hits: list[Hit], terms: list[Term], understood: Understood) -> list[Sentence]:
    """The sentences to cite: best first, those of one source together, in all short enough to read at once.

    When the question names a municipality and sentences are about it, those about others are left out.
    """
    chosen, words, seen = list[Sentence](), 0, set[str]()
    for sentence in sorted(_about_place(_candidates(hits, terms, understood), understood), key=lambda s: -s.score):
        length = len(sentence.text.split())
        if len(chosen) == MAX_SENTENCES:
            break
        letters = "".join(filter(str.isalpha, sentence.text.lower()))  # the same in another file's typesetting
        if length < _MIN_WORDS or letters in seen or (chosen and words + length > MAX_WORDS):
            continue
        chosen.append(sentence)
        seen.add(letters)
        words += length
    return _by_source(chosen)


def _candidates(hits: list[Hit], terms: list[Term], understood: Understood) -> list[Sentence]:
    top, conditions = hits[:PASSAGES], constraints(understood)
    wanted = [gives for asks, gives in _KINDS if asks.search(fold(understood.question))]
    cosines = [cosine for hit in top for cosine in hit.sentences.values()]
    low, high = min(cosines, default=0.0), max(cosines, default=1.0)
    found = []
    for hit in top:
        texts = hit.passage.sentence_texts()
        place = matches(terms, " ".join((hit.document.title, *hit.passage.section)))
        met = [matches(terms, text) for text in texts]
        own = [
            _MEANING * (hit.sentences.get(n, low) - low) / ((high - low) or 1.0) + _WORDS * weighted_share(terms, words)
            for n, words in enumerate(met)
        ]
        for n, text in enumerate(texts):
            before, after = own[n - 1] if n else 0.0, own[n + 1] if n + 1 < len(own) else 0.0
            score = hit.score + own[n] + _NEIGHBOUR * max(before, after / 2)
            score += _WORDS_WITH_PLACE * weighted_share(terms, list(map(max, met[n], place)))
            score += _WANTED * any(gives.search(text) for gives in wanted)
            score -= _UNMET * sum(not condition(hit, text) for condition in conditions)
            start, end = hit.passage.sentences[n]
            found.append(Sentence(hit, start, end, text, score))
    return found


def _about_place(sentences: list[Sentence], understood: Understood) -> list[Sentence]:
    names = understood.municipalities
    return [s for s in sentences if names and is_about(s.hit, s.text, names)] or sentences


def _by_source(sentences: list[Sentence]) -> list[Sentence]:
    """Sources in the order of their best sentence, within a source best first."""
    order = list(dict.fromkeys(sentence.hit.document.id for sentence in sentences))
    return sorted(sentences, key=lambda s: order.index(s.hit.document.id))
