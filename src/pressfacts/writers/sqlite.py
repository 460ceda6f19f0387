"""SQLite: a database of releases and their facts, which grows from run to run.

The rows are first written to a temporary database next to the target. A new database is renamed to the
target. An existing one receives the rows in a single transaction at the end, so that readers see the state
before or after the run, and a failed run changes nothing. (Copying and renaming would lose what others write
in the meantime.)

A release that is already there, by its path and record, is replaced; the other releases, and everything else
in the database, are left alone.
"""

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from pressfacts.errors import OutputError
from pressfacts.record.kinds import KINDS
from pressfacts.record.schema import FACT_KINDS, Release
from pressfacts.writers import Writer, files
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import TABLES, WITH_PARTS, Column, Row, Value, as_float, rows

_PATIENCE = 30.0
_LARGEST = 2**63
_MAGIC = b"SQLite format 3\0"
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "list": "TEXT"}

ID = Column("id", "text", "Primary key; the same in every run.")
_TITLE = Column("title", "text", "Label of the release: the headline on one line, or path and record.")
_RELEASE = Column("release", "text", "The `id` of the release in `releases`.")
_OWNERS = {"parts": WITH_PARTS, "mentions": FACT_KINDS}
_INDEXED = {
    "releases": ("path", "published", "issuer"),
    **{name: (kind.index,) for name, kind in KINDS.items()},
}


class Staging(NamedTuple):
    """The temporary database, and its target.

    Attributes:
        named: the target as the user named it.
        target: the target, links resolved.
        path: the temporary database.
        database: the temporary database, open.
    """

    named: Path
    target: Path
    path: Path
    database: Database


class SqliteWriter(Writer):
    """Tables of releases and facts with keys and indexes."""

    _place: Staging

    def __init__(self, place: Staging, selection: Selection, *, several: bool = True) -> None:
        super().__init__(place, selection, several=several)
        _create_tables(place.database)

    @staticmethod
    @contextmanager
    def place(output: Path | None) -> Iterator[Staging]:
        """Open an empty temporary database, which is removed at the end of the block."""
        named = output or Path()
        target = named.resolve()
        path = files.part(target)
        try:
            _check(named, target)
            with files.as_output_error(named):
                path.unlink(missing_ok=True)
                path.write_bytes(b"")
            database = _opened(path)
            with closing(database.conn):
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                yield Staging(named, target, path, database)
        except sqlite3.Error as error:
            if _is_full(error):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(named)) from error
            raise OutputError(f"{named} cannot be written: {error}", "choose another file for -o") from None
        finally:
            path.unlink(missing_ok=True)

    def write(self, release: Release) -> None:
        """Write the rows of one release; an earlier version of it is replaced."""
        key, execute = release_id(release), self._place.database.execute
        if execute('SELECT 1 FROM "releases" WHERE "id" = ?', [key]).fetchone():
            for table in TABLES:
                column = "id" if table == "releases" else "release"
                execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', [key])
        for row in rows(release, self._selection):
            record = _record(key, row)
            marks = ", ".join("?" * len(record))
            execute(f'INSERT INTO "{row.table}" ({_listed(record)}) VALUES ({marks})', list(record.values()))

    def close(self) -> None:
        """Move the rows to the target."""
        place = self._place
        place.database.conn.commit()
        if not place.target.exists() or not place.target.stat().st_size:
            _add_indexes(place.database)
            place.database.conn.close()
            files.take_name(place.path, place.target, place.named)
            return
        place.database.conn.close()
        try:
            _merge(place.path, place.target, self._selection.kinds)
        except sqlite3.Error as error:
            spare = files.spare(place.target)
            place.path.replace(spare)
            raise OutputError(
                f"{place.named} cannot be changed: {error}",
                f"{'free some space' if _is_full(error) else 'check which other program uses it'}; "
                f"the new rows are in {place.named.with_name(spare.name)}",
            ) from None


