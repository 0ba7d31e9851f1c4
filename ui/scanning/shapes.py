"""The JSON shapes of the Gripscan."""

from typing import Annotated

from pydantic import BaseModel, Field, StrictInt

from scan import messages
from scan.entry import LONGEST_MUNICIPALITY, LONGEST_ROLE
from scan.model import Participant, Scan
from scan.profile import Profile, Scores, profile
from scan.propositions import HIGHEST, LOWEST, STEPS, Proposition, propositions, topics

Score = Annotated[StrictInt, Field(ge=LOWEST, le=HIGHEST)]


class PropositionShape(BaseModel):
    """Eén stelling; het antwoord op plaats n telt voor n punten."""

    id: str
    topic: str
    text: str
    answers: list[str]
    themes: list[str]
    document_ids: list[str]
    reason: str

    @classmethod
    def of(cls, one: Proposition) -> "PropositionShape":
        """From a proposition."""
        return cls(
            id=one.id,
            topic=one.topic,
            text=one.text,
            answers=list(one.answers),
            themes=list(one.themes),
            document_ids=list(one.sources),
            reason=one.reason,
        )


class TopicShape(BaseModel):
    """Eén onderwerp: het thema waar de stellingen onder staan."""

    slug: str
    name: str


class PropositionList(BaseModel):
    """De stellingen, wat de scores betekenen, en wat de scan niet is."""

    about: str
    steps: list[str]
    topics: list[TopicShape]
    statements: list[PropositionShape]

    @classmethod
    def all(cls) -> "PropositionList":
        """All there are."""
        return cls(
            about=f"{messages.NO_JUDGEMENT} {messages.OUR_WORDING}",
            steps=list(STEPS),
            topics=[TopicShape(slug=theme.slug, name=theme.name) for theme in topics()],
            statements=[PropositionShape.of(one) for one in propositions().values()],
        )


class BeginRequest(BaseModel):
    """Begin een scan."""

    municipality: str = Field(
        max_length=LONGEST_MUNICIPALITY, description="Naam van de gemeente", examples=["Twenterand"]
    )


class BegunResponse(BaseModel):
    """Een nieuwe scan. Wie de link kent, kan meedoen, lezen, meenemen en verwijderen."""

    id: str
    municipality: str
    created: str
    link: str = Field(description="Adres van de scan op deze server, om te delen")

    @classmethod
    def of(cls, scan: Scan) -> "BegunResponse":
        """From a new scan."""
        return cls(id=scan.id, municipality=scan.municipality, created=scan.created, link=f"/gripscan?scan={scan.id}")


class ParticipantRequest(BaseModel):
    """Wat één deelnemer invult."""

    role: str = Field(max_length=10 * LONGEST_ROLE, description="Een rol en geen naam", examples=["raadslid"])
    answers: dict[str, Score | None] = Field(
        max_length=len(propositions()),
        description="Per stelling een score van 0 tot en met 3; null is weet ik niet. Wat ontbreekt, is overgeslagen.",
        examples=[{"visie-keuzes": 2, "visie-doelen": None}],
    )
    key: str | None = Field(
        None,
        pattern="^[A-Za-z0-9_-]{1,64}$",
        description="De sleutel van een eerdere inzending, om die te vervangen",
    )


class ParticipantResponse(BaseModel):
    """Dat het bewaard is. De sleutel staat nergens anders: bewaar hem om de antwoorden te kunnen wijzigen."""

    scan: str
    key: str
    role: str
    sent: str

    @classmethod
    def of(cls, scan_id: str, one: Participant) -> "ParticipantResponse":
        """From what was kept."""
        return cls(scan=scan_id, key=one.key, role=one.role, sent=one.sent)


class ScoresShape(BaseModel):
    """Scores van 0 tot en met 3; leeg waar niemand antwoordde. ``points`` staan in de volgorde van de deelnemers."""

    n: int
    mean: float | None
    spread: float | None = Field(description="Standaardafwijking over de deelnemers")
    lowest: float | None
    highest: float | None
    points: list[float | None]

    @classmethod
    def of(cls, scores: Scores) -> "ScoresShape":
        """Rounded to three decimals."""

        def rounded(value: float | None) -> float | None:
            return None if value is None else round(value, 3)

        return cls(
            n=scores.n,
            mean=rounded(scores.mean),
            spread=rounded(scores.spread),
            lowest=rounded(scores.lowest),
            highest=rounded(scores.highest),
            points=[rounded(point) for point in scores.points],
        )


class TopicProfileShape(TopicShape):
    """Hoe de deelnemers één onderwerp zien, met elke stelling apart."""

    scores: ScoresShape
    statements: dict[str, ScoresShape]


class ProfileShape(BaseModel):
    """Het beeld: per onderwerp, en wat zwak, sterk of verschillend is (ids van onderwerpen en stellingen)."""

    topics: list[TopicProfileShape]
    weak: list[str] = Field(description="Zwakke onderwerpen, het zwakste eerst")
    strong: list[str] = Field(description="Sterke onderwerpen, het sterkste eerst")
    differences: list[str] = Field(description="Stellingen waar deelnemers anders over denken, grootste verschil eerst")
    unanswered: list[str] = Field(description="Onderwerpen waar niemand iets over zei")

    @classmethod
    def of(cls, found: Profile) -> "ProfileShape":
        """From a profile."""
        shapes = [
            TopicProfileShape(
                slug=one.topic.slug,
                name=one.topic.name,
                scores=ScoresShape.of(one.scores),
                statements={question.id: ScoresShape.of(scores) for question, scores in one.propositions},
            )
            for one in found.topics
        ]
        return cls(
            topics=shapes,
            weak=[one.topic.slug for one in found.weak()],
            strong=[one.topic.slug for one in found.strong()],
            differences=[question.id for question, _scores in found.differences()],
            unanswered=[one.topic.slug for one in found.unanswered()],
        )


class ParticipantShape(BaseModel):
    """Eén deelnemer, zoals anderen die zien."""

    name: str
    sent: str
    answers: dict[str, int | None]


class ScanShape(BaseModel):
    """Eén scan: wie meededen, wat zij antwoordden, en het beeld dat daaruit volgt."""

    id: str
    municipality: str
    created: str
    about: str
    participants: list[ParticipantShape]
    profile: ProfileShape

    @classmethod
    def of(cls, scan: Scan) -> "ScanShape":
        """From a scan; without the keys of its participants."""
        return cls(
            id=scan.id,
            municipality=scan.municipality,
            created=scan.created,
            about=messages.NO_JUDGEMENT,
            participants=[
                ParticipantShape(name=name, sent=one.sent, answers=dict(one.answers))
                for name, one in zip(scan.names(), scan.participants, strict=True)
            ],
            profile=ProfileShape.of(profile(scan)),
        )
