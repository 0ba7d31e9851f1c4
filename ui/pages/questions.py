"""The page at ``/``: ask, and read the answer beside its sources."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import gradio as gr

from assistant.answer import WrittenSentence
from assistant.pipeline import Assistant
from assistant.writing.events import Event, Finished, Found, Said, StartedAgain
from community.desk import Desk
from corpus.registry import Registry
from ui import cards
from ui.pages.frame import SILENT, asset, header, introduction, put_html
from ui.sharing.contributions import Contributed, beside_advice
from ui.sharing.unanswered import keeping_unanswered

EXAMPLES = {
    "Voor ambtenaren": (
        "Hoe krijgen we grip op de toegang tot jeugdhulp?",
        "Wat levert een praktijkondersteuner bij de huisarts op?",
    ),
    "Voor commissieleden": (
        "Wat zegt de visitatiecommissie over de rol van de gemeenteraad?",
        "Welke gevolgen had het abonnementstarief in de Wmo?",
    ),
    "Voor het kennisnetwerk": (
        "Welke gemeenten werken met taakgerichte bekostiging?",
        "Hoe meten gemeenten of preventie werkt?",
    ),
}

Turns = list[tuple[str, str]]
"""The conversation so far: each question as typed, and the HTML of it with its answer."""


def questions_page(assistant: Assistant, registry: Registry) -> None:
    """Put the page together."""

    def ask(question: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
        turn = len(turns) + 1
        before = "".join(html for _question, html in turns)
        yield before + cards.waiting(question), "", turns, gr.update(visible=False)
        events = assistant.ask_stream(question, [earlier for earlier, _html in turns])
        events = keeping_unanswered(events, assistant.settings)
        contributed = beside_advice(Desk(assistant.settings, registry))
        for shown, is_done in _as_it_comes(turn, question, events, cache(registry.pages), contributed):
            yield before + shown, gr.skip(), [*turns, (question, shown)] if is_done else gr.skip(), gr.skip()

    header("vragen")
    introduction(
        "Vraag het de bronnen",
        "Gripwijzer zoekt antwoord in rapporten en praktijkvoorbeelden over grip op het sociaal domein. "
        "Elke zin komt letterlijk uit een bron; klik op het nummer en u ziet waar.",
    )
    turns = gr.State([])
    log = put_html("", elem_id="gesprek", js_on_load=asset("page.js"))
    with gr.Row(elem_classes="invoer", equal_height=True):
        question = gr.Textbox(
            label="Uw vraag",
            placeholder="Typ uw vraag in gewone woorden",
            max_lines=6,
            autofocus=True,
            scale=8,
            min_width=260,
        )
        send = gr.Button("Vraag", variant="primary", scale=1, min_width=110)
        clear = gr.Button("Wis gesprek", scale=1, min_width=130)
    with gr.Row(elem_classes="voorbeelden") as examples:
        chosen = [button for group, texts in EXAMPLES.items() for button in _examples(group, texts)]

    shown = [log, question, turns, examples]
    for event in (question.submit, send.click):
        event(ask, [question, turns], shown, concurrency_limit=None, **SILENT)
    for button in chosen:
        button.click(ask, [button, turns], shown, concurrency_limit=None, **SILENT)
    clear.click(lambda: ("", "", [], gr.update(visible=True)), None, shown, **SILENT)


def _as_it_comes(
    turn: int, question: str, events: Iterator[Event], pages: cards.Pages, contributed: Contributed
) -> Iterator[tuple[str, bool]]:
    """The exchange as it grows, and whether it is complete."""
    found, so_far = None, list[WrittenSentence]()
    for event in events:
        match event:
            case Found(answer):
                found = answer
            case Said(sentence):
                so_far.append(sentence)
            case StartedAgain():
                so_far.clear()
            case Finished(answer):
                yield cards.exchange(turn, question, answer, pages, contributed), True
                return
        if found:
            yield cards.being_written(turn, question, found, so_far, pages), False


def _examples(group: str, texts: tuple[str, ...]) -> list[gr.Button]:
    with gr.Column(min_width=240):
        put_html(f"<h2>{group}</h2>")
        return [gr.Button(text, elem_classes="voorbeeld") for text in texts]
