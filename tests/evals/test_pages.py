from pathlib import Path

from evals.pages import places


def test_sentences_of_a_report_carry_their_page(shared: Path) -> None:
    found = places(shared / "pdf" / "goed" / "tussenrapportage-23-visitaties-twee-kolommen.pdf")
    assert found.wrong == 0 and found.right > 250 and found.unknown < 25, found
