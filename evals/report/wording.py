"""What systems, measures and figures are called in a report, in Dutch."""

from typing import Any

SYSTEMS = {
    "gripwijzer": "Gripwijzer",
    "dense": "alleen betekenis",
    "lexical": "alleen woorden",
    "rrf": "betekenis en woorden op rang (RRF)",
    "bm25": "BM25 met Nederlandse stemmer",
    "tutorial": "handleiding van LangChain",
}
"""In the order in which a report shows them."""

SHARES = {
    "gold_in_citations": "het bewijs staat in de citaten",
    "gold_in_first_citation": "het eerste citaat is al bewijs",
    "gold_document_cited": "het goede document is geciteerd",
    "refused_unanswerable": "onbeantwoordbare vragen geweigerd",
    "false_refusals": "beantwoordbare vragen ten onrechte geweigerd",
    "quotes_verbatim": "citaten letterlijk op hun plaats",
}

MEASURES = {
    "ndcg@10": "nDCG@10",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "mrr@10": "MRR@10",
    "precision@5": "precisie@5",
    "ndcg@5": "nDCG@5",
}

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
NOTHING = "–"


def decimal(value: float | None, places: int = 3) -> str:
    """'0,593'."""
    return NOTHING if value is None else f"{value:.{places}f}".replace(".", ",")


def signed(value: float, places: int = 3) -> str:
    """'+0,031' or '−0,012'."""
    return ("−" if round(value, places) < 0 else "+") + decimal(abs(value), places)


def percent(value: float | None) -> str:
    """'84%'; with a decimal where rounding would hide that it is not all or nothing."""
    if value is None:
        return NOTHING
    whole = round(100 * value)
    exact = abs(100 * value - whole) < 0.05 or 0 < whole < 100
    return f"{whole}%" if exact else f"{decimal(100 * value, 1)}%"


def decimal_within(result: dict[str, Any], name: str, places: int = 3) -> str:
    """A figure with its interval: '0,593 (0,551–0,634)'."""
    ends = result.get(f"{name}_ci")
    shown = decimal(result.get(name), places)
    return f"{shown} ({decimal(ends[0], places)}–{decimal(ends[1], places)})" if ends else shown


def percent_within(result: dict[str, Any], name: str) -> str:
    """A share with its interval: '84% (76–92%)'."""
    ends = result.get(f"{name}_ci")
    shown = percent(result.get(name))
    return f"{shown} ({percent(ends[0])[:-1]}–{percent(ends[1])})" if ends else shown


def gain_within(result: dict[str, Any], name: str) -> str:
    """A difference with its interval: '+0,031 (−0,002 tot +0,064)'."""
    ends, gain = result.get(f"{name}_gain_ci"), result.get(f"{name}_gain")
    if gain is None:
        return NOTHING
    return f"{signed(gain)} ({signed(ends[0])} tot {signed(ends[1])})" if ends else signed(gain)


def milliseconds(value: float | None) -> str:
    """'41,5 ms'."""
    return NOTHING if value is None else f"{decimal(value, 1)} ms"


def count(value: int) -> str:
    """A whole number with a dot between thousands."""
    return f"{value:,}".replace(",", ".")


def day(iso: str) -> str:
    """'5 maart 2021'."""
    year, month, number = iso.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def style(name: str) -> str:
    """The style of a question as words: 'dichtbij_geen' -> 'dichtbij geen'."""
    return name.replace("_", " ")
