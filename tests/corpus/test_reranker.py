from pathlib import Path

import pytest
from sentence_transformers import CrossEncoder
from torch.nn import Identity
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification, set_seed

from corpus.bundled_model import bundled_model_folder
from corpus.entries import indexed_text
from corpus.errors import ConfigurationError
from corpus.model import Filters
from corpus.reranker import Reranker, load_reranker
from corpus.settings import Settings
from corpus.store import Store

QUERY = "wachttijd jeugdhulp"


def tiny(folder: Path, scores: int) -> Path:
    """A cross-encoder of two small layers with random weights: its order is nonsense, and its own."""
    set_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(bundled_model_folder(Settings().cache_dir))
    tokenizer.save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=scores,
        initializer_range=1.0,
        pad_token_id=tokenizer.pad_token_id,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cross-encoder that gives one score."""
    return tiny(tmp_path_factory.mktemp("cross-encoder"), 1)


@pytest.fixture(scope="module")
def reranked(folder: Path, shipped_store: Store, shipped_settings: Settings) -> Store:
    """The shipped store, searched with that cross-encoder."""
    return Store.open_existing(shipped_settings.model_copy(update={"reranker": str(folder)}))


def test_the_first_thirty_come_in_the_order_of_the_cross_encoder(
    folder: Path, shipped_store: Store, reranked: Store
) -> None:
    before, after = shipped_store.search(QUERY, 50), reranked.search(QUERY, 50)
    first = before[: Reranker.depth]
    texts = [indexed_text(hit.document, hit.passage) for hit in first]
    model = load_reranker(Settings(reranker=str(folder)))
    assert model is not None
    scores = model.scores(QUERY, texts)
    wanted = [first[n].passage.id for n in sorted(range(len(first)), key=lambda n: (-scores[n], n))]
    assert [hit.passage.id for hit in after[: Reranker.depth]] == wanted
    assert wanted != [hit.passage.id for hit in first], "random weights have an order of their own"
    assert after[Reranker.depth :] == before[Reranker.depth :]


def test_the_scores_are_those_of_sentence_transformers(folder: Path) -> None:
    texts = ["De wachttijd is acht weken.", "Dit gaat ergens anders over.", "Jeugdhulp."]
    plain = CrossEncoder(str(folder)).predict([(QUERY, text) for text in texts], activation_fn=Identity())
    model = load_reranker(Settings(reranker=str(folder)))
    assert model is not None and model.scores(QUERY, texts) == pytest.approx(
        [float(score) for score in plain], abs=1e-4
    )


def test_scores_stay_those_of_the_places_and_the_rest_goes_along(shipped_store: Store, reranked: Store) -> None:
    before, after = shipped_store.search(QUERY, 50), reranked.search(QUERY, 50)
    assert [hit.score for hit in after] == [hit.score for hit in before]
    assert all(0 <= hit.score <= 1 for hit in after)
    known = {hit.passage.id: hit for hit in before}
    for hit in after:
        same = known[hit.passage.id]
        assert (hit.dense, hit.lexical, hit.sentences, hit.match) == (
            same.dense,
            same.lexical,
            same.sentences,
            same.match,
        )


def test_asking_for_fewer_gives_the_first_of_the_same_order(reranked: Store) -> None:
    assert reranked.search(QUERY, 3) == reranked.search(QUERY, 50)[:3]


def test_filters_still_limit(reranked: Store) -> None:
    found = reranked.search(QUERY, 10, Filters(from_year=2021))
    assert found and all((hit.document.year or 0) >= 2021 for hit in found)


def test_what_is_no_cross_encoder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    embedder = bundled_model_folder(Settings().cache_dir)
    for wrong, why in (
        (tmp_path / "nergens", "Controleer de naam of de map"),
        (tmp_path / "leeg", "Controleer de naam of de map"),
        (embedder, "Dit is geen cross-encoder"),
        (tiny(tmp_path / "drie", 3), "3 scores per passage"),
    ):
        with pytest.raises(ConfigurationError, match="GRIPWIJZER_RERANKER") as raised:
            load_reranker(Settings(reranker=str(wrong)))
        assert str(wrong) in str(raised.value) and why in str(raised.value)
