"""Text that is taken along in a table is never run by a spreadsheet program."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.spreadsheet import harmless


@given(st.text())
@example("\t=1+1")
@example(" @SUM(A1)")
def test_no_text_starts_as_a_formula(text: str) -> None:
    guarded = harmless(text)
    assert not guarded.strip().startswith(("=", "+", "-", "@")) and guarded.endswith(text)
