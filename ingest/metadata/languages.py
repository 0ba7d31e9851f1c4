"""The language of a text, by the small words that only one language has."""

import re
from collections import Counter

_SMALL_WORDS = {
    "nl": "het een niet zijn voor aan ook deze wordt worden hebben heeft naar maar door over uit bij tot om",
    "en": "the and of to that this with from which have has been their not are was were will would on as",
    "fy": "fan en it dy mei net foar ek oan wurdt wurde hat hawwe nei mar troch oer út by ta as jild gemeenten wy",
    "de": "der die das und ist nicht ein eine mit für auf den dem von zu sich auch werden wird sind",
    "fr": "le les des et est une dans pour que qui sur par avec pas sont aux cette du au ne",
}
_SHARED = {
    word for word, count in Counter(" ".join(_SMALL_WORDS.values()).split()).items() if count > 1
}  # "en" is Dutch and Frisian
_LANGUAGE_OF = {
    word: language for language, words in _SMALL_WORDS.items() for word in words.split() if word not in _SHARED
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 20_000
_ENOUGH = 10


def other_language(text: str) -> str | None:
    """The language of a text if it is clearly another than Dutch ('en', 'fy', 'de', 'fr'), else None."""
    votes = Counter(_LANGUAGE_OF[word] for word in _WORD.findall(text[:_SAMPLE_CHARS].lower()) if word in _LANGUAGE_OF)
    if not votes:
        return None
    language, count = votes.most_common(1)[0]
    return language if language != "nl" and count >= _ENOUGH and count > 2 * votes["nl"] else None
