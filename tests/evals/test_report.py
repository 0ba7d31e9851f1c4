"""A report shows what was measured: the figures of its tables are those of the JSON, on the page and in Markdown."""

import json
import re
from copy import deepcopy
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ConfigurationError
from evals.report.against import changes
from evals.report.documentation import write_documentation
from evals.report.results import Results, add, empty_results, merged, read_results
from evals.report.wording import percent, percent_within, signed
from evals.report.write import write_report


def system(ndcg: float, **more: Any) -> dict[str, Any]:
    measures = dict.fromkeys(("ndcg@10", "recall@5", "recall@10", "mrr@10"), ndcg)
    ends = {f"{name}_ci": [round(ndcg - 0.05, 4), round(ndcg + 0.05, 4)] for name in measures}
    times = {"query_ms_p50": 30.5, "query_ms_p95": 41.5, "query_ms_distribution": [20.0 + n for n in range(21)]}
    return measures | ends | times | more


def retrieval(name: str, ndcg: float) -> dict[str, Any]:
    rows = [{"id": f"q{n}", "ndcg@10": {"gripwijzer": round(ndcg + (n - 4.5) / 50, 4)}} for n in range(10)]
    tutorial = system(0.3123, **{"ndcg@10_gain": round(ndcg - 0.3123, 4), "ndcg@10_gain_ci": [0.2, 0.4]})
    systems = {"gripwijzer": system(ndcg), "tutorial": tutorial}
    return {"set": name, "documents": 1234, "queries": 10, "warnings": [], "systems": systems, "per_query": rows}


def answers(refused: int) -> dict[str, Any]:
    rows = [
        {
            "id": n, "file": "v", "unanswerable": n % 2 == 0, "refused": n < refused, "gold_in_citations": n % 2 == 1,
            "gold_in_first_citation": None, "gold_document_cited": None, "quotes_verbatim": True,
        }
        for n in range(20)
    ]  # fmt: skip
    shares = {"gold_in_citations": 0.8361, "gold_in_first_citation": 0.59, "gold_document_cited": 0.9}
    shares |= {"refused_unanswerable": 0.68, "false_refusals": 0.07, "quotes_verbatim": 1.0}
    curve = [(0.0, 0.0, 0.0), (0.4, 0.07, 0.68), (1.0, 1.0, 1.0)]
    names = ("threshold", "false_refusals", "refused_unanswerable")
    return {
        "questions": 20, "answerable": 10, **shares, "gold_in_citations_ci": [0.7213, 0.9151], "ask_ms_p50": 38.0,
        "ask_ms_p95": 48.1, "ask_ms_distribution": [30.0 + n for n in range(21)],
        "refusal_curve": [dict(zip(names, point, strict=True)) for point in curve],
        "refusal_auc": 0.912, "refused_at": {"5%": 0.667}, "by_style": {}, "by_file": {"v": {}}, "per_question": rows,
    }  # fmt: skip


@pytest.fixture
def results() -> Results:
    document = empty_results(date(2026, 3, 5))
    add(document, "retrieval", "klein", retrieval("klein", 0.5931))
    add(document, "retrieval", "<b>groot", retrieval("<b>groot", 0.9027))
    add(document, "answers", "vragen", answers(9))
    advice = {
        "gripwijzer": {
            f"{m}{e}": v for m in ("precision@5", "recall@10", "ndcg@5") for e, v in (("", 0.4), ("_ci", [0.3, 0.5]))
        }
    }
    add(
        document, "recommendations", "situaties", {"situations": 3, "judged": 9, "systems": advice, "per_situation": []}
    )
    return document


