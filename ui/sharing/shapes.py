"""The JSON shapes of contributions, of what editors see, and of questions without an answer."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from community.advice import advice_at
from community.check import MOST_THEMES, Fields
from community.contribution import (
    LABEL,
    Contribution,
    ContributionKind,
    Experience,
    MissingSource,
    PracticeExample,
    Reference,
    State,
)
from community.unanswered import QuestionState, UnansweredQuestion
from corpus.live import LiveView
from ui.shapes import Problem, UserText

Text = Annotated[UserText, Field(max_length=5_000)]


class AboutRequest(BaseModel):
    """A recommendation as another answer of the API gave it."""

    document_id: Text
    text: Text = Field(description="De aanbeveling, letterlijk.")


class ContributionRequest(BaseModel):
    """What a member sends. Which fields count depends on ``kind``; the answer names those that are wrong."""

    kind: ContributionKind
    municipality: Text = Field("", description="Gemeente (praktijkvoorbeeld, ervaring)", examples=["Veendam"])
    themes: list[Text] = Field([], max_length=50, description=f"Eén tot {MOST_THEMES} thema's (praktijkvoorbeeld)")
    done: Text = Field("", description="Wat er is gedaan (praktijkvoorbeeld)")
    result: Text = Field("", description="Wat het opleverde (praktijkvoorbeeld)")
    contact: Text = Field("", description="Wie er meer van weet: een functie, geen naam (praktijkvoorbeeld)")
    link: Text = Field("", description="Webadres (praktijkvoorbeeld: mag leeg; ontbrekende_bron)")
    about: AboutRequest | None = Field(None, description="Over welke aanbeveling (ervaring)")
    worked: bool | None = Field(None, description="Of het heeft gewerkt (ervaring)")
    reason: Text = Field("", description="Waarom wel of niet, kort (ervaring)")
    title: Text = Field("", description="Titel (ontbrekende_bron)")
    why: Text = Field("", description="Waarom deze bron erbij hoort (ontbrekende_bron)")

    def fields(self) -> Fields:
        """The fields as the form on the page sends them."""
        about = Reference.to(self.about.document_id, self.about.text) if self.about else ""
        worked = {True: "ja", False: "nee", None: ""}[self.worked]
        return self.model_dump(exclude={"kind", "about", "worked"}) | {"about": str(about), "worked": worked}


class ReceiptShape(BaseModel):
    """The code with which a member follows or withdraws a contribution; it is given once."""

    receipt: str
    state: State = "ingediend"


class ExampleShape(BaseModel):
    """A practice example of a member."""

    themes: list[str]
    municipality: str
    done: str
    result: str
    contact: str
    link: str | None


class AboutShape(BaseModel):
    """The recommendation of an experience; ``text`` is null when the sources do not hold it any more."""

    document_id: str
    title: str | None
    text: str | None


class ExperienceShape(BaseModel):
    """Whether a recommendation worked somewhere."""

    about: AboutShape
    municipality: str
    worked: bool
    reason: str


class MissingSourceShape(BaseModel):
    """A source that is suggested."""

    title: str
    link: str
    why: str


class ContributionShape(BaseModel):
    """A contribution of a member: no source, whatever it says."""

    id: int
    kind: ContributionKind
    label: str = LABEL
    state: State
    sent_on: str
    decided_on: str | None
    content: ExampleShape | ExperienceShape | MissingSourceShape

    @classmethod
    def of(cls, one: Contribution, registry: LiveView) -> "ContributionShape":
        """From a contribution, with the text of what it is about."""
        return cls(
            id=one.id,
            kind=one.kind,
            state=one.state,
            sent_on=one.sent_on,
            decided_on=one.decided_on,
            content=_content(one, registry),
        )


class OwnContribution(BaseModel):
    """How one's own contribution stands; ``reason`` is the editor's, of a rejection."""

    contribution: ContributionShape
    reason: str | None


class ContributionList(BaseModel):
    """Contributions, apart from sources."""

    label: str = LABEL
    contributions: list[ContributionShape]


class DecisionRequest(BaseModel):
    """What an editor decides; a rejection needs a reason, which its sender reads."""

    state: Literal["geplaatst", "afgewezen"]
    reason: Text = ""


class UnansweredShape(BaseModel):
    """Questions that say the same and got no answer, in the first wording; weeks are ISO 8601."""

    id: str
    question: str
    state: QuestionState
    times: int
    first_week: str
    last_week: str

    @classmethod
    def of(cls, one: UnansweredQuestion) -> "UnansweredShape":
        """From a question in the list."""
        return cls(
            id=one.id,
            question=one.question,
            state=one.state,
            times=one.times,
            first_week=one.first_week,
            last_week=one.last_week,
        )


class UnansweredListShape(BaseModel):
    """All of them."""

    questions: list[UnansweredShape]


class QuestionMark(BaseModel):
    """What an editor says of a question."""

    state: QuestionState


class FieldProblem(Problem):
    """A problem that says per field what is wrong."""

    errors: dict[str, str]


def _content(one: Contribution, registry: LiveView) -> ExampleShape | ExperienceShape | MissingSourceShape:
    match one.content:
        case PracticeExample(themes, municipality, done, result, contact, link):
            return ExampleShape(
                themes=list(themes), municipality=municipality, done=done, result=result, contact=contact, link=link
            )
        case Experience(about, municipality, worked, reason):
            found = advice_at(registry, about)
            shape = AboutShape(
                document_id=about.document_id,
                title=found[1].title if found else None,
                text=found[0].text if found else None,
            )
            return ExperienceShape(about=shape, municipality=municipality, worked=worked, reason=reason)
        case MissingSource(title, link, why):
            return MissingSourceShape(title=title, link=link, why=why)
