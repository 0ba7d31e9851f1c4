"""What a statement counts under, and when its document lends it that."""

import pytest

from assistant.comparing.record import NONE, record
from corpus.model import Document
from corpus.statement import Statement


def _record(document: dict[str, object], statement: dict[str, object]) -> dict[str, tuple[str, ...]]:
    one = record(
        Statement("s", "d", "p", 1, 0, 1, "x", **statement),  # type: ignore[arg-type]
        Document("d", "Titel", **document),  # type: ignore[arg-type]
    )
    return {facet: one.values(facet) for facet in ("theme", "municipality", "year", "kind", "domain")}


def test_what_a_statement_says_itself_goes_before_its_document() -> None:
    about = {"municipalities": ("Kampen",), "domains": ("wmo",), "themes": ("toegang",)}
    own = {"municipalities": ("Ede", "Epe"), "domains": ("jeugd",), "themes": ("begroting", "corona")}
    found = _record(about, own)
    assert found["municipality"] == ("Ede", "Epe")
    assert found["domain"] == ("jeugd",) and found["theme"] == ("begroting", "corona")


@pytest.mark.parametrize(
    ("document", "statement", "municipality"),
    [
        (("Kampen",), {}, ("Kampen",)),
        ((), {}, (NONE,)),
        (("Kampen", "Ede"), {}, (NONE,)),
        (("Brielle", "Hellevoetsluis", "Westvoorne"), {}, ("Voorne aan Zee",)),  # one municipality since
        (("Den Bosch",), {}, ("'s-Hertogenbosch",)),
        (("Regio Foodvalley",), {}, ("Regio Foodvalley",)),
        (("Kampen",), {"addressees": ("rijk",)}, (NONE,)),
        (("Kampen",), {"addressees": ("rijk", "vng")}, (NONE,)),
        (("Kampen",), {"addressees": ("rijk", "raad")}, ("Kampen",)),
        (("Kampen",), {"addressees": ("rijk",), "municipalities": ("Ede",)}, ("Ede",)),
        ((), {"municipalities": ("Brielle", "Westvoorne")}, ("Voorne aan Zee",)),
    ],
)
def test_a_document_about_one_municipality_lends_it(
    document: tuple[str, ...], statement: dict[str, object], municipality: tuple[str, ...]
) -> None:
    assert _record({"municipalities": document}, statement)["municipality"] == municipality


@pytest.mark.parametrize(
    ("domains", "domain"),
    [
        (("jeugd",), ("jeugd",)),
        (("jeugd", "wmo"), (NONE,)),
        (("jeugd", "algemeen", "wmo"), ("algemeen",)),
        ((), (NONE,)),
    ],
)
def test_a_document_lends_its_only_domain_or_the_whole(domains: tuple[str, ...], domain: tuple[str, ...]) -> None:
    assert _record({"domains": domains}, {})["domain"] == domain


def test_a_document_lends_its_only_theme_and_unknown_themes_do_not_count() -> None:
    assert _record({"themes": ("toegang",)}, {})["theme"] == ("toegang",)
    assert _record({"themes": ("toegang", "corona")}, {})["theme"] == (NONE,)
    assert _record({"themes": ("toegang", "bestaat-niet")}, {"themes": ("ook-niet",)})["theme"] == ("toegang",)


def test_year_and_kind_are_those_of_the_document() -> None:
    assert _record({"date": "2021-03", "kind": "nieuws"}, {})["year"] == ("2021",)
    assert _record({"date": "2021-03", "kind": "nieuws"}, {})["kind"] == ("nieuws",)
    assert _record({}, {})["year"] == (NONE,) and _record({}, {})["kind"] == (NONE,)
