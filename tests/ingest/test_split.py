from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Block, PageRead
from ingest.pages import lay_out
from ingest.split import MAX_WORDS, MIN_WORDS, split

sentences = st.integers(3, 40).map(lambda n: " ".join(["Gemeente", *["woord"] * (n - 2), "eind."]))
paragraphs = st.lists(sentences, min_size=1, max_size=12).map(" ".join)
documents = st.lists(st.tuples(st.integers(0, 3), paragraphs, st.booleans()), min_size=1, max_size=15).map(
    lambda rows: _blocks(rows)
)


def _blocks(rows: list[tuple[int, str, bool]]) -> list[Block]:
    blocks, page = [], 1
    for level, text, turn in rows:
        page += turn
        if level:
            blocks.append(Block(f"Kop {len(blocks)}", page, level))
        blocks.append(Block(text, page))
    return blocks


@settings(max_examples=80)
@given(documents)
def test_passages_hold_every_sentence_once_at_its_place(blocks: list[Block]) -> None:
    pages, placed = lay_out(blocks, [PageRead()] * blocks[-1].page, "Titel")
    passages = split("d", pages, placed)
    texts = {page.number: page.text for page in pages}
    for passage in passages:
        assert texts[passage.page][passage.start : passage.end] == passage.text
        assert len(passage.text.split()) <= MAX_WORDS + 20  # headings come on top
    spans = [(p.page, start, end) for p in passages for start, end in p.sentences]
    assert spans == sorted(set(spans))
    said = [texts[page][start:end] for page, start, end in spans]
    meant = [s + "." for block in blocks if not block.level for s in block.text.rstrip(".").split(". ")]
    assert said == meant


@settings(max_examples=30)
@given(st.lists(paragraphs, min_size=4, max_size=12))
def test_a_long_section_is_cut_in_passages_of_the_right_size(texts: list[str]) -> None:
    pages, placed = lay_out([Block(text) for text in texts], [PageRead()], "Titel")
    passages = split("d", pages, placed)
    sizes = [len(passage.text.split()) for passage in passages]
    assert all(size <= MAX_WORDS for size in sizes)
    assert sum(sizes) < MIN_WORDS or all(size >= MIN_WORDS / 2 for size in sizes)


def test_a_passage_knows_its_section() -> None:
    long = "De gemeente doet dit nu al jaren heel goed. " * 20
    blocks = [
        Block("Hoofdstuk", level=1),
        Block("Deel", level=2),
        Block(long),
        Block("Ander deel", level=2),
        Block(long),
    ]
    pages, placed = lay_out(blocks, [PageRead()], "Titel")
    passages = split("d", pages, placed)
    assert [p.section for p in passages] == [("Hoofdstuk", "Deel"), ("Hoofdstuk", "Ander deel")]
    assert pages[0].section_at(passages[1].sentences[0][0]) == ("Hoofdstuk", "Ander deel")


def test_a_heading_that_repeats_the_title_is_no_section() -> None:
    pages, placed = lay_out([Block("Titel", level=1), Block("Een zin over grip.")], [PageRead()], "Titel")
    assert split("d", pages, placed)[0].section == ()


def test_a_table_without_full_stops_is_cut_too() -> None:
    pages, placed = lay_out([Block("gemeente | bedrag ; " * 400)], [PageRead()], "Titel")
    passages = split("d", pages, placed)
    assert len(passages) > 3
    assert all(len(passage.text.split()) <= MAX_WORDS for passage in passages)


def test_lines_of_a_table_of_contents_and_addresses_are_no_sentences() -> None:
    texts = ["Inhoudsopgave Samenvatting .......3", "46 https://voorbeeld.nl/rapport", "De raad stelt kaders vast."]
    pages, placed = lay_out([Block(text) for text in texts], [PageRead()], "Titel")
    (passage,) = split("d", pages, placed)
    assert [pages[0].text[start:end] for start, end in passage.sentences] == texts[2:]
