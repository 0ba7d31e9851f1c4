"""The judgements of a BEIR set: which document answers which query, and how well."""

from pathlib import Path

from corpus.errors import ConfigurationError

_FEW = 3
"""So many broken lines are named; of more, their number."""


def read_qrels(folder: Path) -> tuple[dict[str, dict[str, int]], list[str]]:
    """Query id -> document id -> grade (from 1), and warnings in Dutch about lines that were skipped.

    Lines are 'query-id TAB corpus-id TAB score', with or without a heading; those of TREC ('query 0 document score')
    are read too. A grade of 0 or less says that a document does not answer.

    Raises:
        ConfigurationError: there is no file with judgements, or none of its lines can be read.
    """
    path = qrels_file(folder)
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"'{path}' is niet te lezen als UTF-8.") from error
    qrels: dict[str, dict[str, int]] = {}
    broken = list[int]()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (number == 1 and _is_heading(line)):
            continue
        judgement = _judgement(line)
        if judgement is None:
            broken.append(number)
            continue
        query_id, document_id, grade = judgement
        if grade > 0:
            grades = qrels.setdefault(query_id, {})
            grades[document_id] = max(grade, grades.get(document_id, 0))
    if not qrels:
        where = f"; regel {broken[0]} is geen 'vraag TAB document TAB cijfer'" if broken else ""
        raise ConfigurationError(f"'{path}' heeft geen bruikbare oordelen{where}.")
    return qrels, [_warning(path, broken)] if broken else []


def qrels_file(folder: Path) -> Path:
    """``qrels/test.tsv``, else the only file of judgements there is.

    Raises:
        ConfigurationError: there is none, or there are several to choose from.
    """
    usual = folder / "qrels" / "test.tsv"
    if usual.is_file():
        return usual
    found = sorted((folder / "qrels").glob("*.tsv")) or sorted(folder.glob("qrels*.tsv"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(path.name for path in found)
        raise ConfigurationError(f"'{folder}' heeft geen qrels/test.tsv maar wel {names}. Noem er één test.tsv.")
    raise ConfigurationError(f"'{folder}' heeft geen qrels/test.tsv.")


def _is_heading(line: str) -> bool:
    return not line.rstrip("\r").rpartition("\t")[2].strip().lstrip("-").replace(".", "", 1).isdigit()


def _judgement(line: str) -> tuple[str, str, int] | None:
    cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
    if len(cells) == 4:  # TREC: the second column is never used
        del cells[1]
    if len(cells) != 3 or not cells[0] or not cells[1]:
        return None
    try:
        return cells[0], cells[1], round(float(cells[2]))
    except (ValueError, OverflowError):
        return None


def _warning(path: Path, broken: list[int]) -> str:
    named = ", ".join(map(str, broken[:_FEW])) + (f" en {len(broken) - _FEW} andere" if len(broken) > _FEW else "")
    return f"{path.name}: overgeslagen omdat het geen 'vraag TAB document TAB cijfer' is: regel {named}"
