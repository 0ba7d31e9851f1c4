"""A scan and who took part in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Answers = Mapping[str, int | None]
"""Proposition id -> score; None is *weet ik niet*, and what was skipped is not in it."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, known by a role of their own choice and never by name.

    ``key`` is known to this participant alone and lets them change or take back their answers.
    ``sent`` is the day on which they were sent last, as in ISO 8601.
    """

    key: str
    role: str
    sent: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Scan:
    """One municipality's scan. Who knows its unguessable ``id`` may take part, read, export and remove it."""

    id: str
    municipality: str
    created: str
    participants: tuple[Participant, ...] = field(default=())

    def participant(self, key: str) -> Participant | None:
        """The participant with this key."""
        return next((one for one in self.participants if one.key == key), None)

    def names(self) -> list[str]:
        """How each participant is called: the role, with a number where several have the same."""
        roles = [one.role for one in self.participants]
        seen = dict[str, int]()
        names = []
        for role in roles:
            seen[role] = seen.get(role, 0) + 1
            names.append(role if roles.count(role) == 1 else f"{role} ({seen[role]})")
        return names
