"""What can go wrong with a scan, each with a Dutch sentence that says what to do."""

from corpus.errors import GripwijzerError


class UnknownScan(GripwijzerError):
    """There is no scan with this id, or no participant with this key in it."""

    def __init__(self) -> None:
        super().__init__("Deze scan is er niet (meer). Kijk of de link helemaal klopt, of begin een nieuwe scan.")


class Refused(GripwijzerError):
    """What was filled in cannot be so; ``field`` names what is wrong: gemeente, rol or antwoorden."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class Full(GripwijzerError):
    """No more scans, or no more participants in this one."""


class NotKept(GripwijzerError):
    """Scans are not kept here, because nothing may be changed."""

    def __init__(self) -> None:
        super().__init__(
            "Hier worden geen scans bewaard (GRIPWIJZER_ALLOW_CHANGES staat uit). "
            "Op de pagina Gripscan kunt u de scan wel alleen invullen en het resultaat bekijken."
        )
