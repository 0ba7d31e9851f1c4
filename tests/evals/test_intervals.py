from itertools import pairwise

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import P, R, nDCG

from assistant.answer import Status
from evals.intervals import interval, paired_difference
from evals.recommendations import measured
from evals.refusals import Weighed, trade_off, weighed

SHARE = st.floats(0, 1)


@given(st.lists(SHARE, min_size=2, max_size=40))
def test_an_interval_holds_the_mean_and_is_the_same_each_time(values: list[float]) -> None:
    ends = interval(values)
    assert ends is not None and ends == interval(values)
    assert min(values) - 1e-4 <= ends[0] <= ends[1] <= max(values) + 1e-4


def test_an_interval_covers_what_statistics_say() -> None:
    """A share of .5 over 100 questions: 1.96 standard errors of .05."""
    ends = interval([0.0, 1.0] * 50)
    assert ends is not None and ends[0] == pytest.approx(0.40, abs=0.015) and ends[1] == pytest.approx(0.60, abs=0.015)
    assert interval([1.0]) is None


def test_a_small_difference_on_every_question_is_seen_where_intervals_overlap() -> None:
    theirs = [n / 50 for n in range(50)]
    gain, ends = paired_difference([value + 0.01 for value in theirs], theirs)
    assert gain == 0.01 and ends == [0.01, 0.01]
    with pytest.raises(ValueError, match=r"longer|shorter"):
        paired_difference([1.0], [])


@given(st.lists(st.builds(Weighed, st.booleans(), SHARE), max_size=40))
def test_the_curve_rises_and_reaches_both_ends(questions: list[Weighed]) -> None:
    found = trade_off(questions)
    if len({one.unanswerable for one in questions}) < 2:
        assert found["refusal_curve"] is None
        return
    curve = found["refusal_curve"]
    assert (curve[0]["false_refusals"], curve[0]["refused_unanswerable"]) == (0, 0)
    assert (curve[-1]["false_refusals"], curve[-1]["refused_unanswerable"]) == (1, 1)
    for before, after in pairwise(curve):
        assert before["false_refusals"] <= after["false_refusals"]
        assert before["refused_unanswerable"] <= after["refused_unanswerable"]
    assert 0 <= found["refusal_auc"] <= 1
    assert found["refused_at"]["3%"] <= found["refused_at"]["5%"] <= found["refused_at"]["10%"]


def test_a_judge_that_knows_loses_nothing() -> None:
    found = trade_off([Weighed(True, 0.2), Weighed(True, 0.3), Weighed(False, 0.4), Weighed(False, 0.9)])
    assert found["refusal_auc"] == 1 and found["refused_at"] == {"3%": 1, "5%": 1, "10%": 1}


def test_what_is_refused_before_it_is_weighed_counts_as_refused_by_each_threshold() -> None:
    assert weighed(Status.PERSONAL_DATA, None, True) == Weighed(True, 0.0)
    assert weighed(Status.NO_EVIDENCE, 0.2, True) == Weighed(True, 0.2)
    assert weighed(Status.ANSWERED, None, False) is None
    assert trade_off([Weighed(True, 0.1), Weighed(False, 0.5), None])["refusal_curve"] is None


@given(
    st.lists(st.integers(0, 15), unique=True, max_size=12),
    st.dictionaries(st.integers(0, 15), st.integers(1, 3), min_size=1, max_size=8),
)
def test_measures_of_advice_agree_with_those_of_retrieval(ranked: list[int], grades: dict[int, int]) -> None:
    """Where each item is one recommendation, the measures are the usual ones."""
    found = measured([[f"advies {n} einde"] for n in ranked], {f"advies {n} einde": g for n, g in grades.items()})
    qrels = {"q": {str(n): grade for n, grade in grades.items()}}
    run = {"q": {str(n): 100.0 - rank for rank, n in enumerate(ranked)}}
    usual = ir_measures.calc_aggregate([P @ 5, R @ 10, nDCG @ 5], qrels, run) if ranked else {}
    assert found["precision@5"] == pytest.approx(usual.get(P @ 5, 0.0), abs=1e-4)
    assert found["recall@10"] == pytest.approx(usual.get(R @ 10, 0.0), abs=1e-4)
    assert found["ndcg@5"] == pytest.approx(usual.get(nDCG @ 5, 0.0), abs=1e-4)


def test_one_item_may_cover_several_but_gains_once() -> None:
    judged = {"stuur op data": 3, "evalueer elk jaar": 2}
    both = measured([["wij vinden stuur op data en evalueer elk jaar ook"], ["stuur op data"]], judged)
    assert both["recall@10"] == 1 and both["precision@5"] == 0.4 and both["ndcg@5"] < 1
    assert measured([["bestuur op data"]], judged)["recall@10"] == 0, "words, not parts of words"
