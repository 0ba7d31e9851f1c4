import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from ui.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process; returns exit code, stdout and stderr."""

    def run_command(*arguments: str, data_dir: Path = tmp_path / "var") -> tuple[int, str, str]:
        monkeypatch.setenv("GRIPWIJZER_DATA_DIR", str(data_dir))
        try:
            code = main(list(arguments))
        except SystemExit as ended:
            code = int(str(ended.code))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err + captured.out
        return code, captured.out, captured.err

    return run_command


def as_json(out: str) -> dict[str, Any]:
    data = json.loads(out)
    assert isinstance(data, dict)
    return data


SOURCE = {"document_id", "title", "publisher", "date", "kind", "section", "page", "start", "end", "url"}


def test_a_follow_up_leans_on_the_questions_before_it(run: Run, shipped_settings: Settings) -> None:
    earlier = ("--after", "Hoe werkt een budgetplafond?", "--after", "Wat doet een praktijkondersteuner jeugd?")
    code, out, _err = run("ask", "geef een voorbeeld", *earlier, "--json", data_dir=shipped_settings.data_dir)
    assert as_json(out)["understood"] == "Geef een voorbeeld van een praktijkondersteuner jeugd."
    _code, out, _err = run("ask", "geef een voorbeeld", *earlier, data_dir=shipped_settings.data_dir)
    assert "Begrepen als: Geef een voorbeeld" in out.replace("\n", " ")
    code, out, _err = run("ask", "geef een voorbeeld", data_dir=shipped_settings.data_dir)
    assert code == 2 and "Waar gaat uw vraag over?" in out


def test_search_has_the_shape_of_the_contract(run: Run, shipped_settings: Settings) -> None:
    arguments = ("search", "wachttijd jeugdhulp", "-k", "3", "--kind", "nieuws", "--from", "2019", "--json")
    code, out, _err = run(*arguments, data_dir=shipped_settings.data_dir)
    data = as_json(out)
    assert code == 0 and set(data) == {"query", "results", "took_ms"} and len(data["results"]) == 3
    for rank, result in enumerate(data["results"], start=1):
        assert SOURCE | {"rank", "score", "text"} <= set(result)
        assert result["rank"] == rank and result["kind"] == "nieuws" and result["date"] >= "2019"


def test_ask_has_the_shape_of_the_contract(run: Run, shipped_settings: Settings) -> None:
    code, out, _err = run(
        "ask", "Wat adviseerde de commissie aan Twenterand?", "--json", data_dir=shipped_settings.data_dir
    )
    data = as_json(out)
    assert code == 0 and data["status"] == "answered"
    assert {"question", "status", "answer", "citations", "recommendations", "took_ms"} <= set(data)
    assert all(SOURCE | {"number", "quote"} <= set(citation) for citation in data["citations"])
    keys = {
        "text",
        "addressed_to",
        "themes",
        "domains",
        "municipalities",
        "score",
        "citation",
        "also_advised_by",
        "why",
        "examples",
        "warnings",
    }
    assert all(keys <= set(advice) for advice in data["recommendations"])


def test_recommend_has_the_shape_of_the_contract(run: Run, shipped_settings: Settings) -> None:
    code, out, _err = run(
        "recommend", "ons tekort op jeugd groeit", "-k", "2", "--json", data_dir=shipped_settings.data_dir
    )
    data = as_json(out)
    assert code == 0 and set(data) == {"situation", "recommendations", "took_ms"} and len(data["recommendations"]) == 2
    code, out, _ = run(
        "recommend", "wij willen sturen op jeugd", "--role", "raad", "--size", "klein", "--domain", "jeugd", "-k", "1",
        data_dir=shipped_settings.data_dir,
    )  # fmt: skip
    assert code == 0 and "Past" in out


def test_answers_are_readable_in_the_terminal(run: Run, shipped_settings: Settings) -> None:
    code, out, _err = run("ask", "poh jeugd besparing", data_dir=shipped_settings.data_dir)
    assert code == 0 and "[1]" in out and "Bronnen" in out and "samenvatting in eigen woorden" in " ".join(out.split())
    code, out, _err = run("search", "poh jeugd", "-k", "1", data_dir=shipped_settings.data_dir)
    assert code == 0 and out.startswith("1 ")
    code, out, _err = run("recommend", "tekort jeugd", data_dir=shipped_settings.data_dir)
    assert code == 0 and "•" in out
    code, out, _err = run("status", data_dir=shipped_settings.data_dir)
    assert code == 0 and "185" in out
    code, out, _err = run("verify", data_dir=shipped_settings.data_dir)
    assert code == 0 and "klopt" in out


def test_no_evidence_is_exit_code_three(run: Run, shipped_settings: Settings) -> None:
    code, out, _err = run("ask", "hoe laat gaat de trein naar houten", data_dir=shipped_settings.data_dir)
    assert code == 3 and "De bronnen geven hier geen antwoord op" in out and "dichtst in de buurt" in out
    code, out, _err = run("ask", "hoe laat gaat de trein naar houten", "--json", data_dir=shipped_settings.data_dir)
    assert code == 3 and as_json(out)["status"] == "no_evidence"


@pytest.mark.parametrize("question", ["", "x" * 20_000, "?!.,"])
def test_a_question_that_is_none_is_exit_code_two(run: Run, shipped_settings: Settings, question: str) -> None:
    code, out, _err = run("ask", question, data_dir=shipped_settings.data_dir)
    assert code == 2 and out.strip()
    code, _out, err = run("search", question, data_dir=shipped_settings.data_dir)
    assert code == 2 and err.startswith("Fout: ")


@pytest.mark.parametrize(
    "arguments", [("ask", "iets"), ("search", "iets"), ("status",), ("verify",), ("remove", "x"), ("serve",)]
)
def test_without_an_index_the_message_says_what_to_do(run: Run, arguments: tuple[str, ...]) -> None:
    code, _out, err = run(*arguments)
    assert code == 2 and "gripwijzer ingest" in err


def test_a_data_directory_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    source = tmp_path / "a.md"
    source.write_text("De wachttijd is acht weken.")
    code, _out, err = run("ingest", str(source), data_dir=tmp_path / "bestand" / "var")
    assert code == 2 and "GRIPWIJZER_DATA_DIR" in err


def test_a_port_in_use(run: Run, shipped_settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _out, err = run("serve", "--port", str(port), data_dir=shipped_settings.data_dir)
    assert code == 2 and f"Poort {port}" in err and "--port" in err


def test_an_unknown_document(run: Run, shipped_settings: Settings) -> None:
    code, _out, err = run("remove", "bestaat-niet", data_dir=shipped_settings.data_dir)
    assert code == 2 and "bestaat-niet" in err


def test_a_wrong_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIPWIJZER_MAX_FILE_MB", "veel")
    code, _out, err = run("status")
    assert code == 2 and "GRIPWIJZER_MAX_FILE_MB" in err


@pytest.mark.parametrize("arguments", [("ask", "wachttijd"), ("search", "wachttijd"), ("serve", "--port", "0")])
def test_a_cross_encoder_that_is_not_there_is_told_at_the_start(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shipped_settings: Settings, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GRIPWIJZER_RERANKER", str(tmp_path / "nergens"))
    code, out, err = run(*arguments, data_dir=shipped_settings.data_dir)
    assert code == 2 and not out and "GRIPWIJZER_RERANKER" in err and "nergens" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "dit ontbreekt: OPDRACHTNAAM"),
        (("ask",), "dit ontbreekt: VRAAG"),
        (("search", "x", "-k", "0"), "geen getal van 1"),
        (("search", "x", "--from", "gisteren"), "geen jaartal"),
        (("search", "x", "--kind", "boek"), "kies uit"),
        (("dansen",), "kies uit"),
    ],
)
def test_wrong_use_is_explained_in_dutch(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code, _out, err = run(*arguments)
    assert code == 2 and message in err and "--help" in err


def test_ingest_reports_and_exits_one_when_some_failed(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "goed.md").write_text("---\nsoort: boek\n---\n\nDe wachttijd is acht weken.")
    (folder / "kapot.pdf").write_text("%PDF-1.7 niets")
    code, out, _err = run("ingest", str(folder), "--json")
    data = as_json(out)
    assert code == 1 and {"documents", "totals", "took_ms"} <= set(data)
    keys = {"path", "document_id", "outcome", "pages", "passages", "recommendations", "warnings", "error"}
    assert all(keys <= set(document) for document in data["documents"])
    assert [document["outcome"] for document in data["documents"]] == ["added", "failed"]
    assert "boek" in data["documents"][0]["warnings"][0]
    code, out, _err = run("ingest", str(folder))
    assert code == 1 and "mislukt" in out and "1 ongewijzigd" in out
    code, out, _err = run("remove", "goed")
    assert code == 0 and "niet verwijderd" in out


def test_evaluate_answers_prints_the_counts(run: Run, tmp_path: Path, shipped_settings: Settings) -> None:
    questions = tmp_path / "vragen.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": "1", "question": "zorgboulevard", "gold_documents": ["leudal-jaarverslag-2024"]},
        {"id": "2", "question": "recept voor appeltaart", "unanswerable": True},
    ]
    questions.write_text("\n".join(json.dumps(row) for row in rows))
    code, out, _err = run("evaluate", "answers", str(questions), "--json", data_dir=shipped_settings.data_dir)
    data = as_json(out)
    assert code == 0 and data["questions"] == 2 and data["answerable"] == 1
    assert data["gold_document_cited"] == 1 and data["refused_unanswerable"] == 1 and data["false_refusals"] == 0
    assert data["false_refusals_ci"] is None and data["by_file"]["vragen"]["questions"] == 2
    more = tmp_path / "meer.jsonl"
    more.write_text(
        json.dumps({"id": "3", "question": "wachttijd", "style": "trefwoord", "after": ["Wat is jeugdhulp?"]})
    )
    code, out, _err = run("evaluate", "answers", str(questions), str(more), data_dir=shipped_settings.data_dir)
    assert code == 0 and "ask_ms_p95" in out
    more.write_text(json.dumps({"id": "3", "vraag": "wachttijd"}))
    code, _out, err = run("evaluate", "answers", str(more), data_dir=shipped_settings.data_dir)
    assert code == 2 and "'question' ontbreekt" in err
    questions.write_text("geen json")
    code, _out, err = run("evaluate", "answers", str(questions), data_dir=shipped_settings.data_dir)
    assert code == 2 and "regel 1" in err


def test_evaluate_recommendations_beside_the_tutorial(run: Run, tmp_path: Path, shipped_settings: Settings) -> None:
    advice = "Stel concrete doelen vast en kies een standvastige aanpak van hoogspecialistische jeugdhulp."
    text = "Onze hoogspecialistische jeugdhulp loopt vast omdat we geen doelen hebben en steeds van aanpak wisselen."
    rows: list[dict[str, Any]] = [
        {"id": "S1", "situation": text, "judged": [{"text": advice, "grade": 3}]},
        {"id": "S2", "situation": "Hoe stuurt de raad?", "judged": [{"text": "Dit staat nergens.", "grade": 1}]},
        {"id": "S3", "situation": "Het dossier van mevrouw De Vries", "judged": [{"text": advice, "grade": 1}]},
    ]
    situations = tmp_path / "situaties.jsonl"
    situations.write_text("\n".join(json.dumps(row) for row in rows))
    command = ("evaluate", "recommendations", str(situations))
    code, out, _err = run(*command, "--json", data_dir=shipped_settings.data_dir)
    data = as_json(out)
    assert code == 0 and data["situations"] == 3 and list(data["systems"]) == ["gripwijzer", "tutorial"]
    first, second, third = (row["gripwijzer"]["recall@10"] for row in data["per_situation"])
    assert (first, second, third) == (1, 0, 0), "what stands nowhere, or may not be asked, is not found"
    assert "ndcg@5_ratio" in data["systems"]["tutorial"]
    situations.write_text(json.dumps(rows[0] | {"judged": [{"text": advice, "grade": 4}]}))
    code, _out, err = run(*command, data_dir=shipped_settings.data_dir)
    assert code == 2 and "situatie S1" in err


def test_evaluate_retrieval_on_two_sets_and_report_it(run: Run, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        folder = tmp_path / name
        (folder / "qrels").mkdir(parents=True)
        (folder / "corpus.jsonl").write_text(json.dumps({"_id": "d", "text": "De wachttijd is acht weken."}))
        (folder / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "Hoe lang is de wachttijd?"}))
        (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\t1\n")
    code, out, _err = run("evaluate", "retrieval", str(tmp_path / "een"), str(tmp_path / "twee"), "--json")
    assert code == 0 and [one["systems"]["gripwijzer"]["ndcg@10"] for one in as_json(out)["sets"]] == [1, 1]
    measured = tmp_path / "zoeken.json"
    measured.write_text(out)
    command = ("evaluate", "report", str(measured), "--against", str(measured), "--out", str(tmp_path / "verslag"))
    code, out, _err = run(*command)
    assert code == 0 and "evaluatie.html" in out
    assert "= gelijk" in (tmp_path / "verslag" / "evaluatie.md").read_text("utf-8")


def test_the_reader_of_our_output_may_stop_reading(shipped_settings: Settings) -> None:
    command = f"{sys.executable} -m ui.cli status --json | head -1"
    environment = os.environ | {"GRIPWIJZER_DATA_DIR": str(shipped_settings.data_dir)}
    result = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, timeout=60)
    assert result.stdout.strip() == "{" and "Traceback" not in result.stderr


def test_what_is_known_is_shown_corrected_and_restored(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "nota.md"
    source.write_text("---\nsoort: nieuws\n---\n\nDe wachttijd is acht weken.")
    run("ingest", str(source))

    def field(out: str, name: str) -> tuple[Any, Any]:
        one = next(one for one in as_json(out)["fields"] if one["field"] == name)
        return one["value"], one["comes_from"]

    code, out, _err = run("edit", "nota", "--json")
    assert code == 0 and field(out, "kind") == ("nieuws", "given") and field(out, "date") == (None, None)
    _code, out, _err = run("edit", "nota", "--kind", "onderzoek", "--municipality", "den bosch", "--json")
    assert field(out, "kind") == ("onderzoek", "edited")
    assert field(out, "municipalities") == (["'s-Hertogenbosch"], "edited")
    _code, out, _err = run("edit", "nota", "--reset", "kind", "--json")
    assert field(out, "kind") == ("nieuws", "given")
    code, out, _err = run("edit", "nota")
    assert code == 0 and "verbeterd" in out and "nota.md" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nota", "--date", "gisteren"), "--date"),
        (("nota", "--kind", "roman"), "kies uit"),
        (("onbekend",), "geen document met id"),
    ],
)
def test_a_wrong_correction_says_what_is_wrong(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "nota.md").write_text("De wachttijd is acht weken.")
    run("ingest", str(tmp_path / "nota.md"))
    code, _out, err = run("edit", *arguments)
    assert code == 2 and said in err


def test_a_report_can_be_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nota.md").write_text("De wachttijd is acht weken.")
    (tmp_path / "leeg.md").write_text("")
    page = tmp_path / "verslag.html"
    code, out, _err = run("ingest", str(tmp_path / "nota.md"), str(tmp_path / "leeg.md"), "--report", str(page))
    assert code == 1 and "1 toegevoegd" in out
    kept = page.read_text("utf-8")
    assert "nota.md" in kept and "het bestand is leeg" in kept
    code, _out, err = run("ingest", str(tmp_path / "nota.md"), "--report", str(tmp_path / "geen" / "map.html"))
    assert code == 2 and "kan niet" in err


def test_there_is_nothing_to_fetch_without_summaries(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nota.md").write_text("De wachttijd is acht weken.")
    run("ingest", str(tmp_path / "nota.md"))
    code, _out, err = run("fetch")
    assert code == 2 and "geen samengevatte bron" in err
    code, _out, err = run("fetch", "onbekend")
    assert code == 2 and "onbekend" in err


def test_a_damaged_index_is_not_served(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nota.md").write_text("De wachttijd is acht weken.")
    run("ingest", str(tmp_path / "nota.md"))
    vectors = tmp_path / "var" / "chroma" / "chroma.sqlite3"
    vectors.write_bytes(vectors.read_bytes()[:5000])
    code, _out, err = run("serve", "--port", "0")
    assert code == 2 and "verify --repair" in err
    code, out, _err = run("verify")
    assert code == 1 and "beschadigd" in out
    code, out, _err = run("verify", "--repair")
    assert code == 0 and "Hersteld" in out
