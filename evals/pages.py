"""Whether sentences carry the right page: each is looked up in what pypdf reads on the page it names.

    python -m evals.pages rapport.pdf map-met-pdfs

A sentence counts as wrong when its first letters stand on another page and not on its own. One that pypdf has nowhere
is spelled otherwise (a joined hyphen, another order of a table) and proves nothing; it is counted apart.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import pypdf

from ingest.reading import content_of, read_document

_LETTERS = 30
"""A sentence that runs over a page border starts on the page that it names."""


@dataclass(frozen=True, slots=True)
class Places:
    """How many sentences of a PDF stand on the page they name, on another one, or nowhere by that spelling."""

    right: int
    wrong: int
    unknown: int


def places(path: Path) -> Places:
    """Look up every sentence of at least ``_LETTERS`` letters.

    Raises:
        UnreadableDocument: the file cannot be read.
    """
    content = content_of(*read_document(path.read_bytes(), path.name))
    pages = [_letters(page.extract_text()) for page in pypdf.PdfReader(path).pages]
    right = wrong = unknown = 0
    for passage in content.passages:
        for text in passage.sentence_texts():
            start = _letters(text)[:_LETTERS]
            if len(start) < _LETTERS:
                continue
            if start in pages[passage.page - 1]:
                right += 1
            elif any(start in page for page in pages):
                wrong += 1
            else:
                unknown += 1
    return Places(right, wrong, unknown)


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())


def main() -> None:
    """Print a line per PDF, and the total."""
    parser = argparse.ArgumentParser(description="Meet of zinnen de goede pagina dragen.")
    parser.add_argument("pdf", type=Path, nargs="+", help="PDF met tekst, of een map ermee")
    files = [
        file for path in parser.parse_args().pdf for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])
    ]
    print(f"{'bestand':52}{'goed':>8}{'fout':>8}{'onbekend':>10}")
    measured = [(file.name, places(file)) for file in files]
    total = Places(*(sum(getattr(one, name) for _n, one in measured) for name in ("right", "wrong", "unknown")))
    for name, one in [*measured, ("samen", total)]:
        print(f"{name[:50]:52}{one.right:8}{one.wrong:8}{one.unknown:10}")


if __name__ == "__main__":
    main()
