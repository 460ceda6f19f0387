"""Read sources into the texts that they hold."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from pressfacts.errors import InputError
from pressfacts.readers import DEFAULTS, STANDARD_INPUT, Failure, Reading, ReadOptions, remote, sources
from pressfacts.readers.documents import read_document
from pressfacts.readers.kinds import CSV, HEAD_BYTES, OF_MANY, TEXT, detect
from pressfacts.readers.rows import read_rows
from pressfacts.readers.sources import shown


def read_all(arguments: Iterable[str], options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read all sources that the arguments stand for, see `sources.find`, in order."""
    for source in sources.find(arguments, options.leave_out):
        if isinstance(source, Failure):
            yield source
        else:
            yield from read(source, options)


def read(path: Path | str, options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read a file, a URL, or ``-`` for standard input: each text in it, or why there is none."""
    name = shown(path)
    try:
        with opened(path) as stream:
            yield from read_stream(stream, name, options)
    except InputError as error:
        yield Failure(name, error)
    except OSError as error:
        yield Failure(name, InputError(_reason(error), "check the path"))


def read_bytes(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read the bytes of a source, such as those in a data frame: each text in it, or why there is none.

    The suffix of the name helps to detect the format.
    """
    try:
        yield from read_stream(io.BytesIO(data), shown(name), options)
    except InputError as error:
        yield Failure(shown(name), error)


def read_stream(stream: BinaryIO, name: str, options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read an open source: each text in it, or why one record of many has none.

    Of a file of many releases, one at a time is held in memory.

    Raises:
        InputError: if nothing of the source can be read.
    """
    head = stream.read(HEAD_BYTES)
    kind = detect(head, name)
    if name == STANDARD_INPUT and options.text_field is not None and kind is TEXT:
        kind = CSV
    if kind in OF_MANY:
        yield from read_rows(io.BufferedReader(_Rewound(head, stream)), name, kind, options)
    else:
        data = head + stream.read(max(0, options.max_bytes + 1 - len(head)))
        yield from read_document(data, name, kind, options)


class _Rewound(io.RawIOBase):
    """A stream from its beginning, although its first bytes were already read."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            data, self._head = self._head[: len(buffer)].tobytes(), self._head[len(buffer) :]
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def opened(path: Path | str) -> AbstractContextManager[BinaryIO]:
    """Open a file, a URL, or ``-`` for standard input, which stays open afterwards.

    Raises:
        InputError: if it cannot be opened.
    """
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise InputError("standard input is closed", "pipe a text into it")
        return nullcontext(sys.stdin.buffer)
    if remote.is_remote(path):
        return remote.opened(str(path))
    try:
        return Path(path).open("rb")
    except FileNotFoundError:
        raise InputError("no such file", "check the path") from None
    except PermissionError:
        raise InputError("permission denied", "make it readable with chmod u+r") from None
    except IsADirectoryError:
        raise InputError("a folder, not a file", "name the folder itself") from None
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), "check the path") from None


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]
