"""The HTML of the Gripscan's form: all propositions, for one participant; everything given is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.model import Document
from scan import messages
from scan.entry import DONT_KNOW, LONGEST_ROLE
from scan.model import Scan
from scan.propositions import Proposition, propositions, topics
from ui.dutch import counted
from ui.markup import document_link, escape, facts, tagged
from ui.scanning.start import share

ROLES = (
    "raadslid",
    "wethouder",
    "beleidsadviseur",
    "financieel adviseur",
    "consulent",
    "teamleider",
    "lid van de adviesraad",
)
"""Suggestions; any role may be typed."""

_NOTHING_KEPT = (
    '<h2 tabindex="-1">Vul de scan in</h2><p class="let-op">Hier wordt niets bewaard. '
    "Wat u invult, blijft in dit tabblad tot u het sluit.</p>"
)
_WHO_SEES_WHAT = (
    '<p class="let-op">Wie de link heeft, ziet straks uw rol en uw antwoorden. Vul daarom geen naam in. '
    "Is uw rol uniek, dan weet men misschien dat u het bent.</p>"
    '<p class="uitleg">Tot u instuurt, staan uw antwoorden alleen in deze browser. '
    "Laadt u de pagina opnieuw, dan blijven ze staan.</p>"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """How the form stands: what was filled in, and what is wrong with it per field (rol, antwoorden)."""

    role: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def form(scan: Scan | None, entry: Entry, key: str, sources: Mapping[str, Document]) -> str:
    """The form; without a scan nothing is kept. ``key`` is of the participant who changes what was sent before."""
    count = len(propositions())
    parts = "".join(
        f'<section class="onderwerp"><h3>{number}. {escape(theme.name)}</h3>{tagged("p", "uitleg", theme.definition)}'
        f"{''.join(_proposition(one, entry.answers.get(one.id, ''), sources) for one in asked)}</section>"
        for number, (theme, asked) in enumerate(topics().items(), start=1)
    )
    send = "Stuur in en bekijk het resultaat" if scan else "Bekijk het resultaat"
    return (
        f'<section data-scherm="invullen" data-scan="{escape(scan.id) if scan else ""}" data-sleutel="{escape(key)}">'
        f"{_joining(scan) if scan else _NOTHING_KEPT}"
        f'<p class="bericht" role="alert" tabindex="-1">{tagged("span", "", " ".join(entry.errors.values()))}</p>'
        f'<form class="gripscan" data-doe="stuur" novalidate>{_role(entry) if scan else ""}'
        f'<div class="voortgang"><label for="voortgang">Beantwoord: <span>0</span> van {count}</label>'
        f'<progress id="voortgang" max="{count}" value="0"></progress></div>{parts}'
        '<p class="uitleg">Overslaan mag. Wat u overslaat, telt voor u niet mee.</p>'
        f'<p class="knoppen"><button class="knop">{send}</button></p></form></section>'
    )


def _joining(scan: Scan) -> str:
    """For whom the scan is, its link, and who sees what."""
    count = len(scan.participants)
    so_far = (
        f"Al {counted(count, 'deelnemer heeft', 'deelnemers hebben')} ingestuurd."
        if count
        else "Er heeft nog niemand ingestuurd."
    )
    return (
        f'<h2 tabindex="-1">Gripscan voor {escape(scan.municipality)}</h2>{share(scan)}'
        f"<p>{so_far} Antwoorden van anderen ziet u pas als u zelf hebt ingestuurd, zodat u elkaar niet beïnvloedt.</p>"
        f"{_WHO_SEES_WHAT}"
        '<details class="meer"><summary>Leidt u het gesprek en vult u zelf niet in?</summary>'
        f'<p>Bekijk het resultaat pas als iedereen klaar is. <a href="gripscan?scan={escape(scan.id)}&amp;resultaat=1">'
        "Naar het resultaat zonder in te vullen</a></p></details>"
    )


def _role(entry: Entry) -> str:
    options = "".join(f'<option value="{role}"></option>' for role in ROLES)
    error = entry.errors.get("rol", "")
    wrong = ' aria-invalid="true"' if error else ""
    return (
        '<div class="veld"><label for="rol">Uw rol</label><span id="rol-uitleg">'
        '<span class="uitleg">Een rol en geen naam, zoals raadslid of beleidsadviseur.</span>'
        f"{tagged('span', 'fout', error)}</span>"
        f'<input id="rol" name="rol" list="rollen" autocomplete="off" maxlength="{LONGEST_ROLE}"'
        f' aria-describedby="rol-uitleg"{wrong} value="{escape(entry.role)}">'
        f'<datalist id="rollen">{options}</datalist></div>'
    )


def _proposition(one: Proposition, chosen: str, sources: Mapping[str, Document]) -> str:
    answers = [(str(score), text) for score, text in enumerate(one.answers)] + [(DONT_KNOW, messages.DONT_KNOW)]
    radios = "".join(
        f'<label><input type="radio" name="{one.id}" value="{value}"{" checked" if value == chosen else ""}> '
        f"<span>{escape(text)}</span></label>"
        for value, text in answers
    )
    return (
        f'<div class="kaart-stelling"><fieldset class="stelling"><legend>{escape(one.text)}</legend>'
        f'<div class="antwoorden">{radios}</div></fieldset>{_origin(one, sources)}</div>'
    )


def _origin(one: Proposition, sources: Mapping[str, Document]) -> str:
    """Why a proposition is asked, with links to those of its sources that are in the index."""
    links = "".join(
        f'<li>{document_link(document.id, document.title)}<span class="gegevens">{facts(document)}</span></li>'
        for document in (sources[name] for name in one.sources if name in sources)
    )
    listed = f"<ul>{links}</ul>" if links else tagged("p", "uitleg", "De bronnen hiervan staan hier niet in de index.")
    return (
        '<details class="meer herkomst-stelling"><summary>Waar komt dit vandaan?'
        f"{tagged('span', 'alleen-voorlezen', f' {one.text}')}</summary>{tagged('p', '', one.reason)}{listed}</details>"
    )
