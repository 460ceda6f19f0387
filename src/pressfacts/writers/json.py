"""JSON: one object, an array that is written as it grows, or JSON Lines."""

import json
from typing import TextIO

from pressfacts.record.schema import Release
from pressfacts.writers import Writer, files
from pressfacts.writers.visible import for_json


class JsonLinesWriter(Writer):
    """One object a line."""

    place = staticmethod(files.text)
    _place: TextIO
    _indent: int | None = None

    def write(self, release: Release) -> None:
        """Write one release."""
        self._put(self._text(release) + "\n")

    def _text(self, release: Release) -> str:
        return for_json(json.dumps(self._selection.record(release), ensure_ascii=False, indent=self._indent))

    def _put(self, text: str) -> None:
        self._place.write(text)
        self._place.flush()


class JsonWriter(JsonLinesWriter):
    """One indented object, or an array of them."""

    _indent = 2
    _begun = False

    def write(self, release: Release) -> None:
        """Write one release."""
        if not self._several:
            super().write(release)
            return
        self._put((",\n" if self._begun else "[\n") + self._text(release))
        self._begun = True

    def close(self) -> None:
        """Close the array."""
        if self._several:
            self._put("\n]\n" if self._begun else "[]\n")
