"""The record as flat tables: what CSV files and databases share.

The columns are made from the models of `pressfacts.record.schema`, so that a new key of the record is a new
column everywhere. There is one table of releases, one of each kind of fact, one of the parts that counts
are broken down into, and one of every place where a fact is named.
"""

import json
import re
import types
import typing
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from pressfacts.record.schema import FACT_KINDS, Mention, Notice, Part, Release
from pressfacts.writers.selection import Selection

Value = str | int | float | bool | list[str] | None

SINGULAR = {
    "dates": "date",
    "organisations": "organisation",
    "people": "person",
    "participants": "participants",
    "statistics": "statistic",
    "quotes": "quote",
    "contacts": "contact",
    "places": "place",
}
"""What one fact of a kind is called."""

_IN_WORDS = (Part, Notice)
_PLACEMENT = ("text", "start", "end", "zone", "rule")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        name: its name.
        type: text, integer, number, boolean or list (of texts).
        about: what stands in it.
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
        about: what one row of it is.
        columns: its own columns, without those that say which release a row belongs to.
    """

    name: str
    about: str
    columns: tuple[Column, ...]


class Row(NamedTuple):
    """One row of a table.

    Attributes:
        table: the table.
        key: what tells it from the other rows of the same release in this table.
        values: a value for each column of the table.
    """

    table: str
    key: str
    values: dict[str, Value]


def without_null(annotation: Any) -> Any:
    """The type that an annotation gives to what is there: ``str`` for ``str | None``."""
    if get_origin(annotation) not in (types.UnionType, typing.Union):
        return annotation
    present = [choice for choice in get_args(annotation) if choice is not type(None)]
    return present[0] if len(present) == 1 else present[0] | present[1]


def item_of(annotation: Any) -> Any:
    """The type of the items, where an annotation is a list; else None."""
    return get_args(annotation)[0] if get_origin(annotation) is list else None


def scalar(annotation: Any) -> str:
    """The type of a column that holds one value: text, integer, number or boolean."""
    if annotation is bool:
        return "boolean"
    if annotation is int:
        return "integer"
    return "number" if annotation in (float, int | float) else "text"


def _columns(model: type[BaseModel], path: tuple[str, ...] = (), prefix: str = "") -> Iterator[Column]:
    """The columns of a model: a nested one is spread out, a list of models is no column unless in words."""
    for name, field in model.model_fields.items():
        annotation, here = without_null(field.annotation), (*path, name)
        item = item_of(annotation)
        if item is not None:
            if item in _IN_WORDS or not _is_model(item):
                yield Column(prefix + name, "list", field.description or "", here)
        elif _is_model(annotation):
            yield from _columns(annotation, here, prefix if name in ("source", "release") else f"{name}_")
        else:
            yield Column(prefix + name, scalar(annotation), field.description or "", here)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _releases() -> Table:
    """What the release says comes first, then what is known of its source, its text last."""
    first = ("path", "record", "published", "headline", "issuer")

    def order(column: Column) -> tuple[int, int]:
        if column.name in first:
            return 0, first.index(column.name)
        return (1 if column.path[0] == "release" else 3 if column.name == "text" else 2), 0

    return Table("releases", "A release.", tuple(sorted(_columns(Release), key=order)))


def _facts(kind: str) -> Table:
    model = item_of(Release.model_fields[kind].annotation)
    columns = sorted(
        _columns(model),
        key=lambda column: _PLACEMENT.index(column.name) if column.name in _PLACEMENT else -1,
    )
    number = Column("number", "integer", "Which fact of its kind in the release it is, from 1.")
    return Table(kind, (model.__doc__ or "").split("\n")[0], (number, *columns))


_KIND = Column("kind", "text", f"The table of the fact: {', '.join(FACT_KINDS)}.")
_FACT = Column("fact", "integer", "The `number` of the fact in that table.")

_PARTS = Table(
    "parts",
    "One part of a counted whole: of `participants` or `statistics`.",
    (_KIND, _FACT, *_columns(Part)),
)
_MENTIONS = Table(
    "mentions",
    "One place of the release where a fact is named.",
    (
        _KIND,
        _FACT,
        Column("what", "text", "`mention` of the fact itself, or `cue` that its rule went by (`--explain`)."),
        *_columns(Mention),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table for table in (_releases(), *map(_facts, FACT_KINDS), _PARTS, _MENTIONS)
}
"""Every table, by its name."""

WITH_PARTS = tuple(
    kind for kind in FACT_KINDS if "breakdown" in {column.name for column in TABLES[kind].columns}
)
"""The kinds of fact that have parts."""


def chosen(selection: Selection) -> tuple[Table, ...]:
    """The tables that are written."""
    kinds = set(selection.kinds)
    parts = {"parts"} if kinds.intersection(WITH_PARTS) else set()
    names = {"releases", "mentions"} | kinds | parts
    return tuple(table for table in TABLES.values() if table.name in names)


def rows(release: Release, selection: Selection) -> Iterator[Row]:
    """The rows of one release, that of the release itself first."""
    yield Row("releases", "", _values(TABLES["releases"], release))
    for kind in selection.kinds:
        for number, fact in selection.numbered(release, kind):
            yield Row(kind, str(number), {**_values(TABLES[kind], fact), "number": number})
            key = f"{kind}-{number}"
            owner: dict[str, Value] = {"kind": kind, "fact": number}
            for count, part in enumerate(getattr(fact, "breakdown", ()), 1):
                yield Row("parts", f"{key}-{count}", {**owner, **_values(_PARTS, part)})
            cues = getattr(fact, "evidence", ()) if selection.evidence else ()
            marked = [*(("mention", place) for place in places(fact)), *(("cue", cue) for cue in cues)]
            for count, (what, place) in enumerate(marked, 1):
                yield Row("mentions", f"{key}-{count}", {**owner, "what": what, **_values(_MENTIONS, place)})


def places(fact: Any) -> Iterator[Mention]:
    """Every place where a fact is named, its own first."""
    seen = set[tuple[int, int]]()
    for mention in [*([fact] if isinstance(fact, Mention) else []), *getattr(fact, "mentions", ())]:
        if (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            yield mention


def _values(table: Table, model: BaseModel) -> dict[str, Value]:
    return {column.name: _value(model, column.path) for column in table.columns if column.path}


def _value(model: Any, path: tuple[str, ...]) -> Value:
    for name in path:
        model = None if model is None else getattr(model, name)
    if isinstance(model, str):
        return valid(model)
    if isinstance(model, list):
        return [_item(item) for item in model]
    if isinstance(model, dict):
        return valid(json.dumps(model, ensure_ascii=False))
    value: int | float | bool | None = model
    return value


def _item(item: str | Part | Notice) -> str:
    """An item of a list in words."""
    if isinstance(item, Part):
        return valid(f"{item.count} {item.who}")
    return valid(f"{item.code}: {item.message}" if isinstance(item, Notice) else item)


def valid(text: str) -> str:
    """A text that UTF-8 can hold: lone surrogates become U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def as_float(value: int | float) -> float:
    """A number as a float; one that is too large is infinite."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
