"""How long things took, as users and the JSON shapes are told."""

import time


def milliseconds_since(started: float) -> int:
    """Whole milliseconds since a reading of ``time.perf_counter``."""
    return round((time.perf_counter() - started) * 1000)
