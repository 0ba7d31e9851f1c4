"""What is known about a document: proposed from its text, given by its owner, merged into a ``Document``."""

from ingest.metadata.documents import document_id, merged, slug
from ingest.metadata.fields import GIVEN_KEYS, check_value, given
from ingest.metadata.proposals import proposals

__all__ = ["GIVEN_KEYS", "check_value", "document_id", "given", "merged", "proposals", "slug"]
