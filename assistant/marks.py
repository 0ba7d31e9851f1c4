"""The figures that a question asks for, marked in the quotes that hold them."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Citation
from assistant.figures import answering, asked_figure, asked_unit, counts


def marked(question: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations with the figures marked that can answer; when some count what is asked for, only those."""
    kind = asked_figure(question)
    if kind is None:
        return list(citations)
    found = [answering(kind, one.quote) for one in citations]
    unit = asked_unit(question)
    if unit and any(counts(figure, unit) for figures in found for figure in figures):
        found = [[figure for figure in figures if counts(figure, unit)] for figures in found]
    return [
        replace(one, marks=tuple((one.start + figure.start, one.start + figure.end) for figure in figures))
        for one, figures in zip(citations, found, strict=True)
    ]
