import io
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from ingest.formats.containers import shown_name, unpack


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def test_members_are_written_under_numbers_whatever_their_name(tmp_path: Path) -> None:
    data = packed(("../../etc/passwd", b"een"), ("C:\\map\\brief.txt", b"twee"), ("/abs/\x07nota.md", b"drie"))
    into = tmp_path / "in"
    into.mkdir()
    members = unpack("zip", data, into, max_bytes=1000).members
    assert [member.name for member in members] == ["etc/passwd", "map/brief.txt", "abs/nota.md"]
    assert [member.file.read_bytes() for member in members] == [b"een", b"twee", b"drie"]
    assert {path.parent for path in (member.file for member in members)} == {into}
    assert sorted(tmp_path.iterdir()) == [into]


def test_folders_hidden_files_and_links_are_left_out(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("koppeling.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    data = packed(
        ("map/", b""), ("__MACOSX/._a.txt", b"x"), ("map/.DS_Store", b"x"), (link, b"/etc/passwd"), ("a.txt", b"a")
    )
    assert [member.name for member in unpack("zip", data, tmp_path, max_bytes=1000).members] == ["a.txt"]


def test_a_bomb_is_stopped_by_the_bytes_it_gives(tmp_path: Path) -> None:
    data = packed(("a.txt", bytes(30_000_000)))
    for limit in (1_000_000, 10**9):  # too many bytes; too many for what they were packed in
        with pytest.raises(UnreadableDocument, match="te groot"):
            unpack("zip", data, tmp_path, max_bytes=limit)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 12_000_000


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    data = packed(*((f"{number}.txt", b"x") for number in range(5)))
    with pytest.raises(UnreadableDocument, match="meer dan 4"):
        unpack("zip", data, tmp_path, max_bytes=1000, max_files=4)


def test_a_protected_or_damaged_member_is_named_and_the_others_come_out(tmp_path: Path) -> None:
    data = bytearray(packed(("geheim.txt", b"geheim"), ("stuk.txt", b"stuk " * 50), ("goed.txt", b"goed")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        secret, broken, _good = archive.infolist()
        directory = archive.start_dir
    data[secret.header_offset + 6] |= 1
    data[directory + 8] |= 1
    data[broken.header_offset + 30 + len("stuk.txt") + 2] ^= 0xFF
    found = unpack("zip", bytes(data), tmp_path, max_bytes=1000)
    assert [member.name for member in found.members] == ["goed.txt"]
    assert [(one.name, one.reason.split()[0]) for one in found.refused] == [
        ("geheim.txt", "beveiligd"),
        ("stuk.txt", "het"),
    ]


def test_names_in_utf8_without_the_mark_are_read(tmp_path: Path) -> None:
    data = packed(("café.txt", b"x"))
    unmarked = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        directory = archive.start_dir
    unmarked[7] &= ~8
    unmarked[directory + 9] &= ~8
    assert unpack("zip", bytes(unmarked), tmp_path, max_bytes=100).members[0].name == "café.txt"


def test_attachments_come_out_and_the_body_does_not(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "Doorgestuurd"
    inner.set_content("Binnen.")
    mail = EmailMessage()
    mail["Subject"] = "Buiten"
    mail.set_content("Tekst.")
    mail.add_alternative("<p>Tekst.</p>", subtype="html")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="../rapport.pdf")
    mail.add_attachment(inner)
    members = unpack("email", mail.as_bytes(), tmp_path, max_bytes=10_000).members
    assert [member.name for member in members] == ["rapport.pdf", "Doorgestuurd.eml"]
    assert members[0].file.read_bytes() == b"%PDF-" and b"Binnen." in members[1].file.read_bytes()


@given(st.text())
def test_a_shown_name_leads_nowhere(name: str) -> None:
    shown = shown_name(name)
    assert shown and not shown.startswith("/") and ".." not in shown.split("/") and "\\" not in shown
    assert shown.isprintable() and len(shown) <= 200
