"""Read one source, a file or standard input, into a text."""

import hashlib
import os
import sys
from pathlib import Path

from pressfacts.errors import InputError
from pressfacts.readers import STANDARD_INPUT, Failure, Reading
from pressfacts.readers.encodings import decode
from pressfacts.schema import Source

MAX_BYTES = 4_000_000
"""More than any release has; a file above it is refused unread."""

MEDIA_TYPES = {".md": "text/markdown"}
"""Media types by suffix; all others are plain text."""


def shown(path: str | Path) -> str:
    """A path as it is written in records and messages: one line of valid Unicode with forward slashes."""
    name = os.fsencode(path).decode("utf-8", "replace")
    if os.sep != "/":
        name = name.replace(os.sep, "/")
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def read(path: Path | str, *, keep_text: bool = False) -> Reading | Failure:
    """Read one source.

    Args:
        path: a file, or ``-`` for standard input.
        keep_text: whether the record is to carry the text itself.

    Returns:
        The text with where it came from, or why there is none.
    """
    try:
        data = _standard_input() if path == STANDARD_INPUT else _file(Path(path))
        found = reading(data, shown(path), MEDIA_TYPES.get(Path(path).suffix.lower(), "text/plain"))
    except InputError as error:
        return Failure(shown(path), error)
    if keep_text:
        found.source.text = found.text
    return found


def reading(data: bytes, path: str | None, media_type: str = "text/plain") -> Reading:
    """The text of a file's bytes.

    Raises:
        InputError: if there are too many bytes, or they are no text, or there is nothing in them.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES // 1_000_000} MB", "split it into single releases")
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


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError("no such file", "check the path") from None
    except PermissionError:
        raise InputError("permission denied", "make it readable with chmod u+r") from None
    except IsADirectoryError:
        raise InputError("a folder, not a file", "name the folder itself") from None
    except (OSError, ValueError) as error:
        raise InputError(_reason(error), "check the path") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed", "pipe a text into it")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(_reason(error), "pipe a text into it") from None


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]
