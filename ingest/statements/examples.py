"""Practice examples: a municipality and what it did, in one sentence or in a paragraph that presents it."""

from corpus.municipalities import find_municipalities
from ingest.statements.cues import has
from ingest.statements.said import Said

_FEWEST_WORDS = 5
_OPENING_WORDS = 6
"""Who is named in the first words of a sentence is who acts."""


def presents_example(said: Said) -> bool:
    """Whether a sentence presents a municipality as an example; the rest of its paragraph then tells of it."""
    text = said.text
    return not text.endswith("?") and has("als voorbeeld genoemd", text) and bool(find_municipalities(text))


def is_example(said: Said) -> bool:
    """Whether a sentence names a municipality and what it did; of a practice example, also what came of it."""
    text, document = said.text, said.document
    if said.line.is_heading or text.endswith(("?", ":")) or len(text.split()) < _FEWEST_WORDS:
        return False
    if has("geen voorbeeld", text):
        return False
    if document.kind != "praktijkvoorbeeld":
        opening = " ".join(text.split()[:_OPENING_WORDS])
        return has("deed iets", text) and bool(find_municipalities(opening))
    if document.coverage == "samenvatting":
        return True  # of the example only what matters was kept
    acts = has("wie iets doet", text) or bool(find_municipalities(text))
    return (acts and has("deed iets", text)) or has("bereikte iets", text)
