"""Kinds of text: web page, e-mail message, Markdown, table or plain text."""

import re
from typing import Literal, cast

from ingest.formats.signatures import NotADocument

TextFormat = Literal["csv", "html", "email", "markdown", "text"]

_SAMPLE_CHARS = 20_000
_HTML = re.compile(r"(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(r"\s*<(?:\?xml|svg|rss|feed)\b")
_TAG = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|span|br|a)\b[^>]*>", re.IGNORECASE)
_MAIL_HEAD = re.compile(r"(?:>?From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z))+(?=\n|\Z)")
_MAIL_FIELD = re.compile(r"^(from|to|subject|date|received|return-path|message-id|mime-version):", re.I | re.M)
_MARKDOWN = re.compile(r"\A---\n|^#{1,6} \S", re.MULTILINE)


def text_format(text: str, promised: str | None) -> TextFormat:
    """The kind of a text; ``promised`` is the format that the file's name suggests.

    Raises:
        NotADocument: it is XML of another kind than a web page.
    """
    start = text[:_SAMPLE_CHARS].lstrip("\ufeff")
    if _HTML.match(start) or (promised == "html" and _TAG.search(start)):
        return "html"
    if _XML.match(start):
        raise NotADocument("XML-bestanden worden niet gelezen; sla de tekst op als .html, .docx of .txt")
    if _is_mail(start, promised):
        return "email"
    if promised in ("csv", "markdown"):
        return cast(TextFormat, promised)
    if _MARKDOWN.search(text):
        return "markdown"
    return "csv" if _is_table(start) else "text"


def _is_mail(start: str, promised: str | None) -> bool:
    head = _MAIL_HEAD.match(start)
    fields = {field.lower() for field in _MAIL_FIELD.findall(head.group())} if head else set()
    return len(fields) >= (1 if promised == "email" else 3)


def _is_table(start: str) -> bool:
    """Whether each line has the same semicolons or tabs: no writer of sentences does that."""
    lines = [line for line in start.split("\n")[:-1] if line.strip()]
    if len(lines) < 3:
        return False
    return any(lines[0].count(sign) >= 2 and len({line.count(sign) for line in lines}) == 1 for sign in ";\t")
