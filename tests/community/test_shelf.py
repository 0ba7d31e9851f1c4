"""The life of a contribution; whatever members and editors do, only what is placed is seen."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from community.beside import beside
from community.contribution import Content, Experience, MissingSource, PracticeExample, Reference
from community.errors import AlreadyDecided, NotAccepted, UnknownContribution, Unusable
from community.rows import content_of, json_of
from community.shelf import Shelf

EXAMPLE = PracticeExample(("toegang",), "Veendam", "Wij deden iets.", "Het hielp.", "beleidsadviseur", None)


def source(number: int) -> MissingSource:
    return MissingSource(f"Rapport {number}", f"https://voorbeeld.nl/{number}", "Het hoort erbij.")


def test_the_life_of_a_contribution(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert (shelf.placed(), shelf.waiting()) == ([], [])
    assert not list(tmp_path.iterdir())  # who looks makes no file
    receipt = shelf.send(EXAMPLE)
    (waiting,) = shelf.waiting()
    assert (waiting.content, waiting.state, shelf.placed()) == (EXAMPLE, "ingediend", [])
    assert shelf.of_receipt(receipt.upper().replace("-", " ")) == waiting
    assert shelf.place(waiting.id).state == "geplaatst"
    assert [one.content for one in shelf.placed()] == [EXAMPLE]
    with pytest.raises(AlreadyDecided):
        shelf.place(waiting.id)
    rejected = shelf.reject(waiting.id, "Bij nader inzien niet.")
    assert (shelf.placed(), shelf.of_receipt(receipt)) == ([], rejected)
    assert rejected.reason == "Bij nader inzien niet."
    with pytest.raises(AlreadyDecided):
        shelf.reject(waiting.id, "Nog eens.")
    shelf.withdraw(receipt)
    for action in (lambda: shelf.of_receipt(receipt), lambda: shelf.withdraw(receipt), lambda: shelf.place(waiting.id)):
        with pytest.raises(UnknownContribution):
            action()


def test_a_number_is_never_used_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    receipt = shelf.send(EXAMPLE)
    first = shelf.waiting()[0].id
    shelf.withdraw(receipt)
    shelf.send(source(1))
    assert shelf.waiting()[0].id > first


def test_the_same_waits_or_shows_once_and_may_be_sent_again_after_a_rejection(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.send(EXAMPLE)
    with pytest.raises(NotAccepted, match="is er al"):
        shelf.send(EXAMPLE)
    shelf.reject(shelf.waiting()[0].id, "Er stond een naam in.")
    shelf.send(EXAMPLE)
    assert len(shelf.waiting()) == 1


def test_neither_receipts_nor_what_was_withdrawn_stand_in_the_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    receipt = shelf.send(source(1))
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Rapport 1" in kept
    assert receipt.encode() not in kept and receipt.replace("-", "").encode() not in kept
    shelf.withdraw(receipt)
    assert b"Rapport 1" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_what_was_rejected_long_ago_is_wiped(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    receipt = shelf.send(source(1))
    shelf.reject(shelf.waiting()[0].id, "Er stond een naam in.")
    with sqlite3.connect(tmp_path / "community.sqlite") as connection:
        connection.execute("UPDATE contributions SET decided_on = '2020-01-01'")
    shelf.send(source(2))
    with pytest.raises(UnknownContribution):
        shelf.of_receipt(receipt)


def test_threads_and_processes_write_side_by_side(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    code = (
        "import sys; from pathlib import Path; from community.shelf import Shelf;"
        "from community.contribution import MissingSource as M;"
        "[Shelf(Path(sys.argv[1])).send(M(f'Ander {n}', f'https://elders.nl/{n}', 'Hoort erbij.')) for n in range(15)]"
    )
    other = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: shelf.send(source(number % 20)) if number < 20 else shelf.placed(), range(40)))
    assert other.wait(60) == 0
    assert len(shelf.waiting()) == 35
    with ThreadPoolExecutor(6) as pool:
        same = list(pool.map(lambda _n: _tried(shelf, EXAMPLE), range(12)))
    assert same.count(True) == 1
    number = shelf.waiting()[-1].id
    with ThreadPoolExecutor(6) as pool:
        decided = list(pool.map(lambda _n: _placed(shelf, number), range(12)))
    assert decided.count(True) == 1


def _tried(shelf: Shelf, content: Content) -> bool:
    try:
        return bool(shelf.send(content))
    except NotAccepted:
        return False


def _placed(shelf: Shelf, number: int) -> bool:
    try:
        return bool(shelf.place(number))
    except AlreadyDecided:
        return False


def test_a_broken_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "community.sqlite").write_bytes(b"geen database" * 100)
    with pytest.raises(Unusable):
        Shelf(tmp_path).placed()
    with pytest.raises(Unusable):
        Shelf(tmp_path).send(EXAMPLE)


@pytest.mark.parametrize(
    "content", [EXAMPLE, source(1), Experience(Reference("een", "ab" * 16), "Veendam", True, "Het <b>hielp</b>.")]
)
def test_contents_are_kept_as_they_are(tmp_path: Path, content: Content) -> None:
    shelf = Shelf(tmp_path)
    shelf.send(content)
    (waiting,) = shelf.waiting()
    assert waiting.content == content == content_of(waiting.kind, json_of(content))


class MembersAndEditors(RuleBasedStateMachine):
    """Any sequence of sending, deciding and withdrawing, beside a plain model of who should see what."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.shelf = Shelf(Path(self.folder.name))
        self.states: dict[str, str] = {}
        self.receipts: dict[str, str] = {}
        self.numbers: dict[str, int] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(number=st.integers(0, 3))
    def send(self, number: int) -> None:
        content = PracticeExample(("toegang",), "Veendam", f"Aanpak {number}", "Het hielp.", "adviseur")
        name = content.done
        if self.states.get(name) in ("ingediend", "geplaatst"):
            assert not _tried(self.shelf, content)
        else:
            self.receipts[name] = self.shelf.send(content)
            self.states[name] = "ingediend"
            self.numbers[name] = self.shelf.of_receipt(self.receipts[name]).id

    @rule(number=st.integers(0, 3), place=st.booleans())
    def decide(self, number: int, place: bool) -> None:
        name = f"Aanpak {number}"
        allowed = ("ingediend",) if place else ("ingediend", "geplaatst")
        try:
            if place:
                self.shelf.place(self.numbers.get(name, 999))
            else:
                self.shelf.reject(self.numbers.get(name, 999), "Een reden.")
        except (AlreadyDecided, UnknownContribution):
            assert self.states.get(name) not in allowed
        else:
            assert self.states[name] in allowed
            self.states[name] = "geplaatst" if place else "afgewezen"

    @rule(number=st.integers(0, 3))
    def withdraw(self, number: int) -> None:
        name = f"Aanpak {number}"
        if self.states.get(name) is None:
            return
        self.shelf.withdraw(self.receipts[name])
        del self.states[name]

    @invariant()
    def only_what_is_placed_shows(self) -> None:
        placed = {one.content.done for one in self.shelf.placed() if isinstance(one.content, PracticeExample)}
        assert placed == {name for name, state in self.states.items() if state == "geplaatst"}
        shown = beside(self.shelf.placed(), [], ["toegang"]).examples
        assert {one.done for one in shown} <= placed


TestMembersAndEditors = MembersAndEditors.TestCase
TestMembersAndEditors.settings = hypothesis_settings(max_examples=12, stateful_step_count=12)
