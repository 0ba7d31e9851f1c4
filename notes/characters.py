"""Characters that a file of XML cannot hold, or that would turn the text after them around."""

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""All that XML 1.0 leaves out (https://www.w3.org/TR/xml/#charsets)."""
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | {
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
"""Characters that set a direction of writing -> what ends it (https://unicode.org/reports/tr9/)."""


def writable(text: str) -> str:
    """The text as XML can hold it: other characters become U+FFFD, and a direction that is set is ended."""
    text = _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    open_ends = list[str]()
    for character in text:
        if character in _OPENS:
            open_ends.append(_OPENS[character])
        elif open_ends and character == open_ends[-1]:
            open_ends.pop()
    return text + "".join(reversed(open_ends))
