"""Files that users send: streamed to the data directory, under a safe name that is kept."""

import filecmp
import re
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path, PurePath
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse

from corpus.registry import Registry
from corpus.settings import Settings

ADDRESS = "/inlezen/bestanden"
_FOLDER = "geupload"
_LONGEST_NAME = 150
"""In bytes; file systems allow 255, and a number may be added."""


class TooLarge(Exception):
    """A file is larger than may be read."""


def accept_uploads(app: FastAPI, settings: Settings, registry: Registry) -> None:
    """Add the route that takes one file: ``PUT``, so that no form of another site can send to it."""

    @app.put(ADDRESS, include_in_schema=False)
    async def take(request: Request, naam: str) -> PlainTextResponse:
        try:
            file = await store_upload(settings, registry, naam, request.stream())
        except TooLarge:
            return PlainTextResponse(f"te groot; het mag hoogstens {settings.max_file_mb} MB zijn", 413)
        except OSError:
            return PlainTextResponse("kan niet worden bewaard; is er nog ruimte op de schijf?", 507)
        return PlainTextResponse(file.name, 201)


async def store_upload(settings: Settings, registry: Registry, name: str, parts: AsyncIterator[bytes]) -> Path:
    """Write a file part by part, and return where it was put.

    The same file sent again keeps its place. Another of the same name is a new version when the first was taken in
    before, whose text the registry keeps; when it was not, both are wanted and the second gets a number.

    Raises:
        TooLarge: it has more than ``max_file_mb`` million bytes.
        OSError: it cannot be written.
    """
    folder = settings.data_dir / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    arriving = folder / f".onderweg-{uuid4().hex}"
    try:
        with arriving.open("xb") as file:
            async for part in parts:
                size += len(part)
                if size > settings.max_file_mb * 1_000_000:
                    raise TooLarge
                file.write(part)
        return _keep(arriving, folder / safe_name(name), registry)
    finally:
        arriving.unlink(missing_ok=True)


def uploaded(settings: Settings, names: list[str]) -> list[Path]:
    """The files that were sent under these names."""
    files = [settings.data_dir / _FOLDER / safe_name(name) for name in names]
    return [file for file in files if file.is_file()]


def safe_name(name: str) -> str:
    """The name of a file on the user's machine as one that is safe here, with its ending."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    name = re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", last).strip(" .") or "document"
    stem, ending = PurePath(name).stem, PurePath(name).suffix[:20]
    return stem.encode()[:_LONGEST_NAME].decode(errors="ignore") + ending


def _keep(arrived: Path, wanted: Path, registry: Registry) -> Path:
    """Give a file its name. Nothing here waits, so no other upload comes in between."""
    place, number = wanted, 1
    while place.exists():
        if filecmp.cmp(place, arrived, shallow=False):
            return place
        if registry.place(str(place.resolve())):
            return arrived.replace(place)
        number += 1
        place = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return arrived.rename(place)
