"""Values of cells as a Dutch reader writes them: 1.234,5 and 12,5% and 1 maart 2020."""

import re
from datetime import date, datetime, time, timedelta

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_NO_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DIGITS_WITHOUT_FORMAT = 10


def shown(value: object, number_format: str = "General") -> str:
    """A value as text; ``number_format`` is Excel's (decimals, thousands, per cent, euro). Errors become empty."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case int() | float():
            return _number(value, number_format)
        case datetime() if value.time() == time():
            return _date(value)
        case datetime():
            return f"{_date(value)} {value:%H:%M}"
        case date():
            return _date(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case str() if value.startswith("#") and value.rstrip("!?").isupper():
            return ""  # #N/A, #DIV/0!, #REF!: no outcome
        case _:
            return str(value)


def _date(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _number(value: float, number_format: str) -> str:
    positive = number_format.split(";")[0]
    shape = _NO_FORMAT.sub("", positive)
    if "%" in shape:
        value = value * 100
    if "." in shape or "0" in shape:
        decimals = len(re.split(r"[^0#?]", shape.partition(".")[2])[0])
        text = f"{value:,.{decimals}f}" if re.search(r"#,#|0,0", shape) else f"{value:.{decimals}f}"
    else:
        text = _plain(value)
    euro = "€ " if "€" in positive else ""
    return euro + text.translate(str.maketrans(",.", ".,")) + ("%" if "%" in shape else "")


def _plain(value: float) -> str:
    """A number without a format: whole when it is, else the digits that say something, never as 1e+20."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    text = f"{value:.{_DIGITS_WITHOUT_FORMAT}g}"
    return f"{value:f}" if "e" in text else text
