"""What the assistant sees of the store: one small protocol, so that another engine can stand behind it."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from corpus.match import Closeness
from corpus.model import Document, Filters, Hit, Page
from corpus.statement import Statement, StatementKind


class PageReader(Protocol):
    """What is needed to check a quote: the stored pages."""

    def page(self, document_id: str, number: int, version: int | None = None) -> Page | None:
        """One page of a document, of its live version unless another is named."""
        ...


class Records(PageReader, Protocol):
    """All that sources say as records, to count and compare; no search is needed for it."""

    def generation(self) -> int:
        """A counter that goes up with every change of what is live."""
        ...

    def documents(self) -> list[Document]:
        """All live documents, newest first."""
        ...

    def statements(self) -> list[tuple[Statement, Document]]:
        """All live statements with their documents."""
        ...


@runtime_checkable
class Knowledge(PageReader, Protocol):
    """What the assistant sees of the store. Another engine can stand behind it."""

    def search(self, query: str, k: int, filters: Filters = ...) -> list[Hit]:
        """The best ``k`` passages."""
        ...

    def statements_in(self, passage_ids: Sequence[str], kind: StatementKind) -> list[Statement]:
        """The statements of one kind that stand in these passages."""
        ...

    def closeness(self, questions: Sequence[str], texts: Sequence[str], standing: bool = False) -> Closeness:
        """How near texts that stand still, such as recommendations, come to questions.

        The vectors of the texts are kept; those of the questions only when they are ``standing`` too, and never when
        a user typed them.
        """
        ...

    def likeness(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of every two of these standing texts."""
        ...

    def question_cosines(self, question: str, standing: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosine of a question with each of these questions that stand still; the vectors of those are kept."""
        ...

    def rarity(self, stem: str) -> float:
        """How rare a stem is, 0 (everywhere) to 1 (nowhere)."""
        ...

    def likely_word(self, word: str) -> str | None:
        """The word of the sources that a folded word was probably meant to be; None when it needs no correction."""
        ...
