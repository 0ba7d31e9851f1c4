"""The page at ``/gemeente``: all municipalities, or what is said about one of them in the course of time."""

import gradio as gr

from assistant.comparing.municipality import overview, profile
from assistant.comparing.quoted import quoted
from assistant.comparing.record import kept
from assistant.comparing.selection import Selection
from assistant.verify import Pages
from corpus.errors import UnknownMunicipality
from corpus.registry import Registry
from corpus.statement import STATEMENT_KINDS
from ui.comparing.choice import municipality_named
from ui.comparing.timeline import municipality_list, municipality_view, no_municipality
from ui.pages.frame import SILENT, header, introduction, name_tab, put_html


def municipality_page(page: gr.Blocks, registry: Registry) -> None:
    """Put the page together."""
    collected = kept(registry)

    def show(request: gr.Request) -> tuple[dict[str, object], str]:
        query, collection = request.query_params, collected()
        if not query.get("naam"):
            return gr.update(visible=True), municipality_list(overview(collection))
        try:
            name = municipality_named(query["naam"], collection)
        except UnknownMunicipality as error:
            return gr.update(visible=False), no_municipality(str(error))
        kind, theme = query.get("uitspraak", ""), query.get("thema", "")
        selection = Selection(
            statements=tuple(one for one in STATEMENT_KINDS if one == kind), theme=(theme,) if theme else ()
        )
        found = profile(collection, name, selection)
        quotes = quoted(found.shown, Pages(registry))
        return gr.update(visible=False), municipality_view(found, selection, quotes)

    header("vergelijk")
    with gr.Column(visible=False) as overall:
        introduction(
            "Gemeenten",
            "Hier staan alle gemeenten en regio’s waar bronnen over gaan, met wat daarover is gevonden, aangeraden "
            "en gedaan.",
        )
    shown = put_html()
    page.load(show, None, [overall, shown], **SILENT).then(js=name_tab("Gemeente"))
