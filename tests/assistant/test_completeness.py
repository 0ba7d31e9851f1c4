from hypothesis import given
from hypothesis import strategies as st

from assistant.completeness import MAX_EXTRA_WORDS, complete
from corpus.model import Page
from corpus.sentences import sentence_spans


def whole(text: str, sentence: str, headings: tuple[tuple[int, tuple[str, ...]], ...] = ()) -> tuple[str, str | None]:
    page, start = Page(1, text, headings), text.index(sentence)
    found = complete(start, start + len(sentence), page)
    return text[found.start : found.end], text[slice(*found.lead_in)] if found.lead_in else None


def test_what_dit_means_comes_along() -> None:
    text = "Eerst dit. De raad kreeg uitleg. Dit hielp. Zij stemde voor."
    assert whole(text, "Dit hielp.") == ("De raad kreeg uitleg. Dit hielp.", None)
    assert whole(text, "Zij stemde voor.")[0] == "De raad kreeg uitleg. Dit hielp. Zij stemde voor."
    assert whole(text, "De raad kreeg uitleg.") == ("De raad kreeg uitleg.", None)


def test_what_stands_in_another_paragraph_is_named_beside_the_quote() -> None:
    text = "Kampen bezuinigt.\n\nDat tekort bestaat uit jeugdzorg.\n\nOok wil hij meer. \n\nOok gemeenten doen mee."
    assert whole(text, "Dat tekort bestaat uit jeugdzorg.") == (
        "Dat tekort bestaat uit jeugdzorg.",
        "Kampen bezuinigt.",
    )
    assert whole(text, "Ook wil hij meer.")[1] == "Dat tekort bestaat uit jeugdzorg."
    assert whole(text, "Ook gemeenten doen mee.")[1] is None


def test_an_item_keeps_the_sentence_above_its_list() -> None:
    text = (
        "Er is veel. De raad kan drie dingen doen:\n\n- kaders stellen\n- controleren. Dit kost tijd.\n\nDaarna niets."
    )
    assert whole(text, "kaders stellen") == ("kaders stellen", "De raad kan drie dingen doen:")
    assert whole(text, "Dit kost tijd.") == ("controleren. Dit kost tijd.", "De raad kan drie dingen doen:")
    assert whole(text, "Daarna niets.") == ("Daarna niets.", None)


def test_an_item_right_below_a_heading_keeps_the_heading() -> None:
    text = "Rollen van de raad\n\n1. kaders stellen\n2. controleren"
    assert whole("Slot.\n\n" + text, "controleren", ((0, ()), (7, ("Rollen van de raad",))))[1] == "Rollen van de raad"


def test_a_heading_or_another_section_is_no_antecedent() -> None:
    text = "De wet geldt.\n\nNieuw\n\nDit is anders."
    assert whole(text, "Dit is anders.", ((0, ()), (15, ("Nieuw",)))) == ("Dit is anders.", None)


def test_little_enough_comes_along() -> None:
    assert whole(f"{'Woord ' * 61}eind. Dit hielp.", "Dit hielp.") == ("Dit hielp.", None)


PIECES = st.sampled_from(
    ["Dit telt mee. ", "De raad koos: ", "\n\n", "\n- ", "1. ", "Ook zij. ", "Een zin staat hier. "]
)


@given(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.data())
def test_a_quote_only_grows_backwards_within_its_line(text: str, data: st.DataObject) -> None:
    spans = sentence_spans(text)
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    found = complete(start, end, Page(1, text))
    assert found.start <= start and found.end == end
    assert "\n" not in text[found.start : start]
    extra = len(text[found.start : start].split())
    if found.lead_in:
        assert found.lead_in[1] <= found.start
        assert text[slice(*found.lead_in)].strip() == text[slice(*found.lead_in)] != ""
        extra += len(text[slice(*found.lead_in)].split())
    assert extra <= MAX_EXTRA_WORDS
