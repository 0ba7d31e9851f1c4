"""Advice for a situation: grouped, spread, explained, warned about, and fitted to who asks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from assistant.advice.concerns import concerns
from assistant.advice.diversify import diversified
from assistant.advice.group import grouped, opposite
from assistant.advice.profile import Profile, is_for_others
from assistant.advice.warnings import law_changes
from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.statement import Statement
from corpus.store import Store
from corpus.themes import themes
from ingest.pipeline import ingest

TEXTS = st.lists(st.text("abn ietmrdgl", min_size=1, max_size=30), max_size=8)


def _cosines(count: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, 4))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors @ vectors.T, np.float32)


@given(TEXTS, st.integers(0, 99))
@limits(max_examples=60)
def test_every_text_is_in_exactly_one_group_and_groups_keep_the_order(texts: list[str], seed: int) -> None:
    groups = grouped(texts, _cosines(len(texts), seed))
    assert sorted(at for group in groups for at in group) == list(range(len(texts)))
    assert all(group == sorted(group) for group in groups)
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
    assert not any(opposite(texts[a], texts[b]) for group in groups for a in group for b in group if a != b)


@given(st.lists(st.floats(0, 1), max_size=8), st.integers(0, 99), st.integers(1, 10))
@limits(max_examples=60)
def test_spreading_takes_each_once_the_best_first_and_is_always_the_same(
    scores: list[float], seed: int, k: int
) -> None:
    cosines = _cosines(len(scores), seed)
    chosen = diversified(scores, cosines, k)
    assert len(chosen) == len(set(chosen)) == min(k, len(scores))
    assert chosen == diversified(scores, cosines, k)
    if chosen:
        assert scores[chosen[0]] == max(scores)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zet in op preventie.", "Zet niet in op preventie."),
        ("Geef meer geld aan het wijkteam.", "Geef minder geld aan het wijkteam."),
        ("Kies lokaal in plaats van regionaal.", "Kies regionaal in plaats van lokaal."),
        ("Kijk niet alleen naar kosten.", "Kijk alleen naar kosten."),
    ],
)
def test_opposites_are_told(one: str, other: str) -> None:
    assert opposite(one, other) and opposite(other, one) and not opposite(one, one)


def test_concerns_and_law_changes_name_what_exists(shipped_store: Store) -> None:
    assert {one.theme for one in concerns()} == set(themes())
    for change in law_changes():
        text = " ".join(page.text for page in shipped_store.registry.pages(change.source))
        assert str(change.year) in text


def test_advice_is_verbatim_explained_and_always_in_the_same_order(assistant: Assistant, shipped_store: Store) -> None:
    situation = "De wachttijd bij de toegang groeit en onze consulenten durven geen nee te zeggen."
    advice = assistant.recommend(situation, 5)
    assert len(advice) == 5 and advice == assistant.recommend(situation, 5)
    for one in advice:
        page = shipped_store.page(one.citation.document.id, one.citation.page)
        assert page and page.text[one.citation.start : one.citation.end] == one.recommendation.text
    assert "toegang" in advice[0].why.words and advice[0].score > 0.5


def test_advice_for_the_rijk_comes_last_for_a_municipality_and_says_so(assistant: Assistant) -> None:
    situation = "Wij komen structureel geld tekort voor jeugdhulp."
    advice = assistant.recommend(situation, 50, Profile(role="raad"))
    others = [is_for_others(one.recommendation) for one in advice]
    assert any(others) and not any(others[: others.index(False) + 3])
    assert all(
        ("gericht aan het Rijk" in " ".join(one.warnings)) == other for one, other in zip(advice, others, strict=True)
    )


@pytest.fixture
def small(settings: Settings, write: Callable[[str, str], Path]) -> Iterator[Assistant]:
    head = "---\nuitgever: Een gemeente\ndatum: {year}\n---\n\n# {title}\n\n"
    advised = "De commissie adviseert gemeenten om de toegang tot jeugdhulp scherper te regelen"
    paths = [
        write("a.md", head.format(year=2015, title="Oud advies") + advised + ".\n"),
        write("b.md", head.format(year=2024, title="Nieuw advies") + advised + " nu.\n"),
        write("c.md", head.format(year=2024, title="Tegen") + advised.replace("om de", "om niet de") + ".\n"),
    ]
    ingest(paths, settings)
    store = Store.open_existing(settings)
    yield Assistant(store, settings)
    store.close()


def test_the_same_advice_is_one_with_its_supporter_and_its_opposite_a_warning(small: Assistant) -> None:
    advice = small.recommend("de toegang tot jeugdhulp is te ruim", 5)
    merged = next(one for one in advice if one.also_advised_by)
    assert {merged.citation.document.id, *(one.document.id for one in merged.also_advised_by)} == {"a", "b"}
    assert any("Een andere bron oordeelt hier anders" in warning for warning in merged.warnings)


def test_what_users_type_is_not_kept_and_removed_advice_is_forgotten(small: Assistant, settings: Settings) -> None:
    small.recommend("een zeer bijzondere situatie bij de toegang", 3)
    kept = b"".join(path.read_bytes() for path in settings.data_dir.glob("texts.sqlite*"))
    assert b"zeer bijzondere situatie" not in kept and b"scherper te regelen" in kept


def test_opinion_of_a_person_is_a_warning() -> None:
    from assistant.advice.candidates import Candidate
    from assistant.advice.warnings import warnings
    from corpus.model import Document

    statement = Statement("s", "d", "p", 1, 0, 3, "Doe dit.", said_by="persoon")
    found = warnings(Candidate(statement, Document("d", "D", date="2024"), (), 0.0), [], [])
    assert found == ("Dit is de mening van een persoon of partij, niet van de commissie.",)
