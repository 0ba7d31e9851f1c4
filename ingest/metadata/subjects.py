"""What a document is about: municipalities, domains and themes, by how often it names them."""

import re
from math import log

from corpus.domains import DOMAIN_WORDS, DOMAINS_NAMED
from corpus.municipalities import count_municipalities
from corpus.themes import weigh_themes

_TITLE_WEIGHT = 3
_MOST_MUNICIPALITIES = 8
_CHARS_PER_MENTION = 3000
"""Who is mentioned less often than once a page is not the subject."""
_MOST_THEMES = 3
_LEAST_THEME_WEIGHT = 1.5
_THEME_SHARE = 0.3


def propose_municipalities(head: str, text: str) -> tuple[str, ...]:
    """The municipalities a document is about: those in its head, else the ones that its text keeps naming.

    The head is its title and publisher. A long document must name one on most pages; when many stand out, it
    lists them and is about none.
    """
    counts = count_municipalities(f"{head}\n{text}")
    if in_head := tuple(name for name in counts if re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", head)):
        return in_head
    most = max(counts.values(), default=0)
    if most * _CHARS_PER_MENTION < len(text):
        return ()
    leading = tuple(name for name, count in counts.items() if 2 * count >= most)
    return leading if len(leading) <= _MOST_MUNICIPALITIES else ()


def propose_domains(title: str, text: str) -> tuple[str, ...]:
    """The domains that take a fair share of what a document says about them; none if it says little about any."""
    votes = dict.fromkeys(DOMAIN_WORDS, 0)
    for part, weight in ((title, _TITLE_WEIGHT), (text, 1)):
        for match in DOMAINS_NAMED.finditer(part):
            votes[str(match.lastgroup)] += weight
    total = sum(votes.values())
    if total * _CHARS_PER_MENTION < len(text):
        return ()
    return tuple(domain for domain, count in votes.items() if count and 4 * count >= total)


def propose_themes(title: str, text: str) -> tuple[str, ...]:
    """The themes a document speaks of most, at most three, the strongest first; none of stray words."""
    weights = weigh_themes(text)
    for theme, weight in weigh_themes(title).items():
        weights[theme] = weights.get(theme, 0.0) + _TITLE_WEIGHT * weight
    strongest = sorted(weights.items(), key=lambda item: -item[1])[:_MOST_THEMES]
    if not strongest:
        return ()
    expected = _LEAST_THEME_WEIGHT + log(max(1.0, len(text) / _CHARS_PER_MENTION))
    enough = max(expected, _THEME_SHARE * strongest[0][1])
    return tuple(theme for theme, weight in strongest if weight >= enough)
