"""Calendar expressions that carry their own value, read from a bare string.

The layout reads datelines and header dates with `scan`; the date component builds on it.
"""

import re
from typing import NamedTuple

from pressfacts.schema import Precision

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(_MONTHS)
_DAY_MONTH_YEAR = re.compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b")
_MONTH_DAY_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b")


class Expression(NamedTuple):
    """A calendar expression: its place, its EDTF value, its precision and the rule that read it."""

    start: int
    end: int
    edtf: str
    precision: Precision
    rule: str


def scan(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The absolute calendar expressions in ``text[start:end]``, in order, without overlaps.

    Args:
        text: any text.
        start: where to begin.
        end: where to stop; the end of the text where it is None.

    Returns:
        Expressions whose offsets count from the beginning of `text`. Day and month without a year
        give ``XXXX-MM-DD``.
    """
    found = []
    for pattern, rule in (
        (_DAY_MONTH_YEAR, "dates.day.day_month_year"),
        (_MONTH_DAY_YEAR, "dates.day.month_day_year"),
    ):
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            month = _MONTHS.index(match["month"]) + 1
            edtf = f"{match['year']}-{month:02d}-{int(match['day']):02d}"
            found.append(Expression(match.start(), match.end(), edtf, "day", rule))
    return sorted(found)
