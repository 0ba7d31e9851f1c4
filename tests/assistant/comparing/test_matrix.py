"""Every number of a matrix counted anew, straight from the tables of the registry.

The count here shares no code with what it checks: rows are read with SQL, facts from JSON, municipalities from their
list, and the rules are written out again as the manual states them.
"""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.comparing.matrix import MOST_COLUMNS, Matrix, compare
from assistant.comparing.quoted import in_reading_order, quoted
from assistant.comparing.record import AXES, collect, kept
from assistant.comparing.selection import Selection
from assistant.verify import Pages
from corpus.model import DOMAINS, KINDS, Document
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.statement import ADDRESSEES, STATEMENT_KINDS

ROOT = Path(__file__).parents[3]
PutLive = Callable[[Registry, Document, Sequence[Mapping[str, Any]]], None]
Fact = dict[str, Any]
"""The kind of a statement, the id of its document, and its values by facet."""


def _read_yaml(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((ROOT / "corpus" / name).read_text("utf-8"))[key]
    return rows


_GEMEENTEN = _read_yaml("municipalities.yaml", "gemeenten")
_MERGED = {row["naam"]: row.get("opgegaan_in") for row in _GEMEENTEN}
_OFFICIAL = {alias.casefold(): row["naam"] for row in _GEMEENTEN for alias in row.get("aliassen", ())}
THEMES = [row["slug"] for row in _read_yaml("themes.yaml", "themas")]
FACETS = ("theme", "municipality", "year", "kind", "domain")


# -- the count from the tables


def _now(name: str) -> str:
    name = _OFFICIAL.get(name.casefold(), name)
    while _MERGED.get(name):
        name = _MERGED[name]
    return name


def _about(document: dict[str, Any]) -> Fact:
    return {
        "document": document["id"],
        "theme": [theme for theme in document["themes"] if theme in THEMES] or ["geen"],
        "municipality": sorted({_now(name) for name in document["municipalities"]}) or ["geen"],
        "year": [(document["date"] or "geen")[:4]],
        "kind": [document["kind"] or "geen"],
        "domain": document["domains"] or ["geen"],
    }


def _said(statement: dict[str, Any], document: dict[str, Any]) -> Fact:
    about = _about(document)
    themes = sorted({theme for theme in statement["themes"] if theme in THEMES})
    if not themes:
        themes = about["theme"] if len(set(about["theme"])) == 1 else ["geen"]
    municipalities = sorted({_now(name) for name in statement["municipalities"]})
    if not municipalities:
        for_others = bool(statement["addressees"]) and set(statement["addressees"]) <= {"rijk", "vng"}
        municipalities = about["municipality"] if len(about["municipality"]) == 1 and not for_others else ["geen"]
    domains = sorted(set(statement["domains"]))
    if not domains:
        given = about["domain"]
        domains = ["algemeen"] if "algemeen" in given else given if len(given) == 1 else ["geen"]
    return about | {"statement": statement["kind"], "theme": themes, "municipality": municipalities, "domain": domains}


def _facts(path: Path) -> tuple[list[Fact], list[Fact]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT statements.statement, versions.document FROM statements, versions "
        "WHERE versions.id = statements.version AND versions.state = 'live'"
    ).fetchall()
    documents = connection.execute("SELECT document FROM versions WHERE state = 'live'").fetchall()
    connection.close()
    return [_said(*map(json.loads, row)) for row in rows], [_about(json.loads(row[0])) for row in documents]


def _allowed(fact: Fact, selection: Selection, facets: Sequence[str]) -> bool:
    year = fact["year"][0]
    if (selection.from_year or selection.to_year) and (
        year == "geen" or not (selection.from_year or 0) <= int(year) <= (selection.to_year or 9999)
    ):
        return False
    return all(
        not (chosen := getattr(selection, facet)) or any(value in chosen for value in fact[facet]) for facet in facets
    )


def _recount(path: Path, matrix: Matrix) -> None:
    """Compare every number of a matrix with the tables."""
    selection, axis = matrix.selection, matrix.selection.axis
    limits = ("municipality", "kind", "domain")
    said, about = _facts(path)
    said = [one for one in said if not selection.statements or one["statement"] in selection.statements]
    said = [one for one in said if _allowed(one, selection, ("theme", *limits))]
    about = [one for one in about if _allowed(one, selection, limits)]
    columns = [column.key for column in matrix.columns]
    shown = [one for one in said if any(value in columns for value in one[axis])]

    for theme in (None, *matrix.themes):
        for column in (None, *columns):
            here = [
                one
                for one in shown
                if (theme is None or theme in one["theme"]) and (column is None or column in one[axis])
            ]
            tally = matrix.tally(theme, column)
            counts = [sum(one["statement"] == kind for one in here) for kind in STATEMENT_KINDS]
            assert [tally.recommendations, tally.findings, tally.examples] == counts, (theme, column)
            assert tally.total == len(here) == len(matrix.of(theme, column))
    for column in matrix.columns:
        assert column.documents == len({one["document"] for one in (*said, *about) if column.key in one[axis]})
        assert column.documents or not matrix.of(None, column.key)
    assert matrix.left_out == len(said) - len(shown)

    assert list(matrix.themes) == [t for t in [*THEMES, "geen"] if t in matrix.themes]
    if not selection.theme:
        assert set(THEMES) <= set(matrix.themes) and ("geen" in matrix.themes) == any(
            "geen" in o["theme"] for o in shown
        )
    if selection.every_column and axis != "year" and not getattr(selection, axis):
        assert matrix.left_out == 0


# -- made up


NAMES = (
    "Kampen", "Ede", "Brielle", "Westvoorne", "Voorne aan Zee", "Den Bosch", "'s-Hertogenbosch", "Regio Achterhoek",
    "Almelo", "Arnhem", "Emmen", "Houten", "Huizen", "Leudal", "Oldambt",
)  # fmt: skip
themes_of = st.lists(st.sampled_from([*THEMES[:4], "bestaat-niet"]), max_size=3).map(tuple)
names_of = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
domains_of = st.lists(st.sampled_from(DOMAINS), max_size=3, unique=True).map(tuple)
statements_of = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30),
            "kind": st.sampled_from(STATEMENT_KINDS),
            "themes": themes_of,
            "domains": domains_of,
            "municipalities": names_of,
            "addressees": st.lists(st.sampled_from(ADDRESSEES), max_size=2, unique=True).map(tuple),
        }
    ),
    max_size=5,
)
documents_of = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "date": st.sampled_from([None, "2019", "2021-03", "2021-03-05", "2024"]),
                "kind": st.sampled_from([None, *KINDS[:3]]),
                "themes": themes_of,
                "domains": domains_of,
                "municipalities": names_of,
            }
        ),
        statements_of,
    ),
    max_size=6,
)
present_names = st.sampled_from(["Kampen", "Ede", "Voorne aan Zee", "'s-Hertogenbosch", "Dordrecht", "geen"])
selections = st.builds(
    Selection,
    axis=st.sampled_from(AXES),
    every_column=st.booleans(),
    statements=st.lists(st.sampled_from(STATEMENT_KINDS), max_size=2, unique=True).map(tuple),
    theme=st.lists(st.sampled_from([*THEMES[:5], "geen"]), max_size=2, unique=True).map(tuple),
    municipality=st.lists(present_names, max_size=3, unique=True).map(tuple),
    kind=st.lists(st.sampled_from([*KINDS[:4], "geen"]), max_size=2, unique=True).map(tuple),
    domain=st.lists(st.sampled_from([*DOMAINS, "geen"]), max_size=2, unique=True).map(tuple),
    from_year=st.sampled_from([None, 2019, 2020]),
    to_year=st.sampled_from([None, 2021, 2023]),
)


