"""The page at ``/kennisnetwerk``: what members share, the forms to add to it, and the editors' part."""

from collections.abc import Sequence
from typing import Any, cast

import gradio as gr

from community.access import require, why_closed
from community.contribution import CONTRIBUTION_KINDS, ContributionKind
from community.desk import Desk
from community.errors import Closed, NotAccepted, TooManyTries, WrongCode
from community.messages import NOT_SENT
from community.shelf import examples
from corpus.errors import GripwijzerError
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.themes import themes
from ui.markup import tagged
from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html
from ui.sharing.contributions import shared
from ui.sharing.form import FormState, contribution_form, follow_form
from ui.sharing.moderation import Told, moderation_closed, moderation_door, moderation_view

_DENIED = (Closed, WrongCode, TooManyTries)


class _Sent:
    """What a form of the page sent: every field as a list of texts."""

    def __init__(self, event: gr.EventData) -> None:
        self._event = event

    def all(self, name: str) -> list[str]:
        value = getattr(self._event, name, [])
        return [str(one) for one in value] if isinstance(value, list) else []

    def one(self, name: str) -> str:
        return "".join(self.all(name)[:1])


def community_page(page: gr.Blocks, registry: Registry, settings: Settings) -> None:
    """Put the page together; where contributing is closed, there is no form but the reason why."""
    desk = Desk(settings, registry)
    closed, closed_for_editors = why_closed(settings, "lid"), why_closed(settings, "redacteur")

    def find(theme: str, municipality: str) -> str:
        try:
            return shared(desk.shelf.placed(), registry, theme, municipality)
        except GripwijzerError as error:
            return tagged("p", "let-op", str(error))

    def show(request: gr.Request) -> tuple[Any, ...]:
        about = request.query_params.get("over", "")
        state = FormState(kind="ervaring", texts={"about": [about]}) if about else FormState()
        form = "" if closed else contribution_form(state, registry)
        return find("", ""), gr.update(choices=_places(desk)), form

    def contribute(event: gr.EventData) -> str:
        return contribution_form(_contributed(desk, _Sent(event)), registry)

    def follow(event: gr.EventData) -> tuple[Any, ...]:
        sent = _Sent(event)
        return _followed(desk, sent.one("receipt"), withdraw=bool(sent.one("withdraw"))), find("", "")

    def moderate(event: gr.EventData) -> tuple[Any, ...]:
        return _moderated(desk, _Sent(event)), find("", "")

    header("kennisnetwerk")
    introduction(
        "Kennisnetwerk",
        "Hier delen leden wat zij zelf deden en meemaakten. Een redacteur leest elke bijdrage eerst. Bijdragen zijn "
        "geen bronnen: Gripwijzer gebruikt ze nooit in antwoorden, en ze tellen niet mee bij het zoeken.",
    )
    with gr.Row(elem_classes="filters"):
        theme = gr.Dropdown(
            [("Alle thema's", ""), *((one.name, one.slug) for one in themes().values())],
            value="",
            label="Thema",
            min_width=260,
        )
        municipality = gr.Dropdown([("Alle gemeenten", "")], value="", label="Gemeente", min_width=260)
    found = put_html()
    form = put_html(js_on_load=asset("community.js"))
    if closed:
        put_html(f'<div class="melding"><h2>Zelf iets bijdragen</h2>{tagged("p", "", closed)}</div>')
    own = put_html(follow_form(), js_on_load=asset("community.js"))
    if closed_for_editors:
        put_html(moderation_closed(closed_for_editors))
    else:
        editors = put_html(moderation_door(), js_on_load=asset("community.js"))
        editors.submit(moderate, None, [editors, found], **SILENT)

    page.load(show, None, [found, municipality, form], **SILENT).then(js=name_tab("Kennisnetwerk"))
    gr.on([theme.change, municipality.change], find, [theme, municipality], found, trigger_mode="always_last", **SILENT)
    own.submit(follow, None, [own, found], **SILENT)
    if not closed:
        form.submit(contribute, None, form, **SILENT)


def _places(desk: Desk) -> Sequence[tuple[str, str]]:
    try:
        found = {example.municipality for _one, example in examples(desk.shelf.placed())}
    except GripwijzerError:
        found = set()
    return [("Alle gemeenten", ""), *((name, name) for name in sorted(found))]


def _contributed(desk: Desk, sent: _Sent) -> FormState:
    """How the form stands after it was sent."""
    kind = cast(ContributionKind, sent.one("kind") if sent.one("kind") in CONTRIBUTION_KINDS else CONTRIBUTION_KINDS[0])
    names = "municipality done result themes contact link about worked reason title why".split()
    texts = {name: sent.all(name) for name in names}
    try:
        receipt = desk.contribute(sent.one("code"), kind, texts)
    except NotAccepted as error:
        return FormState(kind, texts, error.errors, NOT_SENT, knows_code=True)
    except _DENIED as error:
        return FormState(kind, texts, {"code": str(error)}, NOT_SENT)
    except GripwijzerError as error:
        return FormState(kind, texts, message=str(error), knows_code=True)
    return FormState(kind, receipt=receipt, knows_code=True)


def _followed(desk: Desk, receipt: str, *, withdraw: bool) -> str:
    try:
        if withdraw:
            desk.withdraw(receipt)
            return follow_form(message="Uw bijdrage is ingetrokken en gewist.")
        return follow_form(desk.shelf.of_receipt(receipt), receipt, registry=desk.registry)
    except GripwijzerError as error:
        return follow_form(receipt=receipt, message=str(error))


def _moderated(desk: Desk, sent: _Sent) -> str:
    """The editors' part after an action; without a right code, its door."""
    try:
        require(desk.settings, "redacteur", sent.one("code"))
        return moderation_view(desk, _acted(desk, sent))
    except GripwijzerError as error:
        return moderation_door(str(error))


def _acted(desk: Desk, sent: _Sent) -> Told:
    number, question = sent.one("number"), sent.one("question")
    try:
        if question and sent.one("mark") == "verwijder":
            desk.unanswered.remove(question)
            return Told("De vraag is uit de lijst gehaald.")
        if question:
            desk.unanswered.mark(question, "open" if sent.one("mark") == "open" else "opgelost")
            return Told("De stand van de vraag is veranderd.")
        if number.isdecimal() and len(number) < 16:
            place = sent.one("decision") == "plaats"
            one = desk.decide(sent.one("code"), int(number), place=place, reason=sent.one("reason"))
            return Told(f"Bijdrage {one.id} is {one.state}.")
    except NotAccepted as error:
        return Told("Nog niet afgewezen.", {int(number): (sent.one("reason"), error.errors["reason"])})
    except GripwijzerError as error:
        return Told(str(error))
    return Told()
