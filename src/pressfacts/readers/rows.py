"""Files of many releases: JSON Lines and CSV, one release per line or row."""

import codecs
import hashlib
import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from pressfacts.errors import InputError
from pressfacts.readers import Failure, Metadata, Reading, ReadOptions, check_size, iso_day, one_line
from pressfacts.readers.encodings import decode
from pressfacts.readers.kinds import Kind
from pressfacts.record.schema import Notice, Source

TEXT_FIELDS = ("text", "body", "content")
"""Names of the field that holds the text, in the order in which they are looked for."""

_TITLE_FIELDS = ("title", "headline", "subject")
_PUBLISHED_FIELDS = ("published", "published_at", "publication_date", "date")
_DEEPEST = 100
"""How deep the other fields may nest; the JSON of a record cannot be written below 200."""


class Row(NamedTuple):
    """One release of a file of many, or why there is none.

    Attributes:
        number: the line in JSON Lines, the row below the header in CSV.
        fields: its fields by name; none where there is an error.
        encoding: the encoding of its bytes.
        warnings: what could not be decoded.
        error: what is wrong with it.
    """

    number: int
    fields: dict[str, Any]
    encoding: str | None = None
    warnings: tuple[Notice, ...] = ()
    error: InputError | None = None


def read_rows(
    stream: io.BufferedReader, name: str, kind: Kind, options: ReadOptions
) -> Iterator[Reading | Failure]:
    """Read a file of many releases, one at a time: each text, or why a row has none.

    Raises:
        InputError: if the file has no field that holds the texts.
    """
    rows: Iterable[Row] = import_module(f"{__package__}.{kind.module}").rows(
        _as_lines(stream, options), kind, options
    )
    field, row = None, None
    for row in rows:
        if row.error is None and field is None:
            field = _text_field(row.fields, options)
        try:
            yield _reading(row, field, name, kind, options)
        except InputError as error:
            yield Failure(name, error, row.number)
    if row is None:
        raise InputError("empty", "leave it out, or fill it")


def find_text_field(fields: Iterable[str], options: ReadOptions) -> str | None:
    """The name of the field that holds the text; None if there is none."""
    names = list(fields)
    if options.text_field is not None:
        return (
            options.text_field
            if options.text_field.split(".")[0] in names or options.text_field in names
            else None
        )
    named = {name.strip().casefold(): name for name in reversed(names)}
    return next((named[wanted] for wanted in TEXT_FIELDS if wanted in named), None)


def _text_field(fields: Iterable[str], options: ReadOptions) -> str:
    names = list(fields)
    found = find_text_field(names, options)
    if found is not None:
        return found
    wanted = [options.text_field] if options.text_field is not None else TEXT_FIELDS
    there = ", ".join(names[:8])[:200] or "none"
    raise InputError(
        f"no field {' or '.join(wanted)} (the fields are: {one_line(there)})",
        "name the one that holds the text with --text-field",
    )


def _as_lines(stream: io.BufferedReader, options: ReadOptions) -> BinaryIO:
    """The stream, recoded if a line end takes more than one byte in its encoding."""
    head = stream.peek(4)[:4]
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return stream
    data = stream.read(options.max_bytes + 1)
    check_size(len(data), options)
    return io.BytesIO(decode(data).text.encode())


def _reading(row: Row, field: str | None, name: str, kind: Kind, options: ReadOptions) -> Reading:
    if row.error is not None or field is None:
        raise row.error or InputError("empty", "fill it")
    text, others = _taken(row.fields, field)
    if not isinstance(text, str):
        reason = f"no text in the field {field!r}"
        raise InputError(reason, "name the one that holds the text with --text-field")
    if not text.strip():
        raise InputError(f"the field {field!r} is empty", "leave it out, or fill it")
    kept = {key: value for key, value in others.items() if not _is_deeper(value, _DEEPEST)}
    warnings = row.warnings
    if len(kept) < len(others):
        left_out = one_line(", ".join(repr(key) for key in others if key not in kept)[:200])
        message = f"metadata nested more than {_DEEPEST} deep was left out: {left_out}"
        warnings += (Notice(code="metadata_too_deep", message=message),)
    source = Source(
        path=name,
        record=row.number,
        media_type=kind.media_type,
        encoding=row.encoding,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        characters=len(text),
        metadata=kept,
        text=text if options.keep_text else None,
    )
    return Reading(text, source, warnings, _metadata(kept))


def _is_deeper(value: Any, depth: int) -> bool:
    """Whether a value nests deeper than so many levels."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return False
    return depth == 0 or any(_is_deeper(item, depth - 1) for item in value)


def _taken(fields: dict[str, Any], field: str) -> tuple[Any, dict[str, Any]]:
    """The value of a field, which dots may lead down to, and all the other fields."""
    if field in fields:
        return fields[field], {key: value for key, value in fields.items() if key != field}
    outer, _, inner = field.partition(".")
    below = fields.get(outer)
    if not inner or not isinstance(below, dict):
        return None, fields
    value, rest = _taken(below, inner)
    return value, {**fields, outer: rest}


def _metadata(fields: dict[str, Any]) -> Metadata:
    """The headline and the day of publication, where fields with these names hold them."""
    named = {key.strip().casefold(): value for key, value in fields.items() if isinstance(value, str)}
    title = next((named[key].strip() for key in _TITLE_FIELDS if named.get(key, "").strip()), None)
    days = (iso_day(named.get(key, "")) for key in _PUBLISHED_FIELDS)
    return Metadata(title, next(filter(None, days), None))
