"""Findings: sentences that say what somebody found, saw or concluded, and results in the summary of a study."""

from ingest.statements.cues import has
from ingest.statements.said import Said

_STUDIES = ("onderzoek", "visitatierapport", "tussenrapportage")
_FEWEST_WORDS = 5


def is_finding(said: Said) -> bool:
    """Whether a sentence says that something was found; in the summary of a study, whether it tells a result."""
    text = said.text
    if said.line.is_heading or text.endswith(("?", ":")) or len(text.split()) < _FEWEST_WORDS:
        return False
    return (has("bevinding", text) and not has("geen bevinding", text)) or _is_a_result(said)


def _is_a_result(said: Said) -> bool:
    """A summary keeps of a study what it found, and a line or two about the study itself."""
    document = said.document
    if document.coverage != "samenvatting" or document.kind not in _STUDIES or has("geen bevinding", said.text):
        return False
    about_the_summary = any(heading.startswith("Let op") for heading in said.line.section)
    return not about_the_summary and not has("over het onderzoek zelf", said.text)
