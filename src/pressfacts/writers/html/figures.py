"""The geometry of the figures: a timeline of dates and bars for counts, in units of an SVG view box."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from pressfacts.record.kinds import amount, line
from pressfacts.record.schema import DateFact, Participants

WIDTH = 480.0
LABELS = 168.0
_MARGIN = 14.0
_LEAST = 5.0
_MOST_ROWS = 40
_MOST_BARS = 20
_MOST_TICKS = 6
_KEPT = 0.7


class Row(NamedTuple):
    """One date of the timeline.

    Attributes:
        fact: number of the date, from 0.
        label: its value.
        role: its role.
        left: its left edge.
        width: its length.
        beyond: -1 if it is before the axis, 1 if after it, else 0.
    """

    fact: int
    label: str
    role: str
    left: float
    width: float
    beyond: int


class Timeline(NamedTuple):
    """The dates whose days are known, earliest first.

    Attributes:
        rows: the dates.
        ticks: positions and labels of the axis.
        omitted: number of dates that are not drawn, as their year is unknown or there are too many.
    """

    rows: list[Row]
    ticks: list[tuple[float, str]]
    omitted: int


class Bar(NamedTuple):
    """One count, as a bar relative to the longest.

    Attributes:
        fact: number of the fact, from 0.
        label: what is counted.
        figure: the number with its sign.
        width: its length.
        upper: the length for the high end of a range, otherwise `width`.
        parts: left edges, lengths and labels of the parts.
    """

    fact: int
    label: str
    figure: str
    width: float
    upper: float
    parts: list[tuple[float, float, str]]


def timeline(dates: Sequence[DateFact]) -> Timeline | None:
    """Lay out dates on a linear axis; outliers are shown at its ends."""
    known = [(number, fact, _days(fact)) for number, fact in enumerate(dates)]
    spans = sorted(
        ((number, fact, days) for number, fact, days in known if days), key=lambda entry: (entry[2], entry[0])
    )
    if not spans:
        return None
    first, last = _window([days for _, _, days in spans])
    scale = (WIDTH - LABELS - 2 * _MARGIN) / max(1, (last - first).days)

    def place(day: date) -> float:
        return round(LABELS + _MARGIN + (min(max(day, first), last) - first).days * scale, 1)

    rows = list[Row]()
    for number, fact, (begin, end) in spans[:_MOST_ROWS]:
        beyond = -1 if end < first else 1 if begin > last else 0
        left, right = place(begin), place(end)
        rows.append(Row(number, fact.edtf, fact.role, left, max(_LEAST, round(right - left, 1)), beyond))
    ticks = [(place(day), label) for day, label in _ticks(first, last)]
    return Timeline(rows, ticks, len(dates) - len(rows))


def _days(fact: DateFact) -> tuple[date, date] | None:
    if fact.first is None or fact.last is None:
        return None
    try:
        return date.fromisoformat(fact.first), date.fromisoformat(fact.last)
    except ValueError:
        return None


def _window(spans: list[tuple[date, date]]) -> tuple[date, date]:
    """The period of the axis: all dates, except outliers that would take up more than half of it."""
    kept = sorted(spans)
    while len(kept) > 2 and len(kept) - 1 >= _KEPT * len(spans):
        whole = _length(kept)
        shorter = min(kept[1:], kept[:-1], key=_length)
        if whole.days < 2 * 366 or _length(shorter) > whole / 2:
            break
        kept = shorter
    return min(first for first, _ in kept), max(last for _, last in kept)


def _length(spans: list[tuple[date, date]]) -> timedelta:
    return max(last for _, last in spans) - min(first for first, _ in spans)


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """A few first days of years, or of months for a period of up to two years."""
    days = (last - first).days
    if days < 32:
        return [(day, day.isoformat()) for day in dict.fromkeys((first, last))]
    if days < 730:
        months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
        inside = [(day, f"{day:%Y-%m}") for day in months if first <= day <= last]
    else:
        years = range(first.year, last.year + 1)
        inside = [(date(year, 1, 1), str(year)) for year in years if first <= date(year, 1, 1) <= last]
    step = -(-len(inside) // _MOST_TICKS) or 1
    return inside[::step]


def bars(participants: Iterable[Participants]) -> list[Bar]:
    """Lay out counts of people, the longest over the whole width."""
    facts = list(participants)[:_MOST_BARS]
    longest = max((fact.upper or fact.count for fact in facts), default=0) or 1
    scale = WIDTH / longest
    found = list[Bar]()
    for number, fact in enumerate(facts):
        width = max(2.0, round(fact.count * scale, 1))
        upper = max(width, round((fact.upper or fact.count) * scale, 1))
        figure = amount(fact.qualifier, fact.count, fact.upper)
        found.append(Bar(number, line(fact.who), figure, width, upper, _parts(fact, scale, width)))
    return found


def _parts(fact: Participants, scale: float, width: float) -> list[tuple[float, float, str]]:
    """The parts side by side, as far as they fit into the whole."""
    edges = [0.0]
    for part in fact.breakdown:
        edges.append(round(edges[-1] + max(0, part.count) * scale, 1))
    return [
        (left, round(min(right, width) - left, 1), f"{part.count} {part.who}")
        for (left, right), part in zip(pairwise(edges), fact.breakdown, strict=True)
        if left < width
    ]


def shares(counts: Sequence[int], width: float) -> list[float]:
    """The lengths of bars for counts, the greatest over the whole width."""
    most = max(counts, default=0) or 1
    return [round(count / most * width, 1) for count in counts]
