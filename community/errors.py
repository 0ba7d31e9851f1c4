"""What can go wrong with contributions in a way that members and editors should read about."""

from collections.abc import Mapping

from community import messages
from corpus.errors import GripwijzerError


class NotAccepted(GripwijzerError):
    """What was filled in cannot be taken; ``errors`` says per field what is wrong."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class UnknownContribution(GripwijzerError):
    """There is no contribution with this number or receipt code (any more)."""


class AlreadyDecided(GripwijzerError):
    """Another editor was first."""


class Closed(GripwijzerError):
    """Contributing or moderating is not switched on here."""


class WrongCode(GripwijzerError):
    """The code of members or editors is missing or wrong."""


class TooManyTries(GripwijzerError):
    """Too many wrong codes; try again after ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(messages.TOO_MANY_TRIES.format(seconds=seconds))
        self.seconds = seconds


class Unusable(GripwijzerError):
    """The file with contributions cannot be read or written."""

    def __init__(self) -> None:
        super().__init__(messages.UNREADABLE)
