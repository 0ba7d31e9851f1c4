"""The form with which members contribute, a tab for each kind, and what they see after sending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.dates import dutch_date
from community.check import LENGTHS, MOST_THEMES
from community.contribution import CONTRIBUTION_KINDS, Contribution, ContributionKind, Reference
from corpus.live import LiveView
from corpus.municipalities import municipalities
from corpus.themes import themes
from ui.markup import escape, tagged
from ui.sharing.contributions import content_html, quoted_advice

TABS: dict[ContributionKind, str] = {
    "praktijkvoorbeeld": "Praktijkvoorbeeld",
    "ervaring": "Bij ons gewerkt?",
    "ontbrekende_bron": "Bron die ontbreekt",
}
_FIELDS: dict[ContributionKind, tuple[str, ...]] = {
    "praktijkvoorbeeld": ("municipality", "done", "result", "themes", "contact", "link"),
    "ervaring": ("municipality", "worked", "reason"),
    "ontbrekende_bron": ("title", "link", "why"),
}
_NAMES = {
    "municipality": "Gemeente",
    "done": "Wat hebt u gedaan?",
    "result": "Wat leverde het op?",
    "themes": "Thema's",
    "contact": "Wie weet er meer van?",
    "link": "Webadres",
    "worked": "Heeft deze aanbeveling bij u gewerkt?",
    "reason": "Waarom wel of niet?",
    "title": "Titel",
    "why": "Waarom hoort deze bron erbij?",
}
_HINTS = {
    "municipality": "Begin te typen en kies uit de lijst.",
    "result": "Ook als het tegenviel: daar leren anderen van.",
    "themes": f"Kies er één tot {MOST_THEMES}.",
    "contact": "Een functie, geen naam of mailadres. Bijvoorbeeld: beleidsadviseur jeugd.",
    "link": "Begint met https:// of http://.",
    "title": "Zoals hij op de bron staat.",
}
_LONG = ("done", "result", "reason", "why")
_PLACES = "gemeentelijst"


@dataclass(frozen=True, slots=True)
class FormState:
    """How the form stands: which tab is open, what was filled in, what is wrong with it, and what to tell on top.

    ``knows_code`` says that the code was right, so that the browser may remember it.
    """

    kind: ContributionKind = "praktijkvoorbeeld"
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    receipt: str = ""
    knows_code: bool = False


def contribution_form(state: FormState, registry: LiveView) -> str:
    """The form with its tabs, or the receipt of what was just sent above it."""
    tabs = "".join(
        f'<button type="button" role="tab" id="tab-{kind}" aria-controls="paneel-{kind}" '
        f'aria-selected="{str(kind == state.kind).lower()}" tabindex="{0 if kind == state.kind else -1}">'
        f"{name}</button>"
        for kind, name in TABS.items()
    )
    panels = "".join(_panel(kind, state, registry) for kind in CONTRIBUTION_KINDS)
    places = "".join(f'<option value="{escape(name)}"></option>' for name in sorted(municipalities()))
    known = " data-code-klopt" if state.knows_code else ""
    return (
        f'<section class="bijdragen"{known} aria-labelledby="bijdragen">'
        '<h2 id="bijdragen">Zelf iets bijdragen</h2>'
        f"{_receipt(state.receipt)}"
        "<p>Een redacteur leest elke bijdrage voordat anderen haar zien. Noem geen namen van mensen en geen gegevens "
        "van inwoners.</p>"
        f'<p class="bericht" role="status" tabindex="-1">{tagged("span", "", state.message)}</p>'
        f'<div role="tablist" class="tabs" aria-label="Wat wilt u bijdragen?">{tabs}</div>{panels}'
        f'<datalist id="{_PLACES}">{places}</datalist></section>'
    )


def follow_form(
    found: Contribution | None = None, receipt: str = "", message: str = "", registry: LiveView | None = None
) -> str:
    """The form to look how one's own contribution stands, and to withdraw it."""
    shown = _own(found, receipt, registry) if found and registry else ""
    is_open = " open" if message or shown else ""
    return (
        f'<details class="meer volgen"{is_open}><summary>Uw bijdrage volgen of intrekken</summary>'
        f'<p class="bericht" role="status" tabindex="-1">{tagged("span", "", message)}</p>'
        '<form novalidate><div class="veld"><label for="veld-receipt">Ontvangstcode</label>'
        '<span class="uitleg" id="veld-receipt-uitleg">Die kreeg u toen u de bijdrage verstuurde.</span>'
        f'<input id="veld-receipt" name="receipt" value="{escape(receipt)}" autocomplete="off" '
        'aria-describedby="veld-receipt-uitleg"></div>'
        f'<p class="knoppen"><button type="submit" class="knop">Bekijk</button></p></form>{shown}</details>'
    )


def code_field(role: str, id_: str, error: str) -> str:
    """The field for a code. The browser fills it in and hides it once a code was right; no page ever holds one."""
    invalid = ' aria-invalid="true"' if error else ""
    label = {"lid": "Code voor leden", "redacteur": "Code voor redacteuren"}[role]
    return (
        f'<div class="veld code"><label for="{id_}">{label}</label><span id="{id_}-uitleg">'
        f'<span class="uitleg">U krijgt hem van de beheerder. Deze browser onthoudt hem tot u het tabblad sluit.</span>'
        f'{tagged("span", "fout", error)}</span><input type="password" id="{id_}" name="code" data-rol="{role}" '
        f'autocomplete="off" aria-describedby="{id_}-uitleg"{invalid}></div>'
        '<p class="andere-code" hidden><button type="button" class="knop licht">Andere code gebruiken</button></p>'
    )


