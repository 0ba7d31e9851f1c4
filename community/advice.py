"""What contributions are about, as the registry knows it now."""

from community import messages
from community.check import same_link
from community.contribution import Content, Experience, MissingSource, Reference, hash_of
from community.errors import NotAccepted
from corpus.live import LiveView
from corpus.model import Document
from corpus.statement import Statement


def advice_at(registry: LiveView, reference: Reference) -> tuple[Statement, Document] | None:
    """The recommendation that a reference names, with its document; None when the sources do not hold it (any more)."""
    document = registry.document(reference.document_id)
    if document is None:
        return None
    for one in registry.statements_of(reference.document_id, "aanbeveling"):
        if hash_of(one.text) == reference.text_hash:
            return one, document
    return None


def check_against_sources(registry: LiveView, content: Content) -> None:
    """See that an experience is about advice that is there, and that a missing source is missing.

    Raises:
        NotAccepted: it is not so.
    """
    match content:
        case Experience(about):
            if advice_at(registry, about) is None:
                raise NotAccepted({"about": messages.UNKNOWN_ADVICE})
        case MissingSource(link=link):
            known = (one for one in registry.documents() if one.url and same_link(one.url) == same_link(link))
            if found := next(known, None):
                raise NotAccepted({"link": messages.KNOWN_SOURCE.format(title=found.title)})
        case _:
            pass
