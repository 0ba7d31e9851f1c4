"""What of a passage goes into the indexes: where it stands, what it says, and its sentences."""

from collections.abc import Iterable, Iterator

from corpus.model import Content, Document, Entry, Passage

_TOGETHER = 256
"""Passages that are indexed together."""


def indexed_text(document: Document, passage: Passage) -> str:
    """The text that a passage is found by: its title and headings, then what it says."""
    return "\n".join([" > ".join((document.title, *passage.section)), passage.text])


def entry(version: int, document: Document, passage: Passage) -> Entry:
    """What is embedded and indexed of a passage."""
    return Entry(passage.id, version, indexed_text(document, passage), tuple(passage.sentence_texts()))


def entries(contents: Iterable[tuple[int, Content]]) -> list[Entry]:
    """The entries of documents, each with its version."""
    return [entry(version, content.document, passage) for version, content in contents for passage in content.passages]


def in_groups(contents: Iterable[Content]) -> Iterator[list[Content]]:
    """Groups of documents with a bounded number of passages."""
    group: list[Content] = []
    for content in contents:
        group.append(content)
        if sum(len(one.passages) for one in group) >= _TOGETHER:
            yield group
            group = []
    if group:
        yield group
