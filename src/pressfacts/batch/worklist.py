"""From the arguments to units of work, one after the other, without holding them in memory.

A file of one release is read by the worker that gets it. A file of many, such as JSON Lines or CSV, is read
by the parent process, and each release is a unit of its own, so that one big file keeps all workers busy and
can be resumed in its middle.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pressfacts.errors import InputError
from pressfacts.readers import STANDARD_INPUT, Failure, Reading, ReadOptions, files, sources
from pressfacts.readers.kinds import OF_MANY, by_name

_CHUNK = 1 << 20


class Unit(NamedTuple):
    """One piece of work: a file, or one release of a file that holds many.

    Attributes:
        path: the file.
        record: number of the release in it, 0 for a file that is one piece.
        size: bytes of the file, or characters of the release, to balance the work.
        reading: the text, if it was already read; None for a file that the worker reads.
        position: place among the units of a run.
    """

    path: str
    record: int
    size: int
    reading: Reading | Failure | None = None
    position: int = 0

    @property
    def key(self) -> tuple[bytes, int]:
        """Identifies the unit. On most systems a path is bytes, not text."""
        return os.fsencode(self.path), self.record


def find(
    paths: Iterable[str], options: ReadOptions, leave_out: Iterable[Path] = (), *, streams: bool = False
) -> Iterator[Unit]:
    """The units of work, in the order of the input.

    Args:
        paths: see `pressfacts.readers.sources.find`.
        options: how the files are read.
        leave_out: files and folders that are never input, such as the output.
        streams: whether to read standard input and pipes; they are refused otherwise.
    """
    for source in _sources(paths, (*leave_out, *options.leave_out)):
        if isinstance(source, Failure):
            yield Unit(source.path, 0, 0, source)
        else:
            yield from _units(source, options, streams)


def measure(paths: Iterable[str], leave_out: Iterable[Path] = ()) -> tuple[int | None, int]:
    """The number of files, None if one of them holds many releases, and the sum of their bytes."""
    count, total, many = 0, 0, False
    for source in _sources(paths, leave_out):
        count += 1
        if isinstance(source, str):
            total += _size(source)[0]
            many = many or by_name(source) in OF_MANY
    return None if many else count, total


def _sources(paths: Iterable[str], leave_out: Iterable[Path]) -> Iterator[str | Failure]:
    for source in sources.find(paths, leave_out):
        yield source if isinstance(source, Failure) else str(source)


def _units(path: str, options: ReadOptions, streams: bool) -> Iterator[Unit]:
    size, regular = _size(path)
    stream = path == STANDARD_INPUT or not regular
    if stream and not streams:
        error = InputError("no regular file", "pipe it into pressfacts extract")
        yield Unit(path, 0, 0, Failure(sources.shown(path), error))
    elif stream or by_name(path) in OF_MANY:
        for reading in files.read(path, options):
            record = reading.source.record if isinstance(reading, Reading) else reading.record
            length = len(reading.text) if isinstance(reading, Reading) else 0
            yield Unit(path, record or 0, length, reading)
    else:
        yield Unit(path, 0, size)


def read(unit: Unit, options: ReadOptions) -> Iterator[Reading | Failure]:
    """The texts of a unit."""
    if unit.reading is None:
        yield from files.read(unit.path, options)
    else:
        yield unit.reading


def digest(unit: Unit, options: ReadOptions) -> bytes | None:
    """A hash of what was read, or of the file up to the size limit; None if it cannot be read.

    A unit whose digest has changed is done again.
    """
    if isinstance(unit.reading, Reading):
        return hashlib.sha256(_as_bytes(unit.reading)).digest()
    if unit.reading is not None:
        return None
    found = hashlib.sha256()
    left = options.max_bytes + 1
    try:
        with files.opened(unit.path) as file:
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                found.update(chunk)
                left -= len(chunk)
    except (OSError, InputError):
        return None
    return found.digest()


def _as_bytes(reading: Reading) -> bytes:
    source = reading.source.model_dump(mode="json")
    return json.dumps([reading.text, source, reading.metadata], sort_keys=True, default=str).encode()


def _size(path: str) -> tuple[int, bool]:
    """Bytes of a file, and whether it is a regular one; the reader reports what is missing."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return 0, True
    return found.st_size, stat.S_ISREG(found.st_mode)
