"""Profiles: whatever people answer, the numbers stay within bounds and do not depend on who came first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.model import Answers, Participant, Scan
from scan.profile import DIFFERENT_FROM, STRONG_FROM, WEAK_BELOW, Scores, answered, profile
from scan.propositions import propositions, topics

IDS = list(propositions())
ROLES = st.sampled_from(["raadslid", "wethouder", "consulent"])
ANSWERS = st.dictionaries(st.sampled_from(IDS), st.one_of(st.none(), st.integers(0, 3)))


@st.composite
def scans(draw: st.DrawFn) -> Scan:
    people = draw(st.lists(st.tuples(ROLES, ANSWERS), max_size=7))
    participants = (Participant(str(n), role, "2026-01-01", answers) for n, (role, answers) in enumerate(people))
    return Scan("s", "Twenterand", "2026-01-01", tuple(participants))


def _scan(*answers: Answers, roles: tuple[str, ...] = ()) -> Scan:
    people = enumerate(answers)
    return Scan(
        "s",
        "Twenterand",
        "2026-01-01",
        tuple(Participant(str(n), roles[n] if roles else f"rol {n}", "2026-01-01", one) for n, one in people),
    )


def _check(scores: Scores, participants: int) -> None:
    given_ = [point for point in scores.points if point is not None]
    assert len(scores.points) == participants and scores.n == len(given_)
    if not given_:
        assert (scores.mean, scores.spread, scores.lowest, scores.highest, scores.distance) == (None,) * 4 + (0.0,)
        return
    assert scores.mean is not None and scores.spread is not None
    assert scores.lowest is not None and scores.highest is not None
    assert 0 <= scores.lowest <= scores.mean <= scores.highest <= 3
    assert 0 <= scores.spread <= scores.distance / 2 + 1e-9
    assert (scores.spread == 0) == (scores.lowest == scores.highest)


@given(scans())
def test_numbers_stay_within_bounds_and_what_nobody_answered_has_none(scan: Scan) -> None:
    found = profile(scan)
    assert [one.topic for one in found.topics] == list(topics())
    for one in found.topics:
        _check(one.scores, len(scan.participants))
        for _proposition, scores in one.propositions:
            _check(scores, len(scan.participants))
        assert (one in found.unanswered()) == (one.scores.n == 0)
    assert answered(scan) == sum(scores.n > 0 for one in found.topics for _question, scores in one.propositions)


@given(scans(), st.randoms(use_true_random=False))
def test_it_does_not_matter_who_came_first(scan: Scan, random: object) -> None:
    shuffled = list(scan.participants)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = profile(scan), profile(replace(scan, participants=tuple(shuffled)))

    def numbers(scores: Scores) -> tuple[object, ...]:
        return scores.n, scores.mean, scores.spread, scores.lowest, scores.highest

    assert [numbers(a.scores) for a in one.topics] == [numbers(b.scores) for b in other.topics]
    assert [a.topic for a in one.weak()] == [b.topic for b in other.weak()]
    assert [a.topic for a in one.strong()] == [b.topic for b in other.strong()]
    assert [q.id for q, _ in one.differences()] == [q.id for q, _ in other.differences()]


@given(scans())
def test_weak_strong_and_different_are_what_they_say(scan: Scan) -> None:
    found = profile(scan)
    weak = [one.scores.mean for one in found.weak()]
    strong = [one.scores.mean for one in found.strong()]
    assert weak == sorted(weak) and all(mean < WEAK_BELOW for mean in weak)  # type: ignore[type-var, operator]
    assert strong == sorted(strong, reverse=True)  # type: ignore[type-var]
    assert all(mean >= STRONG_FROM for mean in strong)  # type: ignore[operator]
    spreads = [scores.spread for _question, scores in found.differences()]
    assert spreads == sorted(spreads, reverse=True)  # type: ignore[type-var]
    assert all(scores.distance >= DIFFERENT_FROM for _question, scores in found.differences())


def test_each_participant_weighs_the_same_in_a_topic() -> None:
    one, both = {"visie-keuzes": 3}, {"visie-keuzes": 0, "visie-doelen": 0}
    scores = profile(_scan(one, both)).topics[0].scores
    assert (scores.points, scores.mean, scores.lowest, scores.highest) == ((3, 0), 1.5, 0, 3)


def test_not_knowing_and_skipping_do_not_count() -> None:
    found = profile(_scan({"visie-keuzes": 2, "visie-doelen": None}, {"visie-doelen": None}))
    assert (found.topics[0].scores.mean, found.topics[0].scores.n) == (2, 1)
    assert len(found.unanswered()) == 11


@pytest.mark.parametrize(
    ("roles", "names"),
    [
        (("raadslid", "wethouder"), ["raadslid", "wethouder"]),
        (("raadslid", "wethouder", "raadslid"), ["raadslid (1)", "wethouder", "raadslid (2)"]),
    ],
)
def test_participants_of_the_same_role_are_numbered(roles: tuple[str, ...], names: list[str]) -> None:
    assert _scan(*[{"visie-keuzes": 1}] * len(roles), roles=roles).names() == names
