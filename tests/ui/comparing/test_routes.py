"""Comparing and municipalities over HTTP."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.comparing.matrix import compare
from assistant.comparing.record import AXES, collect
from assistant.comparing.selection import Selection
from corpus.settings import Settings
from corpus.store import Store
from ui.comparing.shapes import CompareResponse
from ui.serve import build_app


@pytest.fixture(scope="module")
def client(own_store: Store, own_settings: Settings) -> Iterator[TestClient]:
    with TestClient(build_app(own_store, own_settings)) as client:
        yield client


@pytest.mark.parametrize("axis", AXES)
def test_the_api_gives_the_matrix(client: TestClient, own_store: Store, axis: str) -> None:
    matrix = compare(collect(own_store.registry), Selection(axis))  # type: ignore[arg-type]
    assert client.get("/api/compare", params={"columns": axis}).json() == CompareResponse.of(matrix).model_dump()


def test_every_cell_opens_to_as_many_statements_as_it_counts(client: TestClient) -> None:
    asked = {"municipality": ["Twenterand", "Kampen", "Dordrecht"], "statement": ["bevinding", "aanbeveling"]}
    found = client.get("/api/compare", params=asked).json()
    assert [(column["name"], column["documents"]) for column in found["columns"]] == [
        ("Dordrecht", 0), ("Kampen", 1), ("Twenterand", 1),
    ]  # fmt: skip
    opened = 0
    for row in found["rows"]:
        for cell in row["cells"]:
            assert cell["has_source"] == (cell["column"] != "Dordrecht")
            if cell["total"]:
                place = {"theme": row["theme"], "column": cell["column"]}
                shown = client.get("/api/compare/cell", params=asked | place).json()
                assert len(shown["statements"]) == shown["total"]["total"] == cell["total"]
                opened += 1
    assert opened == 4


def test_a_citation_of_a_cell_stands_in_its_page(client: TestClient) -> None:
    shown = client.get("/api/compare/cell", params={"theme": "toegang", "column": "twenterand"}).json()
    assert shown["column"] == "Twenterand" and len(shown["statements"]) == 13
    for one in shown["statements"]:
        citation = one["citation"]
        pages = client.get(f"/api/documents/{citation['document_id']}").json()["pages"]
        assert pages[0]["text"][citation["start"] : citation["end"]] == citation["quote"] == one["text"]
        assert one["municipalities"] == ["Twenterand"] and one["said_by"] == "commissie"


def test_a_whole_column_and_a_hidden_one_can_be_asked_for(client: TestClient) -> None:
    assert len(client.get("/api/compare/cell", params={"column": "Almelo"}).json()["statements"]) == 1
    assert client.get("/api/compare/cell", params={"theme": "corona"}).json()["total"]["total"] == 2
    assert client.get("/api/compare/cell", params={"column": "Dordrecht"}).json()["statements"] == []


def test_files_come_with_their_type_and_the_links_of_this_server(client: TestClient) -> None:
    text = client.get("/api/compare.csv", params={"columns": "kind"})
    assert text.headers["content-type"] == "text/csv; charset=utf-8" and text.content.startswith(b"\xef\xbb\xbfThema;")
    assert 'filename="gripwijzer-vergelijking.csv"' in text.headers["content-disposition"]
    book = client.get("/api/compare.xlsx", params={"municipality": "Kampen"})
    assert book.headers["content-type"].endswith("spreadsheetml.sheet") and book.content.startswith(b"PK")


def test_municipalities_are_listed_and_opened_by_any_of_their_names(client: TestClient) -> None:
    found = {one["name"]: one for one in client.get("/api/municipalities").json()["municipalities"]}
    assert found["Kampen"] == {
        "name": "Kampen", "documents": 1, "recommendations": 3, "findings": 3, "examples": 3, "total": 9,
    }  # fmt: skip
    kampen = client.get("/api/municipalities/kampen").json()
    assert kampen["name"] == "Kampen" and kampen["total"]["total"] == 9
    assert [(year["year"], len(year["statements"])) for year in kampen["years"]] == [(2017, 9)]
    assert [document["document_id"] for document in kampen["documents"]] == ["d9"]
    limited = client.get("/api/municipalities/Kampen", params={"statement": "bevinding", "theme": "begroting"}).json()
    assert [len(year["statements"]) for year in limited["years"]] == [1] and limited["total"]["total"] == 9
    assert client.get("/api/municipalities/Alphen a/d Rijn").json()["name"] == "Alphen aan den Rijn"
    assert client.get("/api/municipalities/Brielle").json()["name"] == "Voorne aan Zee"


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/api/municipalities/Kampenn", 404, "Bedoelt u Kampen"),
        ("/api/compare?municipality=Nergenshuizen", 422, "geen gemeente"),
        ("/api/compare?theme=onbekend", 422, "kies uit"),
        ("/api/compare?domain=zorg", 422, "kies uit"),
        ("/api/compare?kind=boek", 422, "kies uit"),
        ("/api/compare?columns=kleur", 422, "columns"),
        ("/api/compare?statement=gedachte", 422, "statement"),
        ("/api/compare?from=99999999999999999999", 422, "from"),
        ("/api/compare/cell?theme=onbekend", 422, "kies uit"),
        ("/api/compare/cell?column=Nergenshuizen", 422, "geen gemeente"),
        ("/api/compare.xlsx?theme=onbekend", 422, "kies uit"),
    ],
)
def test_what_cannot_be_is_a_problem_in_plain_dutch(client: TestClient, path: str, status: int, detail: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json" and detail in response.json()["detail"]


def test_openapi_describes_the_routes(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    asked = (
        "/api/compare", "/api/compare/cell", "/api/compare.csv", "/api/compare.xlsx", "/api/municipalities",
        "/api/municipalities/{name}",
    )  # fmt: skip
    assert all(paths[path]["get"]["summary"] for path in asked)
    described = {one["name"]: one.get("description") for one in paths["/api/compare"]["get"]["parameters"]}
    assert set(described) == {
        "columns", "all", "statement", "theme", "municipality", "domain", "kind", "from", "to",
    }  # fmt: skip
    assert all(described.values())
