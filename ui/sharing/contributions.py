"""The HTML of what members share: always labelled, apart from sources, everything escaped."""

import logging
from collections.abc import Callable, Sequence
from functools import cache
from urllib.parse import urlencode, urlsplit

from assistant.answer import Advice
from assistant.dates import dutch_date
from community.access import why_closed
from community.advice import advice_at
from community.beside import Beside, beside
from community.contribution import LABEL, Contribution, Experience, MissingSource, PracticeExample, Reference
from community.desk import Desk
from community.shelf import examples, experiences, missing_sources
from corpus.errors import GripwijzerError
from corpus.live import LiveView
from corpus.themes import themes
from ui.dutch import counted
from ui.markup import document_link, escape, tagged

log = logging.getLogger(__name__)

Contributed = Callable[[Advice], str]
"""What stands below the card of a recommendation: what members add to it, and the way to add something."""

NOTHING: Contributed = lambda _advice: ""  # noqa: E731 (a value, where members add nothing)

_LABEL = tagged("p", "van-lid", LABEL)
_NOTHING_YET = (
    '<div class="melding"><h3>Nog geen bijdragen</h3>'
    "<p>Zodra een redacteur een bijdrage plaatst, staat zij hier.</p></div>"
)
_NOTHING_FITS = (
    '<div class="melding"><h3>Geen voorbeeld gevonden</h3><p>Kies een ander thema of een andere gemeente.</p></div>'
)


def beside_advice(desk: Desk) -> Contributed:
    """What to put below the cards of one answer; contributions that cannot be read are left out."""

    @cache
    def placed() -> tuple[Contribution, ...]:
        try:
            return tuple(desk.shelf.placed())
        except GripwijzerError:
            return ()

    def html(advice: Advice) -> str:
        one = advice.recommendation
        supporters = ((other.document.id, other.quote) for other in advice.also_advised_by)
        references = [Reference.to(*place) for place in ((one.document_id, one.text), *supporters)]
        document = advice.citation.document
        found = beside(
            placed(), references, one.themes or document.themes, one.municipalities or document.municipalities
        )
        return _beside(found) + _invitation(desk, references[0])

    return html


def shared(contributions: Sequence[Contribution], registry: LiveView, theme: str = "", municipality: str = "") -> str:
    """All that is placed; a theme or municipality limits the practice examples."""
    if not contributions:
        return _NOTHING_YET
    found = [
        (one, example)
        for one, example in examples(contributions)
        if theme in ("", *example.themes) and municipality in ("", example.municipality)
    ]
    count = counted(len(found), "praktijkvoorbeeld", "praktijkvoorbeelden")
    cards = "".join(f"<li>{_example(example)}{_since(one)}</li>" for one, example in found)
    return (
        f'<p class="aantal" role="status">{count}</p>'
        + (f'<ul class="gedeeld">{cards}</ul>' if found else _NOTHING_FITS)
        + _experiences(experiences(contributions), registry)
        + _sources(missing_sources(contributions))
    )


def content_html(one: Contribution, registry: LiveView) -> str:
    """What a contribution says, with its label, for its editor or sender."""
    match one.content:
        case PracticeExample():
            return _example(one.content)
        case Experience():
            return f"{_LABEL}{_advice(one.content.about, registry)}<ul>{_experience(one.content)}</ul>"
        case MissingSource():
            return f"{_LABEL}{_source(one.content)}"


def _example(example: PracticeExample) -> str:
    named = "".join(tagged("span", "label", themes()[slug].name) for slug in example.themes if slug in themes())
    return (
        f"{_LABEL}{tagged('h3', '', example.municipality)}{_lines(example.done)}"
        f"<p><strong>Wat het opleverde:</strong> {escape(example.result)}</p>"
        f"{tagged('p', 'gegevens', f'Weet er meer van: {example.contact}')}"
        f'{_link(example.link) if example.link else ""}<p class="labels">{named}</p>'
    )


def _experiences(found: Sequence[Experience], registry: LiveView) -> str:
    by_advice = {one.about: [other for other in found if other.about == one.about] for one in found}
    items = "".join(
        f"<li>{_LABEL}{_advice(about, registry)}{_counts(Beside(experiences=tuple(group)))}"
        f"<ul>{''.join(map(_experience, group))}</ul></li>"
        for about, group in by_advice.items()
    )
    return f'<h2>Ervaringen met aanbevelingen</h2><ul class="gedeeld">{items}</ul>' if items else ""


def _sources(found: Sequence[tuple[Contribution, MissingSource]]) -> str:
    items = "".join(f"<li>{_LABEL}{_source(source)}{_since(one)}</li>" for one, source in found)
    return f'<h2>Bronnen die leden missen</h2><ul class="gedeeld">{items}</ul>' if items else ""


def _beside(found: Beside) -> str:
    said = ""
    if found.experiences:
        reasons = "".join(map(_experience, found.experiences))
        said = f"{_counts(found)}<details><summary>Waarom wel of niet</summary><ul>{reasons}</ul></details>"
    said += "".join(
        f"<details><summary>Praktijkvoorbeeld uit {escape(one.municipality)}</summary>{_example(one)}</details>"
        for one in found.examples
    )
    return f'<div class="naast-advies">{_LABEL}{said}</div>' if said else ""


def _invitation(desk: Desk, reference: Reference) -> str:
    if why_closed(desk.settings, "lid"):
        return ""
    address = escape(f"kennisnetwerk?{urlencode({'over': str(reference)})}")
    return f'<p class="bij-ons"><a href="{address}">Bij ons gewerkt?</a></p>'


def _counts(found: Beside) -> str:
    """'2 gemeenten: gewerkt, 1 gemeente: niet gewerkt'."""
    parts = [
        f"{counted(len(places), 'gemeente', 'gemeenten')}: {verdict}"
        for worked, verdict in ((True, "gewerkt"), (False, "niet gewerkt"))
        if (places := found.municipalities(worked))
    ]
    return tagged("p", "telling", ", ".join(parts))


def _experience(one: Experience) -> str:
    verdict = "gewerkt" if one.worked else "niet gewerkt"
    return f"<li><strong>{escape(one.municipality)}: {verdict}.</strong> {escape(one.reason)}</li>"


def _advice(about: Reference, registry: LiveView) -> str:
    lost = tagged("p", "let-op", "De aanbeveling waar dit over gaat, staat niet meer in de bronnen.")
    return quoted_advice(about, registry) or lost


def quoted_advice(about: Reference, registry: LiveView) -> str | None:
    """A recommendation in its own words with its source, or None when the sources do not hold it."""
    found = advice_at(registry, about)
    if found is None:
        return None
    statement, document = found
    return (
        f"<blockquote>{escape(statement.text)}</blockquote>"
        f'<p class="gegevens">Bron van de aanbeveling: {document_link(document.id, document.title)}</p>'
    )


def _source(source: MissingSource) -> str:
    return f"{tagged('h3', '', source.title)}{_lines(source.why)}{_link(source.link)}"


def _link(link: str) -> str:
    """A link that names where it leads: what members give is not looked at by Gripwijzer."""
    new_tab = '<span class="alleen-voorlezen"> (opent een nieuw tabblad)</span>'
    host = escape(urlsplit(link).hostname or link)
    return f'<p><a href="{escape(link)}" target="_blank" rel="noopener nofollow">Naar {host}{new_tab}</a></p>'


def _lines(text: str) -> str:
    return "".join(tagged("p", "", part) for part in text.split("\n"))


def _since(one: Contribution) -> str:
    return tagged("p", "gegevens", f"Geplaatst op {dutch_date(one.decided_on)}")
