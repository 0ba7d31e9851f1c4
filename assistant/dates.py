"""Dates as people write them in Dutch."""

from assistant import messages

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def dutch_date(date: str | None) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD: '5 maart 2021'."""
    if date is None:
        return messages.UNDATED
    year, *rest = date.split("-")
    if not rest:
        return year
    return " ".join([*(str(int(day)) for day in rest[1:]), _MONTHS[int(rest[0]) - 1], year])
