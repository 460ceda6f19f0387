"""CSV and its kin: a header, then a release a row."""

import csv
from collections.abc import Iterator
from itertools import chain, zip_longest
from typing import Any, BinaryIO

from pressfacts.errors import InputError
from pressfacts.readers import ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.kinds import TSV, Kind
from pressfacts.readers.limits import check_size
from pressfacts.readers.rows import Row, find_text_field
from pressfacts.record.schema import Notice

_DELIMITERS = (",", ";", "\t", "|")


def rows(stream: BinaryIO, kind: Kind, options: ReadOptions) -> Iterator[Row]:
    """The rows below the header.

    The delimiter is the one by which the header names a field that holds the text, and else the one that
    parts it into the most columns.

    Args:
        stream: the bytes.
        kind: `CSV` or `TSV`.
        options: what the caller says about reading.
    """
    csv.field_size_limit(options.max_bytes)
    lines = _Lines(stream, options)
    first = next(lines, "")
    delimiter = "\t" if kind is TSV else _delimiter(first, options)
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    names, number = list[str](), 0
    while True:
        try:
            cells = next(reader, None)
        except (csv.Error, InputError) as error:
            reason = error.reason if isinstance(error, InputError) else f"not CSV: {error}"
            remedy = "look for an open quotation mark; the rows after it were not read"
            yield Row(number + 1, {}, error=InputError(reason, remedy))
            return
        if cells is None:
            return
        if not names:
            names = _names(cells)
        elif cells:
            number += 1
            yield Row(number, _fields(names, cells), lines.encoding, lines.warnings())


def _delimiter(header: str, options: ReadOptions) -> str:
    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:  # it is told when the rows are read
            names = []
        return find_text_field(names, options) is not None, len(names)

    return max(_DELIMITERS, key=fitness)


def _names(cells: list[str]) -> list[str]:
    """The names of the columns; one without a name, or with one that is taken, goes by its number."""
    names = list[str]()
    for number, cell in enumerate(cells, start=1):
        name = cell.strip()
        names.append(name if name and name not in names else f"column {number}")
    return names


def _fields(names: list[str], cells: list[str]) -> dict[str, Any]:
    """The cells by the names of their columns; cells that are missing are null."""
    more = (f"column {number}" for number in range(len(names) + 1, len(cells) + 1))
    return dict(zip_longest([*names, *more], cells))


class _Lines:
    """The lines of a stream as text.

    Attributes:
        encoding: the encoding of the last line that is no plain ASCII.
    """

    def __init__(self, stream: BinaryIO, options: ReadOptions) -> None:
        self._stream = stream
        self._options = options
        self._warnings = list[Notice]()
        self.encoding = "utf-8"

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._options.max_bytes + 1)
        if not line:
            raise StopIteration
        check_size(len(line), self._options)
        decoded = decode(line)
        if not decoded.text.isascii():
            self.encoding = decoded.encoding
        self._warnings += decoded.warnings
        return decoded.text

    def warnings(self) -> tuple[Notice, ...]:
        """The warnings since the last call."""
        warnings, self._warnings = tuple(self._warnings), []
        return warnings
