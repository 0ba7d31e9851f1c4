import datetime
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from corpus.model import DOMAINS, KINDS
from corpus.themes import themes
from ingest.blocks import Block, Reading
from ingest.metadata import GIVEN_KEYS, check_value, document_id, given, merged, proposals, slug

TEXT = Reading((Block("Besluitenlijst", level=1), Block("De raad nam een besluit.")))


def test_given_values_become_fields() -> None:
    facts, warnings = given(
        {
            "id": "x", "titel": " Grip ", "uitgever": "Gemeente Zeist", "datum": datetime.date(2021, 3, 12),
            "soort": "Nieuws", "url": "https://voorbeeld.nl/a", "gemeenten": ["den bosch", "Zeist"],
            "domeinen": "jeugd, wmo",
            "themas": ["toegang"], "weergave": "samenvatting", "taal": "FY", "vorm": None,
        }
    )  # fmt: skip
    assert warnings == []
    assert facts == {
        "title": "Grip", "publisher": "Gemeente Zeist", "date": "2021-03-12", "kind": "nieuws",
        "url": "https://voorbeeld.nl/a", "municipalities": ("'s-Hertogenbosch", "Zeist"), "domains": ("jeugd", "wmo"),
        "themes": ("toegang",), "coverage": "samenvatting", "language": "fy",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("soort", "boek", "boek"),
        ("datum", "morgen", "morgen"),
        ("datum", "2021-13-01", "2021-13-01"),
        ("url", "javascript:alert(1)", "javascript"),
        ("domeinen", ["jeugd", "sport"], "sport"),
        ("themas", "voetbal", "voetbal"),
        ("titel", {"a": 1}, "structuur"),
        ("titl", "Typefout", "titl"),
        ("taal", "Nederlands", "Nederlands"),
    ],
)
def test_what_does_not_fit_is_left_out_with_a_warning_that_names_it(key: str, value: object, named: str) -> None:
    facts, warnings = given({key: value})
    assert len(warnings) == 1 and named in warnings[0]
    assert facts in ({}, {"domains": ("jeugd",)})


def test_a_list_that_is_given_empty_overrules_a_proposal_and_an_empty_value_does_not() -> None:
    facts, _warnings = given({"gemeenten": [], "uitgever": ""})
    document = merged("x", {"municipalities": ("Zeist",), "publisher": "VNG"}, facts)
    assert document.municipalities == () and document.publisher == "VNG"


def test_given_goes_before_proposed_and_edited_before_given() -> None:
    proposed, owned, edited = (
        {"title": "A", "kind": "nieuws", "date": "2020"},
        {"title": "B", "date": "2021"},
        {"date": None},
    )
    document = merged("x", proposed, owned, edited)
    assert (document.id, document.title, document.kind, document.date) == ("x", "B", "nieuws", None)
    assert merged("x").title == "x"


def test_layers_from_json_and_unknown_fields_do_not_crash() -> None:
    document = merged("x", {"themes": ["toegang"], "domains": None, "colour": "blue", "id": "y"})
    assert document.themes == ("toegang",) and document.domains == () and document.id == "x"


def test_the_id_is_the_given_one_else_the_file_name() -> None:
    assert document_id({"id": "Mijn Rapport"}, "bestand") == "mijn-rapport"
    assert document_id({}, "Rapport 2021_déf") == "rapport-2021-def" == slug("Rapport 2021_déf")
    assert document_id({"id": "  "}, "…") == "document"


def test_front_matter_wins_from_the_text() -> None:
    reading = Reading(TEXT.blocks, given={"titel": "Mijn titel", "soort": "boek"})
    facts, _warnings = given(reading.given)
    document = merged(document_id(reading.given, "lijst"), proposals(reading, "lijst"), facts)
    assert document.id == "lijst" and document.title == "Mijn titel"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("title", "  Nieuwe titel ", "Nieuwe titel"),
        ("date", "12 maart 2021", "2021-03-12"),
        ("date", "12-03-2021", "2021-03-12"),
        ("date", "2021", "2021"),
        ("date", "", None),
        ("kind", "kamerstuk", "kamerstuk"),
        ("municipalities", "Nuenen, Gerwen en Nederwetten", ("Nuenen, Gerwen en Nederwetten",)),
        ("municipalities", "Nuenen, Gerwen en Nederwetten | den haag", ("Nuenen, Gerwen en Nederwetten", "Den Haag")),
        ("municipalities", "Best, Epe", ("Best", "Epe")),
        ("domains", "", ()),
    ],
)
def test_a_typed_value_is_read(field: str, text: str, value: object) -> None:
    assert check_value(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "advice"),
    [
        ("title", " ", "niet leeg"),
        ("kind", "rapport", "visitatierapport"),
        ("date", "31 februari 2021", "geen jaar"),
        ("url", "www.voorbeeld.nl", "https://"),
        ("themes", "toegang, xyz", "xyz"),
    ],
)
def test_a_typed_value_that_does_not_fit_is_refused_in_dutch(field: str, text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        check_value(field, text)


def test_every_key_fills_a_field_that_can_be_edited() -> None:
    samples = {
        "date": "2021",
        "kind": KINDS[0],
        "domains": DOMAINS[0],
        "themes": next(iter(themes())),
        "language": "nl",
    }
    samples |= {"url": "https://a.nl", "coverage": "origineel"}
    values = {field: check_value(field, samples.get(field, "Iets")) for field in GIVEN_KEYS.values()}
    document = merged("x", values)
    assert all(getattr(document, field) == value for field, value in values.items())


_YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given_by(st.dictionaries(st.sampled_from([*GIVEN_KEYS, "id", "tags"]), _YAML))
def test_any_front_matter_gives_a_document(data: dict[str, Any]) -> None:
    facts, warnings = given(data)
    document = merged(document_id(data, "naam"), facts)
    assert document.kind in (None, *KINDS) and set(document.domains) <= set(DOMAINS)
    assert document.title and all(isinstance(warning, str) for warning in warnings)
