"""What kind of question it is, by the nearest example of both kinds."""

from assistant.question_kind import likeness
from corpus.settings import load_settings


def test_a_question_for_a_form_is_less_like_what_sources_answer_than_one_for_experience() -> None:
    settings = load_settings()
    form = likeness("Waar vind ik het formulier om een traplift aan te vragen?", settings)
    experience = likeness("Welke ervaringen hebben gemeenten met vaste budgetten voor wijkteams?", settings)
    assert form < 0 < experience
