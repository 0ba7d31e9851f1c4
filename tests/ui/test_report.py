"""The report of an ingest run as a page of its own: complete, escaped, and in need of nothing beside it."""

import json
import re
import time
from dataclasses import asdict
from html.parser import HTMLParser

from ingest.report import DocumentReport, IngestReport
from ui.report import report_page, report_section, report_title, stored_report, summary

ADDED = DocumentReport(
    "/data/in/nota.pdf",
    "nota",
    "added",
    "Nota grip",
    "pdf",
    pages=12,
    pages_ocr=3,
    pages_unread=((3, "onleesbaar"), (4, "onleesbaar"), (5, "onleesbaar"), (9, "te donker")),
    passages=40,
    recommendations=2,
)
COPY = DocumentReport("/data/in/map/kopie.pdf", "nota", "unchanged", "Nota grip", same_as="/data/in/nota.pdf")
FAILED = DocumentReport("/data/in/stuk.pdf", None, "failed", error="de PDF is beschadigd")
WARNED = DocumentReport(
    "/data/in/brief.md", "brief", "updated", "Brief", pages=1, warnings=("datum: 'x' is geen jaar",)
)
HOSTILE = "<script>alert(1)</script>{{x}}\"'&"


def _report(*documents: DocumentReport, took_ms: int = 3210) -> IngestReport:
    return IngestReport(documents, "2021-03-05T11:03:00+00:00", took_ms)


class _Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


def test_the_page_stands_alone() -> None:
    page = report_page(_report(ADDED, COPY, FAILED, WARNED))
    read = _Tags(page)
    assert page.startswith('<!doctype html><html lang="nl">')
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "a"}
    assert not any({"src", "href", "style"} & attributes.keys() for _, attributes in read.tags)
    assert "url(" not in page
    assert "@import" not in page
    assert re.search(r"<title>Inleesverslag 5 maart 2021, \d\d\.\d\d uur – Gripwijzer</title>", page)
    assert read.open == []


def test_totals_come_first_and_add_up() -> None:
    page = report_page(_report(ADDED, COPY, FAILED, WARNED))
    totals = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
    assert totals == {
        "Toegevoegd": "1",
        "Bijgewerkt": "1",
        "Ongewijzigd": "1",
        "Mislukt": "1",
        "Overgeslagen": "0",
        "Dubbel": "1",
        "Pagina's gelezen": "9",
        "Waarvan met OCR": "3",
        "Pagina's niet gelezen": "4",
        "Nieuwe passages": "40",
        "Aanbevelingen": "2",
        "Tijd": "3,2 s",
    }
    assert page.index("<dt>") < page.index("Dit vraagt aandacht") < page.index("<table>")


def test_what_needs_attention_comes_before_the_rest_with_its_reason() -> None:
    page = report_page(_report(WARNED, ADDED, COPY, FAILED))
    attention = page.partition("Dit vraagt aandacht")[2].partition("<table>")[0]
    places = [attention.index(name) for name in ("stuk.pdf", "nota.pdf", "brief.md")]
    assert places == sorted(places)
    assert "Mislukt: de PDF is beschadigd" in attention
    assert "Pagina 3-5 niet gelezen: onleesbaar" in attention
    assert "Pagina 9 niet gelezen: te donker" in attention
    assert "kopie.pdf" not in attention
    assert "Dit vraagt aandacht" not in report_page(_report(COPY))


def test_every_file_has_a_row_under_named_columns() -> None:
    page = report_page(_report(ADDED, COPY, FAILED, WARNED))
    rows = re.findall(r"<tr.*?</tr>", page)
    assert len(rows) == 5
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    assert {len(row) for row in cells} == {9}
    assert dict(zip(cells[0], cells[1], strict=True)) == {
        "Bestand": "nota.pdf<span>Nota grip</span>",
        "Uitkomst": "toegevoegd",
        "Soort": "pdf",
        "Pagina's": "12",
        "Met OCR": "3",
        "Niet gelezen": "3-5, 9",
        "Passages": "40",
        "Aanbevelingen": "2",
        "Bijzonderheden": "",
    }
    assert cells[2][0].startswith("map/kopie.pdf")
    assert cells[2][-1] == "zelfde tekst als nota.pdf"
    assert "Bestanden in /data/in<" in page


def test_nothing_of_a_file_becomes_markup() -> None:
    hostile = DocumentReport(
        HOSTILE, HOSTILE, "failed", HOSTILE, HOSTILE, 2, 0, ((1, HOSTILE),), 0, 0, HOSTILE, (HOSTILE,), HOSTILE
    )
    for page in (report_page(_report(hostile)), report_section(_report(hostile))):
        assert "<script" not in page
        assert "{{" not in page
        assert HOSTILE in _Tags(page).text


def test_in_the_pages_documents_can_be_opened() -> None:
    section = report_section(_report(ADDED, FAILED))
    assert '<a href="bronnen?document=nota">Nota grip</a>' in section
    assert section.count("<a ") == 1


def test_a_stored_report_is_the_same_report() -> None:
    report = _report(ADDED, COPY, FAILED, WARNED)
    assert report_page(stored_report(json.dumps(asdict(report)))) == report_page(report)


def test_a_run_is_summed_up_on_one_line() -> None:
    assert summary(_report(ADDED, COPY, FAILED)) == "1 toegevoegd, 1 ongewijzigd, 1 mislukt"
    assert summary(_report()) == "geen bestanden gevonden"
    assert "12 min 5 s" in report_page(_report(ADDED, took_ms=725_400))
    assert report_title(_report()).startswith("Inleesverslag 5 maart 2021")


def test_ten_thousand_files_give_a_page_that_opens() -> None:
    documents = [
        DocumentReport(f"/data/in/{number:05}.pdf", f"d-{number}", "added", f"Titel {number}", "pdf", 8, 0, (), 20, 1)
        for number in range(10_000)
    ]
    started = time.perf_counter()
    page = report_page(_report(*documents))
    assert time.perf_counter() - started < 2
    assert len(page) < 4_000_000
    assert "<dd>10.000</dd>" in page
