from ingest.blocks import Block
from ingest.mend import mend_sentences


def test_a_sentence_over_a_page_border_is_whole_and_the_rest_stays_on_its_page() -> None:
    blocks = (Block("Gemeenten leggen de nadruk op geld,", 1), Block("en minder op visie. Dat is jammer.", 2))
    assert mend_sentences(blocks) == [
        Block("Gemeenten leggen de nadruk op geld, en minder op visie.", 1),
        Block("Dat is jammer.", 2),
    ]


def test_a_footnote_that_interrupts_a_sentence_comes_after_it() -> None:
    blocks = (Block("Er zijn tekorten die"), Block("1 Zie de bijlage."), Block("om een antwoord vragen."))
    assert mend_sentences(blocks) == [
        Block("Er zijn tekorten die om een antwoord vragen."),
        Block("1 Zie de bijlage."),
    ]


def test_headings_lists_and_whole_sentences_are_left_alone() -> None:
    blocks = (
        Block("Kop", level=2),
        Block("kleine letter na een kop."),
        Block("Een lijst met"),
        Block("punten", marker="- "),
        Block("Een hele zin."),
        Block("nog een zin."),
    )
    assert mend_sentences(blocks) == list(blocks)
