"""The HTML of a scan's result: profile, differences, and what can be done next; everything given is escaped."""

from collections.abc import Sequence

from assistant.dates import dutch_date
from scan import messages
from scan.model import Scan
from scan.profile import STRONG_FROM, Profile, Scores, TopicProfile
from scan.propositions import Proposition
from ui.basket import item_button
from ui.dutch import counted
from ui.markup import escape, tagged
from ui.scanning.chart import chart, number
from ui.scanning.start import share

MOST_DIFFERENCES = 6

_PRINT = '<button type="button" class="knop licht" data-afdrukken>Druk af</button>'
_EMPTY = (
    '<div class="melding"><h3>Nog geen antwoorden</h3>'
    "<p>Deel de link. Zodra iemand instuurt, ziet u hier het profiel.</p></div>"
)
_BACK_TO_FORM = '<form data-doe="los"><button class="knop licht">Terug naar de stellingen</button></form>'
_CHANGE = '<form data-doe="wijzig"><button class="knop licht">Wijzig mijn antwoorden</button></form>'
_NEXT_PERSON = (
    '<form data-doe="nieuw"><button class="knop licht">Laat iemand anders invullen op dit apparaat</button></form>'
)
_ABOUT_NEXT_PERSON = (
    '<p class="uitleg">Vult iemand anders in op dit apparaat, dan kunt u uw eigen antwoorden hier niet meer wijzigen. '
    "Ze blijven wel meetellen.</p>"
)
_TAKE_BACK = (
    '<form data-doe="terug"><p>Haal alleen weg wat u zelf invulde.</p>'
    '<button class="knop licht">Verwijder mijn antwoorden</button></form>'
)


def result(scan: Scan, found: Profile, key: str = "") -> str:
    """The result, but for the weak topics and what can be done next; a scan without an id is not kept.

    ``key`` is of the participant who looks, or empty.
    """
    count = len(scan.participants)
    title = f"Resultaat voor {scan.municipality}" if scan.id else "Uw resultaat"
    said = f"Met antwoorden van {counted(count, 'deelnemer', 'deelnemers')}. {messages.NO_JUDGEMENT}"
    body = _EMPTY
    if count:
        body = (
            f'<p class="links niet-afdrukken">{_PRINT}{_exports(scan) if scan.id else ""}{_for_note(scan, found)}</p>'
            f"<h3>Profiel</h3>{chart(found)}{_unanswered(found.unanswered())}"
            f"{_differences(found)}{_strong(found.strong())}"
        )
    about = f'data-scherm="resultaat" data-scan="{escape(scan.id)}" data-sleutel="{escape(key)}"'
    return (
        f'<section class="scanresultaat" {about}><h2 tabindex="-1">{escape(title)}</h2>{tagged("p", "", said)}'
        f"{share(scan) if scan.id else ''}{body}</section>"
    )


def next_steps(scan: Scan, key: str = "") -> str:
    """What can be done after the result: change, let another fill in, remove. The buttons say what they do."""
    if not scan.id:
        return _BACK_TO_FORM
    own, back = f'<p><a href="gripscan?scan={escape(scan.id)}">Vul zelf in</a></p>', ""
    if key:
        own = f'<div class="knoppenrij">{_CHANGE}{_NEXT_PERSON}</div>{_ABOUT_NEXT_PERSON}'
        back = _TAKE_BACK
    return (
        f'<section class="verder-met-scan niet-afdrukken"><h3>Verder</h3>{own}'
        f'<details class="meer verwijderen"><summary>Verwijderen</summary>{back}<form data-doe="verwijder">'
        "<p>Verwijder de hele scan, met de antwoorden van alle deelnemers. Dit kan niet terug.</p>"
        '<label class="zeker"><input type="checkbox" name="zeker" required> Ja, ik weet het zeker</label> '
        '<button class="knop licht">Verwijder de hele scan</button></form></details></section>'
    )


