"""What may be given about a document: the Dutch keys, their fields, and which values they take."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, get_args

from corpus.model import DOMAINS, KINDS, Coverage
from corpus.municipalities import canonical
from corpus.themes import themes
from ingest.metadata.dates import read_date


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document. ``read`` makes a value of text, or raises ``ValueError`` with the reason in Dutch."""

    key: str
    name: str
    read: Callable[[str], str]
    many: bool = False


def _text(text: str) -> str:
    return text


def _date(text: str) -> str:
    if (value := read_date(text)) is None:
        raise ValueError(f"'{text}' is geen jaar, jaar-maand of jaar-maand-dag")
    return value


def _url(text: str) -> str:
    if not re.match(r"https?://\S+\Z", text):
        raise ValueError(f"'{text}' is geen webadres; het begint met https:// of http://")
    return text


def _municipality(text: str) -> str:
    return canonical(text) or text  # a region or a former municipality may stand here too


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2}", text.lower()):
        raise ValueError(f"'{text}' is geen taalcode van twee letters, zoals nl of fy")
    return text.lower()


def _one_of(allowed: Iterable[str], text: str) -> str:
    if text.lower() not in allowed:
        raise ValueError(f"'{text}' is onbekend; kies uit {', '.join(allowed)}")
    return text.lower()


FIELDS = (
    Field("titel", "title", _text),
    Field("uitgever", "publisher", _text),
    Field("datum", "date", _date),
    Field("soort", "kind", partial(_one_of, KINDS)),
    Field("vorm", "form", _text),
    Field("url", "url", _url),
    Field("gemeenten", "municipalities", _municipality, many=True),
    Field("domeinen", "domains", partial(_one_of, DOMAINS), many=True),
    Field("themas", "themes", lambda text: _one_of(themes(), text), many=True),
    Field("weergave", "coverage", partial(_one_of, get_args(Coverage))),
    Field("dekking", "scope", _text),
    Field("opmerking", "note", _text),
    Field("taal", "language", _language),
)
GIVEN_KEYS = {field.key: field.name for field in FIELDS}
"""The keys of front matter, sidecars and catalogues, and the fields of ``Document`` they fill."""
_BY_NAME = {field.name: field for field in FIELDS}
_OTHER_KEYS = frozenset({"id", "opgehaald", "opgehaald_van", "sha256", "etag", "laatst_gewijzigd"})
"""Keys that are no fields: the id, and where a fetched original came from."""
_NEVER_EMPTY = frozenset({"title", "coverage", "language"})


def check_value(name: str, text: str) -> Any:
    """A value as a user types it, for the field ``name``; an empty text empties the field.

    Items of a list stand apart by a comma, or by ``|`` or ``;`` where a name has a comma itself.

    Raises:
        ValueError: the value does not fit; the message says in Dutch why.
        KeyError: there is no such field.
    """
    field, text = _BY_NAME[name], text.strip()
    if field.many:
        return tuple(dict.fromkeys(field.read(item) for item in _items(text)))
    if not text and name in _NEVER_EMPTY:
        raise ValueError(f"{field.key} mag niet leeg zijn")
    return field.read(text) if text else None


def given(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Given data in Dutch keys to fields, and warnings about what was left out. Never raises."""
    facts, warnings = dict[str, Any](), list[str]()
    for field in FIELDS:
        values, refused = list[str](), list[str]()
        for item in _items_of(data.get(field.key), field.many):
            try:
                if text := _as_text(item):
                    values.append(field.read(text))
            except ValueError as error:
                refused.append(f"{field.key}: {error} (overgeslagen)")
        warnings += refused
        if field.many and field.key in data and (values or not refused):
            facts[field.name] = tuple(dict.fromkeys(values))
        elif values:
            facts[field.name] = values[0]
    if unknown := [str(key) for key in data if key not in GIVEN_KEYS and key not in _OTHER_KEYS]:
        warnings.append(f"onbekend en overgeslagen: {', '.join(unknown)} (bekend: id, {', '.join(GIVEN_KEYS)})")
    return facts, warnings


def _items_of(value: Any, many: bool) -> list[Any]:
    """What stands under a key, as a list: YAML may have a list there, a table has one text."""
    if isinstance(value, str):
        return _items(value) if many else [value]
    return list(value) if isinstance(value, list | tuple) else [value]


def _as_text(item: Any) -> str:
    """A value of YAML as its owner wrote it.

    Raises:
        ValueError: it is a structure.
    """
    if isinstance(item, datetime):
        item = item.date()
    if isinstance(item, date):
        return item.isoformat()
    if isinstance(item, Mapping | list | tuple | set):
        raise ValueError("hier staat geen enkele waarde, maar een structuur")
    return "" if item is None else str(item).strip()


def _items(text: str) -> list[str]:
    """The items of a list in one text. 'Nuenen, Gerwen en Nederwetten' is one name."""
    if canonical(text):
        return [text.strip()]
    mark = next((mark for mark in "|;" if mark in text), ",")
    return [item.strip() for item in text.split(mark) if item.strip()]
