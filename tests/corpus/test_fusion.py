import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fusion import DEPTH, Weights, fuse, normalise, weights_for
from corpus.settings import BUNDLED_MODEL

scores = st.dictionaries(st.text(max_size=3), st.floats(-10, 10), max_size=80)


@given(scores)
def test_normalised_scores_lie_between_zero_and_one_and_keep_their_order(raw: dict[str, float]) -> None:
    mapped = normalise(raw)
    assert mapped.keys() == raw.keys()
    assert all(0 <= score <= 1 for score in mapped.values())
    if raw:
        assert max(mapped.values()) == 1
        best = max(raw, key=lambda key: raw[key])
        assert mapped[best] == 1


def test_the_score_at_the_depth_is_zero() -> None:
    mapped = normalise({str(n): float(n) for n in range(100)})
    ordered = sorted(mapped.values(), reverse=True)
    assert ordered[DEPTH - 1] == 0 and ordered[DEPTH - 2] > 0


def test_a_passage_that_is_best_in_every_leg_scores_one() -> None:
    weights = weights_for(BUNDLED_MODEL)
    assert weights.passages + weights.words + weights.sentences + weights.tokens == pytest.approx(1)
    fused = fuse({"a": 0.9, "b": 0.8}, {"a": 3, "b": 1}, {"a": 0.7, "b": 0.6}, weights, {"a": 0.2, "b": 0.1})
    assert fused["a"] == pytest.approx(1) and fused["b"] == 0


def test_a_leg_that_found_nothing_does_not_disturb() -> None:
    assert fuse({}, {"a": 2.0, "b": 1.0}, {}, Weights(0.4, 0.3, 0.2, 0.1)) == {"a": 0.3, "b": 0.0}
