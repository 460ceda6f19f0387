"""Expressions that count from the day of the release, never from the clock: "today", "a week ago Tuesday"."""

from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import cache
from re import Match
from typing import Any, NamedTuple

from pressfacts.facts.dates.tense import Direction
from pressfacts.facts.dates.years import fill_year
from pressfacts.text.calendar import neighbours
from pressfacts.text.calendar.matching import RuleTable, groups
from pressfacts.text.calendar.moments import SPRING, WINTER, Moment, moments, of_day, span
from pressfacts.text.calendar.patterns import FLAGS, RELATIVE, VOCABULARY
from pressfacts.text.calendar.reading import (
    Groups,
    cardinal,
    month_number,
    season_code,
    values,
    weekday_number,
)
from pressfacts.text.mentions import squash

_SHIFT = {"last": -1, "past": -1, "previous": -1, "this past": -1, "the past": -1, "preceding": -1}
_SHIFT |= {"next": 1, "coming": 1, "this coming": 1, "the coming": 1, "following": 1}
_DAY_SHIFT = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_LETTERS_OF = {"year": 4, "month": 7}
"""How much of an ISO day a count of units tells."""
_YEARS_AT_MOST = 100
_TABLE = RuleTable(RELATIVE, VOCABULARY, FLAGS)


class Relative(NamedTuple):
    """A relative expression.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        rule: the rule that matched.
        groups: the named groups of the match.
    """

    start: int
    end: int
    rule: str
    groups: Groups


class Anchor(NamedTuple):
    """What relative expressions are counted from.

    Attributes:
        published: the day of the release.
        direction: the side of it on which the verb puts the expression.
        sure: whether the verb leaves no doubt.
        named: first and last days of what the text has named so far, for "the following Monday".
    """

    published: date
    direction: Direction | None = None
    sure: bool = False
    named: Sequence[tuple[Moment, Moment]] = ()


def scan_relative(text: str) -> list[Relative]:
    """The relative expressions of a text, in order, without overlaps."""
    found = _TABLE.matches(text, 0, len(text))
    return [
        Relative(match.start(), match.end(), rule, groups(match))
        for rule, match in found
        if _stands(text, match)
    ]


def _stands(text: str, match: Match[str]) -> bool:
    """Whether an expression stands by itself: no part of a name or a compound, no rough number."""
    parts = groups(match)
    if "weekday" in parts:
        named = parts["weekday"][0].isupper()
        return named and not neighbours.WEEKDAY_COMPOUND_AFTER.match(text, match.end())
    roughly = neighbours.ROUGHLY_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    return not ("number" in parts and roughly) and not neighbours.COMPOUND_AFTER.match(text, match.end())


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


def resolve(parts: Groups, anchor: Anchor) -> list[str]:
    """The EDTF values of a relative expression.

    Args:
        parts: the named groups of its match.
        anchor: what it is counted from.

    Returns:
        No value where the expression is no exact part of the calendar, or lies outside of it.
    """
    read = next(function for needed, function in _READERS if needed <= parts.keys())
    try:
        found = read(parts, anchor)
    except (OverflowError, ValueError):  # days before year 1 or after 9999
        return []
    inside = all(MINYEAR <= (moment.year or 0) <= MAXYEAR for edtf in found for moment in moments(edtf))
    return found if inside else []


def _relation(parts: Groups) -> str:
    return squash(parts.get("relation", "")).lower()


