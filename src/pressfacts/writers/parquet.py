"""Parquet: one row a release, with the nested columns of the record.

The schema comes from the models of `pressfacts.record.schema` and is the same in every file, even where all
values of a column are null. Row groups are written as releases come, so that memory does not grow.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
from pyarrow import parquet
from pydantic import BaseModel

from pressfacts.record.schema import FACT_KINDS, Release
from pressfacts.writers import Writer, files
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import as_float, is_model, item_of, scalar, valid, without_null

ROWS = 256
"""Releases in a row group: some megabytes before compression."""

CHARACTERS = 16_000_000
"""Characters of text after which a row group is written, however few releases it has."""

_SCALARS = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


class Place(NamedTuple):
    """The file.

    Attributes:
        stream: its bytes.
        open: closes the Parquet writer before the stream.
    """

    stream: BinaryIO
    open: ExitStack


class ParquetWriter(Writer):
    """One row a release; kinds that are not selected have no column."""

    def __init__(self, place: Place, selection: Selection, *, several: bool = True) -> None:
        super().__init__(place, selection, several=several)
        self._schema = schema(selection.kinds)
        self._writer = place.open.enter_context(parquet.ParquetWriter(place.stream, self._schema))
        self._waiting = list[dict[str, Any]]()
        self._characters = 0

    @staticmethod
    @contextmanager
    def place(output: Path | None) -> Iterator[Place]:
        """Open the file."""
        with files.binary(output) as stream, ExitStack() as stack:
            yield Place(stream, stack)

    def write(self, release: Release) -> None:
        """Write one release."""
        self._waiting.append(_fitted(self._selection.record(release), pa.struct(self._schema)))
        self._characters += release.source.characters
        if len(self._waiting) == ROWS or self._characters > CHARACTERS:
            self._flush()

    def close(self) -> None:
        """Write the footer of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting, self._characters = [], 0


def schema(kinds: tuple[str, ...] = FACT_KINDS) -> pa.Schema:
    """The schema of a file with some kinds of facts."""
    left_out = set(FACT_KINDS).difference(kinds)
    return pa.schema([field for field in _struct(Release) if field.name not in left_out])


def _struct(model: type[BaseModel]) -> pa.StructType:
    fields = model.model_fields.items()
    return pa.struct([pa.field(name, _type(field.annotation)) for name, field in fields])


def _type(annotation: Any) -> pa.DataType:
    annotation = without_null(annotation)
    item = item_of(annotation)
    if item is not None:
        return pa.list_(_type(item))
    return _struct(annotation) if is_model(annotation) else _SCALARS[scalar(annotation)]


def _fitted(value: Any, kind: pa.DataType) -> Any:
    """A value as Arrow accepts it: texts as valid Unicode, numbers as floats, free-form data as JSON."""
    if value is None:
        return None
    if pa.types.is_struct(kind):
        return {field.name: _fitted(value.get(field.name), field.type) for field in kind}
    if pa.types.is_list(kind):
        return [_fitted(item, kind.value_type) for item in value]
    if pa.types.is_floating(kind):
        return as_float(value)
    if pa.types.is_string(kind):
        return valid(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return value
