"""Whether the registry and the indexes hold the same passages."""

from typing import TYPE_CHECKING

from corpus.lexical import LexicalIndex
from corpus.registry import Registry

if TYPE_CHECKING:
    from corpus.vectors import VectorIndex


def have_all_vectors(registry: Registry, meanings: "VectorIndex") -> bool:
    """Whether the vectors and tokens are those of the live passages, no more and no less."""
    return (
        sorted(meanings.ids()) == sorted(meanings.token_ids()) == sorted(registry.live_passage_ids())
        and meanings.sentence_count() == registry.live_sentence_count()
    )


def differences(registry: Registry, words: LexicalIndex, meanings: "VectorIndex") -> list[str]:
    """What does not agree, in Dutch; empty when all is well."""
    live, found = set(registry.live_passage_ids()), list[str]()
    if meanings.sentence_count() != registry.live_sentence_count():
        found.append("het aantal zinnen in de vectorindex (Chroma) klopt niet")
    for name, ids in (
        ("woordenindex (Tantivy)", words.ids()),
        ("vectorindex (Chroma)", meanings.ids()),
        ("index van woorden in samenhang", meanings.token_ids()),
    ):
        if missing := len(live - set(ids)):
            found.append(f"{missing} passages ontbreken in de {name}")
        if extra := len(set(ids) - live):
            found.append(f"{extra} passages te veel in de {name}")
        if double := len(ids) - len(set(ids)):
            found.append(f"{double} passages dubbel in de {name}")
    return found
