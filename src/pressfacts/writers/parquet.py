"""Parquet: one row a release, with the nested columns of the record.

The schema is made from the models of `pressfacts.record.schema` and is the same in every file: a column
stands there even where every value is null. Row groups are written as releases come, so that memory does
not grow.
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
from pressfacts.writers import files
from pressfacts.writers.selection import Selection
from pressfacts.writers.tables import as_float, item_of, scalar, valid, without_null

ROWS = 256
"""Releases in a row group: some megabytes before they are packed."""

CHARACTERS = 16_000_000
"""Characters of releases after which a row group is written, however few they are."""

_SCALARS = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}


class Place(NamedTuple):
    """Where a file is written.

    Attributes:
        stream: its bytes.
        held: closes what writes them, as long as they can be written.
    """

    stream: BinaryIO
    held: ExitStack


@contextmanager
def _place(output: Path) -> Iterator[Place]:
    with files.binary(output) as stream, ExitStack() as held:
        yield Place(stream, held)


class ParquetWriter:
    """One row a release.

    Args:
        place: where to write.
        selection: what of each record is written; kinds that are not chosen have no column.
        several: makes no difference here.
    """

    place = staticmethod(_place)

    def __init__(self, place: Place, selection: Selection, *, several: bool = True) -> None:
        self._selection = selection
        self._schema = schema(selection.kinds)
        self._writer = place.held.enter_context(parquet.ParquetWriter(place.stream, self._schema))
        self._waiting = list[dict[str, Any]]()
        self._characters = 0

    def write(self, release: Release) -> None:
        """Write one release."""
        self._waiting.append(_fitted(self._selection.record(release), pa.struct(self._schema)))
        self._characters += release.source.characters
        if len(self._waiting) == ROWS or self._characters > CHARACTERS:
            self._flush()

    def close(self) -> None:
        """Write the end of the file, without which nothing reads it."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting, self._characters = [], 0


def schema(kinds: tuple[str, ...] = FACT_KINDS) -> pa.Schema:
    """The schema of a file that has some kinds of fact."""
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
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    return _SCALARS[scalar(annotation)]


def _fitted(value: Any, kind: pa.DataType) -> Any:
    """A value as a type of Arrow takes it: texts as valid Unicode, numbers as floats, loose data as JSON."""
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
