"""A sentence with what stands around it: all that the rules look at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Document
from ingest.statements.lines import Line, Sentence

_ADVICE_HEADING = re.compile(
    r"(?:[\d.]+\s+)?(?:(?:onze|de|conclusies? en|bevindingen en|algemene)\s+)?(?:aanbevelingen?|adviezen|advies|tips)"
    r"(?:\s+(?:aan|voor|van)\b.*)?:?\Z",
    re.IGNORECASE,
)
_ADVICE_LEAD_IN = re.compile(
    r"\b(?:advise\w+|advies|adviezen|aanbevel\w+|aanbevolen|beveelt|bevelen|raadt|raden|roept|roepen|pleit\w*"
    r"|tips|suggesties|geeft\b.*\bmee|doet er goed aan|doen er goed aan)\b",
    re.IGNORECASE,
)
_NOT_FOLLOWED = re.compile(
    r"\b(?:niet|geen)\b[^:]*\b(?:overgenomen|opgevolgd|gevolgd|nodig|gegeven)\b|\bverw[ie]+r?p|\bafgewezen\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence or heading in its place.

    ``before`` is what precedes it in its paragraph; ``advised`` whether it is an item of a list under words that
    announce advice ("De commissie adviseert:") or under a heading that does; ``lead_in`` are those words.
    """

    sentence: Sentence
    line: Line
    document: Document
    before: str = ""
    advised: bool = False
    lead_in: str = ""

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.sentence.text

    @property
    def heading(self) -> str:
        """The nearest heading above, or nothing."""
        above = self.line.section[:-1] if self.line.is_heading else self.line.section
        return above[-1] if above else ""


def all_said(lines: Sequence[Line], document: Document) -> Iterator[Said]:
    """All sentences and headings of a document that stand in a passage, in order."""
    lead_in = ""
    for line in lines:
        if not line.is_item:
            lead_in = ""
        announced = bool(lead_in) or (line.is_item and announces_advice(line.section))
        before = ""
        for sentence in line.sentences:
            yield Said(sentence, line, document, before, announced, lead_in)
            before = f"{before} {sentence.text}".lstrip()
        if not line.is_item:
            last = line.sentences[-1].text if line.sentences else line.text
            lead_in = last if last.endswith(":") and is_advice_lead_in(last) else ""


def announces_advice(section: tuple[str, ...]) -> bool:
    """Whether the nearest heading says that advice follows ("Aanbevelingen", "3.2 Adviezen aan de raad")."""
    return bool(section) and _ADVICE_HEADING.match(section[-1]) is not None


def is_advice_lead_in(text: str) -> bool:
    """Whether a sentence that ends in a colon announces advice that stands: "Wij bevelen aan:"."""
    return _ADVICE_LEAD_IN.search(text) is not None and _NOT_FOLLOWED.search(text) is None