def _shift(parts: Groups) -> int:
    return _SHIFT.get(_relation(parts), 0)


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def _add_months(day: date, months: int) -> Moment:
    following = day.year * 12 + day.month - 1 + months
    return Moment(following // 12, following % 12 + 1)


def _count(parts: Groups) -> int:
    number = parts["number"].lower()
    return 1 if number in {"a", "an"} else cardinal(number)


@cache
def _date_parser() -> Any:
    """dateparser, loaded on the first use: most releases count no days."""
    from dateparser.date import DateDataParser

    return DateDataParser


def _moved(day: date, count: int, unit: str) -> list[str]:
    """The day, month or year that lies so many units after a day, or before it, read by dateparser."""
    settings = {
        "RELATIVE_BASE": datetime(day.year, day.month, day.day),
        "PARSERS": ["relative-time"],
        "TIMEZONE": "UTC",
        "TO_TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    amount = f"{abs(count)} {unit}s"
    parser = _date_parser()(languages=["en"], settings=settings)
    read = parser.get_date_data(f"in {amount}" if count > 0 else f"{amount} ago").date_obj
    if read is None:
        return []
    return [of_day(read.date()).edtf[: _LETTERS_OF.get(unit)]]


def _named(parts: Groups, published: date) -> date:
    """Today, yesterday and the like."""
    return published + timedelta(days=_DAY_SHIFT.get(squash(parts["named_day"]).lower(), 0))


def _day(parts: Groups, anchor: Anchor) -> list[str]:
    beyond = {"before": -1, "after": 1}.get(parts.get("side", "").lower(), 0)
    return [of_day(_named(parts, anchor.published) + timedelta(days=beyond)).edtf]


def _single_weekday(parts: Groups, anchor: Anchor) -> date | None:
    weekday, relation, published = weekday_number(parts["weekday"]), _relation(parts), anchor.published
    if "relation_to_day" in parts:
        return _beside_latest(parts, weekday, anchor)
    if "week" in parts:
        return _monday(published) + timedelta(days=7 * _SHIFT.get(parts["week"].lower(), 0) + weekday - 1)
    if relation in {"last", "past", "this past"}:
        return weekday_near(published - timedelta(days=1), weekday, "past")
    if relation in {"coming", "this coming"}:
        return weekday_near(published + timedelta(days=1), weekday, "future")
    if relation in {"next", "this"}:
        return _monday(published) + timedelta(days=7 * (relation == "next") + weekday - 1)
    return weekday_near(published, weekday, anchor.direction)


def _beside_latest(parts: Groups, weekday: int, anchor: Anchor) -> date | None:
    """Read "the following Monday", which counts from the day that the text named last."""
    follows = parts["relation_to_day"].lower() == "following"
    day = anchor.named[-1][follows].first_day() if anchor.named else None
    if day is None:
        return None
    return weekday_near(day + timedelta(days=1 if follows else -1), weekday, "future" if follows else "past")


def _weekday(parts: Groups, anchor: Anchor) -> list[str]:
    day = _single_weekday(parts, anchor)
    return [of_day(day).edtf] if day else []


def _weekdays(parts: Groups, anchor: Anchor) -> list[str]:
    """Two weekdays: both days of "on Saturday and Sunday", or the days from one to the other."""
    if not (anchor.sure or anchor.direction == "past" or "relation" in parts):
        return []
    first = _single_weekday(parts, anchor)
    if first is None:
        return []
    last = weekday_near(first, weekday_number(parts["last_weekday"]), "future")
    if anchor.direction != "future" and "relation" not in parts and last > anchor.published:
        first, last = first - timedelta(days=7), last - timedelta(days=7)
    ends = of_day(first), of_day(last)
    is_pair = parts["to"].lower() in {"and", "&", "or"}
    return [end.edtf for end in ends] if is_pair and last - first > timedelta(days=1) else [span(*ends)]


def _weekday_week(parts: Groups, anchor: Anchor) -> list[str]:
    """Read "Monday week": a week after the coming Monday."""
    day = weekday_near(anchor.published + timedelta(days=1), weekday_number(parts["weekday"]), "future")
    return _moved(day, 1 + (parts["unit"].lower() == "fortnight"), "week")


def _ahead(parts: Groups, anchor: Anchor) -> list[str]:
    """Read "two weeks from today", "a week on Friday" and "in three days' time"."""
    count, unit, day = _count(parts), parts["unit"].lower(), anchor.published
    if "weekday" in parts:
        day = weekday_near(day + timedelta(days=1), weekday_number(parts["weekday"]), "future")
    elif "named_day" in parts:
        day = _named(parts, day)
    elif not _is_exact(count, unit):
        return []
    return _moved(day, count, unit)


def _is_exact(count: int, unit: str) -> bool:
    """Whether so many units away name one part of the calendar; "two weeks" and "twenty years" do not."""
    return count == 1 if unit == "week" else count % 10 != 0


def _ago(parts: Groups, anchor: Anchor) -> list[str]:
    count, unit, day = _count(parts), parts["unit"].lower(), anchor.published
    if "weekday" in parts:
        day = weekday_near(day, weekday_number(parts["weekday"]), "past")
    elif "named_day" not in parts and not _is_exact(count, unit):
        return []
    return _moved(day, -count, unit)


def _nth_weekday(parts: Groups, anchor: Anchor) -> list[str]:
    """Read "the second Friday in January" and "the last Monday of next month"."""
    month = _add_months(anchor.published, _shift(parts))
    if "month" in parts:
        named = Moment(None, month_number(parts["month"])).edtf
        [month] = moments(fill_year(named, anchor.published, anchor.direction, sure=anchor.sure))
    wanted = {"nth": parts["nth"], "nth_weekday": parts["nth_weekday"]}
    return values({**wanted, "year": f"{month.year:04d}", "number_month": str(month.month)})


def _day_of_other_month(parts: Groups, anchor: Anchor) -> list[str]:
    day = _add_months(anchor.published, _shift(parts))._replace(day=int(parts["day_of_month"]))
    return [day.edtf] if day.exists else []


def _day_of_month(parts: Groups, anchor: Anchor) -> list[str]:
    """Read "on the 24th": within the last range that has a 24th, else in the month named last."""
    number = int(parts["day_of_month"])
    days = [first._replace(day=number) for first, last in anchor.named if _holds(first, number, last)]
    days = days or [last._replace(day=number) for _, last in anchor.named[-1:]]
    return [days[-1].edtf] if days and days[-1].exists else []


def _holds(first: Moment, day: int, last: Moment) -> bool:
    """Whether a range of days within one month goes over this day."""
    return first.month == last.month and (first.day or 0) <= day <= (last.day or 0)


def _unit(parts: Groups, anchor: Anchor) -> list[str]:
    unit, shift, published = parts["unit"].lower(), _shift(parts), anchor.published
    if unit == "year":
        return [Moment(published.year + shift).edtf]
    if unit == "month":
        return [_add_months(published, shift).edtf]
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * shift
        return [f"{first}/{first + 9}"]
    monday = _monday(published) + timedelta(weeks=shift)
    first_day = monday if unit == "week" else monday + timedelta(days=5)
    return [span(of_day(first_day), of_day(monday + timedelta(days=6)))]


def _month_name(parts: Groups, anchor: Anchor) -> list[str]:
    month, shift, published = month_number(parts["month"]), _shift(parts), anchor.published
    passed = shift < 0 and month >= published.month, shift > 0 and month <= published.month
    return [Moment(published.year - passed[0] + passed[1], month).edtf]


def _season(parts: Groups, anchor: Anchor) -> list[str]:
    code, shift, published = season_code(parts["season"]), _shift(parts), anchor.published
    year = published.year - (code == WINTER and published.month <= 2)
    begins = date(year, 3 * (code - SPRING) + 3, 1)
    if shift < 0 and begins > published.replace(day=1) - timedelta(days=60):
        year -= 1
    if shift > 0 and begins <= published:
        year += 1
    return [Moment(year, code).edtf]


def _years(parts: Groups, anchor: Anchor) -> list[str]:
    number, year = cardinal(parts["number"]), anchor.published.year
    return [f"{year - number}/{year}"] if 1 <= number <= _YEARS_AT_MOST else []


def _part_of_year(parts: Groups, anchor: Anchor) -> list[str]:
    """A quarter, a half or the first months of a year that lies so far from the release's, or that year."""
    return values({**parts, "year": f"{anchor.published.year + _shift(parts):04d}"})


_READERS: tuple[tuple[set[str], Callable[[Groups, Anchor], list[str]]], ...] = (
    ({"nth"}, _nth_weekday),
    ({"day_of_month", "relation"}, _day_of_other_month),
    ({"day_of_month"}, _day_of_month),
    ({"number", "back"}, _ago),
    ({"number", "ahead"}, _ahead),
    ({"number"}, _years),
    ({"last_weekday"}, _weekdays),
    ({"weekday", "unit"}, _weekday_week),
    ({"weekday"}, _weekday),
    ({"named_day"}, _day),
    ({"unit"}, _unit),
    ({"month"}, _month_name),
    ({"season"}, _season),
    (set(), _part_of_year),
)
"""What reads an expression, by the groups that its match must have; the first that fits."""
