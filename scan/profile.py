"""What a scan shows: per topic and per proposition how the participants answered, and how far apart they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, pstdev

from corpus.themes import Theme
from scan.model import Scan
from scan.propositions import Proposition, propositions, topics

WEAK_BELOW = 1.5
"""A topic with a lower mean is weak: nearer to *nog niet* than to *gewoonte*."""
STRONG_FROM = 2.0
"""A topic with at least this mean is strong: *meestal* or better."""
DIFFERENT_FROM = 1.0
"""The answers to a proposition differ when the highest is at least one whole answer above the lowest."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of some participants, each 0..3: what is drawn and told of a topic or a proposition.

    ``points`` has one score per participant of the scan, None for who did not answer or did not know. ``mean``,
    ``spread`` (standard deviation over the participants, 0..1.5), ``lowest`` and ``highest`` are over those ``n`` who
    did, and None when nobody did.
    """

    points: tuple[float | None, ...]
    n: int
    mean: float | None
    spread: float | None
    lowest: float | None
    highest: float | None

    @classmethod
    def of(cls, points: Iterable[float | None]) -> "Scores":
        """From one score per participant."""
        points = tuple(points)
        given = [point for point in points if point is not None]
        if not given:
            return cls(points, 0, None, None, None, None)
        lowest, highest = min(given), max(given)
        # Rounding may put a mean just outside of what it is the mean of.
        mean = min(max(fmean(given), lowest), highest)
        return cls(points, len(given), mean, pstdev(given), lowest, highest)

    @property
    def distance(self) -> float:
        """How far the highest is above the lowest."""
        return 0.0 if self.highest is None or self.lowest is None else self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """How the participants see one topic; a participant's score is the mean of the answers they gave under it."""

    topic: Theme
    scores: Scores
    propositions: tuple[tuple[Proposition, Scores], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole picture. ``names`` are the participants as they are called, in the order of all points."""

    names: tuple[str, ...]
    topics: tuple[TopicProfile, ...]

    def weak(self) -> list[TopicProfile]:
        """The weak topics, weakest first."""
        found = [(one.scores.mean, one) for one in self.topics if one.scores.mean is not None]
        return [one for mean, one in sorted(found, key=lambda pair: pair[0]) if mean < WEAK_BELOW]

    def strong(self) -> list[TopicProfile]:
        """The strong topics, strongest first."""
        found = [(one.scores.mean, one) for one in self.topics if one.scores.mean is not None]
        return [one for mean, one in sorted(found, key=lambda pair: -pair[0]) if mean >= STRONG_FROM]

    def differences(self) -> list[tuple[Proposition, Scores]]:
        """The propositions that participants answer differently, those with the largest spread first."""
        found = [pair for topic in self.topics for pair in topic.propositions if pair[1].distance >= DIFFERENT_FROM]
        return sorted(found, key=lambda pair: (-(pair[1].spread or 0.0), -pair[1].distance))

    def unanswered(self) -> list[TopicProfile]:
        """The topics that nobody said anything about."""
        return [one for one in self.topics if not one.scores.n]


def profile(scan: Scan) -> Profile:
    """The profile of a scan."""
    found = []
    for theme, asked in topics().items():
        own = [[one.answers.get(question.id) for question in asked] for one in scan.participants]
        scores = Scores.of(_mean(answers) for answers in own)
        each = tuple(
            (question, Scores.of(one.answers.get(question.id) for one in scan.participants)) for question in asked
        )
        found.append(TopicProfile(theme, scores, each))
    return Profile(tuple(scan.names()), tuple(found))


def answered(scan: Scan) -> int:
    """How many propositions at least one participant answered."""
    return sum(any(one.answers.get(name) is not None for one in scan.participants) for name in propositions())


def _mean(answers: list[int | None]) -> float | None:
    given = [answer for answer in answers if answer is not None]
    return fmean(given) if given else None
