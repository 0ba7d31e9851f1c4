"""How much of a page's text looks like words: garbled fonts and bad scans do not."""

import re

_SAMPLE = 400  # words of a page that are looked at
_LOOKS_RIGHT = re.compile(  # possessive throughout: what damaged files hold may not cost time
    r"[^\w\s\ufffd]*+(?:"
    r"\d[\d.,:/%+\-–]*+[a-z]{0,3}"  # numbers
    r"|[A-Z]{1,6}s?|[b-df-hj-np-tv-xz]{1,4}"  # abbreviations
    r"|(?=\w*[aeiouyà-ÿ])[A-ZÀ-Þ]?[a-zß-ÿ]++|(?=\w*[AEIOUYÀ-Þ])[A-ZÀ-Þ]++"  # words have a vowel
    r")(?:[-–/.,:'’@+&()]++\w*+)*+[^\w\s\ufffd]*+|[^\w\s\ufffd\ue000-\uf8ff]{1,3}"
)
_MAX_WORD = 80
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\.{3,}|…|\|")  # addresses and leaders say nothing
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_COMMON = frozenset(
    "de het een en van in op te is dat die voor met zijn aan of om bij door naar niet ook als er tot uit over per "
    "the of and to in for with that le la les des et du der die und den".split()
)
_ENOUGH_WORDS = 80
_NO_LANGUAGE = 0.4  # the most a long text can score that has hardly any common word


def quality(text: str) -> float:
    """0 (garbled) to 1: the share of the letters of a page that stand in what looks like a word."""
    words = [word[:_MAX_WORD] for word in _NO_WORDS.sub(" ", text).split()[:_SAMPLE]]
    total = sum(map(len, words))
    if not total:
        return 1.0 if text.strip() else 0.0
    right = sum(len(word) for word in words if "cid:" not in word and _LOOKS_RIGHT.fullmatch(word)) / total
    letters = [word.lower() for word in words if _LETTERS.fullmatch(word)]
    if len(letters) >= _ENOUGH_WORDS and sum(word in _COMMON for word in letters) < 0.02 * len(letters):
        right = min(right, _NO_LANGUAGE)
    return round(right, 3)
