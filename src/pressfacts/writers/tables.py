"""The record as flat tables, for CSV and SQLite.

The columns come from the models of `pressfacts.record.schema`, so that a new key of the record is a new
column everywhere. There is one table of releases, one for each kind of fact, one of the parts of breakdowns,
and one of mentions.
"""

import json
import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from pressfacts.record.kinds import KINDS, Kind
from pressfacts.record.schema import FACT_KINDS, Feature, Mention, Notice, Part, Release
from pressfacts.writers.selection import Selection, places

Value = str | int | float | bool | list[str] | None

_IN_WORDS: dict[type[BaseModel], Callable[[Any], str]] = {
    Part: lambda part: f"{part.count} {part.who}",
    Notice: lambda notice: f"{notice.code}: {notice.message}",
    Feature: lambda one: f"{one.feature} {one.weight:+.2f}",
}
"""Models of which a list is a column, each item in words."""

_LAST = ("text", "start", "end", "zone", "rule", "confidence", "features")
_FIRST = ("path", "record", "published", "headline", "issuer")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: its name.
        type: text, integer, number, boolean or list (of texts).
        about: its description.
        path: the attributes that lead to its value.
    """

    name: str
    type: str
    about: str
    path: tuple[str, ...] = ()


class Table(NamedTuple):
    """One table.

    Attributes:
        name: its name.
        about: what a row of it is.
        columns: its own columns, without those that identify the release of a row.
    """

    name: str
    about: str
    columns: tuple[Column, ...]


class Row(NamedTuple):
    """One row of a table.

    Attributes:
        table: the table.
        key: identifies the row within its release and table.
        values: a value for each column of the table.
    """

    table: str
    key: str
    values: dict[str, Value]


def without_null(annotation: Any) -> Any:
    """An annotation without None: ``str`` for ``str | None``."""
    if get_origin(annotation) not in (types.UnionType, typing.Union):
        return annotation
    present = [choice for choice in get_args(annotation) if choice is not type(None)]
    return present[0] if len(present) == 1 else present[0] | present[1]


def item_of(annotation: Any) -> Any:
    """The type of the items if an annotation is a list, else None."""
    return get_args(annotation)[0] if get_origin(annotation) is list else None


def is_model(annotation: Any) -> bool:
    """Whether an annotation is a model of the record."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def scalar(annotation: Any) -> str:
    """The type of a column that holds one value: text, integer, number or boolean."""
    if annotation is bool:
        return "boolean"
    if annotation is int:
        return "integer"
    return "number" if annotation in (float, int | float) else "text"


def _columns(model: type[BaseModel], path: tuple[str, ...] = (), prefix: str = "") -> Iterator[Column]:
    """The columns of a model. Nested models are flattened; lists of models are columns only if in words."""
    for name, field in model.model_fields.items():
        annotation, here = without_null(field.annotation), (*path, name)
        item = item_of(annotation)
        if item is not None:
            if item in _IN_WORDS or not is_model(item):
                yield Column(prefix + name, "list", field.description or "", here)
        elif is_model(annotation):
            yield from _columns(annotation, here, prefix if name in ("source", "release") else f"{name}_")
        else:
            yield Column(prefix + name, scalar(annotation), field.description or "", here)


def _releases() -> Table:
    """The table of releases: what the release states, then its source, with the text last."""

    def order(column: Column) -> tuple[int, int]:
        if column.name in _FIRST:
            return 0, _FIRST.index(column.name)
        return (1 if column.path[0] == "release" else 3 if column.name == "text" else 2), 0

    return Table("releases", "A release.", tuple(sorted(_columns(Release), key=order)))


def _facts(kind: Kind) -> Table:
    def order(column: Column) -> int:
        return _LAST.index(column.name) if column.name in _LAST else -1

    number = Column(
        "number", "integer", "Position of the fact among those of its kind in the release, from 1."
    )
    columns = (number, *sorted(_columns(kind.model), key=order))
    return Table(kind.name, (kind.model.__doc__ or "").split("\n")[0], columns)


_OWNER = (
    Column("kind", "text", f"The table of the fact: {', '.join(FACT_KINDS)}."),
    Column("fact", "integer", "The `number` of the fact in that table."),
)
_WHAT = Column("what", "text", "`mention` for a mention of the fact, `cue` for evidence (`--explain`).")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _releases(),
        *map(_facts, KINDS.values()),
        Table(
            "parts",
            "One part of the breakdown of `participants` or `statistics`.",
            (*_OWNER, *_columns(Part)),
        ),
        Table("mentions", "One mention of a fact in the release.", (*_OWNER, _WHAT, *_columns(Mention))),
    )
}
"""All tables by name."""

WITH_PARTS = tuple(name for name, kind in KINDS.items() if "breakdown" in kind.model.model_fields)
"""The kinds of facts that have parts."""


def chosen(selection: Selection) -> tuple[Table, ...]:
    """The tables that are written."""
    kinds = set(selection.kinds)
    parts = {"parts"} if kinds.intersection(WITH_PARTS) else set()
    names = {"releases", "mentions"} | kinds | parts
    return tuple(table for table in TABLES.values() if table.name in names)


def rows(release: Release, selection: Selection) -> Iterator[Row]:
    """The rows of one release, that of the release itself first."""
    yield Row("releases", "", _values("releases", release))
    for kind in selection.kinds:
        for number, fact in selection.numbered(release, kind):
            values = {**_values(kind, fact), "number": number}
            if not selection.evidence and "features" in values:
                values["features"] = []
            yield Row(kind, str(number), values)
            owner: dict[str, Value] = {"kind": kind, "fact": number}
            for count, part in enumerate(getattr(fact, "breakdown", ()), 1):
                yield Row("parts", f"{kind}-{number}-{count}", {**owner, **_values("parts", part)})
            cues = getattr(fact, "evidence", ()) if selection.evidence else ()
            marked = [*(("mention", place) for place in places(fact)), *(("cue", cue) for cue in cues)]
            for count, (what, place) in enumerate(marked, 1):
                own = {**owner, "what": what, **_values("mentions", place)}
                yield Row("mentions", f"{kind}-{number}-{count}", own)


def _values(table: str, model: BaseModel) -> dict[str, Value]:
    return {column.name: _value(model, column.path) for column in TABLES[table].columns if column.path}


def _value(model: Any, path: tuple[str, ...]) -> Value:
    for name in path:
        model = None if model is None else getattr(model, name)
    if isinstance(model, str):
        return valid(model)
    if isinstance(model, list):
        return [valid(item if isinstance(item, str) else _IN_WORDS[type(item)](item)) for item in model]
    if isinstance(model, dict):
        return valid(json.dumps(model, ensure_ascii=False))
    value: int | float | bool | None = model
    return value


def valid(text: str) -> str:
    """A text that UTF-8 can encode: lone surrogates become U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def as_float(value: int | float) -> float:
    """A number as a float; infinite if it is too large."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
