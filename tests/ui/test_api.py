from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.pipeline import Assistant
from corpus.settings import Settings
from corpus.store import Store
from ui.serve import build_app


@pytest.fixture(scope="module")
def client(shipped_store: Store, shipped_settings: Settings) -> Iterator[TestClient]:
    with TestClient(build_app(shipped_store, shipped_settings)) as client:
        yield client


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "documents": 185}


def test_ask_answers_with_quotes_that_can_be_checked_over_http(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "poh jeugd besparing"}).json()
    assert answer["status"] == "answered"
    for citation in answer["citations"]:
        document = client.get(f"/api/documents/{citation['document_id']}").json()
        page = next(page for page in document["pages"] if page["page"] == citation["page"])
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_the_api_says_what_the_assistant_says(client: TestClient, assistant: Assistant) -> None:
    question = "Hoe krijgen we grip op de toegang tot jeugdhulp?"
    assert client.post("/api/ask", json={"question": question}).json()["answer"] == assistant.ask(question).text
    results = client.get("/api/search", params={"q": question, "k": 5}).json()["results"]
    assert [r["text"] for r in results] == [hit.passage.text for hit in assistant.search(question, 5)]
    body = {"situation": question, "k": 2}
    advice = client.post("/api/recommend", json=body).json()["recommendations"]
    assert [a["text"] for a in advice] == [a.recommendation.text for a in assistant.recommend(question, 2)]
    assert all(a["why"]["text"] for a in advice)


def test_who_asks_counts_in_advice(client: TestClient) -> None:
    body = {"situation": "De gemeente wil beter sturen op jeugdhulp.", "k": 30}

    def place_of_the_council(asked: dict[str, object]) -> int:
        advice = client.post("/api/recommend", json=asked).json()["recommendations"]
        return next(at for at, one in enumerate(advice) if "raad" in (one["addressed_to"] or ""))

    assert place_of_the_council(body | {"profile": {"role": "raad"}}) < place_of_the_council(body)
    wrong = body | {"profile": {"role": "koning"}}
    assert client.post("/api/recommend", json=wrong).status_code == 422


def test_a_follow_up_is_made_whole_from_the_conversation_that_is_sent_along(client: TestClient) -> None:
    earlier = "Wat doet een praktijkondersteuner jeugd bij de huisarts?"
    answer = client.post("/api/ask", json={"question": "wat levert dat op?", "conversation": [earlier]}).json()
    assert answer["understood"] == "Wat levert een praktijkondersteuner jeugd bij de huisarts op?"
    assert client.post("/api/ask", json={"question": "wat levert dat op?"}).json()["status"] == "invalid_question"
    for conversation in (["x"] * 21, ["x" * 2_001], "x"):
        response = client.post("/api/ask", json={"question": earlier, "conversation": conversation})
        assert response.status_code == 422
    schema = client.get("/openapi.json").json()["components"]["schemas"]["AskRequest"]
    assert schema["properties"]["conversation"]["description"] and schema["required"] == ["question"]


def test_search_takes_filters(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "tekort", "municipality": "den bosch", "from": 2015, "k": 3}).json()
    assert all(
        "'s-Hertogenbosch" in client.get(f"/api/documents/{r['document_id']}").json()["municipalities"]
        for r in found["results"]
    )
    assert client.get("/api/search", params={"q": "tekort", "kind": "nieuws", "to": 2019}).json()["results"]


def test_documents_are_listed_newest_first(client: TestClient) -> None:
    documents = client.get("/api/documents").json()["documents"]
    dates = [document["date"] for document in documents if document["date"]]
    assert len(documents) == 185 and dates == sorted(dates, reverse=True)
    assert all(document["coverage"] == "samenvatting" for document in documents)


@pytest.mark.parametrize("question", ["", "?", "x" * 20_000])
def test_a_question_that_is_none_is_a_named_ending(client: TestClient, question: str) -> None:
    answer = client.post("/api/ask", json={"question": question}).json()
    assert answer["status"] == "invalid_question" and answer["answer"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/documents/bestaat-niet", None, 404),
        ("GET", "/api/search", None, 422),
        ("GET", "/api/search?q=x&kind=boek", None, 422),
        ("GET", "/api/search?q=%3F", None, 422),
        ("GET", "/api/search?q=x&from=99999999999999999999", None, 422),
        ("GET", "/api/search?q=x&theme=onbekend", None, 422),
        ("POST", "/api/ask", {"vraag": "x"}, 422),
        ("POST", "/api/recommend", {"situation": "", "k": 5}, 422),
        ("POST", "/api/recommend", {"situation": "tekort", "k": 0}, 422),
        ("DELETE", "/api/documents", None, 404),
        ("GET", "/api/nergens", None, 404),
    ],
)
def test_errors_are_problem_details(client: TestClient, method: str, path: str, body: object, status: int) -> None:
    response = client.request(method, path, json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status and problem["title"] and problem["detail"]


def test_openapi_describes_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) >= {
        "/api/ask", "/api/search", "/api/recommend", "/api/documents", "/api/documents/{document_id}", "/healthz",
    }  # fmt: skip
    assert client.get("/docs").status_code == 200


def test_half_characters_and_broken_json_do_no_harm(client: TestClient) -> None:
    header = {"content-type": "application/json"}
    half = client.post("/api/ask", content=b'{"question": "\\ud800 toegang tot jeugdhulp"}', headers=header)
    assert half.status_code == 200 and half.json()["question"] == "? toegang tot jeugdhulp"
    broken = client.post("/api/ask", content=b'{"question": ', headers=header)
    assert broken.status_code == 422 and "geen geldige JSON" in broken.json()["detail"]
