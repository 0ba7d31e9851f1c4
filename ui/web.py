"""The web pages as one site: one route each, questions at ``/``."""

import warnings

import gradio as gr
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from gradio.themes import Base
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.pipeline import Assistant
from corpus.registry import Registry
from corpus.settings import Settings
from ui.pages.community import community_page
from ui.pages.compare import compare_page
from ui.pages.frame import asset
from ui.pages.intake import intake_page
from ui.pages.municipality import municipality_page
from ui.pages.note import note_page
from ui.pages.questions import questions_page
from ui.pages.recommendations import recommendations_page
from ui.pages.scan import scan_page
from ui.pages.sources import sources_page
from ui.runs import offer_reports
from ui.upload import accept_uploads

SECURITY_HEADERS = {
    # Nothing from outside. The exceptions are what Gradio's own scripts, styles and templates need.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='6' fill='%23154273'/%3E"
    "%3Cpath d='M9 17l5 5 9-12' fill='none' stroke='white' stroke-width='4'/%3E%3C/svg%3E"
)
_HEAD = f'<link rel="icon" href="{_ICON}"><script>document.documentElement.lang = "nl";{asset("basket.js")}</script>'


_STYLES = (
    "palette.css",
    "style.css",
    "forms.css",
    "advice.css",
    "note.css",
    "report.css",
    "compare.css",
    "scan.css",
    "community.css",
)


class SecurityHeaders:
    """ASGI middleware that adds ``SECURITY_HEADERS`` to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its response."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, complete)


def mount_page(app: FastAPI, assistant: Assistant, registry: Registry, settings: Settings) -> FastAPI:
    """Put the pages at ``/`` of an app whose own routes were added before."""
    app.add_middleware(SecurityHeaders)
    # Allows no other site anything; without it, Gradio would let other sites' pages call it.
    app.add_middleware(CORSMiddleware)
    offer_reports(app, registry)
    if settings.allow_changes:
        accept_uploads(app, settings, registry)
    with warnings.catch_warnings():
        # Gradio warns that several pages cannot be rendered on the server, which nobody asked for.
        warnings.filterwarnings("ignore", "SSR mode is not supported", UserWarning)
        gr.mount_gradio_app(
            app,
            build_page(assistant, registry, settings),
            path="/",
            theme=Base(font=("system-ui", "sans-serif"), font_mono=("monospace",)),
            css="".join(map(asset, _STYLES)),
            head=_HEAD,
            footer_links=[],
            run_history=False,
            show_error=False,
            max_file_size=0,  # files come in by our own route, straight to where they stay
        )
    return app


def build_page(assistant: Assistant, registry: Registry, settings: Settings) -> gr.Blocks:
    """All pages, over an assistant and the registry that it answers from."""
    page: gr.Blocks = gr.Blocks(title="Gripwijzer", analytics_enabled=False)
    with page:
        questions_page(assistant, registry)
    with page.route("Aanbevelingen", "/aanbevelingen", show_in_navbar=False):
        recommendations_page(page, assistant, registry)
    with page.route("Vergelijk", "/vergelijk", show_in_navbar=False):
        compare_page(page, registry)
    with page.route("Gemeente", "/gemeente", show_in_navbar=False):
        municipality_page(page, registry)
    with page.route("Gripscan", "/gripscan", show_in_navbar=False):
        scan_page(page, assistant, registry, settings)
    with page.route("Notitie", "/notitie", show_in_navbar=False):
        note_page(page)
    with page.route("Kennisnetwerk", "/kennisnetwerk", show_in_navbar=False):
        community_page(page, registry, settings)
    with page.route("Bronnen", "/bronnen", show_in_navbar=False):
        sources_page(page, registry, settings)
    with page.route("Inlezen", "/inlezen", show_in_navbar=False):
        intake_page(page, registry, settings)
    return page
