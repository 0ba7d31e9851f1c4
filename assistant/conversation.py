"""A question made whole from the user's earlier ones, without a language model.

"en voor kleine gemeenten?" takes a place in the earlier question; "wat zei Divosa daarover?" gets its subject. A
question that says itself what it is about is left as it is. A pure function of text, so nothing is remembered.
"""

import re
from collections.abc import Sequence

from assistant.check import asks_for_person, is_order
from assistant.follow_up import FollowUp, Kind, follow_up, is_slot, split_pointer
from assistant.question_words import Token, is_in, is_pointing, is_subject, is_year, tokens
from assistant.subject import core_of, place_pattern, subject_of, without_places
from corpus.dutch import stem
from corpus.municipalities import find_municipalities

MOST_TURNS = 20
"""Earlier questions that are looked at; older ones are forgotten."""
MOST_CHARS = 2_000
"""Of an earlier question; a longer one is not leaned on."""

_POINTED = re.compile(r"(?:daar|hier|er)")
_BARE = frozenset("waarom hoezo waardoor hoe hoeveel wanneer waar wie".split())
_OF = frozenset({"voorbeeld", "voorbeelden", "uitleg", "samenvatting", "toelichting", "praktijkvoorbeeld"})
_ARTICLE = re.compile(r"(?:de|het|een)\s+", re.IGNORECASE)
_ORDERS = frozenset("geef noem vertel leg toon laat licht".split())
_MEE = {"mee": "met", "toe": "tot"}


def complete(question: str, conversation: Sequence[str]) -> str:
    """The question as it is meant: made whole when it leans on an earlier one and there is one to lean on.

    Earlier questions are the user's own, oldest first, as typed. Those with personal data or orders are not used.
    """
    context: str | None = None
    for earlier in conversation[-MOST_TURNS:]:
        if _may_lean_on(earlier):
            context = _whole(earlier.strip(), context) or context
    return _whole(question, context) or question


def lacks_subject(question: str) -> bool:
    """Whether a question, without earlier ones, says nothing that sources can be searched for."""
    found = follow_up(question)
    return found is not None and not found.has_content


def _may_lean_on(earlier: str) -> bool:
    return 0 < len(earlier.strip()) <= MOST_CHARS and not asks_for_person(earlier) and not is_order(earlier)


def _whole(question: str, context: str | None) -> str | None:
    """The question made whole; None when it leans on an earlier one and there is none."""
    found = follow_up(question)
    if found is None:
        return question if any(token.word.isalpha() for token in tokens(question)) else None
    if context is None:
        return question if found.has_content else None
    whole = _with_fragment(found, context) if found.kind is Kind.FRAGMENT else _with_subject(found, context)
    whole = re.sub(r"\s+", " ", whole).replace(" ,", ",").strip(" ,;:?!.")
    end = "." if whole.split(" ", 1)[0].lower() in _ORDERS else "?"
    return f"{whole[:1].upper()}{whole[1:]}{end}"


# -- a fragment takes a place in the earlier question


def _with_fragment(found: FollowUp, context: str) -> str:
    asked = context.strip().rstrip("?!. ")
    rest = [token for token in found.words if not is_slot(token, found.places)]
    while rest and is_in(rest[-1], "prepositions", "openers"):
        rest = rest[:-1]
    heads = [
        token
        for token in rest
        if not is_in(token, "prepositions", "determiners", "openers") and token.word != "gemeente"
    ]
    if not heads:
        return _with_slots(found, asked)
    preposition = rest[0].text if is_in(rest[0], "prepositions") else ""
    phrase = found.text[rest[1 if preposition else 0].start : rest[-1].end]
    asked = _with_slots(found, asked)
    if all(is_in(token, "domains") for token in heads):
        replaced = _exchange(asked, phrase, "domains")
        return replaced or _appended(asked, preposition, phrase)
    if all(is_in(token, "adjectives") for token in heads):
        return f"{asked} {found.text}"
    if is_in(heads[-1], "actors"):
        return _with_actor(asked, preposition, phrase, heads[-1])
    if all(is_in(token, "aspects", "adjectives") for token in heads):
        return _exchange(asked, phrase, "aspects", "van") or f"{phrase} van {subject_of(asked).phrase()}"
    core = None if preposition else core_of(asked)
    return f"{asked[: core[0]]}{phrase}{asked[core[1] :]}" if core else _appended(asked, preposition, phrase)


def _with_slots(found: FollowUp, asked: str) -> str:
    """The earlier question about other places and years."""
    if found.places:
        asked = _about_places(asked, found.places)
    years = [token.word for token in found.words if is_year(token)]
    if years:
        present = {token.word for token in tokens(asked) if is_year(token)}
        named = " en ".join(years)
        asked = asked.replace(present.pop(), named) if len(present) == 1 else f"{asked} in {named}"
    return asked


