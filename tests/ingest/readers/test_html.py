import pytest

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.readers.html import read_html

LONG = "De gemeente Veldstad zag de kosten van jeugdhulp stijgen, en de raad vroeg het college om een plan. " * 4
PAGE = f"""<!doctype html><html lang="nl-NL"><head><title>Grip op jeugdhulp - Veldstad</title>
<meta property="og:title" content="Grip op jeugdhulp"><meta property="og:site_name" content="Gemeente Veldstad">
<meta property="article:published_time" content="2021-03-04T10:00:00+01:00"><style>p {{ color: red }}</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/contact">Contact</a></li></ul></nav></header>
<div id="cookie-banner">Wij gebruiken cookies. <button>Accepteren</button></div>
<main><article><h1>Grip op jeugdhulp</h1><p>{LONG}<sup><a href="#n1">2</a></sup></p><h2>Aanpak</h2>
<p>We deden drie dingen:</p><ol start="3"><li>Toegang versterken<ul><li>met praktijkondersteuners</li></ul></li>
<li><p>Contracten herzien</p></li></ol>
<table><caption>Cijfers</caption><thead><tr><th>Jaar</th><th>Tekort</th></tr></thead>
<tr><td>2020</td><td>5 miljoen</td></tr><tr><td colspan="2">Totaal</td></tr></table>
<p>Tot slot.<br>Op een nieuwe regel.</p></article></main>
<footer>Gemeente Veldstad</footer><script>alert("x")</script></body></html>"""


def read(page: str | bytes) -> Reading:
    return read_html(page.encode() if isinstance(page, str) else page, ReadOptions())


def test_the_main_text_keeps_headings_lists_and_tables() -> None:
    reading = read(PAGE)
    assert reading.blocks == (
        Block("Grip op jeugdhulp", level=1),
        Block(LONG.strip()),
        Block("Aanpak", level=2),
        Block("We deden drie dingen:"),
        Block("Toegang versterken", marker="3. "),
        Block("met praktijkondersteuners", marker="- "),
        Block("Contracten herzien", marker="4. "),
        Block("Cijfers"),
        Block("Jaar: 2020; Tekort: 5 miljoen", role="row"),
        Block("Jaar: Totaal", role="row"),
        Block("Tot slot. Op een nieuwe regel."),
    )


def test_what_the_page_says_of_itself_is_proposed() -> None:
    assert read(PAGE).properties == {
        "titel": "Grip op jeugdhulp",
        "datum": "2021-03-04",
        "uitgever": "Gemeente Veldstad",
        "taal": "nl",
    }


def test_a_date_that_merely_stands_in_the_text_is_not_proposed() -> None:
    page = f"<html><head><title>Besluit</title></head><body><p>{LONG} Op 3 mei 2019 besloot de raad.</p></body></html>"
    assert "datum" not in read(page).properties


def test_a_page_without_a_container_for_its_text_keeps_all_its_parts() -> None:
    page = (
        f"<body><h1>Rapport</h1><p>{LONG}</p><h2>Doel</h2><ul><li>grip</li></ul><dl><dt>Tekort</dt><dd>5</dd></dl>"
        f"<h3>Slot</h3><p>{LONG}</p><div class='menu'><a href='/'>Home</a></div></body>"
    )
    assert [(block.level, block.text) for block in read(page).blocks] == [
        (1, "Rapport"),
        (0, LONG.strip()),
        (2, "Doel"),
        (0, "grip"),
        (0, "Tekort"),
        (0, "5"),
        (3, "Slot"),
        (0, LONG.strip()),
    ]


def test_a_short_page_keeps_its_structure() -> None:
    page = "<body><h1>Kop</h1><ol start=3><li>een<li><p>twee</p></ol><nav>Menu</nav><script>x()</script></body>"
    assert read(page).blocks == (Block("Kop", level=1), Block("een", marker="3. "), Block("twee", marker="4. "))


def test_a_table_that_arranges_the_page_is_text() -> None:
    page = (
        "<body><table><tr><td><h2>Links</h2><p>Een.</p></td><td><table><tr><td>Twee</td></tr></table></td></tr></table>"
    )
    assert [block.text for block in read(page).blocks] == ["Links", "Een.", "Twee"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("iso8859_15", "<meta charset=iso-8859-15>"), ("cp1252", ""), ("utf-16", ""), ("utf-8", '<meta charset="onzin">')],
)
def test_pages_are_read_in_their_encoding(encoding: str, declared: str) -> None:
    page = f"<html><head>{declared}<title>Tekst</title></head><body><p>Financiële € hulp</p></body></html>"
    assert read(page.encode(encoding)).blocks == (Block("Financiële € hulp"),)


def test_a_page_with_an_xml_declaration_is_read() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Één.</p></body></html>'
    assert read(page).blocks == (Block("Één."),)


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_page_that_is_nested_without_end_is_refused(depth: int) -> None:
    with pytest.raises(UnreadableDocument, match="te diep genest"):
        read(f"<html><body>{'<div>' * depth}tekst{'</div>' * depth}</body></html>")
