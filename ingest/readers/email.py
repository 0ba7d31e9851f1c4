"""E-mail messages to blocks: the subject as heading, then the text. Attachments are documents of their own."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from ingest.blocks import Block, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.encoding import decode
from ingest.readers.office import sensible
from ingest.readers.text import text_blocks

_SIGNATURE = re.compile(r"^-- $.*?(?=^>|\Z)", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"((?:^>.*(?:\n|\Z))+)", re.MULTILINE)
_QUOTE_MARKS = re.compile(r"^(?:>\s?)+", re.MULTILINE)


def read_email(data: bytes, options: ReadOptions) -> Reading:
    """Read a message; its plain text if it has one, else its HTML. Quoted earlier messages become notes."""
    message = message_from_bytes(data, policy=policy.default)
    subject = mend_characters(str(message.get("subject", "")))
    heading = [Block(subject, level=1)] if subject else []
    properties = sensible({"titel": subject, "datum": _date(message)})
    return Reading((*heading, *_body(message)), properties=dict(properties))


def _body(message: EmailMessage) -> list[Block]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return []
    payload = body.get_payload(decode=True)
    text = decode(payload, body.get_content_charset()) if isinstance(payload, bytes) else ""
    if body.get_content_subtype() == "html":
        from ingest.readers.html import body_blocks

        return body_blocks(text) if text.strip() else []
    return _plain(text)


def _plain(text: str) -> list[Block]:
    blocks = list[Block]()
    for piece in _QUOTED.split(_SIGNATURE.sub("", text)):
        if piece.startswith(">"):
            quoted = text_blocks(_QUOTE_MARKS.sub("", piece))
            blocks.extend(Block(block.text, marker=block.marker, role="note") for block in quoted)
        else:
            blocks.extend(text_blocks(piece))
    return blocks


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date().isoformat()
    except ValueError:
        return None
