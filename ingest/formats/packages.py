"""Office files as packages: which one a ZIP or an old container holds, and whether it is safe to open."""

import zipfile
from io import BytesIO
from typing import Literal

from corpus.errors import UnreadableDocument
from ingest.formats.signatures import NotADocument

PackedFormat = Literal["docx", "odt", "pptx", "xlsx", "zip"]

PASSWORD = "er is een wachtwoord nodig om dit bestand te openen; sla het op zonder wachtwoord"
DAMAGED = "het bestand is beschadigd en niet te lezen; haal of maak het opnieuw"
_MAIN_PARTS: tuple[tuple[bytes, PackedFormat], ...] = (
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.", "docx"),
    (b"application/vnd.ms-word.", "docx"),
    (b"application/vnd.openxmlformats-officedocument.spreadsheetml.", "xlsx"),
    (b"application/vnd.ms-excel.", "xlsx"),
    (b"application/vnd.openxmlformats-officedocument.presentationml.", "pptx"),
    (b"application/vnd.ms-powerpoint.", "pptx"),
)
"""How the content type of the main part begins; macro variants have the second form."""
_OLD_OFFICE = (
    ("EncryptedPackage", PASSWORD),
    ("WordDocument", "dit is een oud Word-bestand (.doc); open het en sla het op als .docx"),
    ("Workbook", "dit is een oud Excel-bestand (.xls); open het en sla het op als .xlsx"),
    ("PowerPoint Document", "dit is een oude PowerPoint-presentatie (.ppt); open hem en sla hem op als .pptx"),
    ("__properties_version1.0", "dit is een Outlook-bericht (.msg); sla het op als .eml"),
)
_OTHER_OPENDOCUMENT = (
    (b"opendocument.spreadsheet", "dit is een ODS-werkmap; open hem en sla hem op als .xlsx"),
    (b"opendocument.presentation", "dit is een ODP-presentatie; open hem en sla hem op als .pptx"),
    (b"opendocument.", "dit ODF-bestand is geen tekst; sla het op als PDF"),
    (b"application/epub", "dit is een e-boek (EPUB); sla het op als PDF"),
)
_MAX_UNPACKED_BYTES = 1_000_000_000
_MAX_RATIO = 150
_ALWAYS_SAFE_BYTES = 50_000_000
_MAX_PART_BYTES = 5_000_000


def packed_format(data: bytes) -> PackedFormat:
    """What a file that begins as a ZIP holds.

    Raises:
        UnreadableDocument: the package is damaged, protected, or of a format that must be saved as another first.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names:
                return _office_format(package)
            if "mimetype" in names:
                return _opendocument_format(package)
    except UnreadableDocument:
        raise
    except Exception as error:  # zipfile meets damaged archives with many kinds of errors
        raise UnreadableDocument(DAMAGED) from error
    return "zip"


def refuse_old_office(data: bytes) -> None:
    """Let all but old containers pass: those of Office before 2007, Outlook, and protected Office files.

    Raises:
        UnreadableDocument: it is one of these; the message says how to save it instead.
    """
    if not data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return
    for stream, reason in _OLD_OFFICE:
        if stream.encode("utf-16-le") in data:
            raise UnreadableDocument(reason)
    raise NotADocument("bestanden van dit type worden niet gelezen")


def check_package(data: bytes) -> tuple[str, ...]:
    """Warnings about an Office file, before a library opens it.

    Raises:
        UnreadableDocument: it would grow beyond measure when unpacked, or is no package.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
            macros = any(name.endswith("vbaProject.bin") for name in package.namelist())
    except Exception as error:
        raise UnreadableDocument(DAMAGED) from error
    if unpacked > _MAX_UNPACKED_BYTES or unpacked > max(_ALWAYS_SAFE_BYTES, _MAX_RATIO * len(data)):
        raise UnreadableDocument("het bestand wordt bij het openen veel te groot en is daarom niet geopend")
    return ("de macro's in het bestand zijn niet uitgevoerd",) if macros else ()


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """The start of a small part of a package, empty if it is not there."""
    if name not in package.namelist():
        return b""
    with package.open(name) as stream:
        return stream.read(_MAX_PART_BYTES)


def _office_format(package: zipfile.ZipFile) -> PackedFormat:
    types = part(package, "[Content_Types].xml")
    if b"ms-excel.sheet.binary" in types:
        raise UnreadableDocument("dit is een binaire Excel-werkmap (.xlsb); open hem en sla hem op als .xlsx")
    if b"purl.oclc.org/ooxml" in part(package, "_rels/.rels"):
        raise UnreadableDocument("dit bestand is 'Strict Open XML'; open het en sla het op als gewone .docx of .xlsx")
    for start, format in _MAIN_PARTS:
        if any(b".main" in piece.split(b'"', 1)[0] for piece in types.split(start)[1:]):
            return format
    raise NotADocument("bestanden van dit Office-type worden niet gelezen")


def _opendocument_format(package: zipfile.ZipFile) -> PackedFormat:
    if b"encryption-data" in part(package, "META-INF/manifest.xml"):
        raise UnreadableDocument(PASSWORD)
    mimetype = part(package, "mimetype")
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    for kind, reason in _OTHER_OPENDOCUMENT:
        if kind in mimetype:
            raise UnreadableDocument(reason)
    return "zip"
