"""Which document a file is: one that is known, a new version of one, the same text in another file, or a new one."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import UnreadableDocument
from corpus.model import Content, Document
from corpus.registry import Registry
from ingest.duplicates import candidates, same_text
from ingest.metadata import merged
from ingest.originals.about import is_about


@dataclass(frozen=True, slots=True)
class Same:
    """The file holds a document that is known already; ``elsewhere`` is another file that holds it and still exists."""

    document: Document
    elsewhere: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Paged:
    """The text of a document that is known, now with pages that a citation can name: its new version."""

    document: Document
    elsewhere: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that was read in this run and is not indexed yet."""

    version: int
    content: Content
    content_hash: str
    place: str


class Identities:
    """What is known of documents and files at this moment of a run; ``waiting`` are those not yet indexed."""

    def __init__(self, registry: Registry, waiting: Callable[[], list[Waiting]]) -> None:
        self._registry = registry
        self._waiting = waiting
        self._signatures = dict(registry.signatures())

    def known(self, place: str, content_hash: str) -> Same | None:
        """The document that a file with this very content was read as before."""
        found = self._registry.document_with_hash(content_hash)
        if found is None:
            return None
        document = self._registry.document(found[0])
        assert document is not None
        return Same(document, self._elsewhere(document.id, place))

    def resolve(self, content: Content, content_hash: str, place: str, *, has_own_id: bool) -> Same | Paged | Document:
        """The document that newly read content is, under its final id; or how it is the same as one that is known.

        Raises:
            UnreadableDocument: its owner gave it the id of another file that still exists.
        """
        for one in self._waiting():
            if one.content_hash == content_hash:
                return Same(one.content.document, one.place)
        document_id = content.document.id
        if not has_own_id:
            if same := self._same_text(content, place):
                return self._paged(content, same) or same[1]
            document_id = self._document_of(place) or self._free_id(document_id, place)
        elif summary := self._beside_summary(content, place):
            return summary
        return self._described(document_id, content)

    def _described(self, document_id: str, content: Content) -> Document:
        """The document as its layers say, corrections by people included."""
        layers = replace(content.layers, edited=self._registry.edits(document_id))
        return merged(document_id, *layers.in_order())

    def _paged(self, content: Content, same: tuple[Content, Same]) -> Paged | None:
        """A PDF goes before the Word file it was made of: only in the PDF does a quote have its page."""
        other, known = same
        if len(content.pages) > 1 and len(other.pages) == 1 and not other.layers.given:
            return Paged(self._described(known.document.id, content), known.elsewhere)
        return None

    def note(self, version: int, content: Content) -> None:
        """Remember a version that will go live, for the files that follow."""
        former = [one.version for one in self._registry.versions(content.document.id)]
        former += [one.version for one in self._waiting() if one.content.document.id == content.document.id]
        for other in former:
            self._signatures.pop(other, None)
        self._signatures[version] = content.signature

    def _same_text(self, content: Content, place: str) -> tuple[Content, Same] | None:
        """Another document with this text, and the file it was read from."""
        waiting = {one.version: one for one in self._waiting()}
        text = content.text
        for version in candidates(content.signature, self._signatures.items()):
            if version in waiting:
                other, path = waiting[version].content, waiting[version].place
            else:
                document = self._registry.document_of_version(version)
                found, read_from = self._registry.content(document.id), self._registry.read_from(document.id)
                if found is None or read_from is None or found.document.version != version:
                    continue
                other, path = found, read_from
            if path != place and same_text(text, other.text):
                return other, Same(other.document, path if exists(path) else None)
        return None

    def _document_of(self, place: str) -> str | None:
        """The document that was read from this very file, not from another one with the same text."""
        known = self._registry.place(place)
        return known[0] if known and self._registry.read_from(known[0]) == place else None

    def _free_id(self, document_id: str, place: str) -> str:
        """The id itself; if another file that still exists goes by it, with a mark of the folder."""
        if self._owner(document_id, place) is None:
            return document_id
        return f"{document_id}-{hashlib.sha256(place.encode()).hexdigest()[:6]}"

    def _beside_summary(self, content: Content, place: str) -> Same | None:
        """Of one id, an original goes before its summary; otherwise an id belongs to one file."""
        document = content.document
        live = self._registry.content(document.id)
        elsewhere = live is not None and self._registry.read_from(document.id) != place
        if live and elsewhere and live.document.coverage != document.coverage:
            if document.coverage == "samenvatting":
                return Same(live.document, None, "het origineel staat al in de index; deze samenvatting blijft reserve")
            if not is_about(live.text, content.text):
                raise UnreadableDocument("de tekst gaat niet over wat de samenvatting beschrijft; die blijft staan")
        elif owner := self._owner(document.id, place):
            raise UnreadableDocument(f"het id '{document.id}' hoort al bij {owner}; geef elk een eigen id")
        return None

    def _owner(self, document_id: str, place: str) -> str | None:
        """Another file that goes by this id and still exists."""
        in_run = [one.place for one in self._waiting() if one.content.document.id == document_id]
        places = [*in_run, *self._registry.places(document_id)]
        return None if place in places else next((other for other in places if exists(other)), None)

    def _elsewhere(self, document_id: str, place: str) -> str | None:
        others = (path for path in self._registry.places(document_id) if path != place)
        return next((path for path in others if exists(path)), None)


def exists(place: str) -> bool:
    """Whether a file is still there; for a part of an archive or mail, whether that is."""
    path = Path(place)
    return path.exists() or any(parent.is_file() for parent in path.parents)
