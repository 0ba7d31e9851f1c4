"""What people fill in about a document: checked, kept, or taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import GripwijzerError
from corpus.model import EDITABLE_FIELDS, Document
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.store import Store
from ingest.edit import edit
from ingest.metadata import check_value
from ui.known import NAMES


@dataclass(frozen=True, slots=True)
class Correction:
    """How the form stands: what was typed, what is wrong with it per field, and what to tell on top."""

    texts: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str = ""


def texts_of(document: Document) -> dict[str, str]:
    """The editable fields as they stand in the form; items of a list stand apart by a semicolon."""
    values = {name: getattr(document, name) or "" for name in EDITABLE_FIELDS}
    return {name: value if isinstance(value, str) else "; ".join(value) for name, value in values.items()}


def changes(document: Document, texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields that were filled in otherwise than they were, and what is wrong with those that cannot be so."""
    values, errors = dict[str, Any](), dict[str, str]()
    before = texts_of(document)
    for name in EDITABLE_FIELDS:
        if _said(texts[name]) == _said(before[name]):
            continue
        try:
            values[name] = check_value(name, texts[name])
        except ValueError as error:
            errors[name] = f"{str(error)[0].upper()}{str(error)[1:]}."
    return values, errors


def keep(settings: Settings, registry: Registry, document_id: str, texts: Mapping[str, str]) -> Correction:
    """Keep what was filled in about a document; how the form stands after that."""
    document = registry.document(document_id)
    if document is None:
        return Correction()
    values, errors = changes(document, texts)
    if errors:
        return Correction(texts, errors, "Nog niet bewaard. Verbeter wat er rood bij staat en bewaar opnieuw.")
    if not values:
        return Correction(message="Er is niets veranderd.")
    if refused := _edit(settings, document_id, values, []):
        return Correction(texts, message=refused)
    return Correction(message="Bewaard. Gripwijzer gebruikt voortaan uw verbetering.")


def take_back(settings: Settings, document_id: str, name: str) -> Correction:
    """Take the correction of one field back; how the form stands after that."""
    if name not in EDITABLE_FIELDS:
        return Correction()
    refused = _edit(settings, document_id, {}, [name])
    return Correction(message=refused or f"De verbetering van ‘{NAMES[name]}’ is teruggenomen.")


def _edit(settings: Settings, document_id: str, values: Mapping[str, Any], reset: list[str]) -> str:
    """Edit in a store of its own: who searches meanwhile keeps what is open. Says why when it is refused."""
    store = Store(settings)
    try:
        edit(store, document_id, values, reset)
    except GripwijzerError as error:
        return str(error)
    finally:
        store.close()
    return ""


def _said(text: str) -> set[str]:
    """What a text says, whatever its line ends and the order of its items: a form may change those."""
    return set(" ".join(text.split()).split("; "))
