"""From records to JSON and to what people look at.

Every writer takes an open text stream and has two methods: ``write(release)`` for each release as it is
ready, and ``close()`` at the end, which also finishes a document that was broken off.
"""

from typing import Protocol

from pressfacts.schema import Release


class Writer(Protocol):
    """What every writer can do."""

    def write(self, release: Release) -> None:
        """Write one release."""

    def close(self) -> None:
        """Finish the document; the stream stays open."""
