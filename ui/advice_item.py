"""A recommendation as HTML: what is advised, why it fits, by whom else, who did it, and what to know before."""

from assistant import messages
from assistant.advice.reasons import in_dutch
from assistant.answer import Advice, Example
from assistant.dates import dutch_date
from ui.basket import basket_button
from ui.markup import escape, quote_link, tagged


def advice_item(advice: Advice, source: str, contributed: str = "", *, brief: bool = False) -> str:
    """A list item; ``source`` is the HTML of the card of its source, ``contributed`` that of what members add.

    ``brief`` leaves out why it fits and who did it, for where a topic says the one and has examples of its own.
    """
    statement = advice.recommendation
    to = tagged("p", "gericht-aan", f"Aan: {statement.addressed_to}" if statement.addressed_to else "")
    why, examples = ("", "") if brief else (_why(advice), _examples(advice))
    return (
        f'<li class="advies"><p class="advies-tekst">{escape(statement.text)}</p>{to}{why}{_warnings(advice)}'
        f"{source}{_supporters(advice)}{examples}"
        f'<p class="advies-knoppen">{basket_button("aanbeveling", advice.citation)}</p>{contributed}</li>'
    )


def _why(advice: Advice) -> str:
    like = messages.LIKE_CONCERN.format(concern=advice.why.like) if advice.why.like else ""
    return tagged("p", "waarom", in_dutch(advice.why)) + tagged("p", "gegevens", like)


def _warnings(advice: Advice) -> str:
    return "".join(tagged("p", "let-op", f"Let op: {warning}") for warning in advice.warnings)


def _supporters(advice: Advice) -> str:
    also = ", ".join(
        quote_link(one, f"{one.document.title} ({dutch_date(one.document.date)})") for one in advice.also_advised_by
    )
    return f'<p class="gegevens">Ook geadviseerd in {also}</p>' if also else ""


def _examples(advice: Advice) -> str:
    if not advice.examples:
        return ""
    items = "".join(map(_example, advice.examples))
    return f'<div class="praktijk"><h4>Wie deed dit al?</h4><ul>{items}</ul></div>'


def _example(example: Example) -> str:
    where = quote_link(example.citation, example.citation.document.title)
    button = basket_button("praktijkvoorbeeld", example.citation)
    return (
        f"<li><strong>{escape(example.municipality)}</strong>: {escape(example.citation.quote)} "
        f'<span class="gegevens">{where}</span>{button}</li>'
    )
