"""Whether a sentence looks like one of an answer: Dutch, plain text, no order, no link, no markup."""

import re

from corpus.dutch import words

MOST_CHARACTERS, FEWEST_WORDS = 400, 4
_PLAIN = re.compile(r"[\w\s.,;:!?()'\"’‘“”„€%&/+–-]")
_LINK = re.compile(
    r"://|\bwww\b|\bmailto\b|\bjavascript\b|\b[\w-]+\.(?:nl|com|org|net|eu|io|info|be|de)\b", re.IGNORECASE
)
_MARKUP = re.compile(r"^\s*(?:[-•+–]\s|\d+\.\s)|__|&\w+;|&#")
_ORDER = re.compile(
    r"\b(?:negeer|vergeet|wis|omzeil|ignore|disregard|forget)\b"
    r"|^\W*(?:system|systeem|assistant|user|gebruiker)\s*:"
    r"|^\W*(?:antwoord|zeg|schrijf|herhaal|toon|print|geef)\b.{0,40}\b(?:alleen|uitsluitend|enkel|voortaan|prompt|letterlijk)\b"
    r"|\b(?:systeemprompt|system prompt|taalmodel|language model|chatbot)\b"
    r"|\bje bent (?:nu|vanaf nu|voortaan)\b|\byou (?:are|must|should)\b|\bals (?:een )?ai\b",
    re.IGNORECASE,
)
_DUTCH = frozenset(
    (
        "de het een van in en is op te dat die voor met zijn niet aan er om ook als bij door naar uit over tot wordt "
        "worden"
    ).split()
)
_OTHER = frozenset(
    "the of and to is are was were that with for this these from by on has have be it as an or not".split()
) - {"is", "of", "was", "met"}
_NO_STOP = re.compile(r"[.!?…][\"'”’)]*$")


def is_order(text: str) -> bool:
    """Whether a text gives an order to whoever writes the answer, instead of saying something."""
    return _ORDER.search(text) is not None


def is_plain(sentence: str, quote: str) -> bool:
    """Whether a sentence is one plain sentence: no link or markup, and no sign that its quote does not have."""
    strange = {c for c in sentence if not _PLAIN.match(c)}
    if not strange <= set(quote) or "\n" in sentence or not sentence.isprintable():
        return False
    if _LINK.search(sentence) or _MARKUP.search(sentence):
        return False
    first = next((c for c in sentence if c.isalnum()), "")
    return (first.isupper() or first.isdigit() or first == quote.lstrip("'\"’‘“„(")[:1]) and bool(
        _NO_STOP.search(sentence)
    )


def is_sized(sentence: str) -> bool:
    """Whether it is long enough to say something and short enough to be one sentence."""
    return len(sentence) <= MOST_CHARACTERS and len(words(sentence)) >= FEWEST_WORDS


def is_dutch(sentence: str) -> bool:
    """Whether its function words are Dutch: more of those than of English, or none of English."""
    found = words(sentence)
    dutch, other = sum(word in _DUTCH for word in found), sum(word in _OTHER for word in found)
    return dutch > other or other == 0
