"""Who may contribute and who may moderate: those who know a code, and not by guessing."""

import hmac
import math
import time
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Literal

from community import messages
from community.errors import Closed, TooManyTries, WrongCode
from corpus.settings import Settings

Role = Literal["lid", "redacteur"]

MOST_TRIES = 10
"""Wrong codes a minute in one process, whoever sends them: a code of twelve characters is then not found by trying."""
_WINDOW = 60.0


class Tries:
    """Counts wrong codes over the last minute. When there are too many, right ones wait as well."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong = deque[float]()
        self._lock = Lock()

    def check(self, is_right: Callable[[], bool]) -> bool:
        """Whether a code is right, which is not even looked at after too many wrong ones.

        Raises:
            TooManyTries: there were too many in the last minute.
        """
        with self._lock:
            now = self._now()
            while self._wrong and self._wrong[0] <= now - _WINDOW:
                self._wrong.popleft()
            if len(self._wrong) >= MOST_TRIES:
                raise TooManyTries(math.ceil(self._wrong[0] + _WINDOW - now))
            right = is_right()
            if not right:
                self._wrong.append(now)
            return right


TRIES = Tries()
"""Of this process, whichever way in a code comes by."""


def why_closed(settings: Settings, role: Role) -> str | None:
    """Why nobody can contribute or moderate here, as a sentence for who looks; None when it is open."""
    if not settings.allow_changes:
        return messages.CLOSED_BY_ADMINISTRATOR
    if role == "lid":
        return None if settings.member_code else messages.NO_MEMBER_CODE
    return None if settings.editor_code else messages.NO_EDITOR_CODE


def require(settings: Settings, role: Role, given: str, tries: Tries | None = None) -> None:
    """Let pass who knows the code of a role; editors may do what members may.

    Raises:
        Closed: nobody may, until an administrator sets a code.
        WrongCode: it is another code, or none.
        TooManyTries: there were too many wrong codes.
    """
    if reason := why_closed(settings, role):
        raise Closed(reason)
    wrong = messages.WRONG_MEMBER_CODE if role == "lid" else messages.WRONG_EDITOR_CODE
    codes = [settings.editor_code, *([settings.member_code] if role == "lid" else [])]
    known = [code.get_secret_value().encode() for code in codes if code]
    sent = given.strip().encode("utf-8", "replace")
    # A missing code is no guess. Comparing takes the same time whatever is sent.
    if not sent or not (tries or TRIES).check(lambda: any(hmac.compare_digest(sent, code) for code in known)):
        raise WrongCode(wrong)
