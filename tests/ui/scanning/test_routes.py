"""The Gripscan over HTTP: begin, take part, read, take along, change, remove; and refusals in Dutch."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.store import Store
from ui.api import build_api


def _app(settings: Settings) -> FastAPI:
    store = Store(settings)  # without documents: nothing here looks anything up
    return build_api(Assistant(store, settings), store.registry)


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def scan_id(client: TestClient) -> str:
    begun = client.post("/api/scans", json={"municipality": "twenterand"})
    assert begun.status_code == 201 and begun.json()["municipality"] == "Twenterand"
    assert begun.json()["link"] == f"/gripscan?scan={begun.json()['id']}"
    return str(begun.json()["id"])


def _send(client: TestClient, scan_id: str, role: str, score: int, **more: Any) -> Any:
    body = {"role": role, "answers": {"visie-keuzes": score, "visie-doelen": None, "raad-kaders": 0}} | more
    return client.post(f"/api/scans/{scan_id}/participants", json=body)


def test_the_statements_say_what_they_are_not_and_where_they_come_from(client: TestClient) -> None:
    found = client.get("/api/scans/statements").json()
    assert "geen oordeel" in found["about"] and len(found["statements"]) == 24 and len(found["topics"]) == 12
    assert all(len(one["answers"]) == 4 and one["document_ids"] and one["reason"] for one in found["statements"])


def test_two_participants_see_where_they_differ(client: TestClient, scan_id: str) -> None:
    assert client.get(f"/api/scans/{scan_id}").json()["participants"] == []
    keys = [_send(client, scan_id, role, score).json()["key"] for role, score in (("raadslid", 3), ("wethouder", 0))]
    response = client.get(f"/api/scans/{scan_id}")
    assert not any(key in response.text for key in keys)
    scan = response.json()
    assert [one["name"] for one in scan["participants"]] == ["raadslid", "wethouder"]
    first = scan["profile"]["topics"][0]
    assert first["scores"] == {"n": 2, "mean": 1.5, "spread": 1.5, "lowest": 0, "highest": 3, "points": [3, 0]}
    assert scan["profile"]["differences"] == ["visie-keuzes"] and scan["profile"]["weak"] == ["raad-college"]
    assert len(scan["profile"]["unanswered"]) == 10


def test_answers_are_changed_and_taken_back_with_their_key(client: TestClient, scan_id: str) -> None:
    key = _send(client, scan_id, "raadslid", 3).json()["key"]
    assert _send(client, scan_id, "wethouder", 1, key=key).json()["key"] == key
    scan = client.get(f"/api/scans/{scan_id}").json()
    assert [(one["name"], one["answers"]["visie-keuzes"]) for one in scan["participants"]] == [("wethouder", 1)]
    assert client.delete(f"/api/scans/{scan_id}/participants/{key}").status_code == 204
    assert client.delete(f"/api/scans/{scan_id}/participants/{key}").status_code == 404
    assert client.get(f"/api/scans/{scan_id}").json()["participants"] == []


def test_a_scan_is_taken_along_and_removed(client: TestClient, scan_id: str, settings: Settings) -> None:
    _send(client, scan_id, "<b>kanarievogelaar</b>", 2)
    address = f"/api/scans/{scan_id}"
    files = {ending: client.get(f"{address}/export.{ending}") for ending in ("json", "csv", "xlsx")}
    for ending, file in files.items():
        assert file.status_code == 200
        disposition = file.headers["content-disposition"]
        assert disposition.startswith('attachment; filename="gripscan-twenterand-') and disposition.endswith(
            f'.{ending}"'
        )
    assert files["json"].json() == client.get(address).json()
    assert files["csv"].text.count("<b>kanarievogelaar</b>") == 24
    assert load_workbook(io.BytesIO(files["xlsx"].content))["Antwoorden"].max_row == 25
    assert client.delete(address).status_code == 204
    for gone in (
        client.get(address),
        client.delete(address),
        client.get(f"{address}/export.csv"),
        _send(client, scan_id, "x", 1),
    ):
        assert gone.status_code == 404 and "niet (meer)" in gone.json()["detail"]
    assert not any(b"kanarievogelaar" in file.read_bytes() for file in Path(settings.data_dir).glob("scans.sqlite*"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"role": "", "answers": {"visie-keuzes": 1}}, "Vul een rol in"),
        ({"role": "a@b.nl", "answers": {"visie-keuzes": 1}}, "Vul alleen een rol in"),
        ({"role": "x" * 41, "answers": {"visie-keuzes": 1}}, "te lang"),
        ({"role": "raadslid", "answers": {}}, "ten minste één stelling"),
        ({"role": "raadslid", "answers": {"x": 1}}, "geen stelling"),
        ({"role": "raadslid", "answers": {"visie-keuzes": 4}}, "answers"),
        ({"role": "raadslid", "answers": {"visie-keuzes": "2"}}, "answers"),
        ({"role": "raadslid", "answers": {"visie-keuzes": 1}, "key": "geen sleutel"}, "key"),
        ({"role": "raadslid", "answers": [1]}, "answers"),
        ({"role": "raadslid", "answers": {str(n): 1 for n in range(1000)}}, "answers"),
        ({}, "role"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_dutch(client: TestClient, scan_id: str, body: Any, said: str) -> None:
    response = client.post(f"/api/scans/{scan_id}/participants", json=body)
    assert response.status_code == 422 and response.headers["content-type"] == "application/problem+json"
    assert said in response.json()["detail"]


@pytest.mark.parametrize("name", ["", "Atlantis", "x" * 61, "<script>alert(1)</script>"])
def test_a_municipality_must_exist(client: TestClient, name: str) -> None:
    response = client.post("/api/scans", json={"municipality": name})
    assert response.status_code == 422 and "script" not in response.text


def test_where_nothing_may_change_no_scan_is_kept(settings: Settings) -> None:
    with TestClient(_app(settings.model_copy(update={"allow_changes": False}))) as client:
        response = client.post("/api/scans", json={"municipality": "Arnhem"})
        assert response.status_code == 403 and "geen scans bewaard" in response.json()["detail"]
        assert client.get("/api/scans/statements").status_code == 200
    assert not (settings.data_dir / "scans.sqlite").exists()


def test_openapi_describes_the_routes(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {path for path in paths if path.startswith("/api/scans")} == {
        "/api/scans", "/api/scans/statements", "/api/scans/{scan_id}", "/api/scans/{scan_id}/participants",
        "/api/scans/{scan_id}/participants/{key}", "/api/scans/{scan_id}/export.json",
        "/api/scans/{scan_id}/export.csv", "/api/scans/{scan_id}/export.xlsx",
    }  # fmt: skip
