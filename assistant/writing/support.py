"""Whether a quote supports a sentence: the checks that decide whether a written sentence is shown.

They ask for much: a true sentence that is dropped costs little, because the quotes stand beside it, and a false one
that is shown costs trust. A sentence passes when *one* of its quotes supports all of it, so that no claim is put
together from two sources. A check of words cannot judge meaning, so every word of a sentence must come from its quote
(or be one that says nothing), and what may then still turn the meaning is compared: figures, names, directions,
negations, conditions and other ruling words, who does what to whom, and the clause that words stand in.
"""

import re
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from itertools import groupby

from assistant.writing.claim import Claim, Mark, Word, read_claim
from assistant.writing.form import is_dutch, is_order, is_plain, is_sized
from assistant.writing.lexicon import lexicon

_REFERS = re.compile(
    r"(?:dit|dat|die|deze|maar|echter|toch|behalve|tenzij|mits|hoewel|alleen|daar\w*|hier\w*|geldt)\b|.{0,40}\bgeldt\b",
    re.IGNORECASE,
)
_COVERED = 0.55
"""Share of the words of a clause that a sentence must take along with it: leaving out more makes a claim too broad."""


class Reason(StrEnum):
    """Why a sentence is not shown."""

    NO_SOURCE = "noemt geen bron"
    UNKNOWN_SOURCE = "noemt een bron die er niet is"
    FORM = "is geen gewone zin"
    LANGUAGE = "is geen Nederlands"
    ORDER = "is een opdracht"
    FIGURE = "heeft een getal dat daar niet zo staat"
    NAME = "heeft een naam die daar niet zo staat"
    RULER = "ontkent, beperkt of versterkt anders dan de bron"
    WORD = "heeft een woord dat daar niet staat"
    ROLE = "zegt anders wie wat doet"
    BROAD = "laat te veel weg"
    MEANING = "ligt in betekenis te ver van de bron"
    REPEATED = "stond er al"


def unsupported(sentence: str, quote: str) -> Reason | None:
    """Why a quote does not support a sentence, by form and words; None when it does."""
    if is_order(sentence):
        return Reason.ORDER
    if not is_sized(sentence) or not is_plain(sentence, quote):
        return Reason.FORM
    if not is_dutch(sentence):
        return Reason.LANGUAGE
    said = read_claim(sentence)
    reasons = [_first_reason(said, read_claim(part)) for part in (quote, *_parts(quote))]
    return None if None in reasons else reasons[0]


def _first_reason(said: Claim, source: Claim) -> Reason | None:
    return next((reason for reason, holds in _CHECKS if not holds(said, source)), None)


def _parts(quote: str) -> list[str]:
    """The parts between semicolons, which stand on their own where none refers to the one before it."""
    parts = [part.strip() for part in quote.split(";")]
    return [] if any(_REFERS.match(part) for part in parts[1:]) else parts


def _figures_hold(said: Claim, source: Claim) -> bool:
    figures = [mark for mark in said.marks if mark.figure]
    return all(any(mark.agrees(other) for other in source.marks) for mark in figures)


def _names_hold(said: Claim, source: Claim) -> bool:
    names = {word.folded for word in source.words}
    return said.municipalities <= source.municipalities and all(
        mark.value in names for mark in said.marks if mark.kind == "name"
    )


def _rulers_hold(said: Claim, source: Claim) -> bool:
    return set(said.rulers) == set(source.rulers) and said.negations == source.negations


def _marks_hold(said: Claim, source: Claim) -> bool:
    """The marks stand next to each other in the source too, in its order or with no two of a kind to mix up."""
    marks = _without_initial(said, source)
    size = len(marks)
    starts = range(len(source.marks) - size + 1)
    runs = [source.marks[start : start + size] for start in starts]
    if _is_mixable(source):
        runs = [run for run in runs if _is_whole(run, source)]
    return any(_same_run(marks, run) for run in runs)


def _without_initial(said: Claim, source: Claim) -> list[Mark]:
    """The marks, less a name that begins the source, where its capital may be that of any first word."""
    first = source.words[0].folded if source.words else ""
    if any(mark.value == first for mark in source.marks):
        return said.marks
    return [mark for mark in said.marks if mark.kind != "name" or mark.value != first]


def _same_run(said: list[Mark], source: list[Mark]) -> bool:
    """Clause by clause the same marks, and a break in the sentence where the source has one.

    Within a clause they may stand in another order, as long as marks of one kind keep theirs.
    """
    start, before = 0, None
    for _clause, group in groupby(source, key=lambda mark: mark.clause):
        theirs = list(group)
        ours = said[start : start + len(theirs)]
        if not _same_marks(ours, theirs) or before == ours[0].clause:
            return False
        start, before = start + len(theirs), ours[-1].clause
    return True


def _same_marks(ours: list[Mark], theirs: list[Mark]) -> bool:
    return sorted(mark.kind for mark in ours) == sorted(mark.kind for mark in theirs) and all(
        a.agrees(b)
        for kind in {mark.kind for mark in ours}
        for a, b in zip(_of_kind(ours, kind), _of_kind(theirs, kind), strict=True)
    )


