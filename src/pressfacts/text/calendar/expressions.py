"""Calendar expressions that carry their own value, read from a bare string.

The layout reads datelines and header dates with `scan`; the date component builds on it.
"""

from re import Match
from typing import NamedTuple

from pressfacts.record.schema import Precision
from pressfacts.text.calendar import neighbours
from pressfacts.text.calendar.bare import measured, month_stands, year_stands
from pressfacts.text.calendar.matching import RuleTable, groups
from pressfacts.text.calendar.moments import is_choice, moments
from pressfacts.text.calendar.patterns import ABSOLUTE, FLAGS, VOCABULARY
from pressfacts.text.calendar.reading import values, weekday_number

_LOWER_CASE_IS_ANOTHER_WORD = frozenset({"may", "march", "mar", "dec", "sun", "sat", "mon", "jan", "wed"})
_TABLE = RuleTable(ABSOLUTE, VOCABULARY, FLAGS)


class Expression(NamedTuple):
    """A calendar expression: its place, its EDTF value, its precision and the rule that read it.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        edtf: its value; ``XXXX`` for an unknown year, ``[a,b]`` where a numeric date can be either day.
        precision: how exact the value is.
        rule: the rule that matched.
        weekday: ISO number of the weekday that the expression names, None where it names none.
        time: time of day that is part of a stamp, HH:MM.
        short_year: whether the year was written with two digits.
    """

    start: int
    end: int
    edtf: str
    precision: Precision
    rule: str
    weekday: int | None = None
    time: str | None = None
    short_year: bool = False


def _stands(text: str, rule: str, match: Match[str]) -> bool:
    """Whether a match in this place of the text is a date."""
    parts = groups(match)
    start, end = match.span()
    before = text[max(0, start - 4) : start]
    if rule == "dates.year.year":
        return year_stands(text, start, end)
    if rule == "dates.month.month":
        return month_stands(text, match.start("month"), end)
    if match[0][0].isdigit() and neighbours.NUMBER_BEFORE.search(before):
        return False
    if rule == "dates.day.month_day" and "weekday" not in parts and neighbours.AFTER_IN.search(before):
        return False
    if rule == "dates.day.numeric" and (neighbours.PHONE_BEFORE.search(before) or measured(text, end)):
        return False
    month = parts.get("month") or parts.get("month2") or ""
    if month[:1].islower() and month in _LOWER_CASE_IS_ANOTHER_WORD:
        return any(part in parts for part in ("year", "year2"))
    return True


def _expressions(rule: str, match: Match[str], day_first: bool | None) -> list[Expression]:
    parts = groups(match)
    weekday = parts.get("weekday") or parts.get("weekday2")
    clock = parts.get("clock")
    return [
        Expression(
            match.start(),
            match.end(),
            edtf,
            moments(edtf)[0].precision,
            rule,
            weekday_number(weekday) if weekday else None,
            clock + ("Z" if parts.get("zulu") else "") if clock else None,
            len(parts.get("short_year", "    ")) == 2 and not is_choice(edtf),
        )
        for edtf in values(parts, day_first)
    ]


def scan(
    text: str, start: int = 0, end: int | None = None, *, day_first: bool | None = None
) -> list[Expression]:
    """The absolute calendar expressions in ``text[start:end]``, in order, without overlaps.

    Args:
        text: any text.
        start: where to begin.
        end: where to stop; the end of the text where it is None.
        day_first: how to read numeric dates that can be read both ways ("03/04/2019"); where it is None,
            they are left as an EDTF set, ``[2019-03-04,2019-04-03]``.

    Returns:
        Expressions whose offsets count from the beginning of `text`. Day and month without a year
        give ``XXXX-MM-DD``. An expression that lists several days gives one entry for each, all with the
        place of the whole list.
    """
    limit = len(text) if end is None else end

    def accept(rule: str, match: Match[str]) -> bool:
        return bool(values(groups(match))) and _stands(text, rule, match)

    return [
        expression
        for rule, match in _TABLE.matches(text, start, limit, accept)
        for expression in _expressions(rule, match, day_first)
    ]
