"""The development and validation sets hold what they promise: gold in the sources, all kinds covered."""

import json
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.sentences import sentence_spans

ROOT = Path(__file__).parents[2]
DATA = ROOT / "evals" / "data"
SOURCES = ROOT / "corpus" / "sources"
GROUPS = {"ambtenaar", "commissielid", "kennisnetwerk"}
ANSWERABLE_STYLES = {
    "trefwoord": 8,
    "parafrase": 8,
    "situatie": 8,
    "feitvraag": 8,
    "typefouten": 8,
    "afkorting": 8,
    "spreektaal": 8,
    "vervolgvraag": 20,
}
UNANSWERABLE_STYLES = (
    "dichtbij_geen",
    "andere_gemeente",
    "later_jaar",
    "andere_instantie",
    "buiten_domein",
    "persoonsgegevens",
    "injectie",
    "verkeerde_vooronderstelling",
    "mening_gevraagd",
)

Row = dict[str, Any]


def _rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def _lines(document_id: str) -> tuple[str, ...]:
    """The lines under the front matter of a source."""
    return tuple((SOURCES / f"{document_id}.md").read_text(encoding="utf-8").split("---\n", 2)[2].splitlines())


@cache
def _sentences(document_id: str) -> tuple[str, ...]:
    return tuple(line[slice(*span)] for line in _lines(document_id) for span in sentence_spans(line))


def _answerable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.get("unanswerable")]


def _unanswerable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.get("unanswerable")]


def _development() -> list[Row]:
    return _rows("questions-shipped") + _rows("questions-more") + _rows("questions-reworded")


def _themes() -> set[str]:
    text = (ROOT / "corpus" / "themes.yaml").read_text(encoding="utf-8")
    return {theme["slug"] for theme in yaml.safe_load(text)["themas"]}


@pytest.mark.parametrize("name", ["questions-more", "questions-validation", "questions-reworded", "questions-held"])
def test_gold_stands_in_one_sentence_of_a_gold_document(name: str) -> None:
    for row in _answerable(_rows(name)):
        sentences = [sentence for document in row["gold_documents"] for sentence in _sentences(document)]
        assert row["gold"]
        for gold in row["gold"]:
            assert any(gold in sentence for sentence in sentences), (row["id"], gold)
        for document in row["gold_documents"]:
            assert any(gold in s for gold in row["gold"] for s in _sentences(document)), (row["id"], document)


def test_gold_of_the_first_set_stands_in_one_line_of_a_gold_document() -> None:
    # Facts of two sentences are one gold string there.
    for row in _answerable(_rows("questions-shipped")):
        lines = [line for document in row["gold_documents"] for line in _lines(document)]
        for gold in row["gold"]:
            assert any(gold in line for line in lines), (row["id"], gold)


def test_ids_are_unique_over_the_files() -> None:
    names = (
        "questions-shipped",
        "questions-more",
        "questions-validation",
        "questions-reworded",
        "questions-held",
        "questions-seeds-reworded",
        "situations",
        "situations-validation",
        "situations-held",
        "situations-held-more",
    )
    ids = Counter(row["id"] for row in chain.from_iterable(_rows(name) for name in names))
    assert [identifier for identifier, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("name", ["questions-validation", "questions-held"])
def test_no_question_that_was_held_back_is_in_the_development_set(name: str) -> None:
    def key(row: Row) -> tuple[str, ...]:
        return (*row.get("after", []), row["question"].lower())

    assert not {key(row) for row in _rows(name)} & {key(row) for row in _development()}


def test_the_development_set_covers_groups_themes_and_styles() -> None:
    answerable, unanswerable = _answerable(_development()), _unanswerable(_development())
    assert len(answerable) >= 130
    assert len(unanswerable) >= 110
    themes = Counter(theme for row in answerable for theme in row.get("themes", []))
    assert set(themes) <= _themes()
    assert {theme: themes[theme] for theme in _themes() if themes[theme] < 3} == {}
    styles = Counter(row["style"] for row in answerable)
    assert {style: styles[style] for style, least in ANSWERABLE_STYLES.items() if styles[style] < least} == {}
    kinds = Counter(row["style"] for row in unanswerable)
    assert {kind: kinds[kind] for kind in UNANSWERABLE_STYLES if kinds[kind] < 8} == {}
    for rows in (answerable, unanswerable):
        assert {row["group"] for row in rows} == GROUPS


def test_the_validation_set_covers_groups_and_styles() -> None:
    answerable = _answerable(_rows("questions-validation"))
    unanswerable = _unanswerable(_rows("questions-validation"))
    assert (len(answerable), len(unanswerable)) == (60, 40)
    assert {row["style"] for row in answerable} == set(ANSWERABLE_STYLES)
    assert {row["style"] for row in unanswerable} == set(UNANSWERABLE_STYLES)
    assert {theme for row in answerable for theme in row["themes"]} == _themes()
    assert {row["group"] for row in answerable} == {row["group"] for row in unanswerable} == GROUPS


def test_every_unanswerable_question_says_of_which_kind_and_why() -> None:
    explained = _unanswerable(_rows("questions-shipped") + _rows("questions-more") + _rows("questions-validation"))
    assert all(row["reason"] for row in explained)
    for row in explained + _unanswerable(_rows("questions-reworded") + _rows("questions-held")):
        assert row["style"], row["id"]
        assert not row.get("gold") and not row.get("gold_documents"), row["id"]


def test_only_follow_ups_of_the_answerable_have_earlier_questions() -> None:
    for row in _answerable(_rows("questions-more") + _rows("questions-validation")):
        assert (row["style"] == "vervolgvraag") == bool(row.get("after")), row["id"]


def test_situations_are_judged_on_sentences_of_the_sources() -> None:
    everything = {s for path in SOURCES.glob("*.md") for s in _sentences(path.stem)}
    situations = _rows("situations")
    assert len(situations) >= 45
    more = [*_rows("situations-validation"), *_rows("situations-held")]
    assert not {row["situation"] for row in situations} & {row["situation"] for row in more}
    for row in more:
        assert all(any(one["text"] in said for said in everything) for one in row["judged"]), row["id"]
    later = _rows("situations-held-more")
    assert not {row["situation"] for row in later} & {row["situation"] for row in (*situations, *more)}
    lines = {line for path in SOURCES.glob("*.md") for line in _lines(path.stem)}  # some advice takes two sentences
    for row in later:
        assert all(any(one["text"] in line for line in lines) for one in row["judged"]), row["id"]
    assert {row["group"] for row in situations} == GROUPS
    assert {theme for row in situations for theme in row["themes"]} == _themes()
    for row in situations:
        assert 10 <= len(row["situation"].split()) <= 60, row["id"]
        texts = [judged["text"] for judged in row["judged"]]
        assert len(texts) == len(set(texts)), row["id"]
        for judged in row["judged"]:
            assert judged["grade"] in (1, 2, 3)
            assert any(judged["text"] in sentence for sentence in everything), (row["id"], judged["text"])
