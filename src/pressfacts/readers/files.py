"""Read one source, a file or standard input, into a text."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pressfacts.errors import InputError
from pressfacts.readers import DEFAULTS, STANDARD_INPUT, Failure, Reading, ReadOptions, sources
from pressfacts.readers.encodings import decode
from pressfacts.readers.sources import shown
from pressfacts.schema import Source

MEDIA_TYPES = {".md": "text/markdown"}
"""Media types by suffix; all others are plain text."""


def read_all(arguments: Iterable[str], options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read everything that the user named, see `sources.find`, in order."""
    for source in sources.find(arguments):
        if isinstance(source, Failure):
            yield source
        else:
            yield from read(source, options)


def read(path: Path | str, options: ReadOptions = DEFAULTS) -> Iterator[Reading | Failure]:
    """Read one source, which may hold several releases.

    Args:
        path: a file, or ``-`` for standard input.
        options: what the caller says about reading.

    Yields:
        Each text with where it came from, or why there is none.
    """
    try:
        data = _standard_input(options.max_bytes) if path == STANDARD_INPUT else _file(Path(path), options)
        found = reading(data, shown(path), MEDIA_TYPES.get(Path(path).suffix.lower(), "text/plain"))
    except InputError as error:
        yield Failure(shown(path), error)
        return
    if options.keep_text:
        found.source.text = found.text
    yield found


def reading(data: bytes, path: str | None, media_type: str = "text/plain") -> Reading:
    """The text of a file's bytes.

    Raises:
        InputError: if they are no text, or there is nothing in them.
    """
    decoded = decode(data)
    if not decoded.text.strip():
        raise InputError("empty", "leave it out, or fill it")
    source = Source(
        path=path,
        media_type=media_type,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(decoded.text),
    )
    return Reading(decoded.text, source, decoded.warnings)


def _file(path: Path, options: ReadOptions) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file, options.max_bytes)
    except FileNotFoundError:
        raise InputError("no such file", "check the path") from None
    except PermissionError:
        raise InputError("permission denied", "make it readable with chmod u+r") from None
    except IsADirectoryError:
        raise InputError("a folder, not a file", "name the folder itself") from None
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), "check the path") from None


def _standard_input(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed", "pipe a text into it")
    try:
        return _limited(sys.stdin.buffer, max_bytes)
    except OSError as error:
        raise InputError(_reason(error), "pipe a text into it") from None


def _limited(stream: BinaryIO, max_bytes: int) -> bytes:
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        reason = f"more than {max_bytes:,} bytes".replace(",", " ")
        raise InputError(reason, "split it into single releases, or raise --max-bytes")
    return data


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]
