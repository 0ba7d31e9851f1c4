from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.proposals import evaluate_proposals
from ingest.blocks import Block, Reading
from ingest.metadata import proposals
from ingest.metadata.dates import read_date
from ingest.metadata.titles import propose_title
from ingest.reading import read_document

BODY = "De wachttijd voor hulp is in een jaar gehalveerd, omdat aanbieders en team samen aan tafel zitten."


def proposed(*lines: str, name: str = "x1", **properties: str) -> dict[str, Any]:
    """What is proposed for a text: a first line with # is a heading."""
    blocks = [Block(line.lstrip("# "), level=int(line.startswith("#"))) for line in lines]
    return proposals(Reading(tuple(blocks), properties=properties), name)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["# Verslag", "12 maart 2021", BODY], "2021-03-12"),
        (["# Verslag", "Den Haag, 2 mrt. 2021", BODY], "2021-03-02"),
        (["# Verslag", "maart 2021", BODY], "2021-03"),
        (["# Verslag", "Ons kenmerk 123 Datum: 12-03-2021 Betreft: toegang"], "2021-03-12"),
        (["# Verslag", "Datum | 2021-03-12", BODY], "2021-03-12"),
        (["# Verslag", "Versie 1.0, 2021", BODY], "2021"),
        (["# Verslag", "Vastgesteld op 3 mei 2020 door het college.", BODY], "2020-05-03"),
        (["# Begroting 2026", BODY], "2026"),
        (["# Besluitenlijst raadsvergadering 29 juni 2015", BODY], "2015-06-29"),
    ],
)
def test_the_date_that_is_printed_is_proposed(lines: list[str], date: str) -> None:
    assert proposed(*lines, datum="2024-01-01")["date"] == date


@pytest.mark.parametrize(
    "lines",
    [
        ["# Verslag", "Op 12 maart 2021 besprak de raad de nota."],
        ["# Eigen bijdrage vanaf 1 januari 2026", BODY],
        ["# Verslag", "Regeling per 1 juli 2022", BODY],
        ["# Verslag", "31 februari 2021", BODY],
        ["# Verslag", "Geboortedatum: 12-03-1980", BODY],
        ["# Verslag", BODY, "27 mei 2021: de raad vergadert"],
    ],
)
def test_a_date_of_something_else_is_not_proposed(lines: list[str]) -> None:
    assert "date" not in proposed(*lines)
    assert proposed(*lines, datum="2021-04-01T10:00:00")["date"] == "2021-04-01"


@given(st.dates())
def test_every_day_of_the_calendar_is_read_as_written(day: Any) -> None:
    if not 1900 <= day.year < 2100:
        return
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    assert read_date(f"{day.day} {months[day.month - 1]} {day.year}") == day.isoformat()
    assert read_date(f"{day.day}-{day.month}-{day.year}") == day.isoformat() == read_date(day.isoformat())


@given(st.text())
def test_any_text_is_a_date_or_not(text: str) -> None:
    assert read_date(text) is None or read_date(text) == read_date(str(read_date(text)))


def test_the_title_of_the_file_is_believed_when_it_is_printed() -> None:
    assert proposed("Naar een stevige toegang Zeist 2021", BODY, titel="Naar een stevige toegang")["title"] == (
        "Naar een stevige toegang"
    )


@pytest.mark.parametrize("left", ["Agenda 3 november 2008", "Microsoft Word - def.docx", "document1", "20210312_v2"])
def test_a_title_left_from_a_template_or_program_is_not_believed(left: str) -> None:
    assert proposed("# Besluitenlijst raad", BODY, titel=left)["title"] == "Besluitenlijst raad"


def test_a_letterhead_is_no_title() -> None:
    facts = proposed("# Gemeente Zeist", "Nota grip op de toegang", BODY)
    assert facts["title"] == "Nota grip op de toegang"
    assert facts["publisher"] == "Gemeente Zeist"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("nota_grip-2021", "Nota grip 2021"),
        ("toegankelijkheidsonderzoek", "Toegankelijkheidsonderzoek"),
        ("61f2122ef1100a3b", BODY),
        ("nota", BODY),
    ],
)
def test_without_a_heading_the_file_name_is_the_title_if_it_is_words(name: str, title: str) -> None:
    assert proposed(BODY, name=name)["title"] == title


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Gemeente Bergen op Zoom", "Gemeente Bergen op Zoom"),
        ("Vereniging van Nederlandse Gemeenten", "VNG"),
        ("Ministerie van Volksgezondheid, Welzijn en Sport", "Ministerie van Volksgezondheid, Welzijn en Sport"),
        ("Rekenkamercommissie Zeist", "Rekenkamercommissie Zeist"),
        ("Een uitgave van de VNG", "VNG"),
        ("Gemeente Atlantis", None),
        ("VNG vraagt aandacht voor tekorten", None),
        ("De VNG heeft het voorstel besproken.", None),
    ],
)
def test_a_letterhead_names_the_publisher(line: str, publisher: str | None) -> None:
    assert proposed("# Nota", line, BODY).get("publisher") == publisher


