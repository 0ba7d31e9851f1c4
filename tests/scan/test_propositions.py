"""The propositions: complete, each with sources of the shipped corpus that are about its themes."""

import frontmatter
import pytest

from corpus.themes import themes
from scan.propositions import Proposition, propositions, topics
from tests.conftest import SHIPPED

ALL = list(propositions().values())


def _themes_of(document_id: str) -> set[str]:
    file = SHIPPED / f"{document_id}.md"
    assert file.is_file(), f"{document_id} is not a shipped document"
    return set(map(str, frontmatter.load(str(file)).metadata["themas"]))  # type: ignore[call-overload]


def test_there_are_two_for_each_of_the_twelve_topics() -> None:
    assert len(ALL) == 24 and len(topics()) == 12
    assert all(len(asked) == 2 for asked in topics().values())
    assert len({one.text for one in ALL}) == len({one.id for one in ALL}) == 24


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_each_has_four_answers_of_its_own_and_says_where_it_comes_from(one: Proposition) -> None:
    assert len(one.answers) == len(set(one.answers)) == 4
    assert all(answer.endswith(".") and len(answer) <= 90 for answer in one.answers)
    assert one.text.endswith(".") and len(one.text) <= 130 and one.reason
    assert one.topic == one.themes[0] and set(one.themes) <= themes().keys()
    assert not set(one.answers) & {answer for other in ALL if other is not one for answer in other.answers}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_its_sources_are_shipped_and_about_its_themes(one: Proposition) -> None:
    for source in one.sources:
        assert _themes_of(source) & set(one.themes), f"{source} is about something else"
    assert any(one.topic in _themes_of(source) for source in one.sources)


def test_the_words_are_not_those_of_the_sources() -> None:
    corpus = " ".join(" ".join(file.read_text("utf-8") for file in SHIPPED.glob("*.md")).lower().split())
    for one in ALL:
        for text in (one.text, one.reason, *one.answers):
            words = text.lower().rstrip(".").split()
            pieces = [" ".join(words[n : n + 9]) for n in range(len(words) - 8)]
            assert not [piece for piece in pieces if piece in corpus], text
