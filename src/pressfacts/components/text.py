"""Small helpers over text and offsets that every component uses."""

import re
from collections.abc import Sequence

from pressfacts.schema import Mention

_SPACE = re.compile(r"\s+")


def mention(text: str, start: int, end: int) -> Mention:
    """The mention at ``text[start:end]``, with white space at its edges left out."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Mention(text=piece, start=start, end=start + len(piece))


def squash(text: str) -> str:
    """The text with every run of white space as one space, for names and other values."""
    return _SPACE.sub(" ", text).strip()


def overlaps(start: int, end: int, spans: Sequence[Mention]) -> bool:
    """Whether ``[start, end)`` shares a character with one of the spans."""
    return any(start < span.end and span.start < end for span in spans)
