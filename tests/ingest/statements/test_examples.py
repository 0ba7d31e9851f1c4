from corpus.model import Document
from ingest.blocks import Block
from tests.ingest.statements.conftest import Find

NEWS = Document("d", "Titel", kind="nieuws")


def test_a_municipality_and_what_it_did_is_an_example(find: Find) -> None:
    (one,) = find(Block("Emmen stelde een praktijkondersteuner aan bij twaalf huisartsen."), document=NEWS)
    assert (one.kind, one.municipalities, one.themes[0]) == ("praktijkvoorbeeld", ("Emmen",), "poh-verwijzers")


def test_a_shortage_a_wish_and_a_question_are_no_example(find: Find) -> None:
    for sentence in (
        "Emmen verwachtte een tekort van vier miljoen op jeugdhulp.",
        "Emmen wil een praktijkondersteuner bij elke huisarts.",
        "Heeft Emmen de toegang anders ingericht?",
        "Kampen met tekorten is voor veel gemeenten gewoon.",
        "In het land zette menig gemeente in op preventie.",
    ):
        assert find(Block(sentence), document=NEWS) == []


def test_the_paragraph_that_presents_an_example_is_one_record(find: Find) -> None:
    text = "Een goed voorbeeld is de gemeente Utrecht. Daar kreeg partnerschap voorrang. Dat gaf breed draagvlak."
    (one,) = find(Block(text), Block("De uitgaven stegen in dat jaar."))
    assert (one.kind, one.text, one.municipalities) == ("praktijkvoorbeeld", text, ("Utrecht",))
