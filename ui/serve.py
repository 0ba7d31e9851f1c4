"""One process that serves the HTTP API and the web pages."""

import socket

import uvicorn
from fastapi import FastAPI

from assistant.advice.concerns import liken
from assistant.pipeline import Assistant
from assistant.writing.model import open_model
from corpus.errors import ConfigurationError, IndexDamaged
from corpus.settings import Settings
from corpus.store import Store
from ui.api import build_api
from ui.web import mount_page


def build_app(store: Store, settings: Settings) -> FastAPI:
    """The API with the pages mounted at ``/``."""
    assistant = Assistant(store, settings)
    return mount_page(build_api(assistant, store.registry), assistant, store.registry, settings)


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped.

    Raises:
        ConfigurationError: the index is missing or damaged, the language model cannot be used, or the address and port
            cannot.
    """
    _check_free(host, port)
    open_model(settings)
    store = Store.open_existing(settings)
    try:
        if store.is_damaged():  # a search in it could end the server
            raise IndexDamaged
        store.warm_up()
        liken("warm", store)  # the known concerns, so that the first situation is as fast as the next
        print(f"Gripwijzer staat klaar op http://{host}:{port} (stoppen met Ctrl+C)", flush=True)
        uvicorn.run(build_app(store, settings), host=host, port=port, log_level=settings.log_level.lower())
    finally:
        store.close()


def _check_free(host: str, port: int) -> None:
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise ConfigurationError(
            f"Poort {port} op {host} is al in gebruik of niet toegestaan. Kies een andere met --port, "
            f"bijvoorbeeld: gripwijzer serve --port {port + 1 if 0 < port < 65535 else 8080}"
        ) from error
