"""Old answers say so: a newer source on the same subject is named, and a question about another year is told."""

from assistant import messages
from assistant.answer import Citation
from assistant.matching import Term, matches, weighted_share
from assistant.understand import Understood
from corpus.model import Document, Hit

HITS = 20
_YEARS = 2
"""A source is newer when it is at least so many years younger: less says little in this field."""
_NEAR = 0.75
"""Share of the best cited source's score that a newer one must have to be about the same."""
_COVERAGE = 0.9
"""Share of what the best cited passage covers of the question's words that a newer one must cover too."""
_MANY_PLACES = 5


def age_notice(understood: Understood, citations: list[Citation], hits: list[Hit], terms: list[Term]) -> str | None:
    """At most one sentence about the age of what is cited."""
    if understood.years:
        return _other_year(max(understood.years), citations)
    return _newer_source(citations, hits[:HITS], terms)


def _other_year(asked: int, citations: list[Citation]) -> str | None:
    """That none of the sources is from, or speaks of, the year in the question."""
    for one in citations:
        seen = " ".join((one.document.date or "", one.document.title, *one.section, one.lead_in or "", one.quote))
        if str(asked) in seen:
            return None
    if all(one.document.year is None for one in citations):
        return None
    years = sorted({one.document.year for one in citations if one.document.year})
    undated = any(one.document.year is None for one in citations)
    dates = [*map(str, years), *([messages.UNDATED] if undated else [])]
    return messages.OTHER_YEAR.format(asked=asked, dates=messages.listed(dates))


def _newer_source(citations: list[Citation], hits: list[Hit], terms: list[Term]) -> str | None:
    cited = {one.document.id: one.document for one in citations}
    own = [hit for hit in hits if hit.document.id in cited]
    newest = max((document.year for document in cited.values() if document.year), default=None)
    if not own or newest is None:
        return None
    best = own[0]
    floor = _COVERAGE * weighted_share(terms, matches(terms, _text(best)))
    for hit in hits:
        document = hit.document
        if document.id in cited or not document.year or document.year < newest + _YEARS:
            continue
        same_subject = set(document.themes) & {theme for one in cited.values() for theme in one.themes}
        near = hit.score >= _NEAR * best.score and weighted_share(terms, matches(terms, _text(hit))) >= floor
        if same_subject and near and _same_place(document, list(cited.values())):
            old = messages.AGE_ONE if len(cited) == 1 else messages.AGE_MORE
            undated = any(one.year is None for one in cited.values())
            said = old.format(year=newest) + (messages.AGE_UNDATED if undated else "")
            return said + messages.NEWER.format(title=document.title, year=document.year)
    return None


def _text(hit: Hit) -> str:
    return " ".join((hit.document.title, *hit.passage.section, hit.passage.text))


def _same_place(newer: Document, cited: list[Document]) -> bool:
    """Whether a source is about everywhere, or about a place that the cited ones are about."""
    places = newer.municipalities
    if not places or len(places) > _MANY_PLACES:
        return True
    return bool(set(places) & {place for one in cited for place in one.municipalities})
