"""What a document says: each sentence is advice, a practice example, a finding, or none of these."""

from dataclasses import replace

from corpus.domains import find_domains
from corpus.model import Content, Passage
from corpus.municipalities import find_municipalities
from corpus.statement import Addressee, Speaker, Statement, StatementKind
from ingest.statements.addressees import addressed, addressees_for, marked_addressees
from ingest.statements.advice import MARKER, is_advice
from ingest.statements.examples import is_example, presents_example
from ingest.statements.findings import is_finding
from ingest.statements.lines import Line, lines_of
from ingest.statements.said import Said, all_said
from ingest.statements.speakers import qualified_speaker, speaker_of
from ingest.statements.themes import About, themes_of

_MOST_MUNICIPALITIES = 10
"""A document about more than so many is about none in particular."""


def find_statements(content: Content) -> list[Statement]:
    """The statements of a document, in order, each inside the passage it stands in."""
    found, example_of = list[Statement](), None
    for said in all_said(list(lines_of(content.pages, content.passages)), content.document):
        line = said.line
        if found and example_of is line and said.sentence.passage.id == found[-1].passage_id:
            found[-1] = _longer(found[-1], said)  # the paragraph goes on about its example
        elif found and found[-1].page == line.page and found[-1].end >= said.sentence.end:
            continue  # the marker speaks for its whole paragraph
        elif (kind := _kind(said)) is not None:
            found.append(_statement(kind, said, content))
            example_of = line if kind == "praktijkvoorbeeld" and presents_example(said) else None
    return found


def about(said: Said, content: Content) -> About:
    """What the themes of a sentence are read from.

    The themes of its document count where people gave them: what was read off the text tells nothing new.
    """
    document = content.document
    known = document.themes if content.layers.origin_of("themes") in ("given", "beside", "edited") else ()
    text = MARKER.sub("", said.text)
    return About(text, said.heading, said.before, document.title, known, len(content.passages))


def _kind(said: Said) -> StatementKind | None:
    if MARKER.match(said.text) or is_advice(said):
        return "aanbeveling"
    if presents_example(said) or is_example(said):
        return "praktijkvoorbeeld"
    return "bevinding" if is_finding(said) else None


def _longer(example: Statement, said: Said) -> Statement:
    passage = said.sentence.passage
    text = passage.text[example.start - passage.start : said.sentence.end - passage.start]
    return replace(example, end=said.sentence.end, text=text, municipalities=_municipalities(text, said))


def _statement(kind: StatementKind, said: Said, content: Content) -> Statement:
    start, end, text = said.sentence.start, said.sentence.end, said.text
    document, passage = said.document, said.sentence.passage
    said_by: Speaker | None
    addressed_to: str | None = None
    addressees: tuple[Addressee, ...] = ()
    if marked := MARKER.match(text):
        start, end = start + marked.end(), _end_of_line(said.line, passage)
        text = passage.text[start - passage.start : end - passage.start]
        addressed_to = marked["to"]
        to, _, by = addressed_to.partition(";")
        addressees, said_by = marked_addressees(to), qualified_speaker(by, document)
    else:
        said_by = speaker_of(text, said.before, document)
        if kind == "aanbeveling":
            addressed_to, addressees = addressed(text)
            if not addressees and said.lead_in:
                addressed_to, addressees = addressed(said.lead_in)
    if kind == "aanbeveling":
        addressees = addressees or addressees_for(document)
    return Statement(
        id="",
        document_id=passage.document_id,
        passage_id=passage.id,
        page=passage.page,
        start=start,
        end=end,
        text=text,
        addressed_to=addressed_to,
        themes=themes_of(replace(about(said, content), text=text)),
        kind=kind,
        addressees=addressees,
        domains=find_domains(text) or find_domains(said.heading) or document.domains,
        municipalities=_municipalities(text, said),
        said_by=said_by,
    )


def _end_of_line(line: Line, passage: Passage) -> int:
    return max(sentence.end for sentence in line.sentences if sentence.passage is passage)


def _municipalities(text: str, said: Said) -> tuple[str, ...]:
    """Those it concerns or was given to: named in the sentence, else in the heading, else of the document."""
    if named := find_municipalities(text) or find_municipalities(said.heading):
        return tuple(named)
    of_document = said.document.municipalities
    return of_document if len(of_document) <= _MOST_MUNICIPALITIES else ()