def removed(scan_id: str = "") -> str:
    """That a scan was removed for good, or only one's own answers from the scan that is named."""
    title = "Uw antwoorden zijn verwijderd" if scan_id else "De scan is verwijderd"
    what = "Wat u invulde, is" if scan_id else "Alle antwoorden van alle deelnemers zijn"
    on = (
        f'<a href="gripscan?scan={escape(scan_id)}">Doe opnieuw mee aan deze scan</a>'
        if scan_id
        else '<a href="gripscan">Begin een nieuwe scan</a>'
    )
    return (
        '<section data-scherm="weg" data-scan=""><div class="melding" role="status">'
        f'<h2 tabindex="-1">{title}</h2><p>{what} uit het bestand gehaald. Dit kan niet terug.</p>'
        f"<p>{on}</p></div></section>"
    )


def missing(why: str) -> str:
    """That there is no such scan."""
    return (
        '<section data-scherm="onbekend" data-scan=""><div class="melding error" role="alert">'
        f'<h2 tabindex="-1">Deze scan is er niet</h2>{tagged("p", "", why)}'
        '<p><a href="gripscan">Naar het begin van de Gripscan</a></p></div></section>'
    )


def _exports(scan: Scan) -> str:
    kinds = {"xlsx": "Neem mee als werkmap (Excel)", "csv": "als tabel (CSV)", "json": "als gegevens (JSON)"}
    return "".join(
        f'<a href="api/scans/{escape(scan.id)}/export.{ending}" download>{text}</a>' for ending, text in kinds.items()
    )


def _for_note(scan: Scan, found: Profile) -> str:
    """The button that puts the profile in the conversation note, with its own figures."""
    title = f"Gripscan {scan.municipality}".strip()
    rows = [
        {"theme": one.topic.name, "outcome": f"{number(one.scores.mean)} van 3", "explanation": _range(one.scores)}
        if one.scores.n
        else {"theme": one.topic.name, "outcome": "geen antwoord", "explanation": ""}
        for one in found.topics
    ]
    made_on = dutch_date(max(one.sent for one in scan.participants))
    return item_button({"kind": "scan", "title": title, "made_on": made_on, "rows": rows}, "dit profiel")


def _range(scores: Scores) -> str:
    people = counted(scores.n, "deelnemer", "deelnemers")
    return f"{people}, van {number(scores.lowest)} tot {number(scores.highest)}" if scores.distance else people


def _unanswered(topics: Sequence[TopicProfile]) -> str:
    names = ", ".join(one.topic.name for one in topics)
    text = f"Niemand gaf hier een antwoord: {names}. Daar zegt dit profiel dus niets over."
    return tagged("p", "let-op", text if names else "")


def _differences(found: Profile) -> str:
    if len(found.names) < 2:
        return ""
    heading, different = "<h3>Hier denkt u verschillend over</h3>", found.differences()
    if not different:
        return f"{heading}<p>Bij geen enkele stelling verschilt u een heel antwoord of meer.</p>"
    items = "".join(f"<li>{_difference(one, scores, found.names)}</li>" for one, scores in different[:MOST_DIFFERENCES])
    rest = counted(len(different) - MOST_DIFFERENCES, "stelling", "stellingen")
    more = f"Bij nog {rest} denkt u verschillend; zie de werkmap of de tabel om mee te nemen."
    return (
        f"{heading}<p>Het grootste verschil staat bovenaan. Vraag elkaar: wat ziet u, dat ik niet zie?</p>"
        f'<ol class="verschillen">{items}</ol>'
        f"{tagged('p', 'uitleg', more if len(different) > MOST_DIFFERENCES else '')}"
    )


def _difference(one: Proposition, scores: Scores, names: Sequence[str]) -> str:
    """A proposition with each answer that was given, and by whom."""
    given = list[str]()
    for score, text in enumerate(one.answers):
        who = [name for name, point in zip(names, scores.points, strict=True) if point == score]
        if who:
            given.append(f'<li><span class="wie">{escape(", ".join(who))}</span> {escape(text)}</li>')
    return f'<p class="stelling">{escape(one.text)}</p><ul>{"".join(given)}</ul>'


def _strong(topics: Sequence[TopicProfile]) -> str:
    if not topics:
        return ""
    items = "".join(f"<li>{escape(one.topic.name)} ({number(one.scores.mean)})</li>" for one in topics)
    about = f"Gemiddeld {number(STRONG_FROM)} of hoger."
    return f'<h3>Dit gaat goed</h3>{tagged("p", "uitleg", about)}<ul class="sterk">{items}</ul>'
