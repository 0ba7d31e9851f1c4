"""The weak topics of a scan, each with what sources advise and what others did; everything given is escaped."""

import json
from collections.abc import Sequence

from scan.advice import TopicAdvice
from scan.model import Scan
from scan.profile import WEAK_BELOW, Profile
from ui.advice_item import advice_item
from ui.basket import basket_button
from ui.cards import Pages, source_card
from ui.markup import escape, tagged
from ui.scanning.chart import number

_ABOUT = f"Gemiddeld lager dan {number(WEAK_BELOW)}; het laagste onderwerp staat bovenaan."
_HEAD = f"<h3>Hier is winst te halen</h3>{tagged('p', 'uitleg', _ABOUT)}"
_NOTHING = "Hier staat in de bronnen geen advies of voorbeeld over."


def weak_topics(found: Profile, advice: Sequence[TopicAdvice], pages: Pages) -> str:
    """The weak topics, weakest first; ``advice`` is about the first of them."""
    shown = "".join(_topic(place, one, pages) for place, one in enumerate(advice, start=1))
    weak = found.weak()
    others = ", ".join(f"{one.topic.name} ({number(one.scores.mean)})" for one in weak[len(advice) :])
    rest = tagged("p", "", f"Ook laag: {others}." if others else "")
    none = "" if weak else "<p>Geen enkel onderwerp scoort zo laag.</p>"
    return f'<section class="scanresultaat">{_HEAD}{shown}{rest}{none}</section>'


def looked_up(scan: Scan) -> str:
    """That the advice for a scan is looked up; the page's script asks for it with what stands here.

    A scan that is not kept has no id and comes along whole: it is of one participant.
    """
    answers = {} if scan.id else dict(scan.participants[0].answers)
    asked = escape(json.dumps({"scan": scan.id, "antwoorden": answers}))
    return (
        f'<section class="scanresultaat" data-zoek="{asked}">{_HEAD}'
        '<p class="bezig" role="status">De bronnen worden doorzocht op adviezen en voorbeelden…</p></section>'
    )


def _topic(place: int, one: TopicAdvice, pages: Pages) -> str:
    advised, examples = _advised(place, one, pages), _examples(place, one, pages)
    nothing = tagged("p", "uitleg", "" if advised or examples else _NOTHING)
    title = f"{one.topic.topic.name} ({number(one.topic.scores.mean)})"
    return f'<section class="zwak">{tagged("h4", "", title)}{advised}{examples}{nothing}</section>'


def _advised(place: int, one: TopicAdvice, pages: Pages) -> str:
    items = list[str]()
    for position, advice in enumerate(one.advice, start=1):
        card = source_card(f"scan-{place}-{position}", advice.citation, pages)
        items.append(advice_item(advice, card, brief=True))
    return f'<h5>Wat bronnen adviseren</h5><ul class="aanbevelingen">{"".join(items)}</ul>' if items else ""


def _examples(place: int, one: TopicAdvice, pages: Pages) -> str:
    items = "".join(
        f"<li><p>{escape(example.quote)}</p>{source_card(f'scan-{place}-voorbeeld-{position}', example, pages)}"
        f"{basket_button('praktijkvoorbeeld', example)}</li>"
        for position, example in enumerate(one.examples, start=1)
    )
    return f'<h5>Wat een gemeente deed</h5><ul class="voorbeelden-scan">{items}</ul>' if items else ""
