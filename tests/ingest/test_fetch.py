import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from corpus.errors import StoreBusy
from corpus.model import Document
from ingest.originals.fetch import Fetched, fetch_originals
from ingest.originals.folder import Originals
from ingest.originals.web.addresses import check_redirect
from ingest.originals.web.limits import Limits, Refused

LIMITS = Limits(
    max_bytes=200_000,
    connect_seconds=1,
    read_seconds=0.4,
    total_seconds=0.6,
    pause_seconds=0,
    backoff_seconds=0.01,
    max_wait_seconds=0.2,
    attempts=3,
)
PAGE = b"<!doctype html><html><body><h1>Wachttijden</h1><p>De wachttijd was twaalf weken.</p></body></html>"

Page = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A host with a port of its own and a page per path, that remembers who came when."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.pages: dict[str, Page] = {}
        self.visits: list[tuple[float, str, dict[str, str]]] = []

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.visits]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.visits.append((time.monotonic(), handler.path, {k.lower(): v for k, v in handler.headers.items()}))
        self.pages.get(handler.path, status(404))(handler)


Sites = Callable[..., Site]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def site_at() -> Iterator[Sites]:
    with ExitStack() as open_sites:
        yield lambda tls=None: open_sites.enter_context(_serving(tls))


@pytest.fixture
def site(site_at: Sites) -> Site:
    return site_at()


@contextmanager
def _serving(tls: ssl.SSLContext | None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(OSError):  # the visitor left
                served.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # a visitor that hangs up is what many of these tests are about

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    served = Site(f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.socket.close()


def page(data: bytes = PAGE, code: int = 200, length: int | None = None, **headers: str) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def status(code: int, **headers: str) -> Page:
    return page(b"<html>Niet gevonden</html>", code, None, **headers)


def moved(to: str) -> Page:
    return page(b"", 302, Location=to)


def first(*pages: Page) -> Page:
    """One answer after the other; the last one stays."""
    waiting = list(pages)
    return lambda handler: (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)


def dripping(head: bytes, drops: bytes) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for drop in drops:
            handler.wfile.write(bytes([drop]))
            time.sleep(0.05)

    return answer


def without_length(data: bytes) -> Page:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + data)

    return answer


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def summary(url: str, document_id: str = "wachttijden") -> Document:
    return Document(
        id=document_id,
        title="Wachttijden in 2021",
        date="2021-03-01",
        kind="onderzoek",
        url=url,
        municipalities=("Elburg",),
        coverage="samenvatting",
        note="Jaar afgeleid.",
    )


def fetch(url: str, into: Path, limits: Limits = LIMITS) -> Fetched:
    (fetched,) = fetch_originals([summary(url)], into, limits)
    return fetched


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != ".lock")


# -- what is stored


def test_a_page_is_stored_with_its_metadata_and_origin(site: Site, tmp_path: Path) -> None:
    site.pages["/bericht"] = page(ETag='"een"', Content_Type="application/octet-stream")
    fetched = fetch(f"{site.root}/bericht", tmp_path)
    assert (fetched.outcome, fetched.reason) == ("fetched", None)
    assert fetched.file == tmp_path / "wachttijden.html" and fetched.file.read_bytes() == PAGE
    assert names(tmp_path) == ["wachttijden.html", "wachttijden.html.yaml"]
    beside = yaml.safe_load((tmp_path / "wachttijden.html.yaml").read_text("utf-8"))
    assert beside["id"] == "wachttijden" and beside["weergave"] == "origineel" and beside["gemeenten"] == ["Elburg"]
    assert beside["datum"] == "2021-03-01" and beside["opgehaald_van"] == f"{site.root}/bericht"
    assert (beside["sha256"], beside["opgehaald"]) == (fetched.sha256, fetched.fetched_at)
    assert "opmerking" not in beside
    assert site.visits[-1][2]["user-agent"].startswith("Gripwijzer/0.1 (")


def test_an_unchanged_original_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = first(page(ETag='"een"', Last_Modified="Mon, 01 Mar 2021 10:00:00 GMT"), page(b"", 304))
    before = fetch(f"{site.root}/a", tmp_path)
    after = fetch(f"{site.root}/a", tmp_path)
    assert after.outcome == "unchanged" and (after.file, after.sha256) == (before.file, before.sha256)
    asked = site.visits[-1][2]
    assert asked["if-none-match"] == '"een"' and asked["if-modified-since"] == "Mon, 01 Mar 2021 10:00:00 GMT"


