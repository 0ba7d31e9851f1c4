import pytest

from corpus.model import Document
from ingest.blocks import Block
from tests.ingest.statements.conftest import Find

NEWS = Document("d", "Titel", kind="nieuws")


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("De commissie adviseert gemeenten om te prioriteren.", "gemeenten"),
        ("De commissie beveelt het college aan om regie te nemen.", "college"),
        ("De commissie raadt aan om te zoeken naar balans.", None),
        ("Zij pleit ervoor dat de raad vaker wordt betrokken.", "raad"),
        ("De VNG roept het kabinet op om middelen vrij te maken.", "kabinet"),
        ("Gemeenten doen er verstandig aan vooraf te verkennen.", "Gemeenten"),
        ("Maak per doelgroep inzichtelijk wat het aanbod is.", None),
        ("Zorg dat de toegang weet wat hulp kost.", None),
        ("Het verdient aanbeveling de monitor elk kwartaal te bespreken.", None),
        ("De rekenkamer geeft de raad in overweging een norm vast te stellen.", "raad"),
        ("Geadviseerd wordt om eerst een nulmeting te doen.", None),
        ("Ons advies is om klein te beginnen.", None),
        ("De onderzoekers vinden dat het college eerder had moeten ingrijpen en nu moet kiezen.", "college"),
    ],
)  # fmt: skip
def test_advice_is_recognised_anywhere(find: Find, sentence: str, to: str | None) -> None:
    for document in (NEWS, Document("d", "Titel", kind="tussenrapportage")):
        (one,) = find(Block(sentence), document=document)
        assert (one.text, one.kind, one.addressed_to) == (sentence, "aanbeveling", to)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het is verstandig om de begroting op prognoses te baseren.",
        "Daarom is het van belang om doelen meetbaar te maken.",
        "Het helpt om eerst de eigen cijfers naast die van buurgemeenten te leggen.",
        "Een kleine gemeente is gebaat bij een vaste partner in de regio.",
        "De toegang zou eerder moeten vragen naar het eigen netwerk.",
        "Idealiter legt het college de raad meer dan één scenario voor.",
        "Het samenspel tussen raad en college verdient aandacht.",
    ],
)
def test_softer_words_advise_only_from_who_is_to_advise(find: Find, sentence: str) -> None:
    assert [one.kind for one in find(Block(sentence))] == ["aanbeveling"]
    if "verstandig" not in sentence:
        assert find(Block(sentence), document=NEWS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Wat adviseert de commissie aan gemeenten?",
        "Is het verstandig om nu te bezuinigen?",
        "De uitgaven stegen in alle gemeenten.",
        "De commissie adviseert niet over individuele zaken.",
        "De adviesraad adviseert over het beleid voor inwoners.",
        "Zij is gevraagd om de gemeente te adviseren over grip.",
        "In 2015 adviseerde de commissie een fusie, maar dat is niet overgenomen.",
        "De raad verwierp het voorstel om een ombudsman aan te bevelen.",
        "Op advies van de commissie startte een kennisnetwerk.",
        "Het college volgde de aanbeveling om beter te prognosticeren.",
        "Elke gemeente moet volgens de wet een ombudsfunctie hebben.",
        "Volgens de rechter moet de gemeente het besluit opnieuw nemen.",
        "Monitor Sociaal Domein is een landelijk bestand met cijfers.",
        "Laat ingediende declaraties kunnen het tekort nog vergroten.",
        "Zorg en welzijn liggen in de gemeente dicht bij elkaar.",
        "Gebruik van jeugdhulp door jongeren steeg sterker dan verwacht.",
        "Onderzoek naar de oorzaken loopt nog tot het voorjaar.",
        "Begin 2019 start een onderzoek naar de financiën.",
        "Werk in de wijk is voor veel inwoners vertrouwd en dichtbij.",
        "Lees meer over dit onderwerp op de website van de gemeente.",
        "De gemeente wil de toegang volgend jaar anders inrichten.",
        "Raden zoeken balans en laten samenhangende keuzes vaak aan het college.",
    ],
)
def test_what_is_no_advice_is_left(find: Find, sentence: str) -> None:
    for document in (NEWS, Document("d", "Titel", kind="tussenrapportage")):
        assert [one for one in find(Block(sentence), document=document) if one.kind == "aanbeveling"] == []


def test_an_imperative_heading_is_advice_and_the_name_of_a_chapter_is_not(find: Find) -> None:
    for title, advises in (
        ("Breng een prioritering aan in de visie", True),
        ("3.2 Zoek naar balans tussen kosten en baten", True),
        ("Aanbevelingen", False),
        ("Onderzoek Jeugdhulpmiddelen en lessen", False),
        ("Werk en inkomen", False),
    ):
        found = find(Block(title, level=2), Block("Het is lastig om keuzes te maken."))
        assert [one.text for one in found] == ([title] if advises else [])


def test_items_under_words_that_announce_advice_are_advice(find: Find) -> None:
    items = [Block("Meer werken vanuit één plan", marker="- "), Block("Betere afspraken met scholen", marker="- ")]
    for lead_in in ("De commissie adviseert de raad:", "Onze aanbevelingen aan de raad zijn:"):
        found = find(Block(lead_in), *items)
        assert [one.text for one in found if one.text != lead_in] == [block.text for block in items]
        assert all(one.addressees == ("raad",) for one in found)
    assert len(find(Block("Aanbevelingen", level=2), *items)) == 2
    assert find(Block("De gemeente deed in dat jaar drie dingen:"), *items) == []
    assert find(Block("De volgende adviezen zijn niet overgenomen:"), *items) == []


def test_the_marker_of_the_shipped_sources_names_whom_it_addresses_and_who_says_it(find: Find) -> None:
    marked = Block("Aanbeveling (aan college; wens van een fractie): Stuur op doelen. Meet elk kwartaal.")
    (one,) = find(marked)
    assert (one.text, one.addressed_to) == ("Stuur op doelen. Meet elk kwartaal.", "college; wens van een fractie")
    assert (one.addressees, one.said_by) == (("college",), "persoon")
