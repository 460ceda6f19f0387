"""CSV and TSV: a header, then one release per row."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, BinaryIO

from pressfacts.errors import InputError
from pressfacts.readers import ReadOptions, check_size
from pressfacts.readers.encodings import decode_as, guess, refuse_binary
from pressfacts.readers.kinds import TSV, Kind
from pressfacts.readers.rows import Row, find_text_field
from pressfacts.record.schema import Notice

MOST_COLUMNS = 2000
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 18
"""Bytes that the encoding of the file is told by."""

_MOST_REREADS = 10
"""After an open quotation mark the lines below it are read again, which must not happen without end."""

_FIX = "fix it; the other rows are read"


def rows(stream: BinaryIO, kind: Kind, options: ReadOptions) -> Iterator[Row]:
    """The rows below the header.

    The delimiter is the one that gives the header a text field, or else the most columns. A quotation mark
    that is never closed costs its own line; reading goes on with the next.

    Raises:
        InputError: if the header cannot be read.
    """
    csv.field_size_limit(options.max_bytes)
    lines = _Lines(stream, options)
    try:
        header = next((line for line in lines if line.strip()), None)
        if header is None:
            return
        delimiter = "\t" if kind is TSV else _delimiter(header, options)
        lines.give_back([header])
        reader = csv.reader(lines, delimiter=delimiter)
        names = _names(next(reader))
    except csv.Error as error:
        raise InputError(f"not CSV: {error}", "fix the header, or leave the file out") from None
    number = rereads = 0
    while rereads <= _MOST_REREADS:
        lines.row = []
        cells, problem = _next_row(reader, lines, delimiter)
        if problem is not None:
            rereads += len(lines.row) > 1
            lines.give_back(lines.row[1:])
            if rereads > _MOST_REREADS:
                problem = InputError(problem.reason, "fix it; the rows after it were not read")
        elif cells is None:
            return
        if cells or problem:
            number += 1
            yield Row(
                number, _fields(names, cells) if cells else {}, lines.encoding, lines.warnings(), problem
            )


def _next_row(
    reader: Iterator[list[str]], lines: "_Lines", delimiter: str
) -> tuple[list[str] | None, InputError | None]:
    """The cells of the next row, None at the end, and what is wrong with it."""
    try:
        cells = next(reader, None)
    except (csv.Error, InputError) as error:
        return None, _error(error)
    is_open = cells is not None and _is_open(lines, delimiter)
    return cells, InputError("an open quotation mark", _FIX) if is_open else None


def _error(error: Exception) -> InputError:
    reason = error.reason if isinstance(error, InputError) else f"not CSV: {error}"
    return InputError(reason, _FIX)


def _is_open(lines: "_Lines", delimiter: str) -> bool:
    """Whether the file ended within the quotation marks of the last row."""
    if len(lines.row) < 2 or not lines.ended:
        return False
    try:
        for _ in csv.reader(lines.row, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _delimiter(header: str, options: ReadOptions) -> str:
    def fitness(delimiter: str) -> tuple[bool, int]:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:  # reported when the rows are read
            names = []
        return find_text_field(names, options) is not None, len(names)

    return max(_DELIMITERS, key=fitness)


def _names(cells: list[str]) -> list[str]:
    """The names of the columns; one without a name, or with one that is taken, goes by its number.

    Raises:
        InputError: if there are too many of them.
    """
    if len(cells) > MOST_COLUMNS:
        raise InputError(f"a table of more than {MOST_COLUMNS} columns", "keep the columns that you need")
    names = dict[str, None]()
    for number, cell in enumerate(cells, start=1):
        name = cell.strip()
        names[name if name and name not in names else f"column {number}"] = None
    return list(names)


def _fields(names: list[str], cells: list[str]) -> dict[str, Any]:
    """The cells by the names of their columns; missing cells are null."""
    more = (f"column {number}" for number in range(len(names) + 1, len(cells) + 1))
    return dict(zip_longest([*names, *more], cells))


class _Lines:
    """The lines of a table as text: UTF-8, or the one other encoding of the file.

    Attributes:
        encoding: the encoding of the last line that is not plain ASCII.
        row: the lines read since the list was last cleared.
        ended: whether there are no more lines.
    """

    def __init__(self, stream: BinaryIO, options: ReadOptions) -> None:
        self._stream = stream
        self._options = options
        self._sample, size = deque[bytes](), 0
        while size < _SAMPLE and (line := self._line()):
            self._sample.append(line)
            size += len(line)
        self._number = 0
        self._other = _other_encoding(b"".join(self._sample))
        self._returned = deque[str]()
        self._warnings = list[Notice]()
        self.encoding = "utf-8"
        self.row = list[str]()
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else self._read()
        self.row.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Have lines read again."""
        self._returned.extendleft(reversed(lines))
        self.row, self.ended = [], False

    def warnings(self) -> tuple[Notice, ...]:
        """The warnings since the last call."""
        warnings, self._warnings = tuple(self._warnings), []
        return warnings

    def _line(self) -> bytes:
        return self._stream.readline(self._options.max_bytes + 1)

    def _read(self) -> str:
        line = self._sample.popleft() if self._sample else self._line()
        if not line:
            self.ended = True
            raise StopIteration
        self._number += 1
        if len(line) > self._options.max_bytes:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = self._sample.popleft() if self._sample else self._line()
            check_size(len(line), self._options)
        if self._number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        elif b"\0" in line:
            line = line.replace(b"\0", b"")
            self._warnings.append(Notice(code="encoding", message="NUL bytes were left out"))
        refuse_binary(line)
        return self._decoded(line)

    def _decoded(self, line: bytes) -> str:
        encoding = _other_encoding(line, self._other) or "utf-8"
        if encoding != "utf-8":
            self._other = encoding
        decoded = decode_as(line, encoding)
        if not decoded.text.isascii():
            self.encoding = encoding
        self._warnings += decoded.warnings
        return decoded.text


def _other_encoding(data: bytes, known: str | None = None) -> str | None:
    """The encoding of bytes that are not UTF-8: the one known, or a guess; None for UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return known or guess(data)
    return None
