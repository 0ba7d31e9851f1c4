"""Whatever bytes come: a file is read or refused with a reason, and nothing else happens."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from ingest.blocks import ReadOptions
from ingest.formats.containers import unpack
from ingest.formats.detect import CONTAINERS, detect
from ingest.pages import lay_out
from ingest.readers import reader_of

NAMES = st.sampled_from(["a", "a.md", "a.txt", "a.csv", "a.html", "a.eml", "a.docx", "a.pdf"])
FORMATS = ("docx", "odt", "pptx", "xlsx", "csv", "html", "email", "markdown", "text", "zip")
_quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def read_or_refuse(data: bytes, name: str, folder: Path) -> None:
    try:
        format_ = detect(data, name)
        if format_ in CONTAINERS:
            unpack(format_, data, folder, max_bytes=100_000, max_files=50)
        if format_ == "zip":
            return
        reading = reader_of(format_)(data, ReadOptions())
    except UnreadableDocument as error:
        assert str(error)
        return
    assert all(block.text.strip() and 1 <= block.page <= len(reading.pages) for block in reading.blocks)
    pages, placed = lay_out(list(reading.blocks), reading.pages, "")
    for place in placed:
        assert pages[place.block.page - 1].text[place.start : place.end] == place.block.text


def damage(original: bytes, draw: st.DataObject) -> bytes:
    data = bytearray(original)
    for _change in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, max(0, len(data) - 1)))
        match draw.draw(st.sampled_from(["flip", "insert", "cut", "drop", "repeat"])):
            case "flip" if data:
                data[at] ^= draw.draw(st.integers(1, 255))
            case "insert":
                data[at:at] = draw.draw(st.binary(min_size=1, max_size=8))
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + 24]
            case "repeat":
                data[at:at] = data[at : at + 64]
    return bytes(data)


@pytest.mark.parametrize("format_", FORMATS)
@settings(_quick, max_examples=40)
@given(draw=st.data())
def test_a_damaged_file_is_read_or_refused(
    format_: str, draw: st.DataObject, files: dict[str, bytes], tmp_path: Path
) -> None:
    name = f"a.{format_}" if format_ in ("csv", "html") else "a"
    read_or_refuse(damage(files[format_], draw), name, tmp_path)


@pytest.mark.parametrize(
    ("format_", "part"),
    [
        ("docx", "word/document.xml"),
        ("docx", "word/styles.xml"),
        ("docx", "word/numbering.xml"),
        ("odt", "content.xml"),
        ("odt", "meta.xml"),
        ("pptx", "ppt/slides/slide1.xml"),
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("xlsx", "docProps/core.xml"),
    ],
)
@settings(_quick, max_examples=40)
@given(draw=st.data())
def test_a_damaged_part_of_an_office_file_is_read_or_refused(
    format_: str, part: str, draw: st.DataObject, files: dict[str, bytes], tmp_path: Path
) -> None:
    """Damage below the packing, whose checksums would else catch it all."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files[format_])) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damage(content, draw) if name == part else content)
    read_or_refuse(stream.getvalue(), "a", tmp_path)


@settings(_quick, max_examples=150)
@given(data=st.binary(max_size=300), name=NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str, tmp_path: Path) -> None:
    read_or_refuse(data, name, tmp_path)


@settings(_quick, max_examples=150)
@given(
    text=st.text(max_size=300),
    start=st.sampled_from(["", "<html>", "<table><tr><td>", "From: a\nTo: b\nDate: c\n", "# "]),
    name=NAMES,
)
def test_any_text_is_read_or_refused(text: str, start: str, name: str, tmp_path: Path) -> None:
    read_or_refuse((start + text).encode("utf-8", "replace"), name, tmp_path)
