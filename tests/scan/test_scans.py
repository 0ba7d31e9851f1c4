"""Scans as they are kept: refused when wrong, safe with many at once, and gone when removed."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from corpus.settings import Settings
from scan import scans as kept
from scan.entry import LONGEST_ROLE, check_answers, check_role
from scan.errors import Full, NotKept, Refused, UnknownScan
from scan.propositions import propositions
from scan.scans import FILE, Scans

ANSWERS = {"visie-keuzes": 2, "visie-doelen": None, "leren-anderen": 0}


@pytest.fixture
def scans(settings: Settings) -> Scans:
    return Scans(settings)


def _bytes(settings: Settings) -> bytes:
    return b"".join(file.read_bytes() for file in Path(settings.data_dir).glob(f"{FILE}*"))


def test_what_was_filled_in_is_kept_and_can_be_changed_with_its_key(scans: Scans, settings: Settings) -> None:
    scan = scans.begin("den bosch")
    assert scan.municipality == "'s-Hertogenbosch" and len(scan.id) >= 22
    sent = scans.take_part(scan.id, "  raads\tlid ", ANSWERS)
    assert Scans(settings).get(scan.id).participants == (sent,)
    assert (sent.role, dict(sent.answers)) == ("raads lid", ANSWERS)
    changed = scans.take_part(scan.id, "wethouder", {"visie-keuzes": 3}, sent.key)
    assert scans.get(scan.id).participants == (changed,) and changed.key == sent.key


def test_a_key_opens_only_its_own_scan(scans: Scans) -> None:
    one, other = scans.begin("Arnhem"), scans.begin("Arnhem")
    sent = scans.take_part(one.id, "raadslid", ANSWERS)
    for scan_id, key in ((other.id, sent.key), (one.id, "geen-sleutel"), (one.id, "\ud800"), ("\ud800", sent.key)):
        with pytest.raises(UnknownScan):
            scans.take_part(scan_id, "wethouder", ANSWERS, key)
        with pytest.raises(UnknownScan):
            scans.take_back(scan_id, key)
    assert scans.get(one.id).participants == (sent,)


def test_nothing_is_left_of_what_is_removed(scans: Scans, settings: Settings) -> None:
    stays = scans.begin("Arnhem")
    scans.take_part(stays.id, "zwemvijverhouder", ANSWERS)
    scan = scans.begin("Twenterand")
    people = [scans.take_part(scan.id, f"kanarievogelaar {letter}", ANSWERS) for letter in "abcdefgh"]
    assert b"kanarievogelaar h" in _bytes(settings)
    scans.take_back(scan.id, people[0].key)
    assert b"kanarievogelaar a" not in _bytes(settings) and len(scans.get(scan.id).participants) == 7
    scans.take_part(scan.id, "pinguinhouder", ANSWERS, people[1].key)
    scans.remove(scan.id)
    left = _bytes(settings)
    for text in ("kanarievogelaar", "pinguinhouder", "Twenterand", scan.id, *(one.key for one in people)):
        assert text.encode() not in left
    assert b"zwemvijverhouder" in left and len(scans.get(stays.id).participants) == 1
    for gone in (scans.get, scans.remove):
        with pytest.raises(UnknownScan):
            gone(scan.id)


def test_nothing_is_left_while_another_still_has_the_file_open(scans: Scans, settings: Settings) -> None:
    scan = scans.begin("Twenterand")
    scans.take_part(scan.id, "kanarievogelaar", ANSWERS)
    other = sqlite3.connect(settings.data_dir / FILE)
    assert other.execute("SELECT count(*) FROM participants").fetchone() == (1,)
    scans.remove(scan.id)
    assert b"kanarievogelaar" not in _bytes(settings)
    assert other.execute("SELECT count(*) FROM participants").fetchone() == (0,)
    other.close()


def test_many_at_once_are_all_kept_and_the_limit_holds(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(8) as pool:  # the file does not exist yet
        begun = list(pool.map(lambda _n: scans.begin("Arnhem"), range(8)))
    assert len({scan.id for scan in begun}) == 8
    monkeypatch.setattr(kept, "MOST_PARTICIPANTS", 12)

    def take_part(number: int) -> bool:
        try:
            scans.take_part(begun[0].id, f"rol {number}", ANSWERS)
        except Full:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        came = list(pool.map(take_part, range(20)))
    assert came.count(True) == len(scans.get(begun[0].id).participants) == 12


def test_who_sends_while_a_scan_is_removed_is_told(scans: Scans) -> None:
    scan = scans.begin("Arnhem")

    def send(_number: int) -> None:
        try:
            scans.take_part(scan.id, "raadslid", ANSWERS)
        except UnknownScan:
            return

    with ThreadPoolExecutor(4) as pool:
        sending = [pool.submit(send, n) for n in range(8)]
        scans.remove(scan.id)
        for one in sending:
            one.result()
    with pytest.raises(UnknownScan):
        scans.get(scan.id)


def test_there_may_not_be_more_scans_than_a_limit(scans: Scans, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_SCANS", 1)
    scans.begin("Arnhem")
    with pytest.raises(Full, match="Verwijder eerst"):
        scans.begin("Arnhem")


def test_where_nothing_may_change_nothing_is_kept_but_removing_stays_possible(settings: Settings) -> None:
    scan = Scans(settings).begin("Arnhem")
    closed = Scans(settings.model_copy(update={"allow_changes": False}))
    with pytest.raises(NotKept):
        closed.begin("Arnhem")
    with pytest.raises(NotKept):
        closed.take_part(scan.id, "raadslid", ANSWERS)
    closed.remove(scan.id)
    with pytest.raises(UnknownScan):
        closed.get(scan.id)


def test_looking_for_a_scan_makes_no_file(scans: Scans, settings: Settings) -> None:
    with pytest.raises(UnknownScan):
        scans.get("x")
    assert not settings.data_dir.exists()


@pytest.mark.parametrize("name", ["", "   ", "Atlantis", None, 5, ["Arnhem"], "x" * 100_000])
def test_a_municipality_must_exist(scans: Scans, name: object) -> None:
    with pytest.raises(Refused) as refused:
        scans.begin(name)
    assert refused.value.field == "gemeente" and len(str(refused.value)) < 200


@pytest.mark.parametrize(
    "role", ["", " \n", None, 3, "x" * (LONGEST_ROLE + 1), "a@b.nl", "bel 0612345678", "https://x.nl", "\u200b\x00"]
)
def test_a_role_leads_to_nobody(role: object) -> None:
    with pytest.raises(Refused) as refused:
        check_role(role)
    assert refused.value.field == "rol"


@pytest.mark.parametrize(
    "answers",
    [
        None, [], "x", {}, {"visie-keuzes": None}, {"bestaat-niet": 1}, {"visie-keuzes": 4}, {"visie-keuzes": -1},
        {"visie-keuzes": True}, {"visie-keuzes": 1.0}, {"visie-keuzes": "²"}, {"visie-keuzes": [1]}, {1: 1},
    ],
)  # fmt: skip
def test_answers_that_cannot_be_are_refused(answers: object) -> None:
    with pytest.raises(Refused) as refused:
        check_answers(answers)
    assert refused.value.field == "antwoorden" and len(str(refused.value)) < 200


@given(st.text(max_size=60))
def test_a_role_that_passes_is_one_line_and_stays_what_it_is(text: str) -> None:
    try:
        role = check_role(text)
    except Refused:
        return
    assert role == check_role(role) and 0 < len(role) <= LONGEST_ROLE and role.isprintable()


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    answers=st.dictionaries(st.sampled_from(list(propositions())), st.none() | st.integers(0, 3), min_size=1).filter(
        lambda found: any(score is not None for score in found.values())
    )
)
def test_answers_come_back_as_they_were_sent(scans: Scans, answers: dict[str, int | None]) -> None:
    scan = scans.begin("Arnhem")
    scans.take_part(scan.id, "raadslid", answers)
    assert scans.get(scan.id).participants[0].answers == answers
