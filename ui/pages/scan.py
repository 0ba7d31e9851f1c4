"""The page at ``/gripscan``: a municipality looks at itself, alone or with several people, and talks about it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import gradio as gr

from assistant.pipeline import Assistant
from corpus.errors import GripwijzerError
from corpus.model import Document
from corpus.registry import Registry
from corpus.settings import Settings
from scan.advice import advise
from scan.entry import DONT_KNOW, check_answers
from scan.errors import Refused, UnknownScan
from scan.model import Participant, Scan
from scan.profile import profile
from scan.propositions import propositions
from scan.scans import Scans
from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html
from ui.scanning.form import Entry, form
from ui.scanning.result import missing, next_steps, removed, result
from ui.scanning.start import start
from ui.scanning.topics import looked_up, weak_topics

MOST_ADVISED = 4
"""For how many weak topics advice is looked up; more is no start of a conversation."""


_ASK = """
watch("value", () => {
  const asked = element.querySelector("[data-zoek]");
  if (asked) trigger("submit", JSON.parse(asked.dataset.zoek));
});
"""
"""Has advice looked up as soon as there is a result."""

Shown = tuple[str, str, str]
"""The parts of the page: what is filled in or found, the weak topics, and what can be done next."""


def scan_page(page: gr.Blocks, assistant: Assistant, registry: Registry, settings: Settings) -> None:
    """Put the page together; the script of its first part says what was done in any of them."""
    scans = Scans(settings)

    def show(request: gr.Request) -> Shown:
        scan_id = request.query_params.get("scan", "")
        try:
            if not scan_id:
                return alone(start(scans.may_keep))
            if "resultaat" in request.query_params or not scans.may_keep:
                return outcome(scans.get(scan_id))
            return filling(scans.get(scan_id))
        except UnknownScan as error:
            return alone(missing(str(error)))

    def act(sent: gr.EventData) -> Shown:
        said = _Said(sent)
        try:
            return step(said)
        except UnknownScan as error:
            return alone(missing(str(error)))
        except Refused as error:
            return again(said, {error.field: str(error)})
        except GripwijzerError as error:
            return again(said, {"antwoorden": str(error)})

    def step(said: _Said) -> Shown:
        match said.text("doe"):
            case "begin":
                return filling(scans.begin(said.text("gemeente")))
            case "los":
                return filling(None)
            case "stuur" if not said.scan:
                return outcome(_unkept(said.answers))
            case "stuur":
                kept = scans.take_part(said.scan, said.text("rol"), said.answers, said.key or None)
                return outcome(scans.get(said.scan), kept.key)
            case "open" if scans.get(said.scan).participant(said.key):
                return outcome(scans.get(said.scan), said.key)
            case "open" | "nieuw":
                return filling(scans.get(said.scan))
            case "wijzig":
                scan = scans.get(said.scan)
                return filling(scan, _entry(scan.participant(said.key)), said.key)
            case "terug":
                scans.take_back(said.scan, said.key)
                return alone(removed(said.scan))
            case "verwijder":
                scans.remove(said.scan)
                return alone(removed())
        return alone(start(scans.may_keep))

    def again(said: _Said, errors: Mapping[str, str]) -> Shown:
        if said.text("doe") == "begin":
            return alone(start(scans.may_keep, said.text("gemeente"), " ".join(errors.values())))
        chosen = {name: value for name, value in said.answers.items() if isinstance(value, str)}
        return filling(scans.get(said.scan) if said.scan else None, Entry(said.text("rol"), chosen, errors), said.key)

    def filling(scan: Scan | None, entry: Entry = Entry(), key: str = "") -> Shown:  # noqa: B008 (frozen)
        return alone(form(scan, entry, key, _sources(registry)))

    def look_up(sent: gr.EventData) -> str:
        """Advice takes a while: it comes after the result, into a part of its own."""
        said = _Said(sent)
        try:
            found = profile(scans.get(said.scan) if said.scan else _unkept(said.answers))
        except (UnknownScan, Refused):
            return ""
        advice = [advise(topic, assistant) for topic in found.weak()[:MOST_ADVISED]]
        return weak_topics(found, advice, cache(registry.pages))

    header("gripscan")
    introduction("Gripscan", "Hoe staat uw gemeente ervoor? Vul de stellingen in, en praat over wat u ziet.")
    body = put_html(js_on_load=asset("scan.js"))
    weak = put_html(js_on_load=_ASK)
    parts = [body, weak, put_html()]
    page.load(show, None, parts, **SILENT).then(js=name_tab("Gripscan"))
    asked = weak.submit(look_up, None, weak, concurrency_limit=None, trigger_mode="multiple", **SILENT)
    # Advice about what was shown before comes too late.
    body.submit(act, None, parts, concurrency_limit=None, cancels=[asked], **SILENT)


def outcome(scan: Scan, key: str = "") -> Shown:
    """The page with a result; without an id, the scan is not kept."""
    waiting = looked_up(scan) if scan.participants else ""
    return result(scan, profile(scan), key), waiting, next_steps(scan, key)


def alone(html: str) -> Shown:
    """The page with its first part alone."""
    return html, "", ""


class _Said:
    """What the page's script says was done; anything may be in it, or missing."""

    def __init__(self, sent: gr.EventData) -> None:
        self._sent = sent
        self.scan = self.text("scan")
        self.key = self.text("sleutel")
        answers: Any = getattr(sent, "antwoorden", {})
        self.answers: dict[Any, Any] = answers if isinstance(answers, dict) else {}

    def text(self, name: str) -> str:
        value: Any = getattr(self._sent, name, "")
        return value if isinstance(value, str) else ""


def _sources(registry: Registry) -> dict[str, Document]:
    """The documents that propositions lean on, as far as they are in the index."""
    found = (registry.document(name) for name in {source for one in propositions().values() for source in one.sources})
    return {document.id: document for document in found if document}


def _entry(participant: Participant | None) -> Entry:
    """What a participant sent, as it stands in the form."""
    if participant is None:
        raise UnknownScan
    answers = {name: DONT_KNOW if score is None else str(score) for name, score in participant.answers.items()}
    return Entry(participant.role, answers)


def _unkept(answers: Mapping[Any, Any]) -> Scan:
    """One participant's answers as a scan that is never stored."""
    return Scan("", "", "", (Participant("", "u", "", check_answers(answers)),))