def test_the_same_content_sent_again_is_unchanged(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page()
    fetch(f"{site.root}/a", tmp_path)
    assert fetch(f"{site.root}/a", tmp_path).outcome == "unchanged"


def test_a_damaged_original_is_asked_for_without_conditions(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page(ETag='"een"')
    fetch(f"{site.root}/a", tmp_path)
    (tmp_path / "wachttijden.html").write_bytes(b"half")
    assert fetch(f"{site.root}/a", tmp_path).outcome == "fetched"
    assert "if-none-match" not in site.visits[-1][2]
    assert (tmp_path / "wachttijden.html").read_bytes() == PAGE


def test_a_changed_original_replaces_the_former_also_in_another_format(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = first(page(ETag='"een"'), page(b"%PDF-1.7\n% een rapport", ETag='"twee"'))
    fetch(f"{site.root}/a", tmp_path)
    assert fetch(f"{site.root}/a", tmp_path).outcome == "fetched"
    assert names(tmp_path) == ["wachttijden.pdf", "wachttijden.pdf.yaml"]


def test_a_failed_visit_leaves_the_former_original(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = first(page(), status(404))
    fetch(f"{site.root}/a", tmp_path)
    failed = fetch(f"{site.root}/a", tmp_path)
    assert failed.outcome == "failed" and failed.file == tmp_path / "wachttijden.html"
    assert failed.file.read_bytes() == PAGE


def test_what_is_not_the_original_can_be_discarded(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page()
    fetch(f"{site.root}/a", tmp_path)
    Originals(tmp_path).discard("wachttijden")
    assert names(tmp_path) == []


# -- answers that are no document


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (status(404), "failed", "bestaat niet meer"),
        (status(410), "failed", "bestaat niet meer"),
        (status(403), "refused", "niet vrij"),
        (page(code=206), "failed", "onverwacht antwoord"),
        (page(code=304), "failed", "onverwacht antwoord"),
        (page(b""), "failed", "leeg antwoord"),
        (page(b" \n"), "refused", "leeg"),
        (page(b"\x89PNG\r\n\x1a\n" + bytes(20)), "refused", "afbeeldingen"),
        (page(b"gewone tekst, geen webpagina", Content_Type="text/html"), "refused", "geen document"),
        (page(bytes(200_001)), "refused", "groter dan 0.2 MB"),
        (without_length(bytes(200_001)), "refused", "groter dan"),
        (page(gzip.compress(bytes(20_000_000)), Content_Encoding="gzip"), "refused", "groter dan"),
        (page(PAGE, Content_Encoding="br"), "refused", "ingepakt"),
        (moved("mailto:griffie@voorbeeld.nl"), "failed", "klopt niet"),
    ],
)
def test_what_is_no_document_is_left_with_its_reason(
    site: Site, tmp_path: Path, answer: Page, outcome: str, reason: str
) -> None:
    site.pages["/a"] = answer
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.outcome == outcome and fetched.file is None and reason in (fetched.reason or "")
    assert site.paths() == ["/robots.txt", "/a"] and names(tmp_path) == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (silent, "niet op tijd"),
        (dripping(b"HTTP/1.0 200 OK\r\nX-A: ", b"a" * 100), "niet op tijd"),
        (dripping(b"HTTP/1.0 200 OK\r\n\r\n<html>", b"a" * 100), "niet op tijd"),
        (page(PAGE, length=len(PAGE) + 100), "brak af"),
        (page(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"), "beschadigd"),
        (page(PAGE, Content_Encoding="gzip"), "beschadigd"),
        (moved("http://127.0.0.1:x/"), "klopte niet"),
        (status(500), "ging iets mis"),
    ],
)
def test_what_breaks_is_tried_again_within_a_time(site: Site, tmp_path: Path, answer: Page, reason: str) -> None:
    site.pages["/a"] = answer
    started = time.monotonic()
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.outcome == "failed" and reason in (fetched.reason or "")
    assert time.monotonic() - started < 2.5 and names(tmp_path) == []
    if reason != "niet op tijd":
        assert site.paths() == ["/robots.txt", "/a", "/a", "/a"]


def test_a_packed_page_is_stored_unpacked(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page(gzip.compress(PAGE), Content_Encoding="gzip")
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.file and fetched.file.read_bytes() == PAGE


def test_a_page_that_comes_at_a_later_attempt_is_whole(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = first(page(PAGE, length=len(PAGE) + 9), status(503), page())
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.file and fetched.file.read_bytes() == PAGE


def test_an_address_that_is_none_is_named(tmp_path: Path) -> None:
    for url in ("file:///etc/hostname", "http://[::1", "voorbeeld", "http:///a"):
        fetched = fetch(url, tmp_path)
        assert fetched.outcome == "failed" and "adres klopt niet" in (fetched.reason or "")


# -- politeness


def test_the_wait_a_site_asks_for_is_kept(site: Site, tmp_path: Path) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1.99), usegmt=True)  # in whole seconds
    site.pages["/a"] = first(status(429, Retry_After=soon), page())
    assert fetch(f"{site.root}/a", tmp_path, Limits(pause_seconds=0, backoff_seconds=0)).outcome == "fetched"
    _, (refused, _, _), (welcome, _, _) = site.visits
    assert 0.5 < welcome - refused < 3


def test_a_site_that_asks_for_too_long_a_wait_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = status(503, Retry_After="3600")
    site.pages["/b"] = page()
    one, other = fetch_originals([summary(f"{site.root}/{x}", x) for x in "ab"], tmp_path, LIMITS)
    assert (one.outcome, other.outcome) == ("failed", "failed") and "te druk" in (other.reason or "")
    assert site.paths() == ["/robots.txt", "/a"]


def test_robots_txt_is_read_once_and_heeded(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n\nUser-agent: gripwijzer\nDisallow: /prive\n")
    site.pages["/a"] = site.pages["/prive/b"] = page()
    documents = [summary(f"{site.root}/a", "a"), summary(f"{site.root}/prive/b", "b")]
    one, other = fetch_originals(documents, tmp_path, LIMITS)
    assert (one.outcome, other.outcome) == ("fetched", "refused") and "robots.txt" in (other.reason or "")
    assert site.paths() == ["/robots.txt", "/a"]


def test_a_redirect_does_not_lead_around_robots_txt(site: Site, site_at: Sites, tmp_path: Path) -> None:
    other = site_at()
    site.pages["/a"] = moved(f"{other.root}/b")
    other.pages["/robots.txt"], other.pages["/b"] = page(b"User-agent: *\nDisallow: /b\n"), page()
    assert fetch(f"{site.root}/a", tmp_path).outcome == "refused"
    assert other.paths() == ["/robots.txt"]


def test_a_site_whose_rules_cannot_be_read_now_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"], site.pages["/a"] = status(500), page()
    assert {fetched.outcome for fetched in fetch_originals([summary(f"{site.root}/a")] * 2, tmp_path, LIMITS)} == {
        "failed"
    }
    assert site.paths() == ["/robots.txt"] * 3


def test_a_pause_lies_between_requests_to_a_host_and_the_site_may_ask_for_more(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"], site.pages["/a"] = page(b"User-agent: *\nCrawl-delay: 90\n"), page()
    limits = Limits(pause_seconds=0.1, max_pause_seconds=0.3)
    list(fetch_originals([summary(f"{site.root}/a")] * 2, tmp_path, limits))
    rules, one, other = (moment for moment, _, _ in site.visits)
    assert one - rules >= 0.1 and 0.3 <= other - one < 1


def test_a_host_has_one_visitor_at_a_time_and_hosts_are_visited_together(site_at: Sites, tmp_path: Path) -> None:
    both_inside, inside, most_inside = threading.Barrier(2), [0, 0], [0, 0]

    def when_both_are_here(number: int) -> Page:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            inside[number] += 1
            most_inside[number] = max(inside[number], most_inside[number])
            both_inside.wait(timeout=2)
            inside[number] -= 1  # before the answer, upon which the next visitor may come
            page()(handler)

        return answer

    sites = [site_at(), site_at()]
    for number, site in enumerate(sites):
        site.pages["/a"] = when_both_are_here(number)
    documents = [summary(f"{site.root}/a", f"{name}{n}") for n, site in enumerate(sites) for name in "abc"]
    fetched = list(fetch_originals(documents, tmp_path, Limits(pause_seconds=0, read_seconds=3)))
    assert [one.outcome for one in fetched] == ["fetched"] * 6
    assert most_inside == [1, 1]


# -- redirects


def test_a_redirect_is_followed_and_the_final_address_is_kept(site: Site, site_at: Sites, tmp_path: Path) -> None:
    other = site_at()
    site.pages["/a"], site.pages["/b"] = moved("/b"), moved(f"{other.root}/c")
    other.pages["/c"] = first(page(ETag='"een"'), page(b"", 304))
    assert fetch(f"{site.root}/a", tmp_path).final_url == f"{other.root}/c"
    assert fetch(f"{site.root}/a", tmp_path).outcome == "unchanged"
    assert "if-none-match" not in site.visits[-1][2]


def test_a_redirect_that_never_ends_is_left(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = moved("/a")
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.outcome == "failed" and "steeds door" in (fetched.reason or "")
    assert site.paths().count("/a") == 6


@pytest.mark.parametrize("to", ["file:///etc/hostname", "ftp://127.0.0.1/a", "data://x/y"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, tmp_path: Path, to: str) -> None:
    site.pages["/a"] = moved(to)
    fetched = fetch(f"{site.root}/a", tmp_path)
    assert fetched.outcome == "refused" and "stuurt door" in (fetched.reason or "")


def test_a_redirect_from_the_internet_into_the_own_network_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.root)  # our server answers for a public address
    site.pages["http://93.184.215.14/a"], site.pages["/geheim"] = moved(f"{site.root}/geheim"), page()
    site.pages[f"{site.root}/geheim"] = page()
    fetched = fetch("http://93.184.215.14/a", tmp_path)
    assert fetched.outcome == "refused" and "eigen netwerk" in (fetched.reason or "")
    assert not [path for path in site.paths() if "geheim" in path]


@pytest.mark.parametrize("inside", ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
def test_the_own_network_has_many_names(inside: str) -> None:
    with pytest.raises(Refused, match="eigen netwerk"):
        check_redirect("http://93.184.215.14/", f"http://{inside}/")
    check_redirect("http://127.0.0.1/", f"http://{inside}/")


# -- connections


def test_a_certificate_that_is_not_trusted_is_refused(site_at: Sites, tmp_path: Path) -> None:
    site = site_at(tls=_own_certificate(tmp_path))
    site.pages["/a"] = page()
    fetched = fetch(f"{site.root}/a", tmp_path / "originelen")
    assert fetched.outcome == "refused" and "certificaat" in (fetched.reason or "") and not site.visits


def test_without_internet_the_rest_is_not_tried(tmp_path: Path) -> None:
    documents = [summary(f"http://127.0.0.1:{port}/a", f"d{port}") for port in range(1, 41)]
    started = time.monotonic()
    fetched = list(fetch_originals(documents, tmp_path, Limits()))
    assert {one.reason for one in fetched} == {"er is geen verbinding met internet; probeer het later opnieuw"}
    assert len(fetched) == 40 and time.monotonic() - started < 3


def test_one_host_that_is_gone_says_nothing_about_the_internet(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page()
    gone = [summary(f"http://127.0.0.1:{port}/a", f"d{port}") for port in range(1, 9)]
    here = [summary(f"{site.root}/a", name) for name in "ab"]
    limits = Limits(pause_seconds=0, backoff_seconds=0, silent_hosts=9)
    fetched = list(fetch_originals([*here, *gone], tmp_path, limits))
    assert sum(one.outcome == "fetched" for one in fetched) == 2
    assert all("geen verbinding met 127.0.0.1" in (one.reason or "") for one in fetched if one.outcome == "failed")


def test_an_interrupted_run_keeps_what_was_fetched_and_ends_at_once(site: Site, site_at: Sites, tmp_path: Path) -> None:
    slow = site_at()
    slow.pages["/robots.txt"], site.pages["/a"] = silent, page()
    run = fetch_originals(
        [summary(f"{slow.root}/a", "b"), summary(f"{site.root}/a", "a")],
        tmp_path,
        Limits(pause_seconds=0, read_seconds=60),
    )
    assert next(run).document_id == "a"
    started = time.monotonic()
    run.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 1.5
    assert names(tmp_path) == ["a.html", "a.html.yaml"]


def test_what_a_killed_run_left_half_done_is_removed(site: Site, tmp_path: Path) -> None:
    (tmp_path / ".oud.part").write_bytes(b"half")
    site.pages["/a"] = page()
    fetch(f"{site.root}/a", tmp_path)
    assert names(tmp_path) == ["wachttijden.html", "wachttijden.html.yaml"]


def test_two_runs_do_not_fetch_into_one_folder(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page()
    run = fetch_originals([summary(f"{site.root}/a", name) for name in "ab"], tmp_path, LIMITS)
    next(run)
    with pytest.raises(StoreBusy):
        fetch(f"{site.root}/a", tmp_path)
    assert len(list(run)) == 1


def _own_certificate(folder: Path) -> ssl.SSLContext:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = folder / "eigen.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context
