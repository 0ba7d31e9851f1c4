"""Characters that typesetting leaves behind to characters that people type."""

import re
import unicodedata

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "\uf001": "fi",  # where older fonts keep them
    "\uf002": "fl",
}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\ufffe\x00"))
_TABLE = str.maketrans(_LIGATURES) | _INVISIBLE
_SPACES = re.compile(r"[^\S\n]+")
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff](?= )", re.MULTILINE)
_NO_CHARACTER = re.compile("[\ue000-\uf8ff\ud800-\udfff\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\U000f0000-\U0010ffff]")
"""Places that a font fills as it likes, halves of pairs, and control characters: nobody can tell what they were."""


def mend_characters(text: str) -> str:
    """Ligatures and accents written as people type them, runs of spaces made one; line breaks stay.

    A private character before a space opens a list item; other characters that mean nothing are dropped.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TABLE)
        text = _PRIVATE_BULLET.sub("•", text)
    return _SPACES.sub(" ", _NO_CHARACTER.sub("", text)).strip()
