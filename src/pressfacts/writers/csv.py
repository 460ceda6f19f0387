"""CSV: a folder with one table a kind of fact, or one such table alone.

A release is somebody else's text, and a spreadsheet runs a cell that begins with ``=`` and some other marks
as a formula. Such a cell is written with an apostrophe before it, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection). So is what follows a semicolon in the same way: where
a comma is the decimal mark, spreadsheets part the cells of a row there. Line breaks, control characters and
bidirectional overrides become spaces, one for one, so that every row is one line and reads as it stands.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pressfacts.errors import OutputError
from pressfacts.record.schema import Release
from pressfacts.writers import files, tables
from pressfacts.writers.files import Folder
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import Column, Value

BYTE_ORDER_MARK = "\ufeff"
"""Begins every file, as without it Excel takes UTF-8 for the code page of the country; pipes go without."""

SEPARATOR = " | "
"""Stands between the items of a list; a bar within an item is written as a slash."""

LEAD = tuple(
    column
    for name in ("path", "record", "published", "issuer")
    for column in tables.TABLES["releases"].columns
    if column.name == name
)
"""The columns of the release that every row begins with."""

_OWN = {
    table.name: [column.name for column in table.columns if table.name != "releases" or column not in LEAD]
    for table in tables.TABLES.values()
}
_FORMULA = re.compile(r"(^|;)(?=[\s\u200b\u2060\ufeff]*[=+\-@＝＋－＠]\s*\S)")
_SPACES = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)


@contextmanager
def _place(output: Path | None) -> Iterator[TextIO | Folder]:
    """Open a folder for a name without suffix, and a file for any other."""
    if output is None:
        yield files.standard_output()
    elif output.is_dir() or (not output.suffix and not output.exists()):
        with files.folder(output, [f"{name}.csv" for name in tables.TABLES]) as folder:
            yield folder
    else:
        with files.replacing(output) as stream:
            stream.write(BYTE_ORDER_MARK)
            yield stream


class CsvWriter:
    """One table of each kind of fact.

    Args:
        place: a folder, or a stream for the one kind that is chosen.
        selection: what of each record is written.
        several: makes no difference here.

    Raises:
        OutputError: if several tables are to go into one stream.
    """

    place = staticmethod(_place)

    def __init__(self, place: TextIO | Folder, selection: Selection, *, several: bool = True) -> None:
        self._selection = selection
        self._stream: TextIO | None = None
        self._sheets = dict[str, Any]()
        if isinstance(place, Folder):
            for table in tables.chosen(selection):
                stream = place.open(f"{table.name}.csv")
                stream.write(BYTE_ORDER_MARK)
                self._sheets[table.name] = _sheet(stream, table.name)
        elif len(selection.kinds) == 1:
            self._stream = place
            self._sheets = {kind: _sheet(place, kind) for kind in selection.kinds}
        else:
            raise OutputError(
                "a CSV table holds one kind of fact",
                "choose one with --only, e.g. --only people, or name a folder with -o for a table of each",
            )

    def write(self, release: Release) -> None:
        """Write the rows of one release."""
        lead = list[str | int | float]()
        for row in tables.rows(release, self._selection):
            if row.table == "releases":
                lead = [cell(row.values[column.name]) for column in LEAD]
            if row.table in self._sheets:
                own = [cell(row.values[name]) for name in _OWN[row.table]]
                self._sheets[row.table].writerow([*lead, *own])
        if self._stream is not None:
            self._stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in CSV: those of its release, then its own."""
    return (*LEAD, *(column for column in tables.TABLES[table].columns if column.name in _OWN[table]))


def cell(value: Value) -> str | int | float:
    """A value as it is written: a number as it is, a list as one text, a text that no spreadsheet runs."""
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
