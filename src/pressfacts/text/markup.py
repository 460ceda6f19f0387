"""Markdown read in place: which characters of a text a reader does not see.

Releases scraped from wire services are Markdown. Offsets count from the first character of the text as it
was read, so nothing is rewritten: what a page would hide is known by its offsets. Markdown parsers,
markdown-it-py among them, give no offsets of inline marks into the source; hence this scanner.
"""

import re
from bisect import bisect_right
from html import unescape

_TARGET = r"\((?:[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)(?:\s\"[^\"\n]{0,200}\")?\)"
_HIDDEN = re.compile(rf"!\[[^\[\]\n]{{0,400}}\]{_TARGET}|\]{_TARGET}")
_LINKS = re.compile(rf"{_HIDDEN.pattern}|[\[\]]")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|\s#{1,6}\s*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(?P<inner>[^*_\n]{1,400}?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"\s+")


class Hidden:
    """The stretches of a text that a reader does not see: targets of links, and images.

    Args:
        text: a text, perhaps in Markdown.

    Attributes:
        spans: start and end of each stretch, in order.
    """

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _HIDDEN.finditer(text)] if "](" in text else []
        self._starts = [start for start, _ in self.spans]

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` is hidden."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self.spans[before - 1][1]


def visible(line: str) -> str:
    """The words of one line that a reader sees: no marks, no targets, no images, entities resolved."""
    if "](" in line:
        line = _LINKS.sub("", line)
    line = _HEADING.sub("", line)
    line = _EMPHASIS.sub(r"\g<inner>", _EMPHASIS.sub(r"\g<inner>", line))
    return _SPACES.sub(" ", unescape(_ESCAPED.sub(r"\1", line))).strip()
