"""Write a report: all results as JSON, the tables as Markdown, and one page of HTML with pictures."""

import json
from pathlib import Path

from corpus.errors import ConfigurationError
from evals.report.assembly import sections_of
from evals.report.markdown import markdown
from evals.report.page import page
from evals.report.results import Results
from evals.report.wording import day

TITLE = "Hoe goed is Gripwijzer?"
JSON_NAME, MARKDOWN_NAME, PAGE_NAME = "results.json", "evaluatie.md", "evaluatie.html"


def write_report(results: Results, folder: Path, earlier: Results | None = None) -> list[Path]:
    """Write the three files and return where they are.

    Raises:
        ConfigurationError: the folder cannot be written.
    """
    sections = sections_of(results, earlier)
    intro = introduction(results)
    files = {
        JSON_NAME: json.dumps(results, ensure_ascii=False, indent=1) + "\n",
        MARKDOWN_NAME: f"# {TITLE}\n\n{intro}\n\n{markdown(sections)}\n",
        PAGE_NAME: page(TITLE, intro, sections),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise ConfigurationError(f"In de map '{folder}' kan niet worden geschreven. Kies een andere map.") from error
    return [folder / name for name in files]


def introduction(results: Results) -> str:
    """When and with what was measured."""
    made = f"Gemeten op {day(results['made_at'])}" if results.get("made_at") else "Gemeten"
    took = (
        f" De hele meting duurde {round(results['seconds'] / 60, 1):g} minuten.".replace(".", ",", 1)
        if results.get("seconds")
        else ""
    )
    return (
        f"{made} op {results.get('cores', '?')} processorkernen, zonder netwerk, met het taalmodel "
        f"{results.get('embedding_model', '?')}.{took}"
    )
