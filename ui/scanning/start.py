"""The HTML with which the Gripscan begins: what it is and is not, and where answers stay."""

from corpus.municipalities import municipalities
from scan import messages
from scan.entry import LONGEST_MUNICIPALITY
from scan.model import Scan
from scan.propositions import propositions, topics
from ui.markup import escape, tagged

_WHAT_IT_IS = f"""
<div class="uitleg-scan">
<h2>Wat is het?</h2>
<ul>
<li>{len(propositions())} stellingen over {len(topics())} onderwerpen. Invullen duurt ongeveer een kwartier.</li>
<li>Vul hem alleen in, of met meer mensen van één gemeente. U ziet dan waar u verschillend over denkt.</li>
<li>Bij elk zwak onderwerp krijgt u adviezen en voorbeelden uit de bronnen.</li>
</ul>
<h2>Wat is het niet?</h2>
<p>{messages.NO_JUDGEMENT}</p>
<h2>Waar komen de stellingen vandaan?</h2>
<p>De stellingen zijn onze eigen woorden. Zij gaan over onderwerpen uit de rapporten van de visitatiecommissie en over
wat gemeenten deden. Bij elke stelling ziet u op welke bronnen zij steunt.</p>
<h2>Waar blijven de antwoorden?</h2>
"""
_KEPT = """
<p>Op deze server, in het bestand <code>scans.sqlite</code>. Er gaat niets naar een ander. Wij vragen geen naam, alleen
een rol. Wie de link van de scan heeft, kan meedoen, het resultaat zien, meenemen en alles verwijderen. Deel de link
dus alleen met wie mee mag doen.</p></div>"""
_NOT_KEPT = """
<p><strong>Op deze plek worden geen scans bewaard.</strong> U kunt de scan wel alleen invullen. Het resultaat ziet u
meteen en kunt u afdrukken. Sluit u de pagina, dan is het weg.</p></div>"""
_FILL_IN = '<form data-doe="los"><p class="knoppen"><button class="knop">Vul de scan in</button></p></form>'
_INVITED = '<p class="uitleg">Heeft iemand u een link gestuurd? Open die link: dan doet u mee aan dezelfde scan.</p>'


def start(may_keep: bool, municipality: str = "", error: str = "") -> str:
    """What the scan is and is not, and the way to begin one."""
    kept = f"{_KEPT}{_begin(municipality, error)}{_INVITED}" if may_keep else f"{_NOT_KEPT}{_FILL_IN}"
    return f'<section data-scherm="begin" data-scan="">{_WHAT_IT_IS}{kept}</section>'


def share(scan: Scan) -> str:
    """The link of a scan, to copy; the page's script completes the address."""
    return (
        '<div class="veld delen"><label for="link">Link van deze scan, om te delen</label>'
        f'<span class="rij"><input id="link" readonly value="gripscan?scan={escape(scan.id)}">'
        '<button type="button" class="knop licht" data-kopieer>Kopieer</button></span>'
        '<span class="uitleg" role="status"></span></div>'
    )


def _begin(municipality: str, error: str) -> str:
    names = [name for name, one in municipalities().items() if not one.merged_into]
    options = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    wrong = ' aria-invalid="true"' if error else ""
    return (
        '<h2>Begin een scan</h2><form data-doe="begin" novalidate>'
        '<div class="veld"><label for="gemeente">Gemeente</label>'
        f'<span id="gemeente-uitleg">{tagged("span", "fout", error)}</span>'
        f'<input id="gemeente" name="gemeente" list="gemeenten" autocomplete="off" maxlength="{LONGEST_MUNICIPALITY}"'
        f' aria-describedby="gemeente-uitleg"{wrong} value="{escape(municipality)}">'
        f'<datalist id="gemeenten">{options}</datalist></div>'
        '<p class="knoppen"><button class="knop">Begin een scan</button></p></form>'
    )
