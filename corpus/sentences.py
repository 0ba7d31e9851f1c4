"""Dutch sentence borders, as spans in the text.

A border is a full stop, question or exclamation mark (with closing quotes or brackets), followed by white
space and something that can start a sentence; not after an abbreviation, an initial or an ordinal, and not in
a short aside.
"""

import re

from corpus.model import Span

_ABBREVIATIONS = frozenset(
    """
    a.d.h.v a.u.b afb al art bijl bijv blz bv c.q ca cf d.d d.i d.m.v d.w.z dhr dr drs e.a e.d e.o e.v
    enz etc evt excl fig gem hfst hr i.c i.c.m i.h.k.v i.i.g i.o i.o.m i.p.v i.t.t i.v.m incl ing ir
    jl jr k.k lid m.a.w m.b.t m.b.v m.i m.i.v m.m m.m.v m.n m.u.v max mej mevr min mln mld mr mw n.a.v n.b
    n.o.t.k nl nr nrs o.a o.b.v o.i o.i.d o.l.v o.m o.v.v p pag par prof red resp sept sr st t.a.v t.b.v
    t.g.v t.h.t t.n.v t.o.v t.w.v t.z.t tel u.l vb vgl vnl z.g zgn z.s.m
    """.split()
)
# These end a sentence at least as often as they stand inside one: the next word decides.
_CAN_END = frozenset({"enz", "etc", "e.d", "e.a", "mln", "mld", "o.i.d", "jl", "lid", "nl", "red", "min", "p"})
_BORDER = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-ZÀ-ÖØ-Þ0-9€•'’])|\n+")
_ASIDE = 40
"""Characters between brackets, at most, for a mark among them to be part of a name: "(GO! Voor Jeugd!)"."""
_LAST_TOKEN = re.compile(r"[^\s(\[\"'“‘]+$")


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of a text, without surrounding white space; a line break always ends one."""
    spans, start = [], 0
    for match in _BORDER.finditer(text):
        if match.group()[0] != "\n" and _is_inside(text, start, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_strip(text, *s) for s in spans) if span[0] < span[1]]


def _is_inside(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark belongs to an abbreviation, an initial or an ordinal, or stands in an aside."""
    if _is_aside(text, start, match):
        return True
    if match.group() != ".":
        return False
    found = _LAST_TOKEN.search(text, start, match.start())
    if found is None:
        return False
    token = found.group()
    if len(token) == 1 and token.isupper():
        return True
    if token.isdigit() and found.start() == start and len(token) <= 2:
        return True  # "1. De uitgaven": a numbered item, not a sentence of its own
    return token.lower() in _ABBREVIATIONS - _CAN_END


def _is_aside(text: str, start: int, match: re.Match[str]) -> bool:
    opens, closes = text.rfind("(", start, match.start()), text.find(")", match.start())
    if opens < 0 or closes < match.end() or closes - opens > _ASIDE:
        return False
    return not any(mark in text[opens + 1 : closes] for mark in "()\n")


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
