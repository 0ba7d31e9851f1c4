import time

from ingest.blocks import Block
from ingest.mend import mend_sentences


def test_a_sentence_over_a_page_border_is_whole_and_the_rest_stays_on_its_page() -> None:
    blocks = (Block("Gemeenten leggen de nadruk op geld,", 1), Block("en minder op visie. Dat is jammer.", 2))
    assert mend_sentences(blocks) == [
        Block("Gemeenten leggen de nadruk op geld, en minder op visie.", 1),
        Block("Dat is jammer.", 2),
    ]


def test_a_word_over_a_page_border_is_whole() -> None:
    blocks = (Block("Dit is de derde tussen-", 1), Block("rapportage van de commissie.", 2))
    assert mend_sentences(blocks) == [Block("Dit is de derde tussenrapportage van de commissie.", 1)]


def test_a_footnote_that_interrupts_a_sentence_comes_after_it() -> None:
    note = Block("1 Zie de bijlage.", role="note")
    blocks = (Block("Er zijn tekorten die"), note, Block("om een antwoord vragen. Daarna volgt meer."))
    assert mend_sentences(blocks) == [
        Block("Er zijn tekorten die om een antwoord vragen."),
        note,
        Block("Daarna volgt meer."),
    ]


def test_a_footnote_cut_inside_a_word_gets_its_own_rest() -> None:
    blocks = (
        Block("Er zijn tekorten die", 1),
        Block("1 Bezocht zijn Vlissingen en El-", 1, role="note"),
        Block("burg.", 2),
        Block("om een antwoord vragen.", 2),
    )
    assert mend_sentences(blocks) == [
        Block("Er zijn tekorten die om een antwoord vragen.", 1),
        Block("1 Bezocht zijn Vlissingen en Elburg.", 1, role="note"),
    ]


def test_headings_lists_rows_and_whole_sentences_are_left_alone() -> None:
    blocks = (
        Block("Kop", level=2),
        Block("kleine letter na een kop."),
        Block("Een lijst met"),
        Block("punten", marker="- "),
        Block("Een hele zin."),
        Block("nog een zin."),
        Block("Een tabel met"),
        Block("almelo | 12", role="row"),
        Block("en wat er onder staat."),
    )
    assert mend_sentences(blocks) == list(blocks)


def test_a_long_document_takes_time_by_its_length_and_no_more() -> None:
    blocks = tuple(Block(f"Zin {number} van de tekst loopt door", number) for number in range(40_000))
    started = time.perf_counter()
    assert len(mend_sentences(blocks)) == len(blocks)
    assert time.perf_counter() - started < 5