def test_a_person_who_made_the_file_is_no_publisher() -> None:
    assert "publisher" not in proposed("# Nota", BODY, auteur="A. Medewerker")
    assert proposed("# Nota", BODY, uitgever="Gemeente Zeist")["publisher"] == "Gemeente Zeist"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tweede tussenrapportage na 10 trajecten", "tussenrapportage"),
        ("Visitatierapport gemeente Zeist", "visitatierapport"),
        ("Leidraad inkoop jeugdhulp", "handreiking"),
        ("Raadsinformatiebrief tekorten", "beleidsbrief"),
        ("Praktijkvoorbeeld: één team", "praktijkvoorbeeld"),
        ("Verslag van een schriftelijk overleg", "kamerstuk"),
        ("Cliëntervaringsonderzoek 2021", "onderzoek"),
        ("Zeist moet een miljoen bezuinigen", "nieuws"),
        ("Notitie over de toegang", None),
        ("Hoe Zeist grip kreeg en wat het heeft gekost", None),
    ],
)
def test_the_kind_is_what_the_title_calls_it(title: str, kind: str | None) -> None:
    assert proposed(f"# {title}", BODY).get("kind") == kind


def test_municipalities_are_those_it_is_about_not_those_it_lists() -> None:
    assert proposed("# Grip in Zeist", "Anders dan in Utrecht en Amersfoort.")["municipalities"] == ("Zeist",)
    facts = proposed(
        "# Grip", "In Zeist is het zo.", "De raad van Zeist wil grip, net als Zeist al wilde.", "Ook Utrecht."
    )
    assert facts["municipalities"] == ("Zeist",)
    listed = (
        "Deelnemers: Almelo, Borne, Dinkelland, Enschede, Haaksbergen, Hengelo, Losser, Oldenzaal, Tubbergen, Wierden."
    )
    assert "municipalities" not in proposed("# Grip", listed)
    assert proposed("# Grip", "Gemeente Wierden", listed)["municipalities"] == ("Wierden",)
    assert "municipalities" not in proposed("# Grip", BODY * 100, "In Zeist is het zo.")


def test_domains_are_those_that_take_a_fair_share() -> None:
    assert proposed("# Jeugdhulp", "De jeugdzorg en de jeugd. De jeugdhulp ook. De Wmo niet.")["domains"] == ("jeugd",)
    assert proposed("# Wmo en bijstand", BODY)["domains"] == ("wmo", "participatie")
    assert "domains" not in proposed("# Verslag", BODY * 100, "Er waren kinderen.")


def test_themes_are_the_strongest_and_none_for_stray_words() -> None:
    facts = proposed("# Praktijkondersteuner bij de huisarts", "De POH-jeugd werkt bij de huisarts. " * 3)
    assert facts["themes"][0] == "poh-verwijzers"
    assert "themes" not in proposed("# Verslag", "De trein naar school vertrekt van spoor 1.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council has decided that it will improve the access to care and that this is not the end of it.", "en"),
        (
            "It jild fan de gemeenten is net genôch foar de jeugd en dat hat mei it ryk te krijen, mar ek oars.",
            "fy",
        ),
        (BODY, None),
        ("Short text", None),
    ],
)
def test_a_language_is_proposed_only_if_it_is_clearly_another(text: str, language: str | None) -> None:
    assert proposed("# Kop", text, text).get("language") == language


@given(
    st.lists(st.text()), st.dictionaries(st.sampled_from(["titel", "datum", "auteur", "uitgever", "taal"]), st.text())
)
def test_any_document_gets_proposals_with_a_title(lines: list[str], properties: dict[str, str]) -> None:
    reading = Reading(tuple(Block(line) for line in lines), properties=properties)
    assert proposals(reading, "naam")["title"]


def test_proposals_for_the_shipped_sources_are_right_far_more_often_than_not() -> None:
    measured = evaluate_proposals()
    assert measured["sources"] == 185
    least = {
        "municipalities": (0.9, 0.45),
        "date": (0.9, 0),
        "domains": (0.88, 0.65),
        "themes": (0.75, 0.3),
        "kind": (0.85, 0.25),
    }
    for field, (precision, recall) in least.items():
        assert measured[field]["precision"] >= precision and measured[field]["recall"] >= recall, field


def test_a_real_report_gets_its_title_and_kind(shared: Path) -> None:
    path = shared / "pdf" / "goed" / "tussenrapportage-23-visitaties.pdf"
    _reading, document = read_document(path.read_bytes(), path.name)
    assert (document.title, document.kind) == ("Tussenrapportage na 23 visitaties", "tussenrapportage")
    assert document.municipalities == (), "it lists those visited and is about none of them"


def test_a_letter_is_called_after_its_subject() -> None:
    opening = [
        Block("Aan de raad van Veldstad Postbus 10 1234 AB Veldstad"),
        Block("Datum Ons kenmerk"),
        Block("Onderwerp"),
        Block("Voortgang van de lokale teams"),
        Block("Geachte raad, hierbij bieden wij u de voortgang aan."),
    ]
    assert propose_title(None, opening, "brief") == "Voortgang van de lokale teams"
    opening[2:4] = [Block("Betreft: Voortgang van de lokale teams")]
    assert propose_title(None, opening, "brief") == "Voortgang van de lokale teams"


def test_what_stands_above_a_piece_of_parliament_is_no_title() -> None:
    opening = [Block("Vergaderjaar 2020–2021"), Block("Nr. 4"), Block("Jaarverslag 2021 en vooruitblik", level=1)]
    assert propose_title(None, opening, "kst") == "Jaarverslag 2021 en vooruitblik"
