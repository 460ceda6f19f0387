"""Give a relative expression its value, counted from the day of the release and never from the clock."""

from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import cache
from typing import Any

from pressfacts.facts.dates.moments import FIRST_QUARTER, SPRING, WINTER, Moment, moments, of_day, span
from pressfacts.facts.dates.reading import cardinal, month_number, ordinal, season_code, weekday_number
from pressfacts.facts.dates.tense import Direction
from pressfacts.text.mentions import squash

_SHIFT = {"last": -1, "past": -1, "previous": -1, "this past": -1, "the past": -1}
_SHIFT |= {"next": 1, "coming": 1, "this coming": 1, "the coming": 1, "following": 1}
_DAY_SHIFT = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_YEARS_AT_MOST = 100


def _relation(groups: dict[str, str]) -> str:
    return squash(groups.get("relation", "")).lower()


def _shift(groups: dict[str, str]) -> int:
    return _SHIFT.get(_relation(groups), 0)


def _add_months(day: date, months: int) -> Moment:
    following = day.year * 12 + day.month - 1 + months
    return Moment(following // 12, following % 12 + 1)


def weekday_near(published: date, weekday: int, direction: Direction | None) -> date:
    """The day with this weekday that is nearest to `published` in a direction, `published` itself included.

    Args:
        published: the day of the release.
        weekday: ISO number.
        direction: None counts as past: a release tells what has happened.
    """
    if direction == "future":
        return published + timedelta(days=(weekday - published.isoweekday()) % 7)
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


def _weekday(groups: dict[str, str], published: date, direction: Direction | None) -> str:
    weekday = weekday_number(groups["weekday"])
    relation = _relation(groups)
    monday = published - timedelta(days=published.isoweekday() - 1)
    if "week" in groups:
        shift = _SHIFT.get(groups["week"].lower(), 0)
        day = monday + timedelta(days=7 * shift + weekday - 1)
    elif relation in {"last", "past", "this past"}:
        day = weekday_near(published - timedelta(days=1), weekday, "past")
    elif relation in {"coming", "this coming"}:
        day = weekday_near(published + timedelta(days=1), weekday, "future")
    elif relation == "next":
        day = monday + timedelta(days=6 + weekday)
    elif relation == "this":
        day = monday + timedelta(days=weekday - 1)
    else:
        day = weekday_near(published, weekday, direction)
    return of_day(day).edtf


def _unit(groups: dict[str, str], published: date) -> str:
    unit, shift = groups["unit"].lower(), _shift(groups)
    if unit == "year":
        return Moment(published.year + shift).edtf
    if unit == "month":
        return _add_months(published, shift).edtf
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * shift
        return f"{first}/{first + 9}"
    monday = published - timedelta(days=published.isoweekday() - 1) + timedelta(weeks=shift)
    first_day = monday if unit == "week" else monday + timedelta(days=5)
    return span(of_day(first_day), of_day(monday + timedelta(days=6)))


def _month_name(groups: dict[str, str], published: date) -> str:
    month, relation = month_number(groups["month"]), _relation(groups)
    year = published.year
    if relation == "last":
        year -= month >= published.month
    elif relation == "next":
        year += month <= published.month
    return Moment(year, month).edtf


def _season(groups: dict[str, str], published: date) -> str:
    code, shift = season_code(groups["season"]), _shift(groups)
    starts = {SPRING: 3, 22: 6, 23: 9, WINTER: 12}
    year = published.year
    if code == WINTER and published.month <= 2:
        year -= 1
    begins = date(year, starts[code], 1)
    if shift < 0 and begins > published.replace(day=1) - timedelta(days=60):
        year -= 1
    if shift > 0 and begins <= published:
        year += 1
    return Moment(year, code).edtf


def _years(groups: dict[str, str], published: date) -> str | None:
    number = cardinal(groups["number"])
    if not 1 <= number <= _YEARS_AT_MOST:
        return None
    if _shift(groups) > 0:
        return f"{published.year}/{published.year + number}"
    return f"{published.year - number}/{published.year}"


@cache
def _date_parser() -> Any:
    """dateparser, loaded on the first use: most releases count no days back."""
    from dateparser.date import DateDataParser

    return DateDataParser


def _is_exact(count: int, unit: str) -> bool:
    """Whether so many units back name one part of the calendar; "two weeks" and "twenty years" do not."""
    return count == 1 if unit == "week" else count % 10 != 0


def _ago(groups: dict[str, str], published: date) -> str | None:
    """The day of "three days ago", read by dateparser with the day of the release as its now."""
    settings = {
        "RELATIVE_BASE": datetime(published.year, published.month, published.day),
        "PARSERS": ["relative-time"],
        "TIMEZONE": "UTC",
        "TO_TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    number, unit = groups["number"].lower(), groups["unit"].lower()
    count = 1 if number in {"a", "an"} else cardinal(number)
    if not _is_exact(count, unit):
        return None
    parser = _date_parser()(languages=["en"], settings=settings)
    read = parser.get_date_data(f"{count} {unit}{'s' * (count > 1)} ago")
    if read.date_obj is None:
        return None
    moment = of_day(read.date_obj.date())
    if unit == "year":
        return Moment(moment.year).edtf
    return Moment(moment.year, moment.month).edtf if unit == "month" else moment.edtf


def _part_of_year(groups: dict[str, str], published: date) -> str | None:
    year = published.year + _shift(groups)
    if "half" in groups:
        first = 1 if groups["half"].lower() in {"first", "1st"} else 7
        return span(Moment(year, first), Moment(year, first + 5))
    if "ordinal" in groups:
        number = ordinal(groups["ordinal"])
        return Moment(year, FIRST_QUARTER + number - 1).edtf if number <= 4 else None
    if "months" in groups:
        months = cardinal(groups["months"])
        return span(Moment(year, 1), Moment(year, months)) if 2 <= months <= 12 else None
    return Moment(year).edtf


def resolve(rule: str, groups: dict[str, str], published: date, direction: Direction | None) -> str | None:
    """The EDTF value of a relative expression.

    Args:
        rule: the rule that matched.
        groups: its named groups.
        published: the day of the release.
        direction: where the governing verb places a bare weekday.

    Returns:
        None where the expression is no exact part of the calendar, or lies outside of it.
    """
    try:
        edtf = _resolved(rule, groups, published, direction)
    except (OverflowError, ValueError):  # days before year 1 or after 9999
        return None
    inside = edtf is not None and all(MINYEAR <= (moment.year or 0) <= MAXYEAR for moment in moments(edtf))
    return edtf if inside else None


def _resolved(rule: str, groups: dict[str, str], published: date, direction: Direction | None) -> str | None:
    if "named_day" in groups:
        shift = _DAY_SHIFT.get(squash(groups["named_day"]).lower(), 0)
        return of_day(published + timedelta(days=shift)).edtf
    if "weekday" in groups:
        return _weekday(groups, published, direction)
    if rule == "dates.relative.years":
        return _years(groups, published)
    if rule == "dates.relative.ago":
        return _ago(groups, published)
    if "unit" in groups:
        return _unit(groups, published)
    if rule == "dates.relative.month_name":
        return _month_name(groups, published)
    if "season" in groups:
        return _season(groups, published)
    return _part_of_year(groups, published)
