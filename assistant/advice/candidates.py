"""Which recommendations are looked at for a situation: those in the passages nearest to it and to its concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.advice.concerns import Likened
from corpus.knowledge import Knowledge
from corpus.model import Document, Filters, Hit
from corpus.statement import Statement, StatementKind

PASSAGES = 100
"""How many passages with a recommendation are looked at."""
_CONCERNS = 3
_BY_CONCERN = 40
"""How many passages more are looked at for the words in which advice about the nearest concerns is put."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with the document and headings that it stands under; ``passage_score`` is that of its passage."""

    statement: Statement
    document: Document
    section: tuple[str, ...]
    passage_score: float

    @property
    def context(self) -> str:
        """The text with the headings above it."""
        return " ".join((*self.section, self.statement.text))


def candidates(
    search_text: str, likened: Sequence[Likened], knowledge: Knowledge, kind: StatementKind
) -> list[Candidate]:
    """The statements of one kind to choose from, in a fixed order."""
    limit = Filters(with_statement=kind)
    near = knowledge.search(search_text, PASSAGES, limit)
    direction = ". ".join(one.concern.helps for one in likened[:_CONCERNS])
    more = knowledge.search(direction, _BY_CONCERN, limit) if len(near) == PASSAGES else []
    scores = {hit.passage.id: hit.score for hit in near}
    return in_passages([*near, *(hit for hit in more if hit.passage.id not in scores)], scores, knowledge, kind)


def in_passages(
    hits: Sequence[Hit], scores: dict[str, float], knowledge: Knowledge, kind: StatementKind
) -> list[Candidate]:
    """The statements of one kind in these passages; a passage without a score counts 0."""
    by_passage = {hit.passage.id: hit for hit in hits}
    return [
        Candidate(one, hit.document, hit.passage.section, scores.get(one.passage_id, 0.0))
        for one in knowledge.statements_in(list(by_passage), kind)
        if (hit := by_passage[one.passage_id])
    ]
