"""Whether a fetched page is the original of a summary, and not a login wall, a home page or another article."""

from corpus.dutch import EMPTY_WORDS, stem, words

_LEAST_LENGTH = 0.8
"""An original is at least this long, as a share of its summary."""
_LEAST_SHARED = 0.66
"""Measured: originals share 71-88% of the stems of their summary, other texts on the same subject at most 62%."""
_WINDOW_WORDS = 300
_WINDOW_SUMMARIES = 5


def is_about(summary_text: str, original_text: str) -> bool:
    """Whether one stretch of a text holds most of the words, names and numbers of a summary.

    A stretch, not the whole: a long report has nearly all words of any short summary in its field.
    """
    if len(original_text) < _LEAST_LENGTH * len(summary_text):
        return False
    return _shared(words(summary_text), words(original_text)) >= _LEAST_SHARED


def _shared(summary: list[str], original: list[str]) -> float:
    """The largest share of the summary's stems that stands in one window of the original."""
    wanted = {stem(word) for word in summary if word not in EMPTY_WORDS}
    if not wanted:
        return 0.0
    there = [stem(word) for word in original]
    window = max(_WINDOW_WORDS, _WINDOW_SUMMARIES * len(summary))
    step = window // 4
    starts = range(0, max(1, len(there) - window + step), step)
    return max(len(wanted.intersection(there[start : start + window])) for start in starts) / len(wanted)
