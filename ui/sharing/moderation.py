"""The HTML of the editors' part: what waits, what is placed, and the questions without an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.dates import dutch_date
from community.contribution import Contribution
from community.desk import Desk
from community.unanswered import UnansweredQuestion
from ui.dutch import counted
from ui.markup import escape, tagged
from ui.sharing.contributions import content_html
from ui.sharing.form import TABS, code_field

_HEAD = '<section class="redactie" aria-label="Redactie"><h2>Voor redacteuren</h2>'


@dataclass(frozen=True, slots=True)
class Told:
    """What to tell an editor after an action; ``errors`` by contribution number, with the reason as typed."""

    message: str = ""
    errors: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def moderation_door(error: str = "") -> str:
    """The form that asks for the editors' code."""
    return (
        f'{_HEAD}<p class="bericht" role="status" tabindex="-1"></p><form novalidate>'
        f"{code_field('redacteur', 'code-redactie', error)}"
        '<p class="knoppen"><button type="submit" class="knop">Open de redactie</button></p></form></section>'
    )


def moderation_closed(why: str) -> str:
    """That nobody can moderate here, and what to do about it."""
    return f"{_HEAD}{tagged('p', 'uitleg', why)}</section>"


def moderation_view(desk: Desk, told: Told) -> str:
    """Everything an editor decides about."""
    waiting = "".join(_item(one, desk, told, waits=True) for one in desk.shelf.waiting())
    placed = "".join(_item(one, desk, told, waits=False) for one in desk.shelf.placed())
    questions = desk.unanswered.questions()
    return (
        f"{_HEAD.replace('<section ', '<section data-code-klopt ')}"
        f'<p class="bericht" role="status" tabindex="-1">{tagged("span", "", told.message)}</p>'
        "<p>Lees of er niets over personen in staat, of het klopt en of anderen er iets aan hebben. U kunt niets "
        "veranderen: plaats een bijdrage zoals zij is, of wijs haar af met een reden. De inzender leest die reden.</p>"
        f"<h3>Wacht op u</h3>{_list(waiting, 'Er wacht niets.')}"
        f'<details class="meer"><summary>Geplaatst</summary>{_list(placed, "Er is nog niets geplaatst.")}</details>'
        f"<h3>Vragen zonder antwoord</h3>{_questions(questions, desk.settings.keep_unanswered)}"
        f"<div hidden>{code_field('redacteur', 'code-redactie', '')}</div></section>"
    )


def _list(items: str, empty: str) -> str:
    return f'<ul class="gedeeld">{items}</ul>' if items else tagged("p", "uitleg", empty)


def _item(one: Contribution, desk: Desk, told: Told, *, waits: bool) -> str:
    typed, error = told.errors.get(one.id, ("", ""))
    id_ = f"reden-{one.id}"
    invalid = ' aria-invalid="true"' if error else ""
    place = '<button type="submit" name="decision" value="plaats" class="knop">Plaats</button> ' if waits else ""
    refuse = "Wijs af" if waits else "Haal weg"
    about = tagged("span", "alleen-voorlezen", f" bijdrage {one.id}")
    return (
        f'<li><p class="gegevens">{TABS[one.kind]} · nummer {one.id} · verstuurd op {dutch_date(one.sent_on)}</p>'
        f'{content_html(one, desk.registry)}<form novalidate class="besluit">'
        f'<input type="hidden" name="number" value="{one.id}">'
        f'<div class="veld"><label for="{id_}">Reden (alleen bij afwijzen)</label>'
        f'<span id="{id_}-uitleg">{tagged("span", "fout", error)}</span>'
        f'<input id="{id_}" name="reason" value="{escape(typed)}" autocomplete="off" '
        f'aria-describedby="{id_}-uitleg"{invalid}></div><p class="knoppen">{place}'
        f'<button type="submit" name="decision" value="wijs_af" class="knop licht">{refuse}{about}</button></p>'
        "</form></li>"
    )


def _questions(questions: list[UnansweredQuestion], kept: bool) -> str:
    off = "" if kept else tagged("p", "let-op", "Bewaren staat uit (GRIPWIJZER_KEEP_UNANSWERED): er komt niets bij.")
    if not questions:
        return off + tagged("p", "uitleg", "De lijst is leeg.")
    rows = "".join(map(_question, questions))
    return (
        f"{off}<p>Dit vroegen mensen en vonden de bronnen niet: {counted(len(questions), 'vraag', 'vragen')}. Vragen "
        "die op elkaar lijken staan bij elkaar. Wie het vroeg en op welke dag, is niet bewaard.</p>"
        '<p><button type="button" class="knop licht" data-haal="api/unanswered.csv" '
        'data-naam="vragen-zonder-antwoord.csv">Bewaar als CSV</button></p>'
        '<div class="tabel" tabindex="0" role="region" aria-label="Vragen zonder antwoord"><table><thead><tr>'
        '<th scope="col">Vraag</th><th scope="col">Keer</th><th scope="col">Laatst</th><th scope="col">Stand</th>'
        f'<th scope="col">Doen</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _question(one: UnansweredQuestion) -> str:
    solve, name = ("opgelost", "Opgelost") if one.state == "open" else ("open", "Toch open")
    about = tagged("span", "alleen-voorlezen", f": {one.question}")
    return (
        f'<tr class="{one.state}"><td>{escape(one.question)}</td><td>{one.times}</td><td>{_week(one.last_week)}</td>'
        f"<td>{one.state}</td><td><form>"
        f'<input type="hidden" name="question" value="{escape(one.id)}">'
        f'<button type="submit" name="mark" value="{solve}" class="knop licht">{name}{about}</button> '
        f'<button type="submit" name="mark" value="verwijder" class="knop licht">Verwijder{about}</button>'
        "</form></td></tr>"
    )


def _week(week: str) -> str:
    year, number = week.split("-W")
    return f"week {int(number)} van {year}"
