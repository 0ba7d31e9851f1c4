"""All about one municipality: under every name it has, in the order of time."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.comparing.matrix import Tally
from assistant.comparing.municipality import overview, profile
from assistant.comparing.record import Collection, collect
from assistant.comparing.selection import Selection
from corpus.model import Document
from corpus.municipalities import former, nearest_names, present
from corpus.registry import Registry

PutLive = Callable[[Registry, Document, Sequence[Mapping[str, Any]]], None]


@pytest.fixture
def collection(tmp_path: Path, put_live: PutLive) -> Collection:
    registry = Registry(tmp_path / "registry.sqlite")
    finding = {"text": "De toegang is scherp.", "kind": "bevinding", "themes": ("toegang",)}
    advice = {"text": "Begroot beter.", "themes": ("begroting", "toegang")}
    put_live(registry, Document("oud", "Oud", date="2019-12", municipalities=("Brielle",)), [finding])
    put_live(registry, Document("jaar", "Jaar", date="2021", municipalities=("Voorne aan Zee",)), [advice])
    put_live(registry, Document("maart", "Maart", date="2021-03", municipalities=("Westvoorne",)), [finding, advice])
    put_live(registry, Document("zonder", "Zonder", municipalities=("Hellevoetsluis",)), [finding])
    put_live(registry, Document("veel", "Veel", municipalities=("Brielle", "Kampen", "Den Bosch")), [advice])
    return collect(registry)


def test_what_former_municipalities_were_told_counts_for_the_one_of_today(collection: Collection) -> None:
    found = profile(collection, "Voorne aan Zee", Selection())
    assert set(found.former) == {"Brielle", "Hellevoetsluis", "Westvoorne"}
    assert found.every == Tally(2, 3, 0)
    assert {document.id for document in found.documents} == {"oud", "jaar", "maart", "zonder", "veel"}
    assert found.themes == (("toegang", 5), ("begroting", 2))


def test_years_go_from_new_to_old_and_the_undated_comes_last(collection: Collection) -> None:
    found = profile(collection, "Voorne aan Zee", Selection())
    assert [year.year for year in found.years] == ["2021", "2019", "geen"]
    assert [one.document.id for one in found.years[0].records] == ["jaar", "maart", "maart"]
    assert len(found.shown) == 5


def test_a_timeline_is_limited_and_the_whole_is_still_known(collection: Collection) -> None:
    found = profile(collection, "Voorne aan Zee", Selection(statements=("aanbeveling",), theme=("begroting",)))
    assert [len(year.records) for year in found.years] == [2] and found.every.total == 5


def test_the_list_has_every_municipality_that_a_source_is_about(collection: Collection) -> None:
    assert [(one.name, one.documents, one.tally.total) for one in overview(collection)] == [
        ("Kampen", 1, 0), ("'s-Hertogenbosch", 1, 0), ("Voorne aan Zee", 5, 5),
    ]  # fmt: skip


def test_a_municipality_without_any_source_is_empty(collection: Collection) -> None:
    found = profile(collection, "Dordrecht", Selection())
    assert found.documents == () and found.years == () and found.every.total == 0


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("den bosch", "'s-Hertogenbosch"),
        ("Brielle", "Voorne aan Zee"),
        ("Kampen", "Kampen"),
        ("Regio Oost", "Regio Oost"),
    ],
)
def test_names_of_today(name: str, today: str) -> None:
    assert present(name) == today


def test_former_and_near_names() -> None:
    assert "Brielle" in former("Voorne aan Zee") and former("Kampen") == []
    assert nearest_names("Twenterant")[0] == "Twenterand" and nearest_names("xyzzyx") == []
