import pytest

from corpus.model import Document
from corpus.statement import Speaker
from ingest.blocks import Block
from tests.ingest.statements.conftest import Find

NEWS = Document("d", "Titel", kind="nieuws", municipalities=("Emmen",))


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("De commissie constateert dat de visie niet is uitgewerkt.", "commissie"),
        ("Uit het onderzoek van de rekenkamer blijkt dat de raad te laat is geïnformeerd.", "onderzoeker"),
        ("Volgens het CPB leidde de inzet van wijkteams niet tot minder hulp.", "onderzoeker"),
        ("De VNG ziet dat gemeenten hun reserves aanspreken.", "vng"),
        ("Wethouder Jansen vindt dat de cijfers te laat komen, en de commissie ook.", "persoon"),
        ("De fractie constateert dat het tekort is opgelopen tot twee miljoen.", "persoon"),
        ("Gemeenten geven aan dat zij met deze uitgaven worstelen.", "gemeente"),
        ("Bij veel bezoeken wordt duidelijk dat de indelingen van regio's verschillen.", None),
        ("Het valt de adviseurs van Berenschot op dat aanvragen snel worden toegekend.", "adviseur"),
    ],
)
def test_findings_are_recognised_with_who_found_them(find: Find, sentence: str, by: Speaker | None) -> None:
    (one,) = find(Block(sentence), document=NEWS)
    assert (one.text, one.kind, one.said_by, one.addressees) == (sentence, "bevinding", by, ())
    assert one.municipalities == ("Emmen",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het blijkt lastig om keuzes te maken.",
        "Wat constateert de commissie over de toegang?",
        "De commissie ziet de ambtenaren als experts op hun terrein.",
        "De commissie ziet voor zichzelf een verbindende rol.",
        "De gemeente wil eerder signaleren en minder doorverwijzen.",
        "Hieronder ziet u een overzicht van alle bezochte gemeenten.",
        "De kosten van jeugdhulp zijn dit jaar hoger.",
        "Dat bleek opnieuw uit de laatste bezoeken.",
    ],
)
def test_what_is_no_finding_is_left(find: Find, sentence: str) -> None:
    assert find(Block(sentence), document=NEWS) == []


def test_the_summary_of_a_study_is_made_of_results_and_lines_about_the_study(find: Find) -> None:
    study = Document("d", "Titel", kind="onderzoek", coverage="samenvatting")
    result, method = (
        "Het aantal aanbieders verdubbelde in vier jaar.",
        "Het bureau onderzocht dertig gemeenten in 2019.",
    )
    assert [one.text for one in find(Block(result), Block(method), document=study)] == [result]
    assert find(Block(result), document=Document("d", "Titel", kind="onderzoek")) == []


def test_who_is_named_earlier_in_the_paragraph_still_speaks(find: Find) -> None:
    block = Block("De rekenkamer keek naar vijf jaren. Daaruit blijkt dat de raad weinig kon sturen.")
    assert [(one.said_by, one.kind) for one in find(block, document=NEWS)] == [("onderzoeker", "bevinding")]
