"""Markdown to blocks, with YAML front matter as metadata. Markup is dropped, its text is kept."""

import html
import re

import frontmatter
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.encoding import decode
from ingest.metadata.sidecars import yaml_place
from ingest.tables import Row, table_blocks

_NO_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_parser = MarkdownIt("commonmark").enable("table")


def read_markdown(data: bytes, options: ReadOptions) -> Reading:
    """Read a Markdown file.

    Raises:
        UnreadableDocument: the front matter is not valid YAML.
    """
    try:
        metadata, body = frontmatter.parse(decode(data))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        raise UnreadableDocument(f"de kop (front matter) is geen geldige YAML{yaml_place(error)}") from error
    return Reading(tuple(markdown_blocks(body)), given=dict(metadata))


def markdown_blocks(body: str) -> list[Block]:
    """The headings, paragraphs, list items and table rows of a Markdown text."""
    blocks: list[Block] = []
    lists: list[int | None] = []  # per open list: the next number, or None for bullets
    marker, level, in_cell, rows = "", 0, False, list[list[str]]()
    for token in _parser.parse(body):
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                marker = "- " if number is None else f"{number}. "
                lists[-1] = None if number is None else number + 1
            case "table_open":
                rows = []
            case "table_close":
                blocks.extend(table_blocks(map(Row, rows), labelled=True))
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open":
                in_cell = True
            case "th_close" | "td_close":
                in_cell = False
            case "inline" if in_cell:
                rows[-1].append(mend_characters(_plain(token)))
            case "inline":
                if text := mend_characters(_plain(token)):
                    blocks.append(Block(text, level=level, marker=marker))
                    marker = ""
            case "html_block":
                blocks.extend(Block(line) for line in _html_text(token.content).splitlines() if line)
            case "fence" | "code_block":
                blocks.extend(Block(mend_characters(line)) for line in token.content.splitlines() if line.strip())
    return blocks


def _html_text(markup: str) -> str:
    """The text between the tags of a piece of HTML; scripts and comments are no text."""
    lines = html.unescape(_NO_TEXT.sub("", markup)).splitlines()
    return "\n".join(mend_characters(line) for line in lines)


def _plain(token: Token) -> str:
    """The text of an inline token; footnote marks (<sup>) are no part of the sentence."""
    parts, in_sup = list[str](), False
    for child in token.children or []:
        if child.type == "html_inline":
            in_sup = child.content.lower().startswith("<sup")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type in ("text", "code_inline") and not in_sup:
            parts.append(child.content)
    return "".join(parts)
