"""Typing errors in a question: a word that no source has becomes the nearest one that they do have."""

from assistant.question_words import is_subject, tokens
from assistant.understand import is_abbreviation
from corpus.knowledge import Knowledge
from corpus.municipalities import find_municipalities


def correct(question: str, knowledge: Knowledge) -> str:
    """The question with its typing errors mended. Names stay as typed: after the first word, a capital marks one."""
    places = {word.word for name in find_municipalities(question) for word in tokens(name)}
    corrected, end = list[str](), 0
    for position, token in enumerate(tokens(question)):
        is_name = token.word in places or (position > 0 and token.text[0].isupper())
        if is_name or is_abbreviation(token.word) or not is_subject(token):
            continue
        if meant := knowledge.likely_word(token.word):
            corrected += [question[end : token.start], meant.capitalize() if token.text[0].isupper() else meant]
            end = token.end
    return "".join((*corrected, question[end:]))
