"""From paths and bytes to texts.

`sources.find` turns what the user named into a list of things to read, `files.read` reads one of them,
`encodings.decode` turns its bytes into text. Whatever goes wrong with one source becomes a `Failure` in
its place, so that the others are read all the same.
"""

from typing import NamedTuple

from pressfacts.errors import PressfactsError
from pressfacts.schema import Notice, Source

STANDARD_INPUT = "-"


class Reading(NamedTuple):
    """One text as read.

    Attributes:
        text: the text; every offset of its record counts the code points of it.
        source: where it came from.
        warnings: what could not be read or had to be guessed.
    """

    text: str
    source: Source
    warnings: tuple[Notice, ...] = ()


class Failure(NamedTuple):
    """One source without a record, and why.

    Attributes:
        path: the source as the user named it.
        error: reason and remedy.
    """

    path: str
    error: PressfactsError

    def __str__(self) -> str:
        """One line: the source, the reason, the remedy."""
        return f"{self.path}: {self.error}"