def release_id(release: Release) -> str:
    """The primary key of a release, made from its path and record, or from its content if it has no path."""
    source = release.source
    name = source.sha256 if source.path is None else source.path
    identity = json.dumps([source.path is not None, name, source.record])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in the database."""
    own = TABLES[table].columns
    if table == "releases":
        return (ID, _TITLE, *own)
    owners = (
        Column(KINDS[kind].one, "text", f"The `id` of the fact, if it is in `{kind}`.")
        for kind in _OWNERS.get(table, ())
    )
    kept = [column for column in own if column.name != "fact"]
    place = 1 if table in _OWNERS else 0
    return (ID, _RELEASE, *kept[:place], *owners, *kept[place:])


def references(table: str) -> dict[str, str]:
    """The foreign keys of a table: column and table."""
    release = {} if table == "releases" else {"release": "releases"}
    return release | {KINDS[kind].one: kind for kind in _OWNERS.get(table, ())}


def indexes(table: str) -> tuple[str, ...]:
    """The indexed columns of a table."""
    return (*references(table), *_INDEXED.get(table, ()))


def _record(release: str, row: Row) -> dict[str, Value]:
    values = {name: _stored(value) for name, value in row.values.items()}
    if row.table == "releases":
        return {"id": release, "title": _title(row), **values}
    record: dict[str, Value] = {"id": f"{release}-{row.key}", "release": release}
    if row.table in _OWNERS:
        fact, kind = values.pop("fact"), values["kind"]
        for owner in _OWNERS[row.table]:
            record[KINDS[owner].one] = f"{release}-{fact}" if owner == kind else None
    return record | values


def _title(row: Row) -> str:
    record = "" if row.values["record"] is None else f", record {row.values['record']}"
    title = row.values["headline"] or f"{row.values['path'] or 'text'}{record}"
    return " ".join(str(title).split())


def _stored(value: Value) -> Value:
    """A value that SQLite can hold: a list as JSON, an integer of more than 64 bits as a float."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        return as_float(value)
    return value


def _is_full(error: sqlite3.Error) -> bool:
    return "full" in str(error)


def _opened(path: Path) -> Database:
    return Database(sqlite3.connect(path, timeout=_PATIENCE), execute_plugins=False)


def _check(named: Path, target: Path) -> None:
    """Fail early on a target that cannot take the rows at the end."""
    if target.is_dir():
        raise OutputError(f"{named} is a folder", "name a file")
    if not target.exists():
        return
    if not target.is_file():  # never replace a device or a pipe
        raise OutputError(f"{named} is not a regular file", "choose another file for -o")
    with files.as_output_error(named), target.open("r+b") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise OutputError(f"{named} is not a SQLite database", "choose another file for -o")
    if not start:
        return
    with closing(_opened(target).conn) as connection:
        for table in TABLES:
            held = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
            if held and not held.issuperset({"id"} | set(references(table))):
                raise OutputError(
                    f"{named} has a different table named {table}", "choose another file for -o"
                )


def _create_tables(database: Database) -> None:
    """Create missing tables, and add missing columns to tables of an older version."""
    for table in TABLES:
        leads_to = references(table)
        definitions = {
            column.name: f'"{column.name}" {_TYPES[column.type]}{_constraint(column.name, leads_to)}'
            for column in columns(table)
        }
        database.execute(f'CREATE TABLE IF NOT EXISTS "{table}" ({", ".join(definitions.values())})')
        held = {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}
        for name, definition in definitions.items():
            if name not in held:
                database.execute(f'ALTER TABLE "{table}" ADD COLUMN {definition}')


def _constraint(column: str, leads_to: dict[str, str]) -> str:
    if column == "id":
        return " PRIMARY KEY NOT NULL"
    if column not in leads_to:
        return ""
    needed = " NOT NULL" if column == "release" else ""
    return f'{needed} REFERENCES "{leads_to[column]}" ("id") ON DELETE CASCADE'


def _add_indexes(database: Database) -> None:
    for table in TABLES:
        for column in indexes(table):
            database.table(table).create_index([column], if_not_exists=True)


def _merge(path: Path, target: Path, kinds: tuple[str, ...]) -> None:
    """Copy the rows of one database into another in one transaction."""
    database = _opened(target)
    with closing(database.conn) as connection:
        connection.execute("ATTACH DATABASE ? AS new", [str(path)])
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            _create_tables(database)
            _add_indexes(database)
            for table in TABLES:
                if table != "releases":
                    _clear(connection, table, kinds)
            for table in TABLES:
                _insert(connection, table)


def _clear(connection: sqlite3.Connection, table: str, kinds: tuple[str, ...]) -> None:
    """Delete replaced rows; facts of kinds that are not selected stay if the release is unchanged."""
    again = 'SELECT "id" FROM new."releases"'
    changed = (
        'SELECT a."id" FROM new."releases" AS a JOIN main."releases" AS b USING ("id") '
        'WHERE a."sha256" IS NOT b."sha256"'
    )
    if table in _OWNERS:
        marks = ", ".join("?" * len(kinds))
        asked = f'("kind" IN ({marks}) AND "release" IN ({again}))'
        connection.execute(
            f'DELETE FROM main."{table}" WHERE {asked} OR "release" IN ({changed})', list(kinds)
        )
    else:
        connection.execute(
            f'DELETE FROM main."{table}" WHERE "release" IN ({again if table in kinds else changed})'
        )


def _insert(connection: sqlite3.Connection, table: str) -> None:
    names = [column.name for column in columns(table)]
    listed = _listed(names)
    statement = f'INSERT INTO main."{table}" ({listed}) SELECT {listed} FROM new."{table}" WHERE true'
    if table == "releases":  # updated in place, to keep columns and rows of others that refer to it
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
        statement += f' ON CONFLICT ("id") DO UPDATE SET {changes}'
    connection.execute(statement)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
