"""Small helpers over text and offsets that every component uses."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from pressfacts.record.schema import Mention

_SPACE = re.compile(r"\s+")
_TAKEN_FOR = str.maketrans("ıİſ\u212a", "iisk")
_MOJIBAKE_TAIL = re.compile(r"(?<=[a-z.!?”’\"])[ÂĀ](?=\s*$)")
"""A capital left at the end of a word: a non-breaking space of UTF-8 (C2 A0) read as a Windows code page."""

_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """The text of a Doc, which spaCy puts together from all tokens each time that it is asked for."""
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text


def mention(text: str, start: int, end: int) -> Mention:
    """The mention at ``text[start:end]``, with white space at its edges left out."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Mention(text=piece, start=start, end=start + len(piece))


def squash(text: str) -> str:
    """The text with every run of white space as one space, for names and other values."""
    return _SPACE.sub(" ", text).strip()


def folded(text: str) -> str:
    """A phrase as the lexicons have it, in small letters and with single spaces, to look it up.

    Patterns that ignore case take the Turkish letters i and the long s for plain ones, as `re` does, so that
    "5 APRİL" is a day; here they become plain ones.
    """
    return _SPACE.sub(" ", text if text.isascii() else text.translate(_TAKEN_FOR)).lower()


class Coverage:
    """Which stretches of a text are taken, for many questions in a time that does not grow with their number.

    Args:
        spans: the stretches, in any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Mention]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a character with one of the stretches."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def without_mojibake_tail(text: str) -> str:
    """The text without the capital that a misread non-breaking space has left at its end ("DefenceĀ")."""
    return _MOJIBAKE_TAIL.sub("", text)
