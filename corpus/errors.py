"""Everything that can go wrong in a way the user should read about.

GripwijzerError
├── ConfigurationError      a setting, folder or port does not work
│   ├── IndexMissing        nothing has been ingested yet
│   ├── IndexMismatch       the index was built with another embedding model
│   ├── WriterUnusable      the language model that is configured cannot be used
│   ├── RerankerUnusable    the cross-encoder that is configured cannot be used
│   ├── IndexDamaged        files of the index are broken
│   └── DiskFull            there is no room left to write
├── StoreBusy               another process is writing
├── UnknownDocument         no document has this id
├── UnknownMunicipality     no municipality or region has this name
├── UnreadableDocument      one file cannot be read (the others go on)
└── …                       what can go wrong with contributions: community/errors.py

Each carries a plain Dutch message that says what to do.
"""

from collections.abc import Sequence


class GripwijzerError(Exception):
    """Base of all errors shown to users; ``str(error)`` is a Dutch sentence."""


class ConfigurationError(GripwijzerError):
    """A setting, folder or port does not work."""


class IndexMissing(ConfigurationError):
    """There is no index in the data directory yet."""

    def __init__(self) -> None:
        super().__init__(
            "Er is nog geen index. Lees eerst bronnen in, bijvoorbeeld de meegeleverde: "
            "gripwijzer ingest corpus/sources"
        )


class IndexMismatch(ConfigurationError):
    """The index holds vectors of another embedding model."""

    def __init__(self, stored: str, wanted: str) -> None:
        super().__init__(
            f"De index is gemaakt met het taalmodel '{stored}', maar ingesteld is '{wanted}'. "
            "Zet GRIPWIJZER_EMBEDDING_MODEL terug, of bouw de index opnieuw met: gripwijzer verify --repair"
        )


class IndexDamaged(ConfigurationError):
    """Files of an index are broken; the registry can build it anew."""

    def __init__(self) -> None:
        super().__init__("De index is beschadigd. Herstel hem met: gripwijzer verify --repair")


class DiskFull(ConfigurationError):
    """There is no room left to write."""

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"De schijf met '{folder}' is vol. Maak ruimte en probeer het opnieuw; wat er al in stond, is nog heel."
        )


class WriterUnusable(ConfigurationError):
    """The configured language model cannot be used; ``why`` is a Dutch sentence that says what to do."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Het taalmodel '{name}' (GRIPWIJZER_LLM) is niet te gebruiken. {why}")


class RerankerUnusable(ConfigurationError):
    """The configured cross-encoder cannot be used; ``why`` is a Dutch sentence that says what to do."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"De cross-encoder '{name}' (GRIPWIJZER_RERANKER) is niet te gebruiken. {why}")


class StoreBusy(GripwijzerError):
    """Another process holds the writer's lock."""

    def __init__(self) -> None:
        super().__init__("Een ander proces is bezig met inlezen. Wacht tot dat klaar is en probeer het opnieuw.")


class UnknownDocument(GripwijzerError):
    """No live document has this id."""

    def __init__(self, document_id: str) -> None:
        super().__init__(f"Er is geen document met id '{document_id}'. Bekijk de lijst met: gripwijzer status --json")


class UnknownMunicipality(GripwijzerError):
    """Neither the list of municipalities nor any source has this name; ``near`` are names that look like it."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        meant = f" Bedoelt u {' of '.join(near)}?" if near else ""
        super().__init__(f"Gripwijzer kent geen gemeente met de naam '{name}'.{meant}")


class UnreadableDocument(GripwijzerError):
    """One file cannot be read; the message gives the reason."""
