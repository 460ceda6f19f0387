"""Heads of texts whose line breaks and punctuation were lost: label, date, contact and title run together."""

import re
from collections.abc import Iterator

from pressfacts.layout.days import days_of, is_full_day
from pressfacts.layout.units import Unit, matches
from pressfacts.lexicons import table

_CONTACT = re.compile(
    r"(?:press\s+|media\s+)?contacts?\b.{0,120}?\b\d{3}\s{1,3}\d{3}\s{1,2}\d{4}\b\s*",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_ENDS = re.compile(r"(?:FOR\s+)?IMMEDIATE\s+RELEASE\s{1,3}", re.IGNORECASE)
_LAST_PLACE = re.compile(r"(?<=\s)[A-Z][a-z]{2,15}\s{2}(?:D\s?C|[A-Z]{2})\Z")
_INNER_CONTACT = re.compile(
    r"(?<=\s)Contact\s{1,3}(?=[A-Z].{0,80}?\b\d{3}\s{1,3}\d{3}\s{1,2}\d{4}\b)", re.DOTALL
)
_WEEKDAYS = frozenset(row["form"].casefold() for row in table("weekdays"))
HEAD_UNITS = 40
WINDOW = 2000
_SHORTEST_TITLE = 24


def split_head(units: list[Unit]) -> list[Unit]:
    """The units with those of the head parted into title, label, date, contact and lede."""
    parts = list[Unit]()
    titles = list[str]()
    for index, unit in enumerate(units):
        if index >= HEAD_UNITS:
            parts.extend(units[index:])
            break
        for part in _parts(unit, titles):
            parts.append(part)
            titles.append(part.source[part.start : part.end])
    return parts


def _parts(unit: Unit, titles: list[str]) -> Iterator[Unit]:
    """The pieces of one unit, in order."""
    rest: Unit | None = unit
    for _ in range(8):
        offset = _next_break(rest, titles) if rest is not None else None
        if rest is None or offset is None or not rest.start < offset < rest.end:
            break
        piece, rest = rest.split(offset)
        yield piece
    if rest is not None and rest.start < rest.end:
        yield rest


def _next_break(unit: Unit, titles: list[str]) -> int | None:
    """The offset at which the first piece of a unit ends, or None where it is one piece."""
    text = unit.source[unit.start : unit.end]
    for title in titles:
        if len(title) >= _SHORTEST_TITLE and text.startswith(title) and len(text) > len(title) + 3:
            return unit.start + len(title)
    for pattern in (_LABEL_ENDS, _CONTACT):
        if opening := pattern.match(text):
            return unit.start + opening.end()
    for pattern in (_LAST_PLACE, _INNER_CONTACT):
        if inner := pattern.search(text[:WINDOW]):
            return unit.start + inner.start()
    days = [day for day in days_of(unit) if is_full_day(day.edtf)]
    if not days or days[0].start - unit.start > 250:
        return None
    before = text[: days[0].start - unit.start].strip().casefold()
    if not before or before in _WEEKDAYS:
        return days[0].end
    heading = unit.split(days[0].start)[0]
    is_heading = (
        heading.lower_share <= 0.4 and len(heading.words) >= 3 and unit.source[days[0].end :][:1].isspace()
    )
    is_heading = is_heading and len(heading.words) >= 3
    return days[0].start if is_heading and matches("layout.header.label", heading.text) is None else None
