"""Where members hand in and editors decide: the code first, then what was filled in, then the file."""

from dataclasses import dataclass

from community import messages
from community.access import require
from community.advice import check_against_sources
from community.check import Fields, checked, tidy
from community.contribution import Contribution
from community.errors import NotAccepted
from community.persons import personal_data
from community.shelf import Shelf
from community.unanswered import UnansweredList
from corpus.live import LiveView
from corpus.settings import Settings

LEAST_REASON, MOST_REASON = 5, 300


@dataclass(frozen=True, slots=True)
class Desk:
    """The contributions and unanswered questions of one data directory, beside the registry they are about."""

    settings: Settings
    registry: LiveView

    @property
    def shelf(self) -> Shelf:
        """The contributions."""
        return Shelf(self.settings.data_dir)

    @property
    def unanswered(self) -> UnansweredList:
        """The questions without an answer."""
        return UnansweredList(self.settings.data_dir)

    def contribute(self, code: str, kind: str, fields: Fields) -> str:
        """Take a contribution of a member; gives its receipt code.

        Raises:
            Closed, WrongCode, TooManyTries: not by this code.
            NotAccepted: something in it cannot be taken.
        """
        require(self.settings, "lid", code)
        content = checked(kind, fields)
        check_against_sources(self.registry, content)
        return self.shelf.send(content)

    def withdraw(self, receipt: str) -> None:
        """Wipe a contribution for who has its receipt code; always possible, because it is theirs.

        Raises:
            UnknownContribution: there is none with this code.
        """
        self.shelf.withdraw(receipt)

    def decide(self, code: str, number: int, *, place: bool, reason: str = "") -> Contribution:
        """Place or reject a contribution as an editor.

        Raises:
            Closed, WrongCode, TooManyTries: not by this code.
            NotAccepted: a rejection has no proper reason.
            UnknownContribution, AlreadyDecided: it is not there, or does not wait any more.
        """
        require(self.settings, "redacteur", code)
        return self.shelf.place(number) if place else self.shelf.reject(number, checked_reason(reason))


def checked_reason(text: str) -> str:
    """The reason of a rejection, trimmed.

    Raises:
        NotAccepted: it is too short, too long, or holds personal data.
    """
    reason = tidy(text)
    if not LEAST_REASON <= len(reason) <= MOST_REASON:
        raise NotAccepted({"reason": messages.NO_REASON.format(least=LEAST_REASON, most=MOST_REASON)})
    if what := personal_data(reason):
        raise NotAccepted({"reason": messages.PERSONAL.format(what=what)})
    return reason
