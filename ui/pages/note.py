"""The page at ``/notitie``: what is in the basket becomes a conversation note, to look at and to keep."""

import gradio as gr

from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html

_FIELDS = (
    ("title", "Titel", "bijvoorbeeld: Grip op de toegang tot jeugdhulp", 200),
    ("purpose", "Doel van het gesprek", "bijvoorbeeld: kiezen welke maatregelen wij uitwerken", 2000),
    ("occasion", "Gelegenheid en datum", "bijvoorbeeld: raadsinformatieavond, 12 januari", 300),
    ("audience", "Voor wie", "bijvoorbeeld: leden van de raadscommissie", 300),
)
"""Name, label, example and longest text in characters of what the user fills in."""

_EMPTY = """
<div class="melding" data-deel="leeg" hidden>
<h2>Uw notitie is nog leeg</h2>
<ol>
<li>Stel een <a href="./">vraag</a>, of bekijk de aanbevelingen en bevindingen op de andere pagina's.</li>
<li>Klik bij een zin of advies op <b>Zet in notitie</b>. Het getal bovenaan, bij Notitie, telt mee.</li>
<li>Kom hier terug. U zet alles op volgorde, schrijft erbij wat u wilt, en bewaart het in Word of als PDF.</li>
</ol>
<p>Wat u kiest, blijft in deze browser. Er wordt niets op de server bewaard.</p>
</div>"""


def note_page(page: gr.Blocks) -> None:
    """Put the page together; what happens on it happens in the browser (``note.js``)."""
    header("notitie")
    introduction(
        "Gespreksnotitie",
        "Verzamel citaten, adviezen en voorbeelden voor een overleg of vergadering, met bron en al.",
    )
    # The basket comes along, because Gradio does not say which runs first: this or the head of the page.
    put_html(_EMPTY + _filled(), js_on_load=asset("basket.js") + asset("note.js"))
    page.load(None, js=name_tab("Notitie"), **SILENT)


def _filled() -> str:
    fields = "".join(
        f'<div class="veld"><label for="notitie-{name}">{label}</label>'
        f'<input id="notitie-{name}" name="{name}" maxlength="{longest}" placeholder="{example}" autocomplete="off">'
        "</div>"
        for name, label, example, longest in _FIELDS
    )
    return f"""
<p class="notitie-knoppen" data-deel="knoppen" hidden>
<button type="button" class="knop" data-bewaar="docx">Bewaar in Word</button>
<button type="button" class="knop" data-bewaar="pdf">Bewaar als PDF</button>
<button type="button" class="knop licht" data-doe="tekst">Kopieer als tekst</button></p>
<p class="bericht notitie-bericht" role="status"></p>
<p class="notitie-terug" hidden><button type="button" class="knop licht" data-doe="terug">Maak ongedaan</button></p>
<div class="notitie-pagina" data-deel="gevuld" hidden>
<form class="notitie-maken" aria-label="Uw notitie">
<h2>Waar gaat het over?</h2>{fields}
<h2 id="notitie-vragen-kop">Vragen voor het gesprek</h2>
<div class="veld"><label for="notitie-questions">Eén vraag per regel</label>
<span class="uitleg" id="vragen-uitleg">Gripwijzer stelt vragen voor bij wat u koos. Verander ze zoals u wilt.</span>
<textarea id="notitie-questions" name="questions" rows="7" maxlength="8000" aria-describedby="vragen-uitleg"></textarea>
<button type="button" class="knop licht" data-doe="vragen">Stel opnieuw vragen voor</button></div>
<h2>Wat erin staat</h2>
<div data-deel="onderdelen"></div>
<p><button type="button" class="knop licht" data-doe="leeg">Maak de notitie leeg</button></p>
</form>
<section class="notitie-zien" aria-labelledby="notitie-voorbeeld" tabindex="0">
<h2 id="notitie-voorbeeld">Zo wordt het</h2>
<p class="uitleg">In Word en PDF staan de bronnen als voetnoten onder aan de pagina.</p>
<div data-deel="voorbeeld"></div>
</section>
</div>"""