@given(documents_of, st.lists(selections, min_size=1, max_size=6))
@example([({"municipalities": (name,)}, [{"text": "Een."}]) for name in NAMES], [Selection()])
@example([({"date": "2021"}, [{"text": "Een.", "kind": "bevinding", "themes": tuple(THEMES[:2])}])], [Selection()])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_made_up_statements_are_counted_as_the_tables_say(
    put_live: PutLive, documents: list[tuple[dict[str, Any], list[dict[str, Any]]]], chosen: list[Selection]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.sqlite"
        registry = Registry(path)
        for number, (fields, statements) in enumerate(documents):
            put_live(registry, Document(f"d{number}", f"Titel {number}", **fields), statements)
        if documents:  # a version that is replaced counts no more
            put_live(registry, Document("d0", "Titel 0", **documents[0][0]), documents[0][1][:1])
        collection = collect(registry)
        for selection in (*map(Selection, AXES), *chosen):
            _recount(path, compare(collection, selection))
        every = compare(collection, Selection(every_column=True)).records
        assert len(quoted(every, Pages(registry))) == len(every)
        registry.close()


# -- the shipped sources


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("every", [False, True])
def test_the_shipped_sources_are_counted_as_the_tables_say(shipped_settings: Settings, axis: Any, every: bool) -> None:
    path = shipped_settings.data_dir / "registry.sqlite"
    registry = Registry(path)
    collection = collect(registry)
    matrix = compare(collection, Selection(axis, every))
    _recount(path, matrix)
    for limits in (
        {"domain": ("jeugd",)},
        {"from_year": 2020, "to_year": 2021},
        {"municipality": ("Kampen", "Dordrecht")},
    ):
        _recount(path, compare(collection, Selection(axis, every, **limits)))
    assert matrix.tally().total + matrix.left_out == sum(
        registry.counts()[name] for name in ("recommendations", "findings", "examples")
    )
    registry.close()


# -- its form


@pytest.fixture
def registry(tmp_path: Path, put_live: PutLive) -> Registry:
    """Twelve municipalities with ever more findings, one without any, and a document about two of them."""
    registry = Registry(tmp_path / "registry.sqlite")
    names = [row["naam"] for row in _GEMEENTEN if not row.get("opgegaan_in")][:13]
    for number, name in enumerate(names):
        said = [{"text": f"{name} {n}.", "kind": "bevinding", "themes": ("toegang",)} for n in range(number)]
        document = Document(f"d{number}", name, date=str(2008 + number), municipalities=(name,), kind="nieuws")
        put_live(registry, document, said)
    both = {"text": "Beide.", "kind": "aanbeveling", "themes": ("toegang", "begroting")}
    put_live(registry, Document("beide", "Beide", municipalities=tuple(names[:2])), [both])
    return registry


def test_the_fullest_columns_are_shown_unless_others_are_chosen(registry: Registry) -> None:
    collection = collect(registry)
    usual = compare(collection, Selection())
    assert len(usual.columns) == MOST_COLUMNS + 1 and usual.columns[-1].key == "geen"
    assert usual.further_columns == 5 and usual.left_out == sum(range(5))
    every = compare(collection, Selection(every_column=True))
    assert len(every.columns) == 14 and every.further_columns == every.left_out == 0
    chosen = compare(collection, Selection(municipality=("Dordrecht", "Aalsmeer")))
    assert [(column.key, column.documents) for column in chosen.columns] == [("Aalsmeer", 2), ("Dordrecht", 0)]


def test_a_statement_with_two_themes_counts_in_both_rows_and_once_in_the_total(registry: Registry) -> None:
    matrix = compare(collect(registry), Selection())
    assert matrix.tally("begroting", "geen").total == matrix.tally("toegang", "geen").total == 1
    assert matrix.tally(None, "geen").total == 1


def test_all_years_have_those_between_that_no_source_is_from(registry: Registry, put_live: PutLive) -> None:
    put_live(registry, Document("later", "Later", date="2023-05"), [])
    keys = [(column.key, column.documents) for column in compare(collect(registry), Selection("year", True)).columns]
    assert keys[0] == ("2008", 1) and keys[-4:] == [("2021", 0), ("2022", 0), ("2023", 1), ("geen", 1)]


def test_a_kept_collection_is_read_anew_when_the_registry_changes(registry: Registry, put_live: PutLive) -> None:
    collected = kept(registry)
    before = collected()
    assert collected() is before
    put_live(registry, Document("erbij", "Erbij"), [{"text": "Een."}])
    assert len(collected().records) == len(before.records) + 1
    registry.forget("erbij")
    assert len(collected().documents) == len(before.documents)


def test_what_is_read_comes_by_kind_and_then_newest_first(registry: Registry) -> None:
    order = in_reading_order(compare(collect(registry), Selection(every_column=True)).records)
    assert order[0].statement.kind == "aanbeveling"
    assert [one.document.date for one in order[1:13]] == ["2020"] * 12
    assert order[1].statement.text.endswith(" 0.")


def test_a_quote_that_does_not_stand_in_its_page_is_not_shown(registry: Registry) -> None:
    with registry._transaction() as connection:
        connection.execute("UPDATE pages SET text = 'Iets anders.'")
    found = compare(collect(registry), Selection())
    assert found.records and quoted(found.records, Pages(registry)) == []
