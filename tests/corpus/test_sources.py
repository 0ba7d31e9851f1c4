"""The shipped corpus: every file fits the model, and holds the facts of the catalogue exactly."""

from pathlib import Path

import frontmatter
import pytest
import yaml

from corpus.model import DOMAINS, KINDS
from corpus.themes import find_themes, themes
from ingest.metadata import given
from ingest.reading import content_of, read_document

SOURCES = sorted((Path(__file__).parents[2] / "corpus" / "sources").glob("*.md"))
KEYS = {
    "id", "titel", "uitgever", "datum", "soort", "vorm", "url", "gemeenten", "domeinen", "themas", "weergave",
    "dekking", "opmerking",
}  # fmt: skip


def test_there_are_185_sources() -> None:
    assert len(SOURCES) == 185


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_fits_the_model(path: Path) -> None:
    data = path.read_bytes()
    head = frontmatter.loads(data.decode()).metadata
    assert set(head) <= KEYS
    assert head["id"] == path.stem and head["weergave"] == "samenvatting" and head["dekking"]
    reading, document = read_document(data, path.name)
    assert given(reading.given)[1] == []
    assert document.title and document.publisher and document.kind in KINDS
    assert set(document.domains) <= set(DOMAINS) and set(document.themes) <= set(themes())
    assert document.url is None or document.url.startswith("http")
    content = content_of(reading, document)
    assert content.passages
    for passage in content.passages:
        assert content.pages[0].text[passage.start : passage.end] == passage.text


def test_the_facts_of_the_catalogue_stand_in_the_sources_word_for_word(shared: Path) -> None:
    catalogue = yaml.safe_load((shared / "domain" / "sources.yaml").read_text("utf-8"))["bronnen"]
    assert {source["id"] for source in catalogue} == {path.stem for path in SOURCES}
    for source in catalogue:
        path = next(path for path in SOURCES if path.stem == source["id"])
        reading, document = read_document(path.read_bytes(), path.name)
        content = content_of(reading, document)
        text = content.pages[0].text
        assert document.title == source["titel"] and document.date == source["datum"]
        assert document.municipalities == tuple(source["gemeenten"])
        advice = {found.text: found.addressed_to for found in content.statements}
        for fact in source["feiten"]:
            assert fact["tekst"].strip() in text
            if fact.get("aanbeveling"):
                assert advice[fact["tekst"].strip()] == fact["aan"]


def test_there_are_27_themes_with_synonyms() -> None:
    assert len(themes()) == 27
    assert all(theme.synonyms and theme.definition for theme in themes().values())


def test_themes_are_found_by_what_users_type() -> None:
    assert find_themes("De praktijkondersteuner bij de huisarts")[0] == "poh-verwijzers"
    assert "wmo-abonnementstarief" in find_themes("De eigen bijdrage en het CAK")
    assert find_themes("De trein vertrekt") == ()
