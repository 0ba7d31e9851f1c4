"""What kind of question it is, by the nearest example of both kinds."""

from assistant.question_kind import likeness
from corpus.store import Store


def test_a_question_for_a_form_is_less_like_what_sources_answer_than_one_for_experience(shipped_store: Store) -> None:
    form = likeness("Waar vind ik het formulier om een traplift aan te vragen?", shipped_store)
    experience = likeness("Welke ervaringen hebben gemeenten met vaste budgetten voor wijkteams?", shipped_store)
    assert form < 0 < experience
