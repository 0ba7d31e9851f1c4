"""The part of a report about answering and refusing, and that about recommendations."""

from typing import Any

from evals.report.section import Picture, Section, Table
from evals.report.wording import (
    MEASURES,
    NOTHING,
    SHARES,
    SYSTEMS,
    count,
    day,
    decimal,
    decimal_within,
    gain_within,
    milliseconds,
    percent,
    percent_within,
    style,
)

_KINDS = {"by_style": "Per soort vraag", "by_group": "Per groep gebruikers", "by_file": "Per bestand"}
_TEXT = (
    "Staat het bewijs in de citaten, en zwijgt Gripwijzer waar de bronnen zwijgen? Tussen haakjes het 95%-interval. "
    "Elk aandeel gaat over de vragen waarvan het iets zegt: die met bekend bewijs, de beantwoordbare of de "
    "onbeantwoordbare."
)
_REFUSING = (
    "Wie de drempel van zekerheid hoger legt, weigert meer onbeantwoordbare vragen, en ook meer beantwoordbare. De "
    "tabel leest de kromme af. Een oppervlakte van 1 betekent dat geen onbeantwoordbare vraag zekerder is dan een "
    "beantwoordbare; 0,5 is loten."
)
_ADVICE = (
    "Passen de aanbevelingen bij een beschreven situatie? Precisie@5 is het aandeel van de eerste vijf dat als passend "
    "is beoordeeld, recall@10 het aandeel van de passende bij de eerste tien. De handleiding-opzet toont stukken "
    "tekst; een stuk telt als daar een passende aanbeveling in staat."
)


def answers_sections(sets: dict[str, Any], pictures: tuple[Picture, ...] = (), *, brief: bool = False) -> list[Section]:
    """The shares, the same per kind of question, and what refusing more would cost."""
    tables = [_shares(sets)]
    for name, result in () if brief else sets.items():
        for field, title in _KINDS.items():
            if len(kinds := result.get(field) or {}) > 1:
                tables.append(_per_kind(f"{title} ({name})", kinds))
    sections = [Section("Antwoorden", _TEXT, tuple(tables))]
    if any(result.get("refusal_curve") for result in sets.values()):
        sections.append(Section("Zwijgen", _REFUSING, (_refusing(sets),), pictures))
    return sections


def _shares(sets: dict[str, Any]) -> Table:
    rows = [
        (
            "vragen, waarvan beantwoordbaar",
            *(f"{count(r['questions'])}, {count(r['answerable'])}" for r in sets.values()),
        ),
        *((dutch, *(percent_within(r, name) for r in sets.values())) for name, dutch in SHARES.items()),
        ("tijd: de helft is sneller dan", *(milliseconds(r.get("ask_ms_p50")) for r in sets.values())),
        ("tijd: 95% is sneller dan", *(milliseconds(r.get("ask_ms_p95")) for r in sets.values())),
        ("gemeten op", *(day(r["measured_at"]) for r in sets.values())),
    ]
    return Table("Antwoorden en weigeringen", ("aandeel van de vragen", *sets), tuple(rows))


def _per_kind(caption: str, kinds: dict[str, Any]) -> Table:
    names = ("gold_in_citations", "gold_in_first_citation", "gold_document_cited", "false_refusals")
    rows = tuple(
        (style(kind), count(one["questions"]), *(percent(one[name]) for name in (*names, "refused_unanswerable")))
        for kind, one in kinds.items()
    )
    headings = ("", "vragen", "bewijs in citaten", "eerste citaat", "goed document", "ten onrechte geweigerd")
    return Table(caption, (*headings, "terecht geweigerd"), rows)


def _refusing(sets: dict[str, Any]) -> Table:
    known = {name: result for name, result in sets.items() if result.get("refusal_curve")}
    shares = list(next(iter(known.values()))["refused_at"])
    rows = [
        (
            f"met hoogstens {share} ten onrechte geweigerd",
            *(percent(result["refused_at"].get(share)) for result in known.values()),
        )
        for share in shares
    ]
    rows.append(("oppervlakte onder de kromme", *(decimal(result["refusal_auc"]) for result in known.values())))
    return Table("Onbeantwoordbare vragen geweigerd", ("", *known), tuple(rows))


def recommendations_section(sets: dict[str, Any], pictures: tuple[Picture, ...] = ()) -> Section:
    """Per set of situations a table of systems and measures."""
    return Section("Aanbevelingen", _ADVICE, tuple(_advice(name, result) for name, result in sets.items()), pictures)


def _advice(name: str, result: dict[str, Any]) -> Table:
    systems = result["systems"]
    others = [system for system in systems if system != "gripwijzer"]
    headings = ["maat", *(SYSTEMS.get(system, system) for system in systems)]
    for system in others:
        headings += [f"winst boven {SYSTEMS.get(system, system)}", "maal zo goed"]
    rows, marked = [], set[tuple[int, int]]()
    for row, measure in enumerate(("precision@5", "recall@10", "ndcg@5")):
        cells = [decimal_within(one, measure) for one in systems.values()]
        for system in others:
            ratio, ends = systems[system].get(f"{measure}_ratio"), systems[system].get(f"{measure}_gain_ci")
            if ends and (ends[0] > 0 or ends[1] < 0):
                marked.add((row, len(cells) + 1))
            cells += [gain_within(systems[system], measure), NOTHING if ratio is None else decimal(ratio, 2)]
        rows.append((MEASURES[measure], *cells))
    times = (
        f"{milliseconds(s.get('recommend_ms_p50'))} / {milliseconds(s.get('recommend_ms_p95'))}"
        for s in systems.values()
    )
    rows.append(("tijd: de helft / 95% is sneller dan", *times, *([""] * (2 * len(others)))))
    caption = f"{name}: {count(result['situations'])} situaties, gemeten op {day(result['measured_at'])}"
    return Table(caption, tuple(headings), tuple(rows), frozenset(marked))
