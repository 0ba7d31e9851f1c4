"""Names in a question, and whether a text has them."""

import pytest

from assistant.names import has_name, names


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wat vindt de Algemene Rekenkamer daarvan?", ("Algemene Rekenkamer",)),
        ("Wat zei de Centrale Raad van Beroep?", ("Centrale Raad van Beroep",)),
        ("Wat vond Hugo de Jonge ervan?", ("Hugo de Jonge",)),
        ("hoe vaak rekent CBS de NVVK iets aan", ("CBS", "NVVK")),
        ("Welke iWmo-berichten zijn er?", ("iWmo",)),
        ("Hoe koopt Arnhem jeugdhulp in?", ()),
        ("Wat kost het? En wanneer begon het?", ()),
        ("Hoeveel inwoners van Nederland krijgen hulp?", ()),
    ],
)
def test_names_are_found_as_one(question: str, found: tuple[str, ...]) -> None:
    assert names(question) == found


@pytest.mark.parametrize(
    ("text", "name", "has"),
    [
        ("De raad sprak met de rekenkamer.", "Hoge Raad", False),
        ("In hogere rade besloten.", "Hoge Raad", False),
        ("De Hoge Raad besliste.", "Hoge Raad", True),
        ("samenwerking op de Noord-Veluwe", "Noord Veluwe", True),
        ("het college van Twenterand", "Twenterandse", True),
        ("Divosa's onderzoek", "Divosa", True),
        ("FNVers", "FNV", False),
    ],
)
def test_a_text_has_a_name_only_as_a_whole(text: str, name: str, has: bool) -> None:
    assert has_name(text, name) is has
