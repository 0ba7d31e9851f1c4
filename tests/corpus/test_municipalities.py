from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.municipalities import canonical, count_municipalities, find_municipalities, municipalities

PLAIN = sorted(name for name, municipality in municipalities().items() if not municipality.ordinary_word)
ORDINARY = sorted(
    name for name, municipality in municipalities().items() if municipality.ordinary_word and "(" not in name
)


def test_the_list_is_complete_and_points_to_present_municipalities() -> None:
    present = {m.name for m in municipalities().values() if m.merged_into is None}
    assert len(present) == 342
    assert {m.merged_into for m in municipalities().values() if m.merged_into} <= present


def test_every_spelling_belongs_to_one_municipality() -> None:
    spellings = Counter(spelling for m in municipalities().values() for spelling in (m.name, *m.aliases))
    assert spellings.most_common(1)[0][1] == 1
    for municipality in municipalities().values():
        assert {canonical(spelling) for spelling in (municipality.name, *municipality.aliases)} == {municipality.name}


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("Brielle", "Voorne aan Zee"),
        ("Weesp", "Amsterdam"),
        ("Uden", "Maashorst"),
        ("Heerhugowaard", "Dijk en Waard"),
        ("Cuijk", "Land van Cuijk"),
        ("Appingedam", "Eemsdelta"),
        ("Geldermalsen", "West Betuwe"),
    ],
)
def test_mergers_of_recent_years_are_known(former: str, present: str) -> None:
    assert municipalities()[former].merged_into == present
    assert municipalities()[present].merged_into is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat deed Twenterand aan monitoring?", ["Twenterand"]),
        ("en hoe ging dat in Den Bosch en arnhem", ["'s-Hertogenbosch", "Arnhem"]),
        ("de gemeente Kampen en de gemeente huizen", ["Kampen", "Huizen"]),
        ("Gemeenten kampen met tekorten en bouwen houten huizen bij de sluis.", []),
        ("Kampen met tekorten is geen pretje.", []),
        ("Brielle ging op in een nieuwe gemeente", ["Brielle"]),
        ("wat adviseerde de commissie aan Bergen op Zoom?", ["Bergen op Zoom"]),
    ],
)
def test_names_are_found_and_ordinary_words_are_not(text: str, found: list[str]) -> None:
    assert find_municipalities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er zijn bergen werk en de beste aanpak is: best veel doen. Een keer per week.", []),
        ("De visitatie in Best, Ede en Epe.", ["Best", "Ede", "Epe"]),
        ("In Bergen op Zoom en in Bergen (NH.)", ["Bergen op Zoom", "Bergen (NH.)"]),
        ("West Betuwe, Neder-Betuwe en Nieuwegein", ["West Betuwe", "Neder-Betuwe", "Nieuwegein"]),
        ("in Midden-Groningen en niet in Groningen", ["Midden-Groningen", "Groningen"]),
        ("Het Land van Cuijk is groter dan Cuijk", ["Land van Cuijk", "Cuijk"]),
        ("in Noordwijkerhout en Eijsden-Margraten", ["Noordwijkerhout", "Eijsden-Margraten"]),
        ("Utrechtse en Amersfoortse gemeenten, de Zwollenaar, Leidenaren", []),
    ],
)
def test_a_name_inside_another_name_is_not_found(text: str, found: list[str]) -> None:
    assert find_municipalities(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Wij spraken mevrouw Van Houten over de toegang.",
        "volgens de heer Dongen is dat zo",
        "de heer Jan van Dongen zei het",
        "de wethouders Jansen en Van Houten",
        "J.P. van Deurne schreef het rapport",
        "de provincie Utrecht en de rechtbank Rotterdam",
        "Een onderzoek van de Universiteit van Amsterdam",
        "Postbus 20350, 2500 EJ Den Haag",
        "Zij noemen dat een Best Practice of Best Value",
        "Dat is zo\nHouten vloeren zijn duur",
    ],
)
def test_a_person_a_province_an_address_or_a_heading_is_no_municipality(text: str) -> None:
    assert find_municipalities(text) == []


@pytest.mark.parametrize(
    "text", ["de wethouder van Houten", "de Gemeente Utrecht", "tekort Wmo Houten", "provincie en gemeente Utrecht"]
)
def test_the_municipality_itself_still_counts(text: str) -> None:
    assert len(find_municipalities(text)) == 1


def test_a_sentence_start_counts_once_the_place_is_certain() -> None:
    text = "Kampen bezuinigt. Het tekort van Kampen is groot. Gemeenten kampen met tekorten."
    assert count_municipalities(text) == {"Kampen": 2}


@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN))
def test_every_plain_name_is_found_in_capitals_or_not(first: str, second: str) -> None:
    found = list(dict.fromkeys([first, second]))
    assert find_municipalities(f"Het tekort van {first}; het tekort van {second}.") == found
    assert find_municipalities(f"het tekort van {first.lower()}; het tekort van {second.upper()}.") == found


@given(st.sampled_from(ORDINARY))
def test_every_ordinary_name_needs_a_capital_or_the_word_gemeente(name: str) -> None:
    assert find_municipalities(f"zij zien {name.lower()} als woord") == []
    assert find_municipalities(f"{name} staat vooraan") == []
    assert find_municipalities(f"zij zien {name} als plaats") == [name]
    assert find_municipalities(f"de gemeente {name.lower()} besloot") == [name]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert set(find_municipalities(text)) <= set(municipalities())


def test_aliases_have_one_official_name() -> None:
    assert canonical("den haag") == canonical("'s-Gravenhage") == canonical("’s-Gravenhage") == "Den Haag"
    assert canonical("Sudwest-Fryslan") == "Súdwest-Fryslân"
    assert canonical("Atlantis") is None
    assert canonical("Bergen") is None, "there are two, and nobody can tell which"
