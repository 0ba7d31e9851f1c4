"""Dates, numbers and names as people write them in Dutch."""

from datetime import UTC, datetime

from assistant.dates import dutch_date


def dutch_moment(moment: str) -> str:
    """ISO 8601 (in UTC unless it says otherwise) in the time zone of this machine: '5 maart 2021, 14.03 uur'."""
    then = datetime.fromisoformat(moment)
    local = (then if then.tzinfo else then.replace(tzinfo=UTC)).astimezone()
    return f"{dutch_date(local.date().isoformat())}, {local:%H.%M} uur"


def duration(milliseconds: int) -> str:
    """'3,2 s', or '12 min 5 s' from a minute on."""
    seconds = milliseconds / 1000
    if seconds < 60:
        return f"{seconds:.1f} s".replace(".", ",")
    return f"{int(seconds // 60)} min {int(seconds % 60)} s"


def number(value: int) -> str:
    """A whole number with a dot between thousands: '10.000'."""
    return f"{value:,}".replace(",", ".")


def counted(value: int, one: str, more: str) -> str:
    """A number of things: '1 bron', '2 bronnen'."""
    return f"{number(value)} {one if value == 1 else more}"


def page_name(number: int, label: str | None) -> str:
    """'Pagina 7', with the number printed on it where that is another."""
    return f"Pagina {number}" + (f" (gedrukt nummer {label})" if label else "")
