"""The release's own date, and its embargo."""

import re
from typing import NamedTuple

from pressfacts.layout.dateline import Dateline
from pressfacts.layout.days import NumericOrder, days_of, is_date_only, is_full_day
from pressfacts.layout.head import is_label
from pressfacts.layout.units import Unit, matches, matches_one
from pressfacts.record.schema import Embargo, PublishedFrom
from pressfacts.text.calendar.expressions import Expression
from pressfacts.text.mentions import squash

_TIMESTAMP = re.compile(r"\b(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
_CLOCK = re.compile(
    r"\b(?P<hour>2[0-3]|[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:hrs\b|hours\b)?\s*"
    r"(?P<zone>\(?(?:GMT|UTC)\b)?",
    re.IGNORECASE,
)
_LABELLED = ("layout.header.published", "layout.header.date")
HEAD_UNITS = 80
BARE = 3
"""Weight of a date that no label introduces."""


class HeaderDate(NamedTuple):
    """A full date of the header, how plainly it is the release's, and how far from the headline it stands."""

    weight: int
    edtf: str
    distance: int


def _full_days(unit: Unit, order: NumericOrder) -> list[Expression]:
    dates = [date._replace(edtf=order.settle(date.edtf)) for date in days_of(unit)]
    return [date for date in dates if is_full_day(date.edtf)]


def _weight(units: list[Unit], index: int) -> int:
    """How plainly the dates of a unit are the release's own; 0 where they are not."""
    unit = units[index]
    before = units[index - 1] if index else None
    if matches("layout.header.updated", unit.text):
        return 0
    if before and len(before.text) < 40 and is_date_only(unit):
        if matches("layout.header.updated", before.text + ":"):
            return 0
        if matches("layout.header.published", before.text):
            return 2
    if matches("layout.header.published", unit.text):
        return 2
    if (
        is_label(unit)
        or "immediate release" in unit.text.casefold()
        or matches("layout.header.date", unit.text)
    ):
        return 4
    if unit.is_flat and any(
        "immediate release" in other.key for other in units[max(0, index - 1) : index + 2]
    ):
        return 4
    return BARE if is_date_only(unit) or unit.zone == "header" else 0


def header_dates(units: list[Unit], lede: int, headline: int | None, order: NumericOrder) -> list[HeaderDate]:
    """The dates of the header, the plainest first, and the nearest to the headline among equals."""
    anchor = headline if headline is not None else lede
    found = list[HeaderDate]()
    for index, unit in enumerate(units):
        in_head = index < min(lede, HEAD_UNITS) and unit.zone not in {"headline", "subhead"}
        labelled = len(unit.text) < 200 and matches_one(_LABELLED, unit.text)
        if not (in_head or labelled) or matches("layout.header.embargo", unit.text):
            continue
        if in_head or unit.zone != "furniture":
            weight = _weight(units, index) - (0 if in_head else 1)
            distance = abs(index - anchor) if weight == BARE else 0
            days = _full_days(unit, order) if weight > 0 else []
            found += [HeaderDate(weight, date.edtf, distance) for date in days]
    return sorted(found, key=lambda date: (-date.weight, date.distance))


def _clock(text: str) -> str | None:
    """The time of day in an embargo, ISO, with Z where it is given as GMT or UTC."""
    if re.search(r"\bnoon\b", text, re.IGNORECASE):
        return "12:00"
    if re.search(r"\bmidnight\b", text, re.IGNORECASE):
        return "00:00"
    for match in _CLOCK.finditer(text):
        if match["minute"] is None and match["half"] is None:
            continue
        hour = int(match["hour"])
        half = (match["half"] or "").casefold()[:1]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        return f"{hour:02d}:{match['minute'] or '00'}" + ("Z" if match["zone"] else "")
    return None


def read_embargo(units: list[Unit], order: NumericOrder) -> Embargo | None:
    """The embargo, its end as far as the text gives it in full."""
    for unit in units[:HEAD_UNITS]:
        found = matches("layout.header.embargo", unit.text) if len(unit.text) < 400 else None
        if found is None:
            continue
        days = _full_days(unit, order)
        until = days[0].edtf if days else None
        if until:
            left = unit.source[unit.start : days[0].start] + " | " + unit.source[days[0].end : unit.end]
            clock = _clock(squash(left))
            until += f"T{clock}" if clock else ""
        return Embargo(text=unit.source[unit.start : unit.end], start=unit.start, end=unit.end, until=until)
    return None


def complete_year(dateline: Dateline | None, known: list[str], order: NumericOrder) -> str | None:
    """The dateline's date; where it names no year, with the year of a header date within a month of it."""
    if dateline is None or dateline.date is None:
        return None
    edtf = order.settle(dateline.date.edtf)
    if edtf.startswith("XXXX-") and "/" not in edtf:
        for date in known:
            if abs(int(date[5:7]) * 31 + int(date[8:10]) - int(edtf[5:7]) * 31 - int(edtf[8:10])) <= 31:
                return date[:4] + edtf[4:]
    return edtf


def read_published(
    text: str, date: str | None, dates: list[HeaderDate], embargo: Embargo | None
) -> tuple[str | None, PublishedFrom | None]:
    """The release's own date and where it was read: dateline, then header, then page metadata.

    Args:
        text: the release.
        date: the dateline's date.
        dates: the dates of the header, the plainest first.
        embargo: the embargo; its day counts where nothing better is there.
    """
    if is_full_day(date):
        return date, "dateline"
    if dates:
        return dates[0].edtf, "header"
    if embargo and embargo.until:
        return embargo.until[:10], "header"
    stamp = _TIMESTAMP.search(text)
    return (stamp[1], "metadata") if stamp else (None, None)
