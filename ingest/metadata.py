"""What a document says about itself to a ``Document``: front matter, else what can be read off the text."""

import re
from collections.abc import Iterable
from textwrap import shorten
from typing import Any, cast, get_args

from corpus.dutch import fold
from corpus.model import DOMAINS, KINDS, Coverage, Document, Kind
from corpus.municipalities import canonical
from corpus.sentences import sentence_spans
from corpus.themes import themes
from ingest.blocks import Reading

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MAX_TITLE_CHARS = 120


def describe(reading: Reading, name: str) -> tuple[Document, list[str]]:
    """The document and warnings about front matter that was left out; ``name`` is the file name without ending."""
    given, warnings = reading.given, list[str]()

    def text(key: str) -> str | None:
        value = given.get(key)
        return str(value).strip() or None if value is not None else None

    def known(key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        values, allowed = _strings(given.get(key)), set(allowed)
        if unknown := [value for value in values if value not in allowed]:
            warnings.append(f"{key}: onbekend en overgeslagen: {', '.join(unknown)}")
        return tuple(value for value in values if value in allowed)

    kind = known("soort", KINDS)
    coverage = known("weergave", get_args(Coverage))
    date = text("datum")
    if date is not None and not _DATE.fullmatch(date):
        warnings.append(f"datum: '{date}' is geen jaar, jaar-maand of jaar-maand-dag en is overgeslagen")
        date = None
    document = Document(
        id=slug(str(given.get("id") or "")) or slug(name) or "document",
        title=text("titel") or reading.properties.get("titel") or _title(reading) or name,
        publisher=text("uitgever"),
        date=date,
        kind=cast(Kind, kind[0]) if kind else None,
        form=text("vorm"),
        url=text("url"),
        municipalities=tuple(canonical(m) or m for m in _strings(given.get("gemeenten"))),
        domains=known("domeinen", DOMAINS),
        themes=known("themas", themes()),
        coverage=cast(Coverage, coverage[0]) if coverage else "origineel",
        scope=text("dekking"),
        note=text("opmerking"),
    )
    return document, warnings


def slug(text: str) -> str:
    """A name as it stands in ids and addresses: 'Rapport 2021_def' -> 'rapport-2021-def'."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def _strings(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def _title(reading: Reading) -> str | None:
    """A heading that opens the document, a first line that is no sentence, else the first sentence, shortened."""
    if not reading.blocks:
        return None
    first = reading.blocks[0].text
    if reading.blocks[0].level or (len(first) <= _MAX_TITLE_CHARS and not first.endswith(".")):
        return first
    start, end = sentence_spans(first)[0]
    return shorten(first[start:end], _MAX_TITLE_CHARS, placeholder=" …")
