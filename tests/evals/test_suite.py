import json
import shutil
from pathlib import Path

import pytest

from evals import suite
from evals.shipped import DATA, SOURCES


def test_one_command_measures_all_and_keeps_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of the shipped sources stand for all of them."""
    sources, data, docs = tmp_path / "bronnen", tmp_path / "data", tmp_path / "docs"
    for folder in (sources, data, docs):
        folder.mkdir()
    for path in sorted(SOURCES.glob("*.md"))[:4]:
        shutil.copy(path, sources)
    known = sorted(path.stem for path in sources.glob("*.md"))
    questions = [
        {"id": "1", "question": "wat staat hier?", "gold_documents": known[:1]},
        {"id": "2", "question": "recept voor appeltaart", "unanswerable": True},
        {"id": "3", "question": "en daar?", "gold_documents": known[:1], "after": ["wat staat hier?"]},
    ]
    (data / "questions-klein.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")
    shutil.copy(DATA / "questions-seeds.jsonl", data)  # about documents that are not there
    situation = {"id": "1", "situation": "te weinig geld", "judged": [{"text": "iets", "grade": 1}]}
    (data / "situations.jsonl").write_text(json.dumps(situation), "utf-8")
    (docs / "evaluatie.md").write_text("<!-- meting -->\n<!-- /meting -->\n", "utf-8")
    monkeypatch.setattr(suite, "SOURCES", sources)
    monkeypatch.setattr(suite, "DATA", data)
    out = tmp_path / "uit"
    assert suite.main(["--sets", "--sources", "--out", str(out), "--docs", str(docs)]) == 0
    results = json.loads((out / "results.json").read_text("utf-8"))
    assert list(results["answers"]) == ["questions-klein"] and list(results["recommendations"]) == ["situations"]
    shipped = results["retrieval"]["meegeleverd"]
    assert shipped["documents"] == 4 and [row["id"] for row in shipped["per_query"]] == ["questions-klein/1"]
    assert set(shipped["systems"]) == {"gripwijzer", "dense", "lexical", "rrf", "bm25", "tutorial"}
    assert "questions-klein" in (docs / "evaluatie.md").read_text("utf-8") and (out / "evaluatie.html").is_file()


def test_what_cannot_be_measured_is_said_before_the_work_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert suite.main(["--sets", str(tmp_path), "--docs", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "corpus.jsonl" in capsys.readouterr().err
    assert suite.main(["--sources", "weg.jsonl=weg"]) == 2
    assert "weg.jsonl=weg" in capsys.readouterr().err
