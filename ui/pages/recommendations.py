"""The page at ``/aanbevelingen``: describe a situation, and read what sources advise about it."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

import gradio as gr

from assistant import messages
from assistant.advice.profile import ROLES, SIZES, Profile
from assistant.answer import Ended, Status
from assistant.pipeline import Assistant
from community.desk import Desk
from corpus.model import DOMAINS
from corpus.registry import Registry
from ui import cards
from ui.markup import escape
from ui.pages.frame import SILENT, header, introduction, name_tab, put_html
from ui.sharing.contributions import beside_advice

K = 8
"""How many recommendations the page shows."""

EXAMPLES = (
    "Onze jeugdhulp loopt elk jaar over de begroting heen en de raad wil weten waarop zij kan sturen.",
    "De wachttijd bij de toegang groeit en onze consulenten verwijzen steeds vaker door.",
    "Wij zijn een kleine gemeente en tellen in de regio nauwelijks mee.",
)
_BUSY = '<p class="bezig" role="status">De bronnen worden doorzocht…</p>'
_EMPTY = (
    '<div class="melding no_evidence"><h2>Geen aanbevelingen gevonden</h2><p>Geen bron geeft hierover advies. '
    "Beschrijf uw situatie in andere woorden, of lees documenten in waarin aanbevelingen staan.</p></div>"
)

Typed = tuple[str, str, str, str, list[str]]
"""Situation, role, size, municipality and domains as the page has them; not chosen is empty."""


def recommendations_page(page: gr.Blocks, assistant: Assistant, registry: Registry) -> None:
    """Put the page together."""

    def advise(
        situation: str | None, role: str | None, size: str | None, municipality: str | None, domains: list[str] | None
    ) -> str:
        # a field that nobody touched comes as None
        typed: Typed = (situation or "", role or "", size or "", municipality or "", domains or [])
        return result(typed, assistant, registry)

    def show(request: gr.Request) -> tuple[Any, ...]:
        asked = request.query_params
        if not asked.get("situatie"):
            return (gr.skip(),) * 6  # what was typed while the page was loading stays
        typed: Typed = (
            asked.get("situatie", ""),
            asked.get("rol", "") if asked.get("rol") in ROLES else "",
            asked.get("grootte", "") if asked.get("grootte") in SIZES else "",
            asked.get("gemeente", ""),
            [one for one in asked.getlist("domein") if one in DOMAINS],
        )
        return (*typed, result(typed, assistant, registry))

    header("aanbevelingen")
    introduction(
        "Aanbevelingen bij uw situatie",
        "Beschrijf wat er speelt. Gripwijzer zoekt wat commissies, onderzoekers en andere gemeenten daarover "
        "adviseren, en zegt waarom het past. Noem geen namen van inwoners.",
    )
    with gr.Column(elem_classes="situatie"):
        situation = gr.Textbox(
            label="Uw situatie", placeholder="Beschrijf in een paar zinnen wat er speelt", lines=4, max_lines=12
        )
        with gr.Accordion("Over uzelf en uw gemeente (hoeft niet)", open=False):
            with gr.Row():
                role = gr.Dropdown(
                    [("Niet gekozen", ""), *((_named(one), one) for one in ROLES)], value="", label="Rol"
                )
                size = gr.Dropdown(
                    [("Niet gekozen", ""), *((_named(one), one) for one in SIZES)],
                    value="",
                    label="Grootte van de gemeente",
                )
                municipality = gr.Textbox(label="Gemeente", placeholder="Bijvoorbeeld Kampen", max_lines=1)
            domains = gr.CheckboxGroup([(_named(one), one) for one in DOMAINS], label="Domeinen")
        send = gr.Button("Zoek aanbevelingen", variant="primary", elem_classes="zoek-advies")
    found = put_html(elem_id="advies")
    with gr.Column(elem_classes="voorbeelden"):
        put_html("<h2>Voorbeelden</h2>")
        examples = [gr.Button(text, elem_classes="voorbeeld") for text in EXAMPLES]

    inputs: list[gr.components.Component] = [situation, role, size, municipality, domains]
    page.load(show, None, [*inputs, found], **SILENT).then(js=name_tab("Aanbevelingen"))
    send.click(lambda: _BUSY, None, found, **SILENT).then(advise, inputs, found, concurrency_limit=None, **SILENT)
    for button in examples:
        button.click(lambda text: (text, _BUSY), button, [situation, found], **SILENT).then(
            advise, inputs, found, concurrency_limit=None, **SILENT
        )


def result(typed: Typed, assistant: Assistant, registry: Registry) -> str:
    """What is found for what was typed, or why there is nothing."""
    situation, role, size, municipality, domains = typed
    profile = Profile(
        municipality.strip() or None,
        next((one for one in SIZES if one == size), None),
        tuple(domains),
        next((one for one in ROLES if one == role), None),
    )
    try:
        advice = assistant.recommend(situation, K, profile)
    except Ended as ended:
        return _ended(ended.status, messages.SITUATION_EMPTY if not situation.strip() else ended.text)
    if not advice:
        return f'<div class="uitkomst" role="status">{_EMPTY}</div>'
    contributed = beside_advice(Desk(assistant.settings, registry))
    return _found(typed, cards.advice_list("advies", advice, cache(registry.pages), contributed), len(advice))


def _found(typed: Typed, advice: str, how_many: int) -> str:
    count = "Eén aanbeveling die past" if how_many == 1 else f"{how_many} aanbevelingen die passen"
    situation, role, size, municipality, domains = typed
    named = {"situatie": situation, "rol": role, "grootte": size, "gemeente": municipality, "domein": domains}
    address = urlencode({name: value for name, value in named.items() if value}, doseq=True)
    share = f'<p class="deel"><a href="aanbevelingen?{escape(address)}">Koppeling naar deze aanbevelingen</a></p>'
    return f'<section class="uitkomst"><h2 role="status">{count}</h2>{advice}{share}</section>'


def _ended(status: Status, text: str) -> str:
    return (
        f'<div class="uitkomst"><div class="melding {status.value}" role="alert">'
        f"<h2>{cards.ENDINGS[status]}</h2><p>{escape(text)}</p></div></div>"
    )


def _named(value: str) -> str:
    return value.capitalize()
