"""Web pages to blocks: the main text without menus, cookie notices and scripts."""

import logging
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.encoding import decode
from ingest.readers.flow import flow
from ingest.readers.office import sensible

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_NO_TEXT = "script style noscript template svg iframe object head nav footer aside button select".split()
_LEAST_CHARS = 40
"""A shorter main text is no find; then all text of the page is taken."""
_MOSTLY = 0.8
_EXTRACTION = use_config()
_EXTRACTION["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_LEAST_CHARS)
_DATES = {"extensive_search": False, "original_date": True}
"""Only the dates that a page gives of itself, not those that happen to stand in its text."""
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings mean nothing to our users
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_html(data: bytes, options: ReadOptions) -> Reading:
    """Read a web page.

    Raises:
        UnreadableDocument: its elements are nested too deeply.
    """
    text = decode(data, _declared(data))
    tree = _parse(text)
    properties: dict[str, str | None] = {"titel": tree.findtext("head/title"), "taal": tree.get("lang")}
    found = bare_extraction(
        tree,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
        config=_EXTRACTION,
    )
    blocks = list[Block]()
    if found is not None and not isinstance(found, dict):
        properties |= {"titel": found.title or properties["titel"], "datum": found.date, "uitgever": found.sitename}
        blocks = flow(found.body) if len(found.text or "") >= _LEAST_CHARS else []
    whole = body_blocks(text)
    blocks = _under_heading(_stretch(whole, blocks), tree) if blocks else whole
    return Reading(tuple(blocks), properties=dict(sensible(properties)))


def _stretch(whole: list[Block], main: list[Block]) -> list[Block]:
    """The stretch of the page that holds the main text: what was found says where it is, not all that is in it."""
    told = {block.text for block in main}
    places = [at for at, block in enumerate(whole) if block.text in told]
    if sum(len(whole[at].text) for at in places) < _MOSTLY * sum(len(block.text) for block in main):
        return main
    first, last = places[0], places[-1]
    while first and whole[first - 1].level:
        first -= 1
    return whole[first : last + 1]


def _under_heading(blocks: list[Block], tree: Any) -> list[Block]:
    """The main text under the heading of the page, which may stand outside of it."""
    headings = [mend_characters(found.text_content()) for found in tree.iter("h1")]
    if len(headings) != 1 or not headings[0] or any(block.level == 1 for block in blocks):
        return blocks
    return [Block(headings[0], level=1), *blocks]


def body_blocks(text: str) -> list[Block]:
    """All text in the body of a page, menus and footers aside; this is how mail in HTML is read."""
    body = _parse(text).find("body")
    if body is None:
        return []
    etree.strip_elements(body, *_NO_TEXT, with_tail=False)
    return flow(body)


def _parse(text: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = lxml_html.document_fromstring(text.encode(), parser=parser)
    if any("Excessive depth" in entry.message for entry in parser.error_log):  # what lies deeper is lost
        raise UnreadableDocument("de webpagina is te diep genest om te lezen; sla de tekst op als .docx of PDF")
    for mark in tree.xpath("//sup[.//a]"):  # the number of a footnote is no part of the sentence
        mark.drop_tree()
    return tree


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii", "replace") if found else None
