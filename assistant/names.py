"""Names in a question (people, organisations, laws, systems) and whether a text has them.

Municipalities have a list of their own; abbreviations that everyone here uses are words like any other.
"""

import re

from assistant.understand import is_abbreviation
from corpus.dutch import fold
from corpus.municipalities import find_municipalities

_WORD = re.compile(r"[^\s,.;:?!()\"“”/]+")
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s)\W*$")
_CAPITAL = re.compile(r"[A-Z]")
_NEVER_A_WORD = re.compile(r"[A-Z]{2,}\w*|\w*[a-z][A-Z]\w*")
"""Written like this it is a name, even where every word begins with a capital: "NVVK", "iWmo"."""
_KINDLESS_TAIL = re.compile(r"-[a-zà-ÿ].*$|['’]s$")
"""What is only a word behind a name: "iWmo-berichten", "KPI's"."""
_OF_A_PLACE = re.compile(r"(?<=\w{4})(?:se|er|ers)$")
_ASKS_NAME = re.compile(
    r"""\b(?: hoe \s (?:heet|heten|heette|heetten)
          | wie \s (?:is|was|zijn|waren|zat|zaten|zit|zitten|leidt|leidde|schreef|maakte)
          | welke? \s (?:\w+\s){0,2}? (?: \w*bureaus? | organisaties | partij(?:en)? | fracties? | aanbieders?
              | onderzoekers? | instelling(?:en)? | wethouder | minister | vrouw | man | leverancier
              | bedrij(?:f|ven) | universiteit | gemeenten ) )\b""",
    re.VERBOSE,
)
_LINKS = frozenset({"van", "de", "het", "voor", "der", "den"})
_NO_NAMES = frozenset({"ik", "u", "nederland", "nederlandse"})
"""Written with a capital and yet no name, or one that every source leaves unsaid."""


def names(question: str) -> tuple[str, ...]:
    """The names in a question, each as one: "Centrale Raad van Beroep", "NVVK"."""
    found, current, end = list[str](), list[str](), 0
    linking = list[str]()
    for match in _WORD.finditer(question):
        word = match.group().strip("'‘’")
        apart = bool(current) and question[end : match.start()] != " "
        end = match.end()
        if apart or (current and not _is_name(word, question, match.start()) and not _links(current[-1], word)):
            found, current, linking = [*found, " ".join(current)], [], []
        if _is_name(word, question, match.start()):
            current = [*current, *linking, _KINDLESS_TAIL.sub("", word)]
            linking = []
        elif current:
            linking.append(word)
    found += [" ".join(current)] if current else []
    return tuple(dict.fromkeys(name for name in found if not _is_known(name)))


def _is_name(word: str, question: str, start: int) -> bool:
    if _NEVER_A_WORD.fullmatch(word):
        return True
    capital = _CAPITAL.search(word) is not None and fold(word) not in _NO_NAMES
    return capital and not _SENTENCE_START.search(question[:start])


def _links(before: str, word: str) -> bool:
    """Whether a small word may go on with a name: "Hugo de Jonge", but not "hoe vaak ververst CBS de GMSD"."""
    return word in _LINKS and not before.isupper()


def _is_known(name: str) -> bool:
    return is_abbreviation(fold(name)) or bool(find_municipalities(name))


def has_name(text: str, name: str) -> bool:
    """Whether a text has a name, as a whole; the inhabitants and the adjective of a place count as the place."""
    spelled = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", _OF_A_PLACE.sub("", fold(name))))
    ending = r"\w{0,3}" if _OF_A_PLACE.search(fold(name)) else r"(?:'?s|e|en)?"
    return re.search(rf"(?<!\w){spelled}{ending}(?!\w)", fold(text).replace("’", "'")) is not None


def asks_name(question: str) -> bool:
    """Whether a question wants to hear a name: "hoe heet", "wie zitten er in", "welk bureau"."""
    return _ASKS_NAME.search(fold(question)) is not None


def gives_name(text: str, question: str) -> bool:
    """Whether a text has a name that the question does not have yet."""
    asked = fold(question)
    return any(fold(name) not in asked for name in (*names(text), *find_municipalities(text)))