def _panel(kind: ContributionKind, state: FormState, registry: LiveView) -> str:
    is_open = kind == state.kind
    texts, errors = (state.texts, state.errors) if is_open else ({}, {})
    about = "".join(state.texts.get("about", ())) if kind == "ervaring" else ""
    body = _about(about, registry) if kind == "ervaring" else ""
    if kind != "ervaring" or 'name="about"' in body:
        fields = "".join(_field(kind, name, texts.get(name, ()), errors.get(name, "")) for name in _FIELDS[kind])
        body = (
            f'<form novalidate><input type="hidden" name="kind" value="{kind}">{body}'
            f"{code_field('lid', f'code-{kind}', errors.get('code', ''))}{fields}"
            '<p class="knoppen"><button type="submit" class="knop">Verstuur</button></p></form>'
        )
    hidden = "" if is_open else " hidden"
    return f'<div role="tabpanel" id="paneel-{kind}" aria-labelledby="tab-{kind}"{hidden}>{body}</div>'


def _about(about: str, registry: LiveView) -> str:
    reference = Reference.parse(about)
    quote = quoted_advice(reference, registry) if reference else None
    if quote is None:
        lost = tagged("p", "let-op", "Deze aanbeveling staat niet (meer) in de bronnen.") if about else ""
        return (
            f"{lost}<p>Kies eerst over welke aanbeveling het gaat: stel een vraag en klik bij een aanbeveling op "
            '<strong>Bij ons gewerkt?</strong></p><p><a href="./">Naar de vragen</a></p>'
        )
    return f'<p>U vertelt over deze aanbeveling:</p>{quote}<input type="hidden" name="about" value="{escape(about)}">'


def _field(kind: ContributionKind, name: str, values: Sequence[str], error: str) -> str:
    id_, label = f"veld-{kind}-{name}", escape(_NAMES[name])
    optional = ' <span class="mag-leeg">(mag leeg)</span>' if (kind, name) == ("praktijkvoorbeeld", "link") else ""
    hint = _HINTS.get(name, "")
    if name in LENGTHS:
        least, most = LENGTHS[name]
        hint = f"{hint} {least} tot {most} tekens.".strip()
    said = f'<span id="{id_}-uitleg">{tagged("span", "uitleg", hint)}{tagged("span", "fout", error)}</span>'
    invalid = ' aria-invalid="true"' if error else ""
    about = f'aria-describedby="{id_}-uitleg"{invalid}'
    if name in ("themes", "worked"):
        choices = {theme.slug: theme.name for theme in themes().values()} if name == "themes" else _VERDICTS
        kind_of_box = "checkbox" if name == "themes" else "radio"
        boxes = "".join(
            f'<label><input type="{kind_of_box}" name="{name}" value="{value}"{" checked" if value in values else ""}'
            f"{invalid if number == 0 else ''}> {escape(shown)}</label>"
            for number, (value, shown) in enumerate(choices.items())
        )
        return (
            f'<fieldset class="veld" aria-describedby="{id_}-uitleg"><legend>{label}</legend>{said}'
            f'<span class="keuzes">{boxes}</span></fieldset>'
        )
    text = escape("".join(values[:1]))
    if name in _LONG:
        entry = f'<textarea id="{id_}" name="{name}" rows="4" {about}>\n{text}</textarea>'
    else:
        more = f' list="{_PLACES}"' if name == "municipality" else ' type="url"' if name == "link" else ""
        entry = f'<input id="{id_}" name="{name}" value="{text}" autocomplete="off"{more} {about}>'
    return f'<div class="veld"><label for="{id_}">{label}{optional}</label>{said}{entry}</div>'


_VERDICTS = {"ja": "Ja, het heeft gewerkt", "nee": "Nee, het heeft niet gewerkt"}


def _receipt(receipt: str) -> str:
    if not receipt:
        return ""
    return (
        '<div class="melding gelukt" role="status" tabindex="-1"><h3>Verstuurd. Dank u wel.</h3>'
        "<p>Een redacteur leest uw bijdrage. Met deze code ziet u hoe het ermee staat en kunt u haar intrekken. "
        "<strong>Bewaar hem: hij komt niet terug.</strong></p>"
        f'<p class="ontvangstcode">{escape(receipt)}</p></div>'
    )


_STATES = {
    "ingediend": "Uw bijdrage wacht op een redacteur.",
    "geplaatst": "Uw bijdrage is geplaatst.",
    "afgewezen": "Uw bijdrage is niet geplaatst.",
}


def _own(found: Contribution, receipt: str, registry: LiveView) -> str:
    reason = tagged("p", "", f"Reden: {found.reason}" if found.reason else "")
    return (
        f'<div class="eigen"><h3>{_STATES[found.state]}</h3>'
        f"{tagged('p', 'gegevens', f'Verstuurd op {dutch_date(found.sent_on)}')}{reason}"
        f'<div class="gedeeld-een">{content_html(found, registry)}</div>'
        f'<form><input type="hidden" name="receipt" value="{escape(receipt)}"><p class="knoppen">'
        '<button type="submit" name="withdraw" value="ja" class="knop licht">Trek deze bijdrage in</button></p></form>'
        "</div>"
    )
