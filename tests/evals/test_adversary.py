"""Lies about the quotes of real answers: none of them is shown."""

from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.store import Store
from evals.adversary import questions, tell_lies


def test_no_lie_is_shown(shipped_store: Store, shipped_settings: Settings) -> None:
    told = tell_lies(Assistant(shipped_store, shipped_settings), questions()[:8], shipped_settings)
    assert told["answers"] >= 5 and told["lies"] > 100 and len(told["lies_by_kind"]) >= 9
    assert told["shown_sentences"] == []
