"""Writers: from records to JSON, tables, pages and cards.

`pressfacts.writers.formats` lists the formats and opens their writers.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pressfacts.record.schema import Release
    from pressfacts.writers.selection import Selection


class Writer:
    """Base class of the writers: records go to `write` one by one, and `close` finishes the document.

    Args:
        place: what the class's own `place` opened.
        selection: what to write of each record.
        several: whether there may be several releases.
    """

    def __init__(self, place: Any, selection: "Selection", *, several: bool = True) -> None:
        self._place = place
        self._selection = selection
        self._several = several

    @staticmethod
    def place(output: "Path | None") -> "AbstractContextManager[Any]":
        """Open what the writer writes to, and move it to its final name at the end of the block.

        Args:
            output: a file or folder; None for standard output.
        """
        raise NotImplementedError

    def write(self, release: "Release") -> None:
        """Write one release."""
        raise NotImplementedError

    def failed(self, source: str, reason: str) -> None:
        """Note a source that has no record."""

    def close(self) -> None:
        """Finish the document; `place` closes the file."""
