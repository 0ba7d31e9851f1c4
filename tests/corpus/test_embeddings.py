"""Vectors of many texts: what batches, threads and half precision may not change."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer

from corpus.bundled_model import bundled_model_folder
from corpus.embeddings import BATCH_CHARACTERS, SentenceEmbeddings, batches_by_length, load_embeddings
from corpus.settings import Settings

TEXTS = [
    "De wachttijd is acht weken.",
    "",
    "De raad stelt kaders vast en de uitvoering volgt die; " * 60,
    *(f"In wijk {n} vroegen {7 * n} gezinnen om hulp bij opvoeden." for n in range(70)),
    "Wie hulp zoekt, belt het wijkteam. Een medewerker komt langs en maakt met u een plan. " * 3,
]


@pytest.fixture(scope="module")
def embeddings() -> SentenceEmbeddings:
    return load_embeddings(Settings())


@pytest.fixture(scope="module")
def exact() -> np.ndarray:
    """The vectors of the texts in single precision, one text at a time."""
    model = SentenceTransformer(str(bundled_model_folder(Settings().cache_dir)), device="cpu")
    return np.asarray(model.encode_document(TEXTS, batch_size=1, normalize_embeddings=True))


@given(st.lists(st.integers(0, 3 * BATCH_CHARACTERS // 2)))
def test_every_text_is_in_one_batch_that_fits(lengths: list[int]) -> None:
    texts = ["x" * length for length in lengths]
    batches = batches_by_length(texts)
    assert sorted(i for batch in batches for i in batch) == list(range(len(texts)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(len(texts[i]) for i in batch) <= BATCH_CHARACTERS


def test_short_texts_go_together_and_the_longest_go_first() -> None:
    batches = batches_by_length(["kort"] * 100 + ["lang " * 1000])
    assert [len(batch) for batch in batches] == [1, 100]


def test_cosines_are_those_of_the_model_in_single_precision(embeddings: SentenceEmbeddings, exact: np.ndarray) -> None:
    found = embeddings.vectors(TEXTS)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.abs(found @ found.T - exact @ exact.T).max() < 0.002
    assert np.abs(found @ exact.T - exact @ exact.T).max() < 0.002  # an index of one machine serves on another


def test_langchain_gets_the_same_vectors_as_plain_numbers(embeddings: SentenceEmbeddings) -> None:
    listed = embeddings.embed_documents(TEXTS[:3])
    assert type(listed[0][0]) is float
    assert np.allclose(listed, embeddings.vectors(TEXTS[:3]), atol=1e-3)


def test_no_texts_give_no_vectors(embeddings: SentenceEmbeddings) -> None:
    assert embeddings.vectors([]).shape == (0, embeddings.dimension)
    assert embeddings.embed_documents([]) == []


def test_without_the_instructions_the_weights_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    model = SentenceTransformer(str(bundled_model_folder(Settings().cache_dir)), device="cpu")
    exact = np.asarray(model.encode_document(TEXTS[:1], normalize_embeddings=True))
    assert np.allclose(SentenceEmbeddings(model, "enkel").vectors(TEXTS[:1]), exact, atol=1e-6)
    assert {weights.dtype for weights in model.parameters()} == {torch.float32}


def test_a_text_that_returns_has_the_same_vector_at_each_place(embeddings: SentenceEmbeddings) -> None:
    one, other = TEXTS[0], TEXTS[-1]
    found = embeddings.vectors([one, other, one, one])
    assert (found[0] == found[2]).all() and (found[0] == found[3]).all()
    assert np.allclose(found[:2], embeddings.vectors([one, other]), atol=1e-3)
    assert embeddings.vectors([]).shape == (0, embeddings.dimension)
