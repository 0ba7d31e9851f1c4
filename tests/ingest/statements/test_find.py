"""What belongs to a statement beside its sentence; and that nothing a document says can break the finding."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Content, Document
from corpus.statement import ADDRESSEES, SPEAKERS
from corpus.themes import themes
from ingest.blocks import Block, PageRead
from ingest.pages import lay_out
from ingest.split import split
from ingest.statements.addressees import addressed, marked_addressees
from ingest.statements.find import find_statements
from tests.ingest.statements.conftest import Find

_WORDS = st.sampled_from(
    "De commissie adviseert gemeenten Emmen om de raad en het college te betrekken. Aanbeveling (aan gemeenten): Kies "
    "scherp! Uit onderzoek blijkt dat VNG Wethouder Jansen vindt moet is het van belang ziet \n : ? ; ' ( )".split(" ")
)


def test_a_statement_knows_its_themes_domains_and_municipalities(find: Find) -> None:
    document = Document("d", "Titel", kind="visitatierapport", municipalities=("Kampen",), domains=("jeugd",))
    heading = Block("Grip op de toegang", level=2)
    here = "De commissie raadt aan om bij elke aanvraag het eigen netwerk te bespreken."
    there = "De commissie adviseert Emmen om de eigen bijdrage voor de Wmo te volgen."
    one, two = find(heading, Block(here), Block(there), document=document)
    assert (one.municipalities, one.domains, one.themes[0]) == (("Kampen",), ("jeugd",), "toegang")
    assert (two.municipalities, two.domains, two.themes[0]) == (("Emmen",), ("wmo",), "wmo-abonnementstarief")
    assert one.said_by == "commissie" and one.addressees == ("gemeenten",) and one.addressed_to is None


def test_a_document_about_many_municipalities_is_about_none_in_particular(find: Find) -> None:
    many = ("Almelo Ede Emmen Goes Hulst Oss Tiel Urk Venlo Zeist Zwolle").split()
    document = Document("d", "Titel", kind="tussenrapportage", municipalities=tuple(many))
    assert find(Block("De commissie adviseert om te monitoren."), document=document)[0].municipalities == ()


def test_only_those_are_addressed_who_should_act() -> None:
    assert addressed("De commissie adviseert raad en college om samen te kijken.") == ("raad", ("raad", "college"))
    assert addressed("De VNG vraagt het Rijk om met gemeenten te overleggen.") == ("Rijk", ("rijk",))
    assert addressed("Ambtenaren kunnen een keuze voorleggen aan college en raad.") == ("Ambtenaren", ("ambtenaren",))
    assert addressed("Zoek balans tussen ouders, samenleving en gemeente.") == (None, ())
    assert marked_addressees("VNG-bestuur, te bespreken met het Rijk") == ("vng",)
    assert marked_addressees("college en ambtelijke top") == ("college", "ambtenaren")


@settings(max_examples=60)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=5))
def test_whatever_is_said_statements_are_verbatim_and_within_their_passage(texts: list[str]) -> None:
    pages, placed = lay_out([Block(text) for text in texts], [PageRead()], "Titel")
    passages = split("d", pages, placed)
    content = Content(Document("d", "Titel", kind="onderzoek"), tuple(pages), tuple(passages))
    held = {passage.id: passage for passage in passages}
    ends = 0
    for one in find_statements(content):
        assert pages[0].text[one.start : one.end] == one.text and one.text
        assert held[one.passage_id].start <= one.start < one.end <= max(p.end for p in passages)
        assert one.start >= ends and len(one.themes) <= 3 and set(one.themes) <= set(themes())
        assert set(one.addressees) <= set(ADDRESSEES) and (one.said_by is None or one.said_by in SPEAKERS)
        ends = one.end
