"""Files that hold files: the members of a ZIP and the attachments of an e-mail, written out to be read one by one.

A member's name is only shown; files are named by their number, so that no name can lead outside the folder.
"""

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.errors import UnreadableDocument
from ingest.characters import mend_characters
from ingest.formats.detect import Format
from ingest.formats.packages import DAMAGED

_CHUNK_BYTES = 1 << 16
_MAX_RATIO = 200
_ALWAYS_SAFE_BYTES = 10_000_000
_MAX_NAME_CHARS = 200
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file out of a container: its name as shown to users, and where it was written."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that could not be taken out, with the reason in Dutch."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out of a container and what did not."""

    members: tuple[Member, ...] = ()
    refused: tuple[Refused, ...] = ()


def unpack(format: Format, data: bytes, into: Path, *, max_bytes: int, max_files: int = 10_000) -> Unpacked:
    """Write the members of a ZIP or the attachments of an e-mail as files into an existing folder.

    Raises:
        UnreadableDocument: the container is damaged, or holds more files or bytes than allowed.
    """
    room = _Room(into, max_bytes, max_files)
    try:
        found = list(_unpack_zip(data, room) if format == "zip" else _unpack_email(data, room))
    except UnreadableDocument:
        raise
    except Exception as error:  # zipfile and email meet damaged files with many kinds of errors
        raise UnreadableDocument(DAMAGED) from error
    return Unpacked(
        tuple(one for one in found if isinstance(one, Member)), tuple(one for one in found if isinstance(one, Refused))
    )


class _Room:
    """The folder that members are written into, and how much may still go in."""

    def __init__(self, into: Path, max_bytes: int, max_files: int) -> None:
        self._into = into
        self._bytes = max_bytes
        self._files = max_files
        self._count = 0

    def write(self, name: str, stream: IO[bytes], limit: int | None = None) -> Member:
        """Write what the stream really gives, whatever was said about its size; ``limit`` in bytes."""
        self._count += 1
        if self._count > self._files:
            raise UnreadableDocument(f"er zitten meer dan {self._files} bestanden in; splits het")
        path, written = self._into / f"{self._count:05}", 0
        with path.open("wb") as file:
            while chunk := stream.read(_CHUNK_BYTES):
                written += len(chunk)
                self._bytes -= len(chunk)
                if self._bytes < 0 or (limit is not None and written > limit):
                    raise UnreadableDocument("de inhoud wordt bij het uitpakken veel te groot en is niet gelezen")
                file.write(chunk)
        return Member(name, path)


def _unpack_zip(data: bytes, room: _Room) -> Iterator[Member | Refused]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            name = _zip_name(info)
            if info.is_dir() or _is_left_out(name, info):
                continue
            if info.flag_bits & _ENCRYPTED:
                yield Refused(name, "beveiligd met een wachtwoord; voeg het toe zonder wachtwoord")
                continue
            limit = max(_ALWAYS_SAFE_BYTES, _MAX_RATIO * info.compress_size)
            try:
                with archive.open(info) as stream:
                    yield room.write(name, stream, limit)
            except UnreadableDocument:
                raise
            except Exception:  # each way of compressing fails with its own errors
                yield Refused(name, DAMAGED)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as shown; zipfile reads names without the UTF-8 mark as cp437, but many are UTF-8 all the same."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return shown_name(name)


def _is_left_out(name: str, info: zipfile.ZipInfo) -> bool:
    """What the system put there (hidden files, the Mac's shadow folder), and links to elsewhere."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts) or stat.S_ISLNK(info.external_attr >> 16)


def _unpack_email(data: bytes, room: _Room) -> Iterator[Member | Refused]:
    for part in _attachments(message_from_bytes(data, policy=policy.default)):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            name, content = f"{inner.get('subject') or 'bericht'}.eml", inner.as_bytes()
        else:
            name, payload = part.get_filename() or "bijlage", part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
        yield room.write(shown_name(name), BytesIO(content))


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The attached files and messages; a signed message wraps its parts once more."""
    for part in message.iter_attachments():
        if not isinstance(part, EmailMessage):
            continue
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            yield from _attachments(part)
        elif part.get_filename() or part.is_attachment() or part.get_content_type() == "message/rfc822":
            yield part


def shown_name(name: str) -> str:
    """A member's name with nothing that leads up or elsewhere: no '..', drive letter or control characters."""
    parts = re.split(r"[\\/]", "".join(character for character in name if character.isprintable()))
    kept = [part for part in map(mend_characters, parts) if part not in ("", ".", "..") and not part.endswith(":")]
    return "/".join(kept)[-_MAX_NAME_CHARS:] or "naamloos"
