"""Dutch text to index terms: word stems, and character 5-grams inside words for compounds.

Stems follow the Snowball algorithm for Dutch. The 5-grams (`_jeug`, `jeugd`, `eugdh`, …, with word
borders) let "toegangspoort" find "toegang" without a dictionary of compounds (McNamee & Mayfield 2004,
"Character N-Gram Tokenization for European Language Text Retrieval").
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer
import stop_words
import stopwordsiso

GRAM = 5
_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"(?<=\w)['’](?=s\b)|(?<!\w)['’](?=[snt]\b)")
_stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Lower case without accents: 'Coördinatie' -> 'coordinatie'."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


STOPWORDS = frozenset(fold(word) for word in stop_words.get_stop_words("nl"))
"""About a hundred function words, left out of the index: a longer list measured worse."""

EMPTY_WORDS = STOPWORDS | frozenset(fold(word) for word in stopwordsiso.stopwords("nl"))
"""About four hundred words that prove nothing when they are missing from a source ("waarom", "volgens")."""


def words(text: str) -> list[str]:
    """The folded words of a text, in order, stopwords included."""
    return _WORD.findall(fold(_ELISION.sub("", text)))


def content_words(text: str) -> list[str]:
    """The folded words of a text that carry meaning, in order."""
    return [word for word in words(text) if word not in STOPWORDS]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Snowball stem of one folded word."""
    return str(_stemmer.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of the content words of a text, in order."""
    return [stem(word) for word in content_words(text)]


def word_grams(word: str) -> list[str]:
    """The character 5-grams of one folded word with its borders; a short word is one gram."""
    bordered = f"_{word}_"
    return [bordered[i : i + GRAM] for i in range(max(1, len(bordered) - GRAM + 1))]


def grams(text: str) -> list[str]:
    """The character 5-grams of the content words of a text, in order."""
    return [gram for word in content_words(text) for gram in word_grams(word)]
