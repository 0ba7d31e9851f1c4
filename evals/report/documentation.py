"""The measured part of docs/evaluatie.md, and the figures behind it that are kept in docs/evaluatie.json.

What people wrote around the measured part stays as it is.
"""

import json
import re
from pathlib import Path

from corpus.errors import ConfigurationError
from evals.report.assembly import sections_of
from evals.report.markdown import markdown
from evals.report.results import Results, merged, read_results, without_items
from evals.report.write import introduction

PAGE_NAME, FIGURES_NAME = "evaluatie.md", "evaluatie.json"
START, END = "<!-- meting -->", "<!-- /meting -->"


def write_documentation(results: Results, folder: Path) -> Results | None:
    """Merge new results into the figures that are kept, and show all of them; returns the former figures.

    Raises:
        ConfigurationError: the page or the figures are missing, unreadable, or have no place for the measured part.
    """
    page, figures = folder / PAGE_NAME, folder / FIGURES_NAME
    former = read_results([figures]) if figures.exists() else None
    kept = merged(former, without_items(results)) if former else without_items(results)
    try:
        text = page.read_text("utf-8")
        page.write_text(filled(text, measured_part(kept)), "utf-8")
        figures.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise ConfigurationError(f"'{page}' of '{figures}' is niet te lezen of te schrijven.") from error
    return former


def measured_part(kept: Results) -> str:
    """What stands between the markers."""
    return f"{introduction(kept)}\n\n{markdown(sections_of(kept, brief=True), level=3)}"


def filled(text: str, content: str) -> str:
    """The page with its measured part replaced.

    Raises:
        ConfigurationError: it has no place for it.
    """
    pattern = f"{re.escape(START)}.*?{re.escape(END)}"
    if not re.search(pattern, text, re.DOTALL):
        raise ConfigurationError(f"De pagina heeft geen '{START}' en '{END}' waar de meting tussen hoort.")
    return re.sub(pattern, lambda _m: f"{START}\n{content}\n{END}", text, count=1, flags=re.DOTALL)
