"""What members of the network can send: a practice example, an experience with advice, or a missing source."""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

ContributionKind = Literal["praktijkvoorbeeld", "ervaring", "ontbrekende_bron"]
CONTRIBUTION_KINDS: tuple[ContributionKind, ...] = get_args(ContributionKind)

State = Literal["ingediend", "geplaatst", "afgewezen"]
"""``ingediend`` waits for an editor and is seen by nobody else; only ``geplaatst`` shows."""

LABEL = "Bijdrage van een lid (geen bron)"
"""Stands with everything here that is shown."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A recommendation, named so that it is found again after its document is taken in anew.

    ``text_hash`` is ``hash_of`` its verbatim text: the place in the document may shift, the sentence stays itself.
    """

    document_id: str
    text_hash: str

    @classmethod
    def to(cls, document_id: str, text: str) -> "Reference":
        """The reference to a recommendation with this text."""
        return cls(document_id, hash_of(text))

    @classmethod
    def parse(cls, text: str) -> "Reference | None":
        """From ``str(reference)``, or None when it is no such text."""
        document_id, colon, text_hash = text.rpartition(":")
        return cls(document_id, text_hash) if colon and document_id and text_hash else None

    def __str__(self) -> str:
        return f"{self.document_id}:{self.text_hash}"


def hash_of(text: str) -> str:
    """The first 32 hexadecimal digits of SHA-256 of a text, whatever its white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class PracticeExample:
    """What a municipality did and what came of it. ``contact`` is a role, never a person."""

    themes: tuple[str, ...]
    municipality: str
    done: str
    result: str
    contact: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Whether one recommendation worked in one municipality, with a short reason."""

    about: Reference
    municipality: str
    worked: bool
    reason: str


@dataclass(frozen=True, slots=True)
class MissingSource:
    """A source that Gripwijzer should know, and why."""

    title: str
    link: str
    why: str


Content = PracticeExample | Experience | MissingSource


def kind_of(content: Content) -> ContributionKind:
    """The kind of a content, as it is stored and shown."""
    match content:
        case PracticeExample():
            return "praktijkvoorbeeld"
        case Experience():
            return "ervaring"
        case MissingSource():
            return "ontbrekende_bron"


@dataclass(frozen=True, slots=True)
class Contribution:
    """A content with where it stands. Dates are YYYY-MM-DD; ``reason`` is the editor's, of a rejection."""

    id: int
    state: State
    content: Content
    sent_on: str
    decided_on: str | None = None
    reason: str | None = None

    @property
    def kind(self) -> ContributionKind:
        """The kind of its content."""
        return kind_of(self.content)
