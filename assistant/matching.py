"""How much of a question a text covers: its rare words weigh most, compounds and typos count in part."""

from dataclasses import dataclass
from functools import lru_cache

from corpus import dutch
from corpus.knowledge import Knowledge
from corpus.vocabulary import other_words

_SOFT_FROM = 0.5
"""Share of a word's 5-grams that another word must have to count as a partial match."""
_SOFT_VALUE = 0.8


@lru_cache(maxsize=50_000)
def _grams(word: str) -> frozenset[str]:
    return frozenset(dutch.word_grams(word))


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question with its weight: how rare it is in the corpus, 0..1.

    ``others``: the stems of each of the words that sources use for it.
    """

    word: str
    stem: str
    weight: float
    others: tuple[frozenset[str], ...] = ()


def question_terms(question: str, knowledge: Knowledge) -> list[Term]:
    """The content words of a question, each once."""
    unique = dict.fromkeys(word for word in dutch.words(question) if word not in dutch.EMPTY_WORDS)
    others: dict[str, list[frozenset[str]]] = {}
    for found in other_words(question, knowledge.rarity):
        for stem in found.said:
            others.setdefault(stem, []).extend(frozenset(dutch.stems(word)) for word in found.usual)
    terms = ((word, dutch.stem(word)) for word in unique)
    return [Term(word, stem, knowledge.rarity(stem), tuple(others.get(stem, ()))) for word, stem in terms]


def matches(terms: list[Term], text: str) -> list[float]:
    """Per term how well the text has it: 1 its stem, 0.8 another word for it or less one like it, else 0."""
    found = set(dutch.content_words(text))
    stems = {dutch.stem(word) for word in found}
    return [_match(term, found, stems) for term in terms]


def _match(term: Term, words: set[str], stems: set[str]) -> float:
    if term.stem in stems:
        return 1.0
    if any(other <= stems for other in term.others):
        return _SOFT_VALUE
    return _soft_match(term.word, words)


def _soft_match(word: str, others: set[str]) -> float:
    grams = _grams(word)
    best = max((len(grams & _grams(other)) for other in others), default=0) / len(grams)
    return _SOFT_VALUE * best if best >= _SOFT_FROM else 0.0


def coverage(terms: list[Term], text: str) -> float:
    """The weighted share (0..1) of the question's words that a text covers."""
    return weighted_share(terms, matches(terms, text))


def weighted_share(terms: list[Term], matched: list[float]) -> float:
    """The share (0..1) of the terms' weight that is matched."""
    total = sum(term.weight for term in terms)
    return sum(t.weight * m for t, m in zip(terms, matched, strict=True)) / total if total else 0.0
