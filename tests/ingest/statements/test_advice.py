import pytest

from ingest.blocks import Block, PageRead
from ingest.pages import lay_out
from ingest.recommendations import find_recommendations
from ingest.split import split


def found(*blocks: Block) -> list[tuple[str, str | None]]:
    pages, placed = lay_out(list(blocks), [PageRead()], "Titel")
    recommendations = find_recommendations(split("d", pages, placed), placed)
    for one in recommendations:
        assert pages[0].text[one.start : one.end] == one.text
    return [(one.text, one.addressed_to) for one in recommendations]


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("De commissie adviseert gemeenten om te prioriteren.", "gemeenten"),
        ("De commissie beveelt het college aan om regie te nemen.", "college"),
        ("De commissie raadt aan om te zoeken naar balans.", None),
        ("Zij pleit ervoor dat de raad vaker wordt betrokken.", "raad"),
        ("De VNG roept het kabinet op om middelen vrij te maken.", "VNG"),
        ("Gemeenten doen er verstandig aan vooraf te verkennen.", "Gemeenten"),
        ("Maak per doelgroep inzichtelijk wat het aanbod is.", None),
        ("Zorg dat de toegang weet wat hulp kost.", None),
    ],
)
def test_advice_is_recognised(sentence: str, to: str | None) -> None:
    assert [text for text, _to in found(Block(sentence))] == [sentence]
    if to != "Gemeenten":
        assert found(Block(sentence))[0][1] == to


@pytest.mark.parametrize(
    "sentence",
    [
        "Wat adviseert de commissie aan gemeenten?",
        "De uitgaven stegen in alle gemeenten.",
        "De commissie adviseert niet over individuele zaken.",
        "Zij is gevraagd om de gemeente te adviseren over grip.",
        "Monitor Sociaal Domein is een landelijk bestand met cijfers.",
        "Laat ingediende declaraties kunnen het tekort nog vergroten.",
        "Zorg en welzijn liggen in de gemeente dicht bij elkaar.",
        "Gebruik van jeugdhulp door jongeren steeg sterker dan verwacht.",
    ],
)
def test_what_is_no_advice_is_left(sentence: str) -> None:
    assert found(Block(sentence)) == []


def test_an_imperative_heading_is_advice() -> None:
    heading = Block("Breng een prioritering aan in de visie", level=2)
    assert found(heading, Block("Het is lastig om keuzes te maken."))[0][0] == heading.text


def test_the_marker_of_the_shipped_sources_names_whom_it_addresses() -> None:
    marked = Block("Aanbeveling (aan college; wens van een fractie): Stuur op doelen. Meet elk kwartaal.")
    assert found(marked) == [("Stuur op doelen. Meet elk kwartaal.", "college; wens van een fractie")]
