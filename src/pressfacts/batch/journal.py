"""The journal: what a run has finished, on disk, so that it can be stopped and resumed at any moment.

It is a folder beside the output with a SQLite database in it. SQLite rolls back a transaction that was cut
off by kill -9, a full disk or a power cut, finds a unit among millions without holding them in memory, and
its lock ends with the process, so that two runs cannot write one output and no stale lock remains.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pressfacts.batch.worker import Outcome
from pressfacts.errors import OutputError

_FILE = "journal.sqlite"
_ENDINGS = ("", "-wal", "-shm", "-journal")

# The write-ahead log needs one fsync per transaction, with FULL before the transaction counts: a power cut
# loses only what is not finished. There is one transaction per batch, about one per second and worker. With
# exclusive locking the log needs no shared memory, which network drives do not have.
_SETTINGS = ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcome (
    id INTEGER PRIMARY KEY,
    releases INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    words INTEGER NOT NULL,
    payload BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS unit (
    path BLOB NOT NULL,
    record INTEGER NOT NULL,
    digest BLOB,
    outcome INTEGER NOT NULL,
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (path, record)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unit_in_order ON unit (run, position);
"""

Key = tuple[bytes, int]


class Known(NamedTuple):
    """What the journal knows about a unit; `current` if this run has already met it."""

    digest: bytes | None
    releases: int
    failures: int
    words: int
    current: bool


class Entry(NamedTuple):
    """One finished unit, in the order of the output."""

    position: int
    words: int
    payload: bytes


class Journal:
    """The journal of one output; see `opened`."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self._folder = folder
        self._database = database
        self._run = int(self._value("run") or 0)

    def unfinished(self) -> int:
        """The number of releases from a run that was stopped."""
        return 0 if self._value("finished") is not None else self._releases()

    def give_up(self) -> None:
        """Abandon the run, and delete the journal if no work would be lost."""
        with suppress(sqlite3.Error):
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            if not self._releases():
                self.remove()

    def differences(self, made_with: dict[str, str]) -> dict[str, tuple[str, str]]:
        """What differs between the fingerprints of the journal and of a run: then and now."""
        then = dict(
            self._database.execute("SELECT substr(name, 6), value FROM about WHERE name LIKE 'with %'")
        )
        if not then:
            return {}
        names = sorted({*then, *made_with})
        pairs = {name: (then.get(name, ""), made_with.get(name, "")) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def begin(self, made_with: dict[str, str], *, afresh: bool) -> None:
        """Begin a run with a fingerprint, afresh or after what earlier runs finished."""
        self._begin()
        if afresh:
            self._database.execute("DELETE FROM unit")
            self._database.execute("DELETE FROM outcome")
        self._run += 1
        self._database.execute("DELETE FROM about")
        values = {f"with {name}": value for name, value in made_with.items()}
        self._database.executemany(
            "INSERT INTO about VALUES (?, ?)", {**values, "run": str(self._run)}.items()
        )
        self.commit()

    def known(self, key: Key) -> Known | None:
        """What is known about a unit."""
        found = self._database.execute(
            "SELECT digest, releases, failures, words, run = ? "
            "FROM unit JOIN outcome ON outcome.id = outcome "
            "WHERE path = ? AND record = ?",
            (self._run, *key),
        ).fetchone()
        return None if found is None else Known(*found)

    def keep(self, key: Key, position: int) -> None:
        """Take over a unit that an earlier run finished, with the next commit."""
        self._begin()
        self._database.execute(
            "UPDATE unit SET run = ?, position = ? WHERE path = ? AND record = ?",
            (self._run, position, *key),
        )

    def add(self, key: Key, position: int, outcome: Outcome) -> None:
        """Record a finished unit, with the next commit."""
        self._begin()
        self._database.execute(
            "DELETE FROM outcome WHERE id = (SELECT outcome FROM unit WHERE path = ? AND record = ?)", key
        )
        row = self._database.execute(
            "INSERT INTO outcome (releases, failures, words, payload) VALUES (?, ?, ?, ?)",
            (outcome.releases, len(outcome.failures), outcome.words, outcome.payload),
        ).lastrowid
        self._database.execute(
            "INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?, ?)",
            (*key, outcome.digest, row, self._run, position),
        )

    def commit(self) -> None:
        """Commit what was added."""
        if self._database.in_transaction:
            self._database.execute("COMMIT")

    def entries(self, start: int) -> Iterator[Entry]:
        """The units of this run from a position on, in order."""
        query = (
            "SELECT position, words, payload FROM unit JOIN outcome ON outcome.id = outcome "
            "WHERE run = ? AND position >= ? ORDER BY position"
        )
        yield from map(Entry._make, self._database.execute(query, (self._run, start)))

    def failed(self) -> Iterator[bytes]:
        """The payloads of this run's units with failures, in order."""
        query = (
            "SELECT payload FROM unit JOIN outcome ON outcome.id = outcome "
            "WHERE run = ? AND failures > 0 ORDER BY position"
        )
        yield from (payload for (payload,) in self._database.execute(query, (self._run,)))

    def finish(self) -> None:
        """Note that the run is complete."""
        self._begin()
        self._database.execute("DELETE FROM unit WHERE run <> ?", (self._run,))
        self._database.execute("DELETE FROM outcome WHERE id NOT IN (SELECT outcome FROM unit)")
        self._database.execute("INSERT OR REPLACE INTO about VALUES ('finished', 'yes')")
        self.commit()

    def remove(self) -> None:
        """Delete the journal, while it is still locked if the system allows that."""
        if os.name == "nt":
            self._database.close()
        for ending in _ENDINGS:
            (self._folder / (_FILE + ending)).unlink(missing_ok=True)
        self._database.close()
        with suppress(OSError):  # not empty: somebody put something into it
            self._folder.rmdir()

    def _releases(self) -> int:
        query = "SELECT coalesce(sum(releases), 0) FROM unit JOIN outcome ON outcome.id = outcome"
        return int(self._database.execute(query).fetchone()[0])

    def _value(self, name: str) -> str | None:
        found = self._database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def _begin(self) -> None:
        if not self._database.in_transaction:
            self._database.execute("BEGIN")


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """Open or create a journal for this process alone.

    Raises:
        OutputError: if another run has it open, or if it cannot be read or written, now or within the block.
        OSError: if the disk is full.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from None
    with _translated_errors(folder), closing(_connected(folder)) as database:
        for setting in _SETTINGS:
            database.execute(f"PRAGMA {setting}").fetchall()
        database.execute("BEGIN EXCLUSIVE")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            database.execute(statement)
        database.execute("COMMIT")
        yield Journal(folder, database)


def _connected(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / _FILE, timeout=0, isolation_level=None)


@contextmanager
def _translated_errors(folder: Path) -> Iterator[None]:
    """Translate SQLite's errors to ours and the system's."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            reason = f"another run is writing {folder.with_suffix('')}"
            raise OutputError(reason, "wait for it, or choose another place for -o") from None
        if "full" in str(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error
        raise _unwritable(folder, str(error)) from None
    except (sqlite3.DatabaseError, zlib.error):
        raise OutputError(f"{folder} is damaged", "delete it and start again") from None


def _unwritable(folder: Path, reason: str) -> OutputError:
    return OutputError(f"{folder} cannot be written: {reason.lower()}", "choose another place for -o")
