"""Read records that pressfacts wrote: one JSON object, an array of them, or JSON Lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pressfacts.errors import InputError
from pressfacts.readers import Failure
from pressfacts.readers.sources import shown
from pressfacts.record.schema import Release

SUFFIXES = (".json", ".jsonl", ".ndjson")
_HEAD = 256
_REMEDY = "write it with pressfacts extract"


def are_in(path: Path) -> bool:
    """Whether a file begins as a record of pressfacts does, with the version of its schema."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n[")
    except OSError:
        return False
    return head.startswith(b"{") and head[1:].lstrip().startswith(b'"schema_version"')


def read(path: Path) -> Iterator[Release | Failure]:
    """The records of one file, in order.

    Args:
        path: a ``.json`` file of one object or an array of them, or a file of JSON Lines.

    Yields:
        Each record, or why there is none in its place.
    """
    name = shown(path)
    try:
        if path.suffix.lower() == ".json":
            whole = json.loads(path.read_text(encoding="utf-8-sig"))
            several = isinstance(whole, list)
            for number, value in enumerate(whole if several else [whole], 1):
                yield _record(value, name, number if several else None)
        else:
            yield from _lines(path, name)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not JSON in UTF-8"
        yield Failure(name, InputError(reason[:1].lower() + reason[1:], "check the file"))


def _lines(path: Path, name: str) -> Iterator[Release | Failure]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError):
                    yield Failure(name, InputError("not JSON", "check the line"), number)
                else:
                    yield _record(value, name, number)


def _record(value: Any, name: str, number: int | None) -> Release | Failure:
    try:
        return Release.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "it"
        reason = f"no record of pressfacts, {where}: {first['msg'].lower()}"
        return Failure(name, InputError(reason, _REMEDY), number)
