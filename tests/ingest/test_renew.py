"""From a summary to its original and back: fetched from a real server, read, and only kept when it is the original."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError, UnknownDocument
from corpus.model import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.originals.renew import Renewal, renew
from ingest.originals.web.limits import Limits
from ingest.pipeline import ingest
from ingest.report import Silent

Write = Callable[[str, str], Path]

FACTS = [
    f"Gemeente Veldstad bespaarde in {year} ruim {amount} euro doordat {who} eerder meekeken bij de toegang."
    for year, amount, who in ((2018, 12000, "huisartsen"), (2019, 34000, "scholen"), (2020, 56000, "wijkteams"))
]
ORIGINAL = "<!doctype html><title>Rapport</title><article><h1>Rapport toegang</h1>" + "".join(
    f"<p>{fact} Dat blijkt uit het onderzoek dat de raad liet doen.</p>" for fact in FACTS
)
WALL = "<!doctype html><title>Inloggen</title><p>" + "U moet eerst inloggen om deze pagina te kunnen bekijken. " * 30


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server, and its pages."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()


def fetch(settings: Settings, *document_ids: str) -> Renewal:
    quick = Limits(pause_seconds=0, backoff_seconds=0.01)
    return renew(settings, document_ids, None, lambda _n: None, lambda _one: None, Silent(), quick)


def known(settings: Settings, document_id: str) -> Document:
    store = Store.open_existing(settings)
    document = store.registry.document(document_id)
    assert store.problems() == []
    store.close()
    assert document is not None
    return document


def test_an_original_replaces_its_summary_and_a_login_page_does_not(
    write: Write, settings: Settings, site: tuple[str, dict[str, str]]
) -> None:
    address, pages = site
    for name in ("goed", "muur", "weg"):
        head = f"---\nid: {name}\ntitel: Over {name}\nurl: {address}/{name}\nweergave: samenvatting\n---\n\n"
        write(f"{name}.md", head + f"Dit is bron {name}. " + " ".join(FACTS))
    pages |= {"/goed": ORIGINAL, "/muur": WALL}
    folder = settings.data_dir.parent / "bronnen"
    assert ingest([folder], settings).count("added") == 3

    renewal = fetch(settings)
    outcomes = {one.document_id: one.outcome for one in renewal.fetched}
    assert outcomes == {"goed": "fetched", "muur": "fetched", "weg": "failed"}
    assert [one.document_id for one in renewal.report.documents if one.outcome == "updated"] == ["goed"]
    assert (known(settings, "goed").coverage, known(settings, "goed").title) == ("origineel", "Over goed")
    assert known(settings, "muur").coverage == known(settings, "weg").coverage == "samenvatting"
    assert sorted(path.name for path in (settings.data_dir / "originelen").glob("[!.]*")) == [
        "goed.html",
        "goed.html.yaml",
    ]
    assert not any(one.warnings for one in renewal.report.documents if one.outcome == "updated")

    assert ingest([folder], settings).count("unchanged") == 3  # the summary does not come back by itself
    assert fetch(settings, "goed").report.count("unchanged") == 1
    store = Store.open_existing(settings)
    with store.writing():
        store.remove("goed")
    store.close()
    assert ingest([folder], settings).count("added") == 1
    assert known(settings, "goed").coverage == "samenvatting"


def test_what_cannot_be_fetched_is_named(write: Write, settings: Settings) -> None:
    ingest([write("nota.md", "De wachttijd is acht weken.")], settings)
    with pytest.raises(UnknownDocument):
        fetch(settings, "onbekend")
    with pytest.raises(ConfigurationError, match="geen samengevatte bron"):
        fetch(settings)
