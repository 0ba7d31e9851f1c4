"""Text to vectors: a sentence-transformers model behind LangChain's ``Embeddings`` interface."""

import logging
import os
from functools import lru_cache
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer

from corpus.bundled_model import bundled_model_folder
from corpus.errors import ConfigurationError
from corpus.settings import BUNDLED_MODEL, Settings

BATCH = 32


class SentenceEmbeddings(Embeddings):
    """Unit-length embeddings with the model's own prompts for queries and documents."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self.name = name
        self._model = model
        self.dimension = int(model.get_embedding_dimension() or 0)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text; the model sorts each call by length so that little is padded."""
        vectors = self._model.encode_document(
            texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return [[float(x) for x in vector] for vector in np.asarray(vectors)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question."""
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return [float(x) for x in np.asarray(vector)]


@lru_cache(maxsize=2)
def _load(name: str, cache_dir: Path) -> SentenceEmbeddings:
    # Loading prints bars and advice meant for model makers; none of it helps our users.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    logging.getLogger("transformers").setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
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
