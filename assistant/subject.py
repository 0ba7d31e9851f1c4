"""What an earlier question is about, as a piece of its own text: what *dat* and *daarover* stand for later."""

import re
from dataclasses import dataclass

from assistant.question_words import Token, is_in, is_subject, is_topical, is_year, tokens
from corpus.dutch import EMPTY_WORDS
from corpus.municipalities import find_municipalities, municipalities

_LONG = 25
"""A longer question is a situation: its telling words stand for it."""
_MOST_TELLING = 8
_SENTENCE_END = re.compile(r"[.?!]\s+(?=\S)")
_SPEAKS_OVER = re.compile(
    r"^.{0,60}\b(?:zegt|zei|zeggen|zeiden|vindt|vinden|schrijft|schreef|adviseert|adviseerde|staat|weten|bekend|vertellen"
    r"|adviseren|adviezen|advies|aanbevelingen|bevindingen|lessen|cijfers|voorbeeld|voorbeelden)\b.{0,60}?\bover\s+",
    re.IGNORECASE,
)
_YEAR_PHRASE = re.compile(
    r"(?:\b(?:in|sinds|van|vanaf|tot|over|voor|uit)\s+)?(?<![\d.,])(?:19|20)\d{2}(?!\d|[.,]\d)", re.IGNORECASE
)
_FIXED_BEFORE = frozenset({"de", "het", "een"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a question in its own words, and the places and years that go with it."""

    text: str
    places: tuple[str, ...]
    years: tuple[str, ...]

    def phrase(self, with_places: bool = True, with_years: bool = True) -> str:
        """The subject as one piece of text, with its places and years unless others take their place."""
        parts = [self.text] if self.text else []
        if with_places and self.places:
            parts += ["in" if parts else "", " en ".join(self.places)]
        if with_years and self.years:
            parts += ["in", " en ".join(self.years)]
        return " ".join(filter(None, parts))


def subject_of(question: str) -> Subject:
    """What a question is about."""
    places = tuple(find_municipalities(question))
    years = tuple(dict.fromkeys(token.word for token in tokens(question) if is_year(token)))
    bare = _YEAR_PHRASE.sub(" ", without_places(question, places))
    bare = re.sub(r"\s+", " ", bare).strip(" ,;:?!.")
    if _SENTENCE_END.search(bare) or len(tokens(bare)) > _LONG:
        return Subject(_telling(bare), places, years)
    if speaks := _SPEAKS_OVER.match(bare):
        bare = bare[speaks.end() :]
    start, end = _span(bare)
    return Subject(bare[start:end], places, years)


def core_of(question: str) -> tuple[int, int] | None:
    """The place in a short question of what could be exchanged for another subject, or None."""
    words = tokens(question)
    if not words or len(words) > _LONG or _SENTENCE_END.search(question):
        return None
    if not is_in(words[0], "question_words", "verbs"):
        return None  # keywords: nobody can tell which of them the other subject replaces
    taken = {token for name in find_municipalities(question) for token in words if token.text in name}
    own = [token for token in words if is_subject(token) and token not in taken]
    start, end = _span(question)
    inner = [token for token in own if start <= token.start < end]
    outside = [token.start for token in taken if inner and token.start > inner[0].start]
    if not inner or outside:
        return None
    return _with_article(words, words.index(inner[0])), inner[-1].end


def place_pattern(name: str) -> re.Pattern[str]:
    """How a text may spell a municipality."""
    spellings = (name, *municipalities()[name].aliases)
    options = "|".join(re.escape(one) for one in sorted(spellings, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{options})(?!\w)", re.IGNORECASE)


def without_places(text: str, places: tuple[str, ...]) -> str:
    """A text without these municipalities and the prepositions before them."""
    for name in places:
        spelled = place_pattern(name).pattern
        text = re.sub(
            rf"(?:\b(?:in|van|bij|te|aan|voor|door|uit|naar|tussen|en)\s+)?(?:(?:de\s+)?gemeente\s+)?{spelled}",
            " ",
            text,
            flags=re.IGNORECASE,
        )
    return text


def _span(text: str) -> tuple[int, int]:
    """From the first to the last word of the subject; actors and then frames are subjects when nothing else is."""
    words = tokens(text)
    after_question_word = (
        words[1] if len(words) > 2 and is_in(words[0], "question_words") and words[0].word not in _ASKS_NOUN else None
    )
    for kept in (("aspects",), ("aspects", "actors"), ("aspects", "actors", "frames")):
        first = next(
            (n for n, token in enumerate(words) if _begins(token, words, n, kept) and token is not after_question_word),
            None,
        )
        if first is not None:
            last = max(n for n, token in enumerate(words) if n == first or not _ends_outside(token))
            return _with_article(words, first), words[last].end
    return (0, 0)


_ASKS_NOUN = frozenset({"welke", "welk", "hoeveel"})


def _begins(token: Token, words: list[Token], position: int, kept: tuple[str, ...]) -> bool:
    if is_subject(token):
        return True
    if is_in(token, "aspects"):  # "gevolgen van", not "welke gevolgen heeft"
        return position + 1 < len(words) and is_in(words[position + 1], "prepositions")
    return is_in(token, *kept[1:]) if len(kept) > 1 else False


def _ends_outside(token: Token) -> bool:
    return token.word in EMPTY_WORDS or (is_in(token, "verbs") and not token.word.endswith("en"))


def _with_article(words: list[Token], position: int) -> int:
    while position and (words[position - 1].word in _FIXED_BEFORE or is_in(words[position - 1], "adjectives")):
        position -= 1
    return words[position].start


def _telling(text: str) -> str:
    own = [token for token in tokens(text) if is_subject(token)]
    topical = [token for token in own if is_topical(token)] or own
    unique = {token.word: token.text for token in topical}
    return " ".join(list(unique.values())[:_MOST_TELLING])
