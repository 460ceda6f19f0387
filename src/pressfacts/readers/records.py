"""Read records that pressfacts wrote: one JSON object, an array of them, or JSON Lines."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from pressfacts.errors import InputError
from pressfacts.readers import Failure, ReadOptions, json_lines
from pressfacts.readers.kinds import JSON, JSON_LINES
from pressfacts.readers.sources import shown
from pressfacts.record.schema import Release

SUFFIXES = (".json", ".jsonl", ".ndjson")
_HEAD = 256


def are_in(path: Path) -> bool:
    """Whether a file begins like a record of pressfacts, with the version of its schema."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n[")
    except OSError:
        return False
    return head.startswith(b"{") and head[1:].lstrip().startswith(b'"schema_version"')


def read(path: Path) -> Iterator[Release | Failure]:
    """The records of one file in order, or why there is none."""
    name, kind = shown(path), JSON if path.suffix.lower() == ".json" else JSON_LINES
    try:
        options = ReadOptions(max_bytes=path.stat().st_size)
        with path.open("rb") as stream:
            for row in json_lines.rows(stream, kind, options):
                try:
                    yield Failure(name, row.error, row.number) if row.error else Release(**row.fields)
                except ValidationError as error:
                    first = error.errors(include_url=False, include_input=False)[0]
                    where = ".".join(map(str, first["loc"])) or "it"
                    reason = f"no record of pressfacts, {where}: {first['msg'].lower()}"
                    yield Failure(name, InputError(reason, "write it with pressfacts extract"), row.number)
    except InputError as error:
        yield Failure(name, error)
    except OSError as error:
        yield Failure(name, InputError((error.strerror or str(error)).lower(), "check the file"))