def _of_kind(marks: list[Mark], kind: str) -> list[Mark]:
    return [mark for mark in marks if mark.kind == kind]


def _is_mixable(source: Claim) -> bool:
    """Whether it has several figures and several years or names, so that a part of it could pair the wrong ones."""
    counts = Counter(mark.kind for mark in source.marks)
    return counts["figure"] > 1 and (counts["year"] > 1 or counts["name"] > 1)


def _is_whole(run: list[Mark], source: Claim) -> bool:
    clauses = {mark.clause for mark in run}
    return len(run) == sum(mark.clause in clauses for mark in source.marks)


def _words_hold(said: Claim, source: Claim) -> bool:
    """Every word stands in the source, as itself, in another form, or as the parts of a compound."""
    return all(_found(word, said, source) for word in said.words)


def _found(word: Word, said: Claim, source: Claim) -> bool:
    if "say" in lexicon().ruler_groups(word.folded) and "say" in source.rulers:
        return True  # volgens, zegt, vindt: who says it is compared by itself
    return _places(word, source) != [] or _is_joined(word, source) or _is_part(word, said, source)


def _places(word: Word, source: Claim) -> list[Word]:
    """Where the source has this word; a name only as it is written, another word in any form."""
    exact = word.text[0].isupper() and len(word.text) <= 4  # abbreviations have no forms
    return [w for w in source.words if w.folded == word.folded or (w.key == word.key and not exact)]


def _is_joined(word: Word, source: Claim) -> bool:
    """Whether a compound's two parts both stand in the source: *jeugdhulpkosten* for *kosten van jeugdhulp*."""
    stems = {w.folded for w in source.words if len(w.folded) > 3}
    return any(
        {a, b} <= stems
        for a in stems
        if word.folded.startswith(a)
        for b in (word.folded[len(a) :], word.folded[len(a) + 1 :] if word.folded[len(a) :].startswith("s") else "")
    )


def _is_part(word: Word, said: Claim, source: Claim) -> bool:
    """Whether it is half of a compound in the source of which the other half stands in the sentence too."""
    return any(_is_joined(w, said) and word.folded in w.folded for w in source.words)


def _roles_hold(said: Claim, source: Claim) -> bool:
    """Before each word the same preposition, and words that do not stand behind one in the source's order.

    A preposition before a figure, or of a divided verb (*wijst … aan*), at least stands in the source as often. One
    finite verb may stand elsewhere: Dutch puts it second, or last in a subordinate clause.
    """
    if Counter(said.roles) - Counter(source.roles):
        return False
    for word in said.words:
        places = _places(word, source)
        if places and word.role not in {place.role for place in places}:
            return False
        if places and word.next not in {place.next for place in places}:
            return False
    fixed = [w for w in said.words if not w.moves_freely and _places(w, source)]
    if _is_ordered(fixed, source):
        return True
    verbs = [w for w in fixed if w.like_verb and all(place.like_verb for place in _places(w, source))]
    return any(_is_ordered([w for w in fixed if w is not verb], source) for verb in verbs)


def _is_ordered(words: list[Word], source: Claim) -> bool:
    order = iter([w.key for w in source.words])
    return all(any(word.key == other for other in order) for word in words)


def _clauses_hold(said: Claim, source: Claim) -> bool:
    """The words of a clause come from one clause of the source, or follow each other there."""
    keys = [word.key for word in source.words]
    for clause in {word.clause for word in said.words}:
        wanted = [w.key for w in said.words if w.clause == clause and _places(w, source)]
        together = any(
            set(wanted) <= {w.key for w in source.words if w.clause == other}
            for other in {w.clause for w in source.words}
        )
        in_a_row = any(keys[i : i + len(wanted)] == wanted for i in range(len(keys)))
        if not together and not in_a_row:
            return False
    return True


def _is_narrow(said: Claim, source: Claim) -> bool:
    """Takes along most words of the clauses that it takes any from."""
    taken = {word.key for word in said.words}
    touched = _touched(taken, source)
    words = [word for word in source.words if word.clause in touched]
    return not words or sum(_is_taken(word, taken, said) for word in words) >= _COVERED * len(words)


def _touched(taken: set[str], source: Claim) -> set[int]:
    return {word.clause for word in source.words if word.key in taken}


def _is_taken(word: Word, taken: set[str], said: Claim) -> bool:
    return word.key in taken or _is_joined(word, said)


_CHECKS: tuple[tuple[Reason, Callable[[Claim, Claim], bool]], ...] = (
    (Reason.FIGURE, _figures_hold),
    (Reason.NAME, _names_hold),
    (Reason.WORD, _words_hold),
    (Reason.RULER, _rulers_hold),
    (Reason.FIGURE, _marks_hold),
    (Reason.ROLE, _roles_hold),
    (Reason.ROLE, _clauses_hold),
    (Reason.BROAD, _is_narrow),
)
