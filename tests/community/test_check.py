"""What may be contributed: lengths, links, municipalities, and nothing about persons."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.check import checked, fingerprint, tidy
from community.contribution import Experience, MissingSource, PracticeExample, Reference
from community.errors import NotAccepted
from community.persons import is_role, personal_data

EXAMPLE: dict[str, Any] = {
    "themes": ["toegang", "poh-verwijzers"],
    "municipality": "gemeente Den Bosch",
    "done": "Wij zetten bij elke huisarts een praktijkondersteuner jeugd neer.",
    "result": "Minder verwijzingen in het eerste jaar.",
    "contact": "beleidsadviseur jeugd",
    "link": "https://www.voorbeeld.nl/poh?jaar=2021",
}
EXPERIENCE = {"about": "een:abc", "municipality": "Veendam", "worked": "nee", "reason": "Er waren te weinig mensen."}
SOURCE = {"title": "Rapport over de toegang", "link": "https://voorbeeld.nl/r.pdf", "why": "Het gaat over de toegang."}


def wrong(kind: str, fields: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(NotAccepted) as refused:
        checked(kind, fields)
    return refused.value.errors


def test_what_is_filled_in_well_is_taken() -> None:
    example = checked("praktijkvoorbeeld", EXAMPLE)
    assert isinstance(example, PracticeExample)
    assert (example.municipality, example.themes) == ("'s-Hertogenbosch", ("toegang", "poh-verwijzers"))
    assert checked("praktijkvoorbeeld", EXAMPLE | {"link": ""}) is not None
    assert checked("ervaring", EXPERIENCE) == Experience(
        Reference("een", "abc"), "Veendam", False, EXPERIENCE["reason"]
    )
    assert isinstance(checked("ontbrekende_bron", SOURCE), MissingSource)


def test_each_field_says_what_is_wrong_with_it() -> None:
    assert set(wrong("praktijkvoorbeeld", {})) == {"themes", "municipality", "done", "result", "contact"}
    assert set(wrong("ervaring", {})) == {"about", "municipality", "worked", "reason"}
    assert set(wrong("ontbrekende_bron", {})) == {"title", "link", "why"}
    assert set(wrong("boek", {})) == {"kind"}
    assert "30 tekens" in wrong("praktijkvoorbeeld", EXAMPLE | {"done": "kort"})["done"]
    assert "1500" in wrong("praktijkvoorbeeld", EXAMPLE | {"done": "lang " * 400})["done"]
    assert "niet bekend" in wrong("praktijkvoorbeeld", EXAMPLE | {"municipality": "Atlantis"})["municipality"]
    assert (
        "hoogstens 3"
        in wrong("praktijkvoorbeeld", EXAMPLE | {"themes": ["toegang", "begroting", "corona", "onderwijs"]})["themes"]
    )
    assert "<b>" in wrong("praktijkvoorbeeld", EXAMPLE | {"themes": ["<b>"]})["themes"]
    assert wrong("ervaring", EXPERIENCE | {"worked": "misschien"}).keys() == {"worked"}


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "ftp://voorbeeld.nl/a", "voorbeeld.nl", "https://", "https://voorbeeld",
        "data:text/html,hoi", "https://a b.nl", "https://naam:geheim@voorbeeld.nl", "http://localhost/a",
        "http://127.0.0.1/a",
        "http://[::1]/", "https://x.intern", "https://voorbeeld.nl:poort/", "https://voorbeeld.nl/<script>",
        "mailto:a@b.nl",
        'https://voorbeeld.nl/"onclick=', "https://voorbeeld.nl/?mail=iemand@elders.nl", "//voorbeeld.nl",
        "https://voorbeeld.nl/" + "a" * 500, "https://-voorbeeld.nl",
    ],
)  # fmt: skip
def test_only_public_web_addresses_are_links(link: str) -> None:
    assert wrong("ontbrekende_bron", SOURCE | {"link": link}).keys() == {"link"}


@pytest.mark.parametrize(
    "text",
    [
        "Bel 06-12345678 voor meer.", "Mail naar iemand@voorbeeld.nl.", "Het BSN is 123456782.",
        "Het BSN is 1234\u200b56782.", "Cliënt 20231234567 kreeg hulp.", "Mevrouw Jansen kreeg hulp.",
        "Vraag het dhr. K. de Boer.", "Dat deed A.B. Smit.", "Dat deed J. van Dam.", "Petra Jansen leidt het team.",
        "Onze wethouder De Vries vond het goed.", "Zij woont in de Kerkstraat 12.", "Zij woont op 9641 AB.",
        "Zij is geboren op 3 mei 2010.", "Mijn dochter van 12 wacht op een beschikking.",
    ],
)  # fmt: skip
def test_personal_data_is_refused_in_every_text(text: str) -> None:
    padded = f"Wij begonnen in 2021 met een nieuwe aanpak van de toegang. {text}"
    assert "persoonsgegevens" in wrong("praktijkvoorbeeld", EXAMPLE | {"done": padded})["done"]
    assert "persoonsgegevens" in wrong("ervaring", EXPERIENCE | {"reason": padded})["reason"]
    assert "persoonsgegevens" in wrong("ontbrekende_bron", SOURCE | {"why": padded})["why"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 WMO en Pw samen: 1.500.000 euro minder, 300000 euro aan de voorkant.",
        "De N.V. Zorg en B.V. Thuis kregen een plafond in Den Bosch, Den Haag en Bergen op Zoom.",
        "Team Toegang werkt met het Jeugd Expertise Punt Veendam. De raad en wethouder Jeugd sturen mee.",
        "Groep B. Daarna volgt groep C. De gezinnen en jongeren zijn tevreden.",
        "Het kostte 12345678 euro.",
    ],
)
def test_ordinary_texts_are_no_personal_data(text: str) -> None:
    assert personal_data(text) is None


@pytest.mark.parametrize(
    ("contact", "fine"),
    [
        ("beleidsadviseur jeugd", True),
        ("Contractmanager Wmo van de gemeente Den Bosch", True),
        ("programmamanager Sociaal Domein", True),
        ("Coördinator toegang", True),
        ("Petra, beleidsadviseur", False),
        ("de afdeling van Sanne", False),
        ("Xanthippe", False),
    ],
)
def test_a_contact_is_a_role(contact: str, fine: bool) -> None:
    assert is_role(contact) is fine
    if not fine:
        assert "functie" in wrong("praktijkvoorbeeld", EXAMPLE | {"contact": contact})["contact"]


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert tidy("a\u202eb\u200bc\x00d\u00a0 e\r\n\r\n\r\n\nf\ud800") == "abc d e\n\nf"


@given(st.text(max_size=300), st.text(max_size=300), st.lists(st.text(max_size=20), max_size=5))
def test_whatever_is_filled_in_is_taken_or_refused_with_reasons(text: str, other: str, many: list[str]) -> None:
    fields = dict.fromkeys(("municipality", "done", "result", "contact", "link", "about", "worked", "title"), text)
    for kind in ("praktijkvoorbeeld", "ervaring", "ontbrekende_bron"):
        try:
            checked(kind, fields | {"themes": many, "reason": other, "why": other})
        except NotAccepted as refused:
            assert all(refused.errors.values())


def test_the_same_said_again_has_the_same_fingerprint() -> None:
    one = checked("praktijkvoorbeeld", EXAMPLE)
    spelled = EXAMPLE["done"].upper() + "  "
    assert fingerprint(one) == fingerprint(
        checked("praktijkvoorbeeld", EXAMPLE | {"done": spelled, "result": "x" * 20})
    )
    assert fingerprint(one) != fingerprint(checked("praktijkvoorbeeld", EXAMPLE | {"municipality": "Veendam"}))
    source = fingerprint(checked("ontbrekende_bron", SOURCE))
    for link in ("http://www.voorbeeld.nl/r.pdf", "https://voorbeeld.nl/r.pdf#deel", "https://VOORBEELD.nl/r.pdf/"):
        assert fingerprint(checked("ontbrekende_bron", SOURCE | {"link": link})) == source
