"""Citations of a PDF name the right page: the quote stands in what that page of the file says."""

from pathlib import Path

import pypdf

from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.store import Store
from evals.beir import read_jsonl
from ingest.pipeline import ingest

QUESTIONS = Path(__file__).parents[2] / "evals" / "data" / "questions-seeds.jsonl"
_START = 40  # letters; a quote that runs over a page border starts on the page that is named


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())


def test_page_numbers_of_quotes_are_right(shared: Path, settings: Settings) -> None:
    path = shared / "pdf" / "goed" / "tussenrapportage-23-visitaties.pdf"
    ingest([path], settings)
    store = Store.open_existing(settings)
    assistant = Assistant(store, settings)
    said = [letters(page.extract_text()) for page in pypdf.PdfReader(path).pages]
    questions = [row["question"] for row in read_jsonl(QUESTIONS) if not row.get("unanswerable")][:30]
    citations = {(c.page, c.quote) for question in questions for c in assistant.ask(question).citations}
    store.close()
    wrong = [(page, quote) for page, quote in citations if letters(quote)[:_START] not in said[page - 1]]
    assert len(citations) > 50 and len({page for page, _quote in citations}) > 5
    assert len(wrong) / len(citations) < 0.02, wrong
