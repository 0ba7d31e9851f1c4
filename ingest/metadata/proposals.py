"""What can be read off a document about itself; every value is a proposal that its owner can overrule."""

from collections.abc import Sequence
from typing import Any

from ingest.blocks import Block, Reading
from ingest.metadata.dates import printed_date, read_date
from ingest.metadata.kinds import propose_kind
from ingest.metadata.languages import other_language
from ingest.metadata.publishers import propose_publisher
from ingest.metadata.subjects import propose_domains, propose_municipalities, propose_themes
from ingest.metadata.titles import propose_title

_OPENING_PAGES = 2
_OPENING_CHARS = 2500
_ISO_DAY = len("2021-03-12")


def proposals(reading: Reading, name: str) -> dict[str, Any]:
    """Facts by field of ``Document``; what is not clear is left out. ``name`` is the file name without its ending."""
    opening, text = _opening(reading.blocks), "\n".join(block.text for block in reading.blocks)
    properties = {key: str(value) for key, value in reading.properties.items() if value}
    title = propose_title(properties.get("titel"), opening, name)
    publisher = propose_publisher(properties.get("uitgever") or properties.get("auteur"), opening)
    facts = {
        "title": title,
        "date": printed_date(opening, title) or read_date(properties.get("datum", "")[:_ISO_DAY]),
        "publisher": publisher,
        "kind": propose_kind(title, "\n".join(block.text for block in opening), len(text)),
        "municipalities": propose_municipalities(f"{title}\n{publisher or ''}", text),
        "domains": propose_domains(title, text),
        "themes": propose_themes(title, text),
        "language": other_language(text),
    }
    return {field: value for field, value in facts.items() if value}


def _opening(blocks: Sequence[Block]) -> list[Block]:
    """The blocks on the first two pages, as far as a reader takes them in at a glance."""
    opening, chars = list[Block](), 0
    for block in blocks:
        if block.page > _OPENING_PAGES or chars > _OPENING_CHARS:
            break
        opening.append(block)
        chars += len(block.text)
    return opening
