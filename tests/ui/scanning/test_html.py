"""The Gripscan's HTML: nothing that people typed or a source holds becomes markup; pictures and tables agree."""

import re
from dataclasses import replace
from html import unescape

from assistant.answer import Advice, Citation
from corpus.model import Document, Page
from corpus.statement import Statement
from scan.advice import TopicAdvice
from scan.model import Participant, Scan
from scan.profile import profile
from scan.propositions import propositions
from ui.noting.shapes import ScanItem
from ui.scanning.chart import MOST_COLUMNS, chart
from ui.scanning.form import Entry, form
from ui.scanning.result import missing, next_steps, removed, result
from ui.scanning.start import start
from ui.scanning.topics import looked_up, weak_topics

HOSTILE = '<script>alert(1)</script>{{value}}"x'
LITERAL = "&lt;script&gt;alert(1)&lt;/script&gt;&#123;&#123;value}}&quot;x"


def _scan(*scores: int | None, role: str = "raadslid") -> Scan:
    people = (Participant(f"k{n}", role, "2026-01-01", {"visie-keuzes": score}) for n, score in enumerate(scores))
    return Scan("abc", "Twenterand", "2026-01-01", tuple(people))


def test_nothing_that_is_typed_or_quoted_becomes_markup() -> None:
    document = Document(id="d", title=HOSTILE, publisher=HOSTILE, date="2021", kind="praktijkvoorbeeld")
    citation = Citation(1, document, (HOSTILE,), 1, HOSTILE, 0, len(HOSTILE))
    advised = Advice(Statement("s", "d", "p", 1, 0, len(HOSTILE), HOSTILE, HOSTILE), 1.0, citation, (citation,))
    scan = _scan(0, 1, role=HOSTILE)
    scan = Scan(HOSTILE, HOSTILE, scan.created, scan.participants)
    found = profile(scan)
    weak = [TopicAdvice(found.topics[0], (advised,), (citation,))]
    sources = {
        name: Document(id=name, title=HOSTILE, publisher=HOSTILE)
        for one in propositions().values()
        for name in one.sources
    }
    entry = Entry(HOSTILE, {"visie-keuzes": HOSTILE}, {"rol": HOSTILE, "antwoorden": HOSTILE})
    pieces = {
        "result": result(scan, found, HOSTILE),
        "weak topics": weak_topics(found, weak, lambda _id, _version: [Page(1, HOSTILE)]),
        "next steps": next_steps(scan),
        "form": form(scan, entry, HOSTILE, sources),
        "start": start(True, HOSTILE, HOSTILE),
        "missing": missing(HOSTILE),
        "removed": removed(HOSTILE),
    }
    for name, piece in pieces.items():
        assert LITERAL in piece, name
    pieces["looked up"] = looked_up(Scan("", HOSTILE, "", (Participant("", HOSTILE, "", {HOSTILE: 1}),)))
    for name, piece in pieces.items():
        assert "<script" not in piece and "{{" not in piece and '"x"' not in piece.replace("&quot;x", ""), name


def test_the_picture_has_a_point_for_each_score_and_the_table_the_same_numbers() -> None:
    shown = chart(profile(_scan(0, 3, 3, None)))
    first = shown.split("<li>")[1]
    assert first.count("<circle") == 2 and '<text class="aantal-punten"' in first and ">2</text>" in first
    row = re.findall(r"<tr><th scope=\"row\">.*?</tr>", shown)[0]
    assert re.findall(r"<td>(.*?)</td>", row) == ["2,0", "0,0 – 3,0", "3", "0,0", "3,0", "3,0", "–"]
    assert shown.count("niemand antwoordde") == 11
    assert 'aria-hidden="true"' in shown.split("<figcaption>")[0]


def test_with_many_participants_the_table_keeps_to_what_fits() -> None:
    assert "raadslid (1)" in chart(profile(_scan(*[1] * MOST_COLUMNS))).split("<figcaption>")[1]
    assert "raadslid (1)" not in chart(profile(_scan(*[1] * (MOST_COLUMNS + 1)))).split("<figcaption>")[1]


def test_alone_there_is_no_talk_of_others() -> None:
    scan = _scan(2)
    shown = result(scan, profile(scan), "k")
    assert "Hier denkt u verschillend" not in shown and "van laagste tot hoogste" not in shown
    assert "Niemand gaf hier een antwoord" in shown
    assert "Geen enkel onderwerp scoort zo laag" in weak_topics(profile(scan), [], lambda _id, _version: [])


def test_an_empty_scan_says_so() -> None:
    scan = _scan()
    shown = result(scan, profile(scan), "")
    assert "Nog geen antwoorden" in shown and "<svg" not in shown


def test_a_source_that_is_not_in_the_index_is_not_linked() -> None:
    assert "bronnen?document=" not in form(_scan(), Entry(), "", {})


def test_every_statement_can_be_left_open_answered_or_not_known() -> None:
    shown = form(_scan(), Entry("raadslid", {"visie-keuzes": "2", "visie-doelen": "weet-niet"}), "", {})
    assert shown.count("<fieldset") == shown.count("<legend>") == 24 and shown.count('type="radio"') == 24 * 5
    assert re.findall(r'name="(\S+)" value="(\S+)" checked', shown) == [
        ("visie-keuzes", "2"),
        ("visie-doelen", "weet-niet"),
    ]


def test_the_profile_can_go_into_the_note() -> None:
    scan = _scan(0, 2)
    html = result(scan, profile(scan))
    item = re.search(r'data-item="([^"]*)"', html)
    assert item is not None
    chosen = ScanItem.model_validate_json(unescape(item[1]))
    assert chosen.title == "Gripscan Twenterand" and chosen.made_on == "1 januari 2026"
    outcomes = {row.theme: (row.outcome, row.explanation) for row in chosen.rows}
    assert outcomes["Visie en prioritering"] == ("1,0 van 3", "2 deelnemers, van 0,0 tot 2,0")
    assert outcomes["Afwegingskader"] == ("geen antwoord", "")


def test_advice_for_a_weak_topic_says_what_to_know_before_following_it() -> None:
    document = Document(id="d", title="Rapport", date="2019")
    advised = Advice(Statement("s", "d", "p", 1, 0, 7, "Kies nu."), 1.0, Citation(1, document, (), 1, "Kies nu.", 0, 8))
    found = profile(_scan(0))
    weak = [TopicAdvice(found.topics[0], (replace(advised, warnings=("Deze bron is uit 2019.",)),), ())]
    shown = weak_topics(found, weak, lambda _id, _version: [Page(1, "Kies nu.")])
    assert "Let op: Deze bron is uit 2019." in shown and shown.count('data-item="') == 1
