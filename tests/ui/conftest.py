"""A real server and a real browser for the tests of the pages."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from corpus.settings import Settings
from corpus.store import Store
from tests.conftest import missing
from ui.serve import build_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()

Serving = Callable[[Store, Settings], AbstractContextManager[str]]


@contextmanager
def _serving(store: Store, settings: Settings) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(build_app(store, settings), host="127.0.0.1", port=port, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)  # a failed test must not keep the run from ending
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True  # a page that is still open keeps a connection
        thread.join(10)


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Serve a store on a free port for as long as a block lasts; gives the address."""
    return _serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser, or a skip where there is none."""
    if CHROMIUM is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when anything is asked of another host or a script breaks."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(30_000)
    outside: list[str] = []
    broken: list[str] = []
    page.on("request", lambda r: r.url.startswith(("http://127.0.0.1:", "data:", "blob:")) or outside.append(r.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    page.close()
    assert outside == []
    assert broken == []