def _about_places(asked: str, places: tuple[str, ...]) -> str:
    named, present = " en ".join(places), find_municipalities(asked)
    if len(present) == 1:
        return place_pattern(present[0]).sub(lambda _m: named, asked)
    return f"{without_places(asked, tuple(present)).strip()} in {named}"


def _with_actor(asked: str, preposition: str, phrase: str, head: Token) -> str:
    words = tokens(asked)
    actors = [n for n, token in enumerate(words) if is_in(token, "actors")]
    same = [n for n in actors if stem(words[n].word) == stem(head.word)]
    behind = [n for n in actors if preposition and words[_start_of(words, n) - 1].word == preposition.lower()]
    subject = [] if preposition else [n for n in actors if not is_in(words[_start_of(words, n) - 1], "prepositions")]
    for n in (*same, *behind, *subject):
        start = words[_start_of(words, n)].start
        if n and is_in(words[_start_of(words, n) - 1], "question_words") and (_ARTICLE.match(phrase) or n not in same):
            continue  # "welke gemeenten"
        if asked[start : words[n].end].lower() != phrase.lower():
            return f"{asked[:start]}{phrase}{asked[words[n].end :]}"
    return _appended(asked, preposition, phrase)


def _exchange(asked: str, phrase: str, name: str, before: str | None = None) -> str | None:
    """The phrase in the place of the first word of a list, its article and adjectives included.

    With ``before`` only where that word follows, as in *nadelen van*.
    """
    words = tokens(asked)
    place = next((n for n, token in enumerate(words) if is_in(token, name)), None)
    if place is None or words[place].word in {token.word for token in tokens(phrase)}:
        return None
    last = place
    while last + 1 < len(words) and is_in(words[last + 1], name):
        last += 1
    start = _start_of(words, place)
    if start and is_in(words[start - 1], "question_words"):
        return None  # "welke gevolgen"
    if before and (last + 1 == len(words) or words[last + 1].word != before):
        return None
    if start == place and (not start or not is_in(words[start - 1], "prepositions", "verbs")):
        phrase = _ARTICLE.sub("", phrase)
    return f"{asked[: words[start].start]}{phrase}{asked[words[last].end :]}"


def _start_of(words: list[Token], position: int) -> int:
    """Where the phrase begins that ends in this word."""
    while position and is_in(words[position - 1], "determiners", "adjectives"):
        position -= 1
    return position


def _appended(asked: str, preposition: str, phrase: str) -> str:
    return f"{asked} {preposition} {phrase}" if preposition else f"{asked}, en {phrase}"


# -- a question gets the subject of the earlier one


def _with_subject(found: FollowUp, context: str) -> str:
    subject = subject_of(context)
    meant = subject.phrase(
        with_places=not found.places,
        with_years=not any(is_year(token) or token.word == "wanneer" for token in found.words),
    )
    if not meant or not found.words:
        return f"{context.rstrip('?!. ')}: {found.text}" if found.words else context
    return _filled(found, meant) or _followed(found, meant)


def _filled(found: FollowUp, meant: str) -> str | None:
    """The question with the subject in the place of the word that points at it."""
    text, words = found.text, found.words
    speaks = _speaks(words)
    for position, token in enumerate(words):
        before, after = text[: token.start], text[token.end :]
        if is_pointing(token):
            preposition = _POINTED.sub("", token.word, count=1)
            return f"{before}{_MEE.get(preposition, preposition)} {meant}{after}"
        if half := split_pointer(token, words):
            preposition = _MEE.get(half.word, half.word)
            return f"{before}{text[token.end : half.start].lstrip()}{preposition} {meant}{text[half.end :]}"
        if is_in(token, "demonstratives") and not speaks:
            following = words[position + 1] if position + 1 < len(words) else None
            if following is None or not (is_in(following, "referring") or is_subject(following)):
                return f"{before}{meant}{after}"
    if words[-1].word == "het" and not speaks:
        return f"{text[: words[-1].start]}{meant}"
    return None


def _speaks(words: Sequence[Token]) -> bool:
    return any(is_in(token, "speaking") for token in words)


def _followed(found: FollowUp, meant: str) -> str:
    """The question with the subject behind it."""
    words = [token for token in found.words if not is_slot(token, found.places)] or list(found.words)
    last = words[-1]
    if last.word in _BARE:
        return f"{found.text} {meant}"
    if last.word in _OF or is_in(last, "aspects"):
        return f"{found.text} van {meant}"
    if any(is_in(token, "aspects") or (is_in(token, "demonstratives")) for token in words) and not _speaks(words):
        return f"{found.text} bij {meant}"
    return f"{found.text} over {meant}"
