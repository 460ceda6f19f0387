"""JSON Lines, and JSON files that hold one release or an array of them."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from pressfacts.errors import InputError
from pressfacts.readers import ReadOptions, check_size
from pressfacts.readers.encodings import Decoded, decode
from pressfacts.readers.kinds import JSON, Kind
from pressfacts.readers.rows import Row
from pressfacts.record.schema import Notice

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_OPENED = re.compile(r"\s*[\[{]\s*$")
_FIX = "fix it; the other lines are read"


def rows(stream: BinaryIO, kind: Kind, options: ReadOptions) -> Iterator[Row]:
    """The objects of a stream, one per line, or those of one JSON document, an object or an array.

    Raises:
        InputError: if a document as a whole cannot be read.
    """
    for number, line in enumerate(_lines(stream, options), start=1):
        if isinstance(line, InputError):
            yield Row(number, {}, error=line)
        elif number == 1 and (kind is JSON or _OPENED.match(line.decode("latin-1"))):
            yield from _document(line, stream, options)
            return
        elif line.strip():
            yield _row(number, line.strip())


def _lines(stream: BinaryIO, options: ReadOptions) -> Iterator[bytes | InputError]:
    """The lines, and an error in the place of one that is above the limit."""
    while line := stream.readline(options.max_bytes + 1):
        try:
            check_size(len(line), options)
        except InputError as error:
            while line and not line.endswith(b"\n"):
                line = stream.readline(options.max_bytes)
            yield error
        else:
            yield line


def _document(start: bytes, stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    """The objects of a document whose first line was already read."""
    data = start + stream.read(max(0, options.max_bytes + 1 - len(start)))
    check_size(len(data), options)
    try:
        decoded, value = _parsed(data)
    except InputError as error:
        raise InputError(error.reason, "fix it, or write one object per line") from None
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _checked(number, item, decoded)


def _row(number: int, line: bytes) -> Row:
    try:
        decoded, value = _parsed(line)
    except InputError as error:
        return Row(number, {}, error=InputError(error.reason, _FIX))
    return _checked(number, value, decoded)


def _checked(number: int, value: Any, decoded: Decoded) -> Row:
    if not isinstance(value, dict):
        return Row(number, {}, error=InputError("JSON, but not an object with a text in it", _FIX))
    return Row(number, value, decoded.encoding, decoded.warnings)


def _parsed(data: bytes) -> tuple[Decoded, Any]:
    """The value of some bytes.

    Raises:
        InputError: if they are not JSON.
    """
    decoded = decode(data)
    try:
        value = json.loads(decoded.text, parse_constant=_refuse)
        if _SURROGATE.search(decoded.text):
            return _without_surrogates(decoded, value)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg.lower()} at column {error.colno}") from None
    except (ValueError, RecursionError):
        raise InputError("not JSON that can be read") from None
    return decoded, value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _without_surrogates(decoded: Decoded, value: Any) -> tuple[Decoded, Any]:
    """The value with U+FFFD for lone surrogates, which JSON escapes can write but no text has."""
    whole = json.dumps(value, ensure_ascii=False)
    repaired = whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if repaired == whole:
        return decoded, value
    notice = Notice(code="encoding", message="lone surrogates were read as U+FFFD")
    return decoded._replace(warnings=(*decoded.warnings, notice)), json.loads(repaired)
