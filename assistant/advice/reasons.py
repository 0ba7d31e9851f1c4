"""Why a recommendation fits, in plain Dutch: the words and themes of the situation that it has."""

from collections.abc import Sequence

from assistant import messages
from assistant.advice.candidates import Candidate
from assistant.advice.concerns import Likened, Numbers
from assistant.advice.signals import themes_of
from assistant.answer import Why
from assistant.matching import Term, matches
from corpus.themes import themes

_WORDS = 4
_THEMES = 2
_MATCHED = 0.5
"""From which match a word of the situation is said to stand in the advice."""
_ABOUT = 0.08
"""Share of the themes of both, from which a theme is named."""
_LIKE = 0.12
"""From which weight a concern is named."""


def why(
    candidate: Candidate, terms: list[Term], about: Numbers, likened: Sequence[Likened], spelled: dict[str, str]
) -> Why:
    """The reasons; ``about`` says how much the situation is about each theme, ``spelled`` how its words were typed."""
    met = matches(terms, candidate.context)
    telling = sorted(
        (
            (term.weight * found, at)
            for at, (term, found) in enumerate(zip(terms, met, strict=True))
            if found >= _MATCHED
        ),
        reverse=True,
    )
    words = tuple(spelled.get(terms[at].word, terms[at].word) for _weight, at in telling[:_WORDS])
    shared = about * themes_of(candidate)
    slugs = list(themes())
    order = sorted(range(len(slugs)), key=lambda at: (-shared[at], at))
    named = tuple(slugs[at] for at in order[:_THEMES] if shared[at] >= _ABOUT * about.max())
    like = next((one.concern.says for one in likened if one.concern.theme in named and one.weight >= _LIKE), None)
    return Why(words, named, like)


def in_dutch(reason: Why) -> str:
    """The reasons as one sentence to show."""
    names = [themes()[slug].name for slug in reason.themes]
    if reason.words and names:
        return messages.FITS_BOTH.format(words=messages.listed(list(reason.words)), themes=_themes(names))
    if reason.words:
        return messages.FITS_WORDS.format(words=messages.listed(list(reason.words)))
    return messages.FITS_THEMES.format(themes=_themes(names)) if names else messages.FITS_MEANING


def _themes(names: list[str]) -> str:
    return ("thema " if len(names) == 1 else "thema's ") + messages.listed(names)
