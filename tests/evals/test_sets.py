import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ConfigurationError
from evals.beir import read_beir

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A set in a folder; each part can be given otherwise."""

    def make_set(
        corpus: list[dict[str, Any]] | None = None,
        queries: list[dict[str, Any]] | None = None,
        qrels: str = "query-id\tcorpus-id\tscore\nq1\td1\t1\n",
        name: str = "test.tsv",
    ) -> Path:
        folder = tmp_path / "set"
        (folder / "qrels").mkdir(parents=True)
        corpus = corpus if corpus is not None else [{"_id": "d1", "title": "", "text": "De raad besloot."}]
        queries = queries if queries is not None else [{"_id": "q1", "text": "Wat besloot de raad?"}]
        for file, rows in (("corpus", corpus), ("queries", queries)):
            lines = (json.dumps(row, ensure_ascii=False) for row in rows)
            (folder / f"{file}.jsonl").write_text("\n".join(lines), "utf-8")
        (folder / "qrels" / name).write_text(qrels, "utf-8")
        return folder

    return make_set


def test_broken_judgements_are_skipped_and_named(make: Make) -> None:
    qrels = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1 d1 1\nq1\td1\tveel\nq1\tweg\t1\nq9\td1\t1\nq1\td1\t0\n\n"
    beir = read_beir(make(qrels=qrels))
    assert beir.qrels == {"q1": {"d1": 2}} and beir.queries == {"q1": "Wat besloot de raad?"}
    assert any("regel 3, 4" in warning for warning in beir.warnings)
    assert any("niet in corpus.jsonl" in warning for warning in beir.warnings)


def test_questions_without_judgement_are_left_out_with_a_warning(make: Make) -> None:
    queries = [{"_id": "q1", "text": "Wat?"}, {"_id": "q2", "text": "Wie?"}, {"_id": "q3", "text": " "}]
    beir = read_beir(make(queries=queries, qrels="q1\td1\t1\nq3\td1\t1\n"))
    assert list(beir.queries) == ["q1"] and "2 van 3 vragen" in beir.warnings[0]


def test_ids_and_texts_may_be_odd(make: Make) -> None:
    odd = 'a/b "c"\u2028ü #1'
    corpus = [{"_id": odd, "text": None}, {"_id": 7, "title": "Zeven", "text": "regel\u2028regel"}, {"_id": "leeg"}]
    beir = read_beir(make(corpus=corpus, queries=[{"_id": 1, "text": "x"}], qrels=f"1\t7\t1\n1\t{odd}\t1\n"))
    assert beir.corpus[odd] == ("", "") and beir.corpus["7"] == ("Zeven", "regel\u2028regel")
    assert beir.qrels == {"1": {"7": 1, odd: 1}} and "2 van 3 documenten" in beir.warnings[0]


def test_the_only_file_of_judgements_is_taken_whatever_its_name(make: Make) -> None:
    folder = make(name="dev.tsv")
    assert read_beir(folder).qrels
    (folder / "qrels" / "train.tsv").write_text("q1\td1\t1\n")
    with pytest.raises(ConfigurationError, match=r"dev\.tsv, train\.tsv"):
        read_beir(folder)
    (folder / "qrels" / "test.tsv").write_text("q1\td1\t3\n")
    assert read_beir(folder).qrels == {"q1": {"d1": 3}}


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("corpus.jsonl", '{"_id": "d1"}\n[1]\n', "regel 2 is geen JSON-object"),
        ("corpus.jsonl", '\n{"text": "zonder id"}\n', "regel 2 heeft geen '_id'"),
        ("queries.jsonl", '{"_id": "q1", "text": "a"}\n{"_id"', "regel 2 is geen geldige JSON"),
        ("queries.jsonl", "", "is leeg"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nniets\n", "geen bruikbare oordelen; regel 2"),
        ("qrels/test.tsv", "q1\tonbekend\t1\n", "geen enkele vraag"),
    ],
)
def test_what_is_broken_is_said_with_its_line(make: Make, file: str, content: str, message: str) -> None:
    folder = make()
    (folder / file).write_text(content, "utf-8")
    with pytest.raises(ConfigurationError, match=message):
        read_beir(folder)


def test_bytes_that_are_no_text_and_folders_that_are_not_there(make: Make, tmp_path: Path) -> None:
    folder = make()
    (folder / "corpus.jsonl").write_bytes(b'{"_id": "\xff"}')
    with pytest.raises(ConfigurationError, match="geen UTF-8"):
        read_beir(folder)
    with pytest.raises(ConfigurationError, match="is geen map"):
        read_beir(tmp_path / "weg")
