"""Calendar arithmetic on partial dates, and their EDTF (ISO 8601-2) form.

A moment is a day, a month, a season or quarter, or a year, of which the year may be unknown. Seasons and
quarters are kept as the month codes that EDTF gives them (21 to 24 and 33 to 36).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from pressfacts.record.schema import Precision

SPRING, WINTER = 21, 24
FIRST_QUARTER, LAST_QUARTER = 33, 36
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_LEAP_YEAR = 2000
_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")


class Moment(NamedTuple):
    """A day, month, season, quarter or year; what is None is unknown or not meant."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        """The value in EDTF, ``XXXX`` for an unknown year."""
        written = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            written += f"-{self.month:02d}"
        if self.day is not None:
            written += f"-{self.day:02d}"
        return written

    @property
    def precision(self) -> Precision:
        """How exact the moment is."""
        if self.day is not None:
            return "day"
        if self.month is None:
            return "year"
        if self.month >= FIRST_QUARTER:
            return "quarter"
        return "season" if self.month >= SPRING else "month"

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; 29 February passes while the year is unknown."""
        if self.day is None or self.month is None:
            return self.month is None or 1 <= self.month <= LAST_QUARTER
        year = _LEAP_YEAR if self.year is None else self.year
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(year, self.month)[1]

    def in_year(self, year: int | None) -> "Moment":
        """The same moment in another year."""
        return self._replace(year=year)

    def first_day(self) -> date | None:
        """Its first day, None while the year is unknown."""
        if self.year is None:
            return None
        if self.month is not None and self.month >= FIRST_QUARTER:
            return date(self.year, 3 * (self.month - FIRST_QUARTER) + 1, 1)
        if self.month is not None and self.month >= SPRING:
            return date(self.year, _SEASON_STARTS[self.month], 1)
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date | None:
        """Its last day, None while the year is unknown; winter ends in the February after."""
        first = self.first_day()
        if first is None or self.day is not None:
            return first
        months = 12 if self.month is None else 3 if self.month >= SPRING else 1
        following = first.month - 1 + months
        return date(first.year + following // 12, following % 12 + 1, 1) - timedelta(days=1)


def of_day(day: date) -> Moment:
    """The moment of a calendar day."""
    return Moment(day.year, day.month, day.day)


def span(first: Moment, last: Moment) -> str:
    """The EDTF interval from `first` to `last`; one moment where they are the same."""
    return first.edtf if first == last else f"{first.edtf}/{last.edtf}"


def moments(edtf: str) -> list[Moment]:
    """The moments that an EDTF value names: one, the two ends of an interval, or the members of a set."""
    found = []
    for year, month, day in _PART.findall(edtf):
        found.append(
            Moment(
                None if year == "XXXX" else int(year),
                int(month) if month else None,
                int(day) if day else None,
            )
        )
    return found


def is_choice(edtf: str) -> bool:
    """Whether the value is an EDTF "one of a set", as an ambiguous numeric date is."""
    return edtf.startswith("[")


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value as ISO days.

    Returns:
        Two Nones where a year is unknown or the value is one of a set.
    """
    ends = moments(edtf)
    if not ends or is_choice(edtf):
        return None, None
    first, last = ends[0].first_day(), ends[-1].last_day()
    if first is None or last is None:
        return None, None
    return first.isoformat(), last.isoformat()


def nth_weekday(month: Moment, nth: int, weekday: int) -> Moment | None:
    """The first, second ... Monday (and so on) of a month, the last one for -1.

    Args:
        month: a month of a known year.
        nth: which one.
        weekday: ISO number.

    Returns:
        None where the month has no such day.
    """
    first, last = month.first_day(), month.last_day()
    if first is None or last is None:
        return None
    if nth < 0:
        return of_day(last - timedelta(days=(last.isoweekday() - weekday) % 7))
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return of_day(day) if day <= last else None


def consecutive(days: list[Moment]) -> bool:
    """Whether the days of one month follow each other without a gap."""
    return all(
        one.month == other.month and (other.day or 0) - (one.day or 0) == 1 for one, other in pairwise(days)
    )
