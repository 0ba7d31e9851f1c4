import pytest

from evals.beir import BeirSet
from evals.retrieval import evaluate_retrieval

CORPUS = {
    "a/1 é": ("Toegang", "De toegang tot jeugdhulp loopt via het wijkteam van de gemeente."),
    "b": ("", "De gemeente sluit contracten met aanbieders van huishoudelijke hulp."),
    "c": ("Leeg", ""),
    "d": ("Begroting", "Het tekort op de begroting is dit jaar twee miljoen euro."),
    "d, nog eens": ("Begroting", "Het tekort op de begroting is dit jaar twee miljoen euro."),
}
QUERIES = {"q 1": "Hoe komt een kind aan jeugdhulp?", "q2": "tekort begroting", "q3": "!!!"}
QRELS = {"q 1": {"a/1 é": 2}, "q2": {"d": 1, "d, nog eens": 1}, "q3": {"b": 1}}
BEIR = BeirSet("klein", CORPUS, QUERIES, QRELS)


@pytest.fixture(scope="module")
def result() -> dict[str, object]:
    return evaluate_retrieval(BEIR, baselines=True)


def test_every_system_is_measured_in_the_shape_that_others_read(result: dict[str, object]) -> None:
    systems = result["systems"]
    assert isinstance(systems, dict)
    assert set(systems) == {"gripwijzer", "dense", "lexical", "rrf", "bm25", "tutorial"}
    assert (result["set"], result["documents"], result["queries"]) == ("klein", 5, 3)
    for name, one in systems.items():
        for measure in ("ndcg@10", "recall@5", "recall@10", "mrr@10"):
            low, high = one[f"{measure}_ci"]
            assert 0 <= low <= one[measure] <= high <= 1
        assert ("query_ms_p95" in one) == (name not in ("lexical", "rrf"))
        assert ("ndcg@10_gain_ci" in one) == (name != "gripwijzer")
    assert systems["gripwijzer"]["recall@10"] >= 0.66, "two of the three can be found, the same text under both its ids"
    assert result["warnings"] == ["niet ingelezen: 1 van 5 documenten"], "the one without text"


def test_a_system_that_finds_nothing_for_a_question_gets_nothing_for_it(result: dict[str, object]) -> None:
    systems, rows = result["systems"], result["per_query"]
    assert isinstance(systems, dict) and isinstance(rows, list)
    assert rows[2]["id"] == "q3" and rows[2]["ndcg@10"]["bm25"] == 0
    mean = sum(row["ndcg@10"]["bm25"] for row in rows) / 3
    assert systems["bm25"]["ndcg@10"] == pytest.approx(mean, abs=1e-4)
    gain = systems["gripwijzer"]["ndcg@10"] - systems["bm25"]["ndcg@10"]
    assert systems["bm25"]["ndcg@10_gain"] == pytest.approx(gain, abs=2e-4)


def test_without_baselines_only_gripwijzer() -> None:
    beir = BeirSet("een", {"d": CORPUS["d"]}, {"q2": QUERIES["q2"]}, {"q2": {"d": 1}})
    alone = evaluate_retrieval(beir)
    assert list(alone["systems"]) == ["gripwijzer"] and alone["systems"]["gripwijzer"]["ndcg@10_ci"] is None
