"""Readers: one file per format. A new format is a new file here, with a function ``read_<format>``."""

import logging
from importlib import import_module
from typing import cast

from corpus.errors import UnreadableDocument
from ingest.blocks import Reader, Reading, ReadOptions
from ingest.formats.detect import Format
from ingest.formats.packages import DAMAGED

log = logging.getLogger(__name__)


def reader_of(format: Format) -> Reader:
    """The reader of a format; its library is loaded now. A ZIP has none: it is unpacked.

    The reader raises ``UnreadableDocument`` for whatever goes wrong in a damaged file; a lack of memory passes through.
    """
    read = cast(Reader, getattr(import_module(f"ingest.readers.{format}"), f"read_{format}"))

    def read_or_refuse(data: bytes, options: ReadOptions) -> Reading:
        try:
            return read(data, options)
        except (UnreadableDocument, MemoryError):
            raise
        except Exception as error:  # the libraries meet damaged files with every kind of error
            log.info("%s could not be read", format, exc_info=True)
            raise UnreadableDocument(DAMAGED) from error

    return read_or_refuse
