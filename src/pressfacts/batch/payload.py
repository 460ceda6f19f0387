"""Results as bytes, as they are passed between processes and kept in the journal."""

import json
import zlib
from collections.abc import Iterable, Iterator

from pressfacts.errors import InputError
from pressfacts.readers import Failure
from pressfacts.record.schema import Release

Result = Release | Failure

_RELEASE, _FAILURE = b"R", b"F"


def pack(results: Iterable[Result]) -> bytes:
    """Results as compressed lines of JSON: whole records, of some two kilobytes each."""
    return zlib.compress(b"\n".join(_line(result) for result in results), 1)


def unpack(payload: bytes) -> Iterator[Result]:
    """The results that were packed. Errors keep their reason and remedy, not their class."""
    content = zlib.decompress(payload)
    for line in content.split(b"\n") if content else ():
        if line.startswith(_RELEASE):
            yield Release.model_validate_json(line[1:])
        else:
            kept = json.loads(line[1:])
            yield Failure(kept["path"], InputError(kept["reason"], kept["remedy"]), kept["record"])


def describe(failure: Failure) -> dict[str, str | int | None]:
    """A failure as plain data, for the journal and the file of errors."""
    return {
        "path": failure.path,
        "record": failure.record,
        "reason": failure.error.reason,
        "remedy": failure.error.remedy,
    }


def _line(result: Result) -> bytes:
    if isinstance(result, Failure):
        return _FAILURE + json.dumps(describe(result)).encode()
    return _RELEASE + result.model_dump_json().encode()
