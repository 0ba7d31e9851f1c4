"""Files that are never read, known by their first bytes: pictures, sound, fonts, programs, other archives."""

from corpus.errors import UnreadableDocument

_PICTURE = "afbeeldingen worden niet gelezen; maak er een PDF van, dan wordt de tekst erin herkend"
_SOUND = "geluid en beeld worden niet gelezen; lever een verslag aan als document"
_ARCHIVE = "dit soort archief wordt niet gelezen; pak het uit of maak er een ZIP-bestand van"
_FONT = "lettertypen worden niet gelezen"
_PROGRAM = "programma's en databases worden niet gelezen"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\x00", _PICTURE),
    (0, b"MM\x00*", _PICTURE),
    (0, b"8BPS", _PICTURE),
    (0, b"\x00\x00\x01\x00", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftyphei", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (4, b"ftyp", _SOUND),
    (8, b"WAVE", _SOUND),
    (8, b"AVI ", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"\xff\xfb", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (0, b"\x30\x26\xb2\x75", _SOUND),
    (0, b"\x1f\x8b", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"Rar!", _ARCHIVE),
    (0, b"BZh", _ARCHIVE),
    (0, b"\xfd7zXZ", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (257, b"ustar", _ARCHIVE),
    (0, b"OTTO", _FONT),
    (0, b"wOFF", _FONT),
    (0, b"wOF2", _FONT),
    (0, b"\x00\x01\x00\x00\x00", _FONT),
    (0, b"MZ\x90", _PROGRAM),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"SQLite format 3\x00", _PROGRAM),
)


class NotADocument(UnreadableDocument):
    """A kind of file that is never read; it is skipped, and nothing is wrong with it."""


def refuse_other_kinds(data: bytes) -> None:
    """Let documents pass.

    Raises:
        NotADocument: the file is a picture, sound, a font, a program or an archive of another kind than ZIP.
    """
    for at, signature, reason in _SIGNATURES:
        if data.startswith(signature, at):
            raise NotADocument(reason)
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # a bitmap; "BM" alone may open a text
        raise NotADocument(_PICTURE)
