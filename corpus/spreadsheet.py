"""Text of others in a table to take along: a spreadsheet program runs what looks like a formula."""

import re

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@]|[\t\r\n]")


def like_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return _FORMULA.match(text) is not None


def harmless(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if like_formula(text) else text
