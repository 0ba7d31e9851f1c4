from assistant.constraints import constraints
from assistant.understand import is_english, understand
from corpus.model import Document, Hit, Passage


def hit(text: str, **known: object) -> Hit:
    passage = Passage("1-0", "d", 0, 1, (), 0, len(text), text, ((0, len(text)),))
    return Hit(passage, Document("d", "Titel", **known), 1.0, 0.9, 2.0, {0: 0.9})  # type: ignore[arg-type]


def meets(question: str, found: Hit) -> bool:
    return all(condition(found, found.passage.text) for condition in constraints(understand(question)))


def test_names_and_years_are_found_and_abbreviations_written_out() -> None:
    understood = understand("Wat deed Arnhem in 2021 met de POH?")
    assert understood.municipalities == ("Arnhem",)
    assert understood.years == (2021,)
    assert understood.search_text.endswith("praktijkondersteuner huisarts")
    assert understand("geen afkorting hier").search_text == "geen afkorting hier"


def test_themes_and_domains_are_named() -> None:
    understood = understand("Hoe krijgen we met een omzetplafond grip op jeugdhulp en de Wmo?")
    assert "budgetplafond" in understood.themes
    assert understood.domains == ("jeugd", "wmo")


def test_english_is_told_from_dutch() -> None:
    assert is_english("How do municipalities control the costs of youth care?")
    assert not is_english("best practice of the year in de Wmo: welke gemeenten hebben dat?")
    assert not is_english("free seat visitatie")


def test_an_amount_asked_for_must_be_in_the_sentence() -> None:
    question = "Hoeveel euro bespaarde de gemeente?"
    assert constraints(understand(question)) and not constraints(understand("Waarom bespaarde de gemeente?"))
    assert meets(question, hit("Dat scheelde 688.805 euro."))
    assert not meets(question, hit("De gemeente werkte met data."))
    assert not meets("met hoeveel procent steeg het", hit("Het steeg fors."))


def test_advice_to_another_municipality_is_no_answer() -> None:
    question = "Wat adviseerde de commissie aan Oirschot?"
    assert not meets(question, hit("De commissie adviseert Arnhem te kiezen.", municipalities=("Arnhem",)))
    assert meets(question, hit("De commissie adviseert te kiezen.", municipalities=("Oirschot",)))
    assert meets(question, hit("De commissie adviseert Oirschot te kiezen."))
    assert not meets(question, hit("Bezocht: Vlissingen, Houten, Elburg, Beesel, Arnhem, Sluis, Oirschot en Kampen."))


def test_a_later_year_is_not_answered_with_an_older_source() -> None:
    assert not meets("Wat is het tarief in 2027?", hit("Het tarief is 19 euro.", date="2020"))
    assert meets("Wat was het tarief in 2019?", hit("Het tarief is 19 euro.", date="2020"))
    assert meets("Wat is het tarief in 2027?", hit("Per 2027 wordt het tarief 25 euro.", date="2020"))