class Cells(HTMLParser):
    """The text of table cells, the words beside pictures, and what the page would load from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.cells, self.labels, self.loads, self._in = list[str](), list[str](), list[str](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("td", "th"):
            self._in = True
            self.cells.append("")
        if given.get("role") == "img":
            self.labels.append(given.get("aria-label") or "")
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href") and tag != "use"]

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in:
            self.cells[-1] += data


def test_the_page_and_markdown_show_the_figures_of_the_json(results: Results, tmp_path: Path) -> None:
    write_report(results, tmp_path)
    stored = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert stored == results
    page = Cells()
    page.feed((tmp_path / "evaluatie.html").read_text("utf-8"))
    markdown = (tmp_path / "evaluatie.md").read_text("utf-8")
    in_markdown = [
        cell.strip().strip("*") for line in markdown.splitlines() if line.startswith("|") for cell in line.split("|")
    ]
    expected = ["0,593 (0,543–0,643)", "0,903 (0,853–0,953)", "0,748", "0,312 (0,262–0,362)", "84% (72–92%)", "7%"]
    expected += ["67%", "0,912", "0,400 (0,300–0,500)", "30,5 ms / 41,5 ms", "+0,281 (+0,200 tot +0,400)", "1.234"]
    for shown in (page.cells, in_markdown):
        assert set(expected) <= set(shown)


def test_the_page_needs_nothing_beside_it_and_tells_its_pictures(results: Results, tmp_path: Path) -> None:
    write_report(results, tmp_path, deepcopy(results))
    html = (tmp_path / "evaluatie.html").read_text("utf-8")
    page = Cells()
    page.feed(html)
    assert len(page.labels) == html.count("<svg") == 4 and all("0," in label or "ms" in label for label in page.labels)
    assert all(load.startswith("#") for load in page.loads) and "@import" not in html and "url(http" not in html
    assert "<b>groot" not in html and "&lt;b&gt;groot" in html, "names of sets are text"
    assert '<html lang="nl">' in html and html.count("<h1>") == 1


def test_a_change_counts_when_it_is_more_than_chance(results: Results) -> None:
    newer = deepcopy(results)
    newer["retrieval"]["klein"] = retrieval("klein", 0.6031)
    newer["answers"]["vragen"] = answers(10) | {"refused_unanswerable": 0.7, "false_refusals": 0.06, "ask_ms_p95": 99.0}
    found = {(one.what, one.measure): one for one in changes(results, newer)}
    ndcg = found["zoeken: klein", "ndcg@10"]
    assert ndcg.better and ndcg.certain, "every question went a little better: certain, though the intervals overlap"
    assert found["zoeken: klein", "recall@5"].certain is False, "within the interval, without figures per question"
    assert (
        found["antwoorden: vragen", "false_refusals"].better
        and not found["antwoorden: vragen", "false_refusals"].certain
    )
    assert found["antwoorden: vragen", "ask_ms_p95"].verdict == "▼ slechter"
    assert found["zoeken: <b>groot", "ndcg@10"].verdict == "= gelijk"


def test_what_was_not_measured_again_keeps_its_former_figures(results: Results, tmp_path: Path) -> None:
    page = tmp_path / "evaluatie.md"
    page.write_text("# Zelf geschreven\n\n<!-- meting -->\noud\n<!-- /meting -->\n\n## Ook zelf\n", "utf-8")
    assert write_documentation(results, tmp_path) is None
    newer = empty_results(date(2026, 4, 1))
    add(newer, "retrieval", "klein", retrieval("klein", 0.61))
    former = write_documentation(newer, tmp_path)
    assert former is not None and former["retrieval"]["klein"]["systems"]["gripwijzer"]["ndcg@10"] == 0.5931
    text = page.read_text("utf-8")
    assert text.startswith("# Zelf geschreven") and text.endswith("## Ook zelf\n") and "oud" not in text
    assert "1 april 2026" in text and "5 maart 2026" in text and "0,610 (0,560–0,660)" in text and "0,903" in text
    kept = json.loads((tmp_path / "evaluatie.json").read_text("utf-8"))
    assert (
        kept["retrieval"]["<b>groot"]["measured_at"] == "2026-03-05" and "per_query" not in kept["retrieval"]["klein"]
    )
    page.write_text("zonder plek", "utf-8")
    with pytest.raises(ConfigurationError, match="meting"):
        write_documentation(newer, tmp_path)
    assert page.read_text("utf-8") == "zonder plek"


def test_results_of_single_commands_become_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"sets": [retrieval("een", 0.5), retrieval("twee", 0.6)]}), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps(answers(3)), "utf-8")
    (tmp_path / "c.json").write_text(json.dumps(retrieval("twee", 0.7)), "utf-8")
    found = read_results([tmp_path])
    assert list(found["retrieval"]) == ["een", "twee"] and list(found["answers"]) == ["v"]
    assert found["retrieval"]["twee"]["systems"]["gripwijzer"]["ndcg@10"] == 0.7
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["answers"]["v"]["measured_at"])
    assert merged(found, empty_results(date(2026, 1, 1)))["retrieval"] == found["retrieval"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "geen geldige JSON"),
        ("[]", "geen resultaten"),
        ('{"a": 1}', "geen resultaten"),
        ('{"retrieval": {"x": 1}}', "geen resultaten"),
    ],
)
def test_what_holds_no_results_is_said(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "x.json").write_text(content, "utf-8")
    with pytest.raises(ConfigurationError, match=message):
        read_results([tmp_path])
    with pytest.raises(ConfigurationError, match="bestaat niet"):
        read_results([tmp_path / "weg.json"])


def test_rounding_never_hides_that_something_is_not_all_or_nothing() -> None:
    assert (percent(1.0), percent(0.996), percent(0.004), percent(0.0), percent(0.84)) == (
        "100%",
        "99,6%",
        "0,4%",
        "0%",
        "84%",
    )
    assert (signed(0.0312), signed(-0.0312), signed(-0.0001)) == ("+0,031", "−0,031", "+0,000")
    assert percent_within({"a": None}, "a") == "–"
