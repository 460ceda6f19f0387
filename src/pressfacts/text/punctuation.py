"""Texts that have lost their punctuation, as some archives of releases have."""

_SAMPLE = 20_000
_SHORTEST = 400
_MARKS = ".,"
_FEWEST = 400
"""A text with fewer full stops and commas than one in so many characters has lost them."""


def is_stripped(text: str) -> bool:
    """Whether a text of some length has lost its punctuation."""
    sample = text[:_SAMPLE]
    return len(sample) >= _SHORTEST and sum(sample.count(mark) for mark in _MARKS) < len(sample) / _FEWEST
