"""What Office files have in common: the properties of a document."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from ingest.characters import mend_characters
from ingest.formats.packages import part

_KEYS = {
    "{http://purl.org/dc/elements/1.1/}title": "titel",
    "{http://purl.org/dc/elements/1.1/}creator": "auteur",
    "{http://purl.org/dc/elements/1.1/}language": "taal",
    "{http://purl.org/dc/terms/}created": "datum",
    "{http://purl.org/dc/terms/}modified": "datum",  # later in the file than created, and nearer to publication
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company": "uitgever",
}
_EMPTY_TITLE = re.compile(
    r"(?:document|presentati(?:e|on)|powerpoint[- ]presentati(?:e|on)|map|book|dia|slide) ?\d*", re.I
)
_FILE_NAME = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pptx?|xlsx?|odt|pdf)$")


def package_properties(data: bytes) -> dict[str, str]:
    """What a Word, Excel or PowerPoint file says about itself, with the Dutch keys of the front matter."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [part(package, name) for name in ("docProps/core.xml", "docProps/app.xml")]
    return sensible(dict(pair for xml in parts if xml for pair in _pairs(xml)))


def sensible(properties: dict[str, str | None]) -> dict[str, str]:
    """Properties that say something: no empty ones, no titles that the program made up, dates as YYYY-MM-DD."""
    kept = {key: mend_characters(value) for key, value in properties.items() if value and value.strip()}
    if "titel" in kept:
        kept["titel"] = _FILE_NAME.sub("", kept["titel"])
        if _EMPTY_TITLE.fullmatch(kept["titel"]):
            del kept["titel"]
    if "datum" in kept:
        kept["datum"] = kept["datum"][:10]
        if not re.fullmatch(r"(?:19[89]|20\d)\d-\d\d-\d\d", kept["datum"]):
            del kept["datum"]
    if "taal" in kept:
        kept["taal"] = kept["taal"][:2].lower()
    return kept


def _pairs(xml: bytes) -> Iterator[tuple[str, str | None]]:
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    for element in root if root is not None else ():
        if key := _KEYS.get(element.tag):
            yield key, element.text
