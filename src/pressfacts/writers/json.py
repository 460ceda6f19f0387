"""JSON: one object, an array that is written as it grows, or one object a line."""

import json
from typing import Any, TextIO

from pressfacts.record.schema import Release
from pressfacts.writers import files
from pressfacts.writers.selection import Selection
from pressfacts.writers.visible import for_json


class JsonWriter:
    """One indented object, or an array of them.

    Args:
        stream: where to write.
        selection: what to write of each record.
        several: whether there may be several releases.
    """

    place = staticmethod(files.text)

    def __init__(self, stream: TextIO, selection: Selection, *, several: bool) -> None:
        self._stream = stream
        self._selection = selection
        self._array = several
        self._count = 0

    def write(self, release: Release) -> None:
        """Write one release."""
        text = for_json(json.dumps(self._selection.record(release), ensure_ascii=False, indent=2))
        if self._array:
            text = ("[\n" if self._count == 0 else ",\n") + text
        self._stream.write(text if self._array else text + "\n")
        self._stream.flush()
        self._count += 1

    def close(self) -> None:
        """Close the array."""
        if self._array:
            self._stream.write("\n]\n" if self._count else "[]\n")
            self._stream.flush()


class JsonLinesWriter:
    """One object a line.

    Args:
        stream: where to write.
        selection: what to write of each record.
        several: makes no difference here.
    """

    place = staticmethod(files.text)

    def __init__(self, stream: TextIO, selection: Selection, *, several: bool = True) -> None:
        self._stream = stream
        self._selection = selection

    def write(self, release: Release) -> None:
        """Write one release."""
        self._stream.write(_line(self._selection.record(release)) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


def _line(record: dict[str, Any]) -> str:
    return for_json(json.dumps(record, ensure_ascii=False))
