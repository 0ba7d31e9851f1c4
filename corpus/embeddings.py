"""Text to vectors: a sentence-transformers model behind LangChain's ``Embeddings`` interface.

Torch and sentence-transformers are imported where a model is loaded: that takes seconds, and much needs no model.
"""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from corpus.errors import ConfigurationError
from corpus.settings import BUNDLED_MODEL, Settings
from corpus.tokens import Tokens

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

T = TypeVar("T")

BATCH_CHARACTERS = 4_000
"""How much text goes through the model at once, padding included: about 1,000 tokens, thirty sentences or three
passages. More at once is slower, because its intermediate results no longer stay in a core's cache."""

_REMEMBERED = 4
"""How many questions: one is judged and searched with several times, alone and with other words for it."""


class SentenceEmbeddings(Embeddings):
    """Unit-length embeddings with the model's own prompts for queries and documents."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self.name = name
        self.dimension = int(model.get_embedding_dimension() or 0)
        self._model = model
        self._half = _in_half_precision(model)
        self.last_query = lru_cache(_REMEMBERED)(self.query)
        """The same as ``query``, with the last few remembered."""

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row per text, in their order; texts of about the same length go through the model together.

        A text that returns, as lines of a form do, goes through it once.
        """
        unique = list(dict.fromkeys(texts))
        rows = dict(zip(unique, in_batches(unique, self._encode), strict=True))
        return np.stack([rows[text] for text in texts]) if rows else np.empty((0, self.dimension), np.float32)

    def _encode(self, texts: list[str]) -> npt.NDArray[np.float32]:
        with self._arithmetic():
            vectors = self._model.encode_document(
                texts, batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, np.float32)

    def passages(self, texts: Sequence[str]) -> list[tuple[npt.NDArray[np.float32], Tokens]]:
        """Per text its vector and its tokens, out of one pass through the model."""
        return in_batches(texts, self._encode_tokens)

    def _encode_tokens(self, texts: list[str]) -> list[tuple[npt.NDArray[np.float32], Tokens]]:
        with self._arithmetic():
            states = self._model.encode_document(
                texts, batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False, output_value=None
            )
        return [_read(state) for state in cast(list[dict[str, Any]], states)]

    def query(self, text: str) -> tuple[npt.NDArray[np.float32], Tokens]:
        """The vector of one question, and its tokens without those of the model's own."""
        return self._encode_questions([text])[0]

    def questions(self, texts: Sequence[str]) -> list[tuple[npt.NDArray[np.float32], Tokens]]:
        """The same for many questions at once."""
        return in_batches(texts, self._encode_questions)

    def _encode_questions(self, texts: list[str]) -> list[tuple[npt.NDArray[np.float32], Tokens]]:
        with self._arithmetic():
            states = self._model.encode_query(
                texts, batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False, output_value=None
            )
        found = []
        for state in cast(list[dict[str, Any]], states):
            vector, tokens = _read(state)
            asked = ~np.isin(tokens.ids, self._model.tokenizer.all_special_ids)
            asked[: int(state.get("prompt_length", 0))] = False
            found.append((vector, tokens.only(asked)))
        return found

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text, as LangChain asks for them."""
        vectors: list[list[float]] = self.vectors(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question."""
        vector: list[float] = self.query(text)[0].tolist()
        return vector

    def _arithmetic(self) -> "torch.autocast":
        import torch

        return torch.autocast("cpu", torch.bfloat16, enabled=self._half)


def _read(state: dict[str, Any]) -> tuple[npt.NDArray[np.float32], Tokens]:
    """The vector of a text and its tokens, from what the model says of it."""
    kept = np.asarray(state["attention_mask"], bool)
    vectors = np.asarray(state["token_embeddings"], np.float32)[kept]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    ids = np.asarray(state["input_ids"], np.int32)[kept]
    return np.asarray(state["sentence_embedding"], np.float32), Tokens.of(ids, vectors)


def in_batches(texts: Sequence[str], encode: Callable[[list[str]], Iterable[T]]) -> list[T]:
    """What ``encode`` gives for each text, in their order; every core has a batch of its own."""
    found: dict[int, T] = {}
    batches = batches_by_length(texts)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as threads:
        encoded = threads.map(encode, ([texts[i] for i in batch] for batch in batches))
        for batch, ones in zip(batches, encoded, strict=True):
            found |= zip(batch, ones, strict=True)
    return [found[i] for i in range(len(texts))]


def batches_by_length(texts: Sequence[str]) -> list[list[int]]:
    """Positions of texts, each once, longest first, in batches of at most ``BATCH_CHARACTERS`` with their padding.

    A text that is longer than that goes alone.
    """
    batches = list[list[int]]()
    for i in sorted(range(len(texts)), key=lambda i: -len(texts[i])):
        if batches and (len(batches[-1]) + 1) * len(texts[batches[-1][0]]) <= BATCH_CHARACTERS:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def _in_half_precision(model: "SentenceTransformer") -> bool:
    """Keep the weights of matrices in bfloat16 where the processor multiplies whole tiles of those; whether it does.

    That is more than twice as fast with AMX, and half as fast where only vectors of them are multiplied (AVX-512).
    Sums, norms and the vectors themselves stay in single precision: cosines move by about 0.001 at most, so that
    vectors made on one machine serve on another.
    """
    import torch

    if model.device.type != "cpu" or not torch.cpu.get_capabilities().get("amx_bf16"):
        return False
    for layer in model.modules():
        if isinstance(layer, torch.nn.Linear):
            layer.to(torch.bfloat16)
    return True


def prepare_loading() -> None:
    """Let a model load without bars and advice meant for model makers, and work on one core per batch."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    logging.getLogger("transformers").setLevel(logging.ERROR)
    import torch
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    # A core works alone on a batch: threads that share one wait for each other, longest when the machine is busy.
    torch.set_num_threads(1)


@lru_cache(maxsize=2)
def _load(name: str, cache_dir: Path) -> SentenceEmbeddings:
    prepare_loading()
    from sentence_transformers import SentenceTransformer

    from corpus.bundled_model import bundled_model_folder

    try:
        if name == BUNDLED_MODEL:
            folder = str(bundled_model_folder(cache_dir))
            return SentenceEmbeddings(SentenceTransformer(folder, device="cpu", local_files_only=True), name)
        return SentenceEmbeddings(SentenceTransformer(name), name)
    except OSError as error:
        raise ConfigurationError(
            f"Het taalmodel '{name}' kan niet worden geladen. Controleer "
            "GRIPWIJZER_EMBEDDING_MODEL en of GRIPWIJZER_CACHE_DIR te beschrijven is."
        ) from error


def load_embeddings(settings: Settings) -> SentenceEmbeddings:
    """The configured model, loaded once per process.

    Raises:
        ConfigurationError: the model is not found, or the cache folder cannot be written.
    """
    return _load(settings.embedding_model, settings.cache_dir)
