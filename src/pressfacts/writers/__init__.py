"""From records to JSON, to tables and to what people look at.

Every writer takes the place that it writes to and has two methods: ``write(release)`` for each release as it
is ready, and ``close()`` at the end, which also finishes a document that was broken off.
`pressfacts.writers.formats` names them all and opens them.
"""

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pressfacts.record.schema import Release
    from pressfacts.writers.selection import Selection


class Writer(Protocol):
    """What every writer can do."""

    def write(self, release: "Release") -> None:
        """Write one release."""

    def close(self) -> None:
        """Finish the document; the place stays open."""


@runtime_checkable
class FailureWriter(Protocol):
    """What a writer can do that also shows which sources have no record."""

    def failed(self, source: str, reason: str) -> None:
        """Take note of a source that has no record."""


class WriterType(Protocol):
    """What the class of every writer can do.

    Attributes:
        place: opens what the writer writes to, and puts it where it belongs at the end of the block;
            None stands for standard output.
    """

    place: "Callable[[Path | None], AbstractContextManager[Any]]"

    def __call__(self, place: Any, selection: "Selection", *, several: bool) -> Writer:
        """Make a writer.

        Args:
            place: what ``place`` opened.
            selection: what of each record is written.
            several: whether there may be several releases.
        """
