from pathlib import Path

from evals.reading import Accuracy, accuracy, clean, read_words, reference_words
from ingest.blocks import Block


def test_markup_and_footnote_marks_are_no_words() -> None:
    text = (
        "## Kop\n\nDe **raad** &amp; [het college](https://x.nl) besloten.<sup>2</sup>\n\n<sup>2</sup> Zie bijlage.\n"
    )
    assert reference_words(text) == "kop de raad het college besloten zie bijlage".split()
    assert read_words([Block("De raad"), Block("2 Zie bijlage.", role="note")]) == "de raad zie bijlage".split()


def test_words_out_of_order_and_wrong_words_count_as_wrong() -> None:
    assert accuracy(list("abcdef"), list("abcdef")) == Accuracy(6, 6, 6)
    assert accuracy(list("abcdef"), list("defabc")).same == 3
    assert accuracy(list("abcdef"), list("abcdxf")).found == 5 / 6


def test_a_part_of_the_text_is_compared_with_that_part() -> None:
    text = [f"woord{n}" for n in range(100)]
    read = [*text[20:40], "fout", *text[41:50]]
    assert accuracy(text, read) == Accuracy(30, 30, 29)


def test_the_real_renderings_are_read_in_order(shared: Path) -> None:
    expected = reference_words(next((shared / "seeds").glob("001_*.txt")).read_text("utf-8"))
    for name in ("tussenrapportage-23-visitaties", "tussenrapportage-23-visitaties-twee-kolommen"):
        blocks, _pages = clean((shared / "pdf" / "goed" / f"{name}.pdf").read_bytes())
        measured = accuracy(expected, read_words(blocks))
        assert min(measured.found, measured.right) > 0.995, name
