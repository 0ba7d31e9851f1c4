"""The page at ``/inlezen``: send files, watch them being read, and look back at what was read before."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from corpus.errors import GripwijzerError
from corpus.registry import Registry
from corpus.settings import Settings
from ui.markup import tagged
from ui.pages.frame import SILENT, asset, header, introduction, name_tab, put_html
from ui.progress import watched_ingest
from ui.runs import opened_run, run_list, run_view
from ui.upload import uploaded

_SWITCHED_OFF = (
    '<div class="melding"><h2>Inlezen staat hier uit</h2><p>Op deze plek kunt u geen bestanden toevoegen. '
    "Vraag de beheerder, of lees bestanden in met de opdracht <code>gripwijzer ingest</code>.</p></div>"
)
_FOLLOW = """
let heading = "";
watch("value", () => {
  const now = element.querySelector("h2[tabindex]");
  if (now && now.textContent !== heading) now.focus();
  heading = now?.textContent ?? "";
});
"""
"""Takes users along: to the progress when it starts, and to the report when it is there."""


def intake_page(page: gr.Blocks, registry: Registry, settings: Settings) -> None:
    """Put the page together; without ``allow_changes`` there is nothing on it that writes."""

    def show(request: gr.Request) -> tuple[Any, ...]:
        if "verslag" in request.query_params:
            return gr.update(visible=False), opened_run(registry, request.query_params["verslag"]), ""
        return gr.update(visible=True), "", run_list(registry.runs())

    def read(sent: gr.EventData) -> Iterator[tuple[Any, ...]]:
        files = uploaded(settings, [str(name) for name in sent.bestanden])
        try:
            for state in watched_ingest(files, settings, sent.wachtwoord or None):
                if isinstance(state, str):
                    yield gr.update(visible=False), state, gr.skip()
                else:
                    runs = registry.runs()
                    heading = '<h2 tabindex="-1">Klaar met inlezen</h2>'
                    yield gr.skip(), run_view(runs[0][0], state, heading), run_list(runs)
        except GripwijzerError as error:
            yield gr.skip(), _refused(str(error)), gr.skip()

    header("inlezen")
    with gr.Column(visible=False) as start:
        introduction("Inlezen", "Voeg documenten toe. Gripwijzer leest ze en gebruikt ze meteen in zijn antwoorden.")
        form = put_html(_form(settings), js_on_load=asset("upload.js")) if settings.allow_changes else None
        if form is None:
            put_html(_SWITCHED_OFF)
    status = put_html(js_on_load=_FOLLOW)
    earlier = put_html()

    page.load(show, None, [start, status, earlier], **SILENT).then(js=name_tab("Inlezen"))
    if form:
        form.submit(read, None, [start, status, earlier], concurrency_limit=None, **SILENT)


def _form(settings: Settings) -> str:
    return (
        f'<form class="inlezen" data-mb="{settings.max_file_mb}"><fieldset><legend class="alleen-voorlezen">'
        'Bestanden om in te lezen</legend><div class="neerzetten"><label for="bestanden">Kies bestanden, of sleep ze '
        'hierheen</label><span class="uitleg" id="welke">PDF, Word, ODT, PowerPoint, Excel, CSV, webpagina, e-mail, '
        f"Markdown, tekst of ZIP. Hoogstens {settings.max_file_mb} MB per bestand.</span>"
        '<input type="file" id="bestanden" name="bestanden" multiple aria-describedby="welke"></div>'
        '<ul class="bestanden"></ul><p role="status"></p>'
        '<div class="veld"><label for="wachtwoord">Wachtwoord (alleen voor beveiligde bestanden)</label>'
        '<input type="password" id="wachtwoord" name="wachtwoord" autocomplete="off"></div>'
        '<p class="knoppen"><button type="submit" class="knop">Lees in</button></p></fieldset></form>'
    )


def _refused(reason: str) -> str:
    return (
        '<div class="melding error" role="alert"><h2 tabindex="-1">Niet ingelezen</h2>'
        f'{tagged("p", "", reason)}<p>Uw bestanden zijn bewaard. <a href="inlezen">Probeer het opnieuw</a></p></div>'
    )
