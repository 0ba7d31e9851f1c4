from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from corpus.embeddings import load_embeddings
from corpus.late_interaction import match
from corpus.rarity import NEVER_SEEN, rarities
from corpus.settings import Settings
from corpus.store import Store
from corpus.tokens import TokenIndex, Tokens
from ingest.pipeline import ingest

Write = Callable[[str, str], Path]


def unit(*rows: list[float]) -> np.ndarray:
    vectors = np.array(rows, np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def tokens(ids: list[int], *rows: list[float]) -> Tokens:
    return Tokens.of(np.array(ids, np.int32), unit(*rows))


def test_a_passage_with_the_rare_word_goes_before_one_with_the_common_word() -> None:
    question = tokens([1, 2], [1, 0, 0], [0, 1, 0])
    passages = {
        "common": tokens([1], [1, 0, 0]),
        "rare": tokens([2], [0, 1, 0]),
        "neither": tokens([3], [0, 0, 1]),
    }
    known = {1: 0.1, 2: 3.0, 3: 1.0}
    found = match(question, passages, known)
    assert found["rare"].score > found["common"].score > found["neither"].score
    assert found["rare"].weakest == pytest.approx(1) and found["common"].weakest == pytest.approx(0)


def test_nothing_to_compare_is_no_match() -> None:
    empty = Tokens.of(np.zeros(0, np.int32), np.zeros((0, 3), np.float32))
    assert match(tokens([1], [1, 0, 0]), {}, {}) == {}
    assert match(empty, {"a": tokens([1], [1, 0, 0])}, {}) == {}


def test_a_token_in_fewer_passages_is_rarer_and_one_never_seen_the_rarest() -> None:
    found = rarities(np.array(ids, np.int32) for ids in ([1, 1, 2], [1], [1, 3]))
    assert found[1] < found[2] == found[3] < found[NEVER_SEEN]
    assert min(found.values()) >= 0


@given(arrays.arrays(np.float32, st.tuples(st.integers(1, 6), st.just(8)), elements=st.floats(-1, 1, width=32)))
def test_eight_bits_keep_a_vector_within_a_hundredth(tmp_path_factory: pytest.TempPathFactory, raw: np.ndarray) -> None:
    vectors = raw / np.linalg.norm(raw, axis=1, keepdims=True).clip(1e-9)
    index = TokenIndex(tmp_path_factory.mktemp("tokens") / "tokens.sqlite")
    index.add([("1-0", 1, Tokens.of(np.arange(len(raw), dtype=np.int32), vectors))])
    stored = index.get(["1-0", "gone"])
    assert list(stored) == ["1-0"]
    assert np.abs(stored["1-0"].vectors * stored["1-0"].scale - vectors).max() < 0.01
    index.delete_versions([1])
    assert index.ids() == [] and index.get(["1-0"]) == {}
    index.close()


def test_a_question_has_only_its_own_tokens(settings: Settings) -> None:
    vector, asked = load_embeddings(settings).query("wachttijd")
    (passage, read), *_ = load_embeddings(settings).passages(["wachttijd"])
    assert len(vector) == len(passage) == asked.vectors.shape[1]
    assert 0 < len(asked.ids) < len(read.ids)
    assert set(asked.ids.tolist()) < set(read.ids.tolist())


def test_missing_tokens_are_a_problem_that_repair_mends(write: Write, settings: Settings) -> None:
    ingest([write("a.md", "De wachttijd voor jeugdhulp liep in 2020 op tot een half jaar.")], settings)
    (settings.data_dir / "tokens.sqlite").unlink()
    store = Store.open_existing(settings)
    assert store.search("wachttijd", 5), "without them the other legs still find"
    assert store.problems() == ["1 passages ontbreken in de index van woorden in samenhang"]
    store.repair()
    assert store.problems() == []
    assert store.search("wachttijd", 5)[0].match.score >= 0
    store.close()
