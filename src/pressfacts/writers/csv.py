"""CSV: a folder with one table for each kind of fact, or a single table.

A release is untrusted text, and spreadsheets run a cell that begins with ``=`` or some other characters as a
formula. Such a cell is prefixed with an apostrophe, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection), and so is what follows a semicolon, which separates
cells where the comma is the decimal mark. Line breaks, control characters and bidirectional overrides become
spaces, one for one, so that every row is one line.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.writers import Writer, files, tables
from pressfacts.writers.files import Folder
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import Column, Value

BYTE_ORDER_MARK = "\ufeff"
"""Written at the start of every file, as Excel otherwise assumes a legacy code page; not written to pipes."""

SEPARATOR = " | "
"""Separates the items of a list; a bar within an item is written as a slash."""

LEAD = tuple(
    column
    for column in tables.TABLES["releases"].columns
    if column.name in ("path", "record", "published", "issuer")
)
"""The columns of the release that every row begins with."""

_FORMULA = re.compile(r"(^|;)(?=[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠]\s*\S)")
_SPACES = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)


def own_columns(table: str) -> tuple[Column, ...]:
    """The columns of a table without those of its release."""
    columns = tables.TABLES[table].columns
    return tuple(column for column in columns if table != "releases" or column not in LEAD)


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in CSV: those of its release, then its own."""
    return (*LEAD, *own_columns(table))


class CsvWriter(Writer):
    """One table for each kind of fact.

    Raises:
        OutputError: if several tables would go into one stream.
    """

    def __init__(self, place: TextIO | Folder, selection: Selection, *, several: bool = True) -> None:
        super().__init__(place, selection, several=several)
        self._stream = None if isinstance(place, Folder) else place
        self._sheets = dict[str, Any]()
        if isinstance(place, Folder):
            for table in tables.chosen(selection):
                stream = place.open(f"{table.name}.csv")
                stream.write(BYTE_ORDER_MARK)
                self._sheets[table.name] = _sheet(stream, table.name)
        elif len(selection.kinds) == 1:
            self._sheets = {kind: _sheet(place, kind) for kind in selection.kinds}
        else:
            raise OutputError(
                "a CSV table holds one kind of fact",
                "choose one with --only, e.g. --only people, or name a folder with -o to get all tables",
            )

    @staticmethod
    @contextmanager
    def place(output: Path | None) -> Iterator[TextIO | Folder]:
        """Open a folder for a name without suffix, otherwise a file."""
        if output is None:
            yield files.standard_output()
        elif output.is_dir() or (not output.suffix and not output.exists()):
            with files.folder(output, [f"{name}.csv" for name in tables.TABLES]) as folder:
                yield folder
        else:
            with files.text(output) as stream:
                stream.write(BYTE_ORDER_MARK)
                yield stream

    def write(self, release: Release) -> None:
        """Write the rows of one release."""
        lead = list[str | int | float]()
        for row in tables.rows(release, self._selection):
            if row.table == "releases":
                lead = [cell(row.values[column.name]) for column in LEAD]
            if row.table in self._sheets:
                own = [cell(row.values[column.name]) for column in own_columns(row.table)]
                self._sheets[row.table].writerow([*lead, *own])
        if self._stream is not None:
            self._stream.flush()


def cell(value: Value) -> str | int | float:
    """The cell for a value: numbers as they are, lists joined, texts safe for spreadsheets."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = SEPARATOR.join(item.replace(SEPARATOR.strip(), "/") for item in value)
    return _FORMULA.sub(r"\1'", value.translate(_SPACES))


def _sheet(stream: TextIO, table: str) -> Any:
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(column.name for column in columns(table))
    return sheet
