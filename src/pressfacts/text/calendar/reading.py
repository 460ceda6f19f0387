"""The EDTF values of a match of an absolute pattern, put together from its groups."""

import re
from functools import cache

from pressfacts.lexicons import table
from pressfacts.text.calendar.moments import FIRST_QUARTER, Moment, consecutive, nth_weekday, span
from pressfacts.text.mentions import folded

Groups = dict[str, str]

_NUMBER = re.compile(r"\d+")
_POSIX_PIVOT = 69


@cache
def numbers(name: str, column: str, form: str = "form") -> dict[str, int]:
    """The numbers in a column of a table by its folded forms."""
    return {folded(row[form]): int(row[column]) for row in table(name)}


def month_number(form: str) -> int:
    """The number of a month from its name or short form, in English or another language."""
    name = folded(form.rstrip("."))
    return numbers("months", "month").get(name) or numbers("months_foreign", "month")[name]


def weekday_number(form: str) -> int:
    """The ISO number of a weekday from its name or short form."""
    return numbers("weekdays", "weekday")[folded(form.rstrip("."))]


def ordinal(form: str) -> int:
    """The number of an ordinal in words or digits; -1 for "last"."""
    digits = _NUMBER.match(form)
    if digits:
        return int(digits[0])
    return -1 if folded(form) == "last" else numbers("small_numbers", "number", "ordinal")[folded(form)]


def cardinal(form: str) -> int:
    """The number of a small cardinal in words or digits."""
    return int(form) if form.isdigit() else numbers("small_numbers", "number", "cardinal")[folded(form)]


def full_year(form: str) -> int:
    """A year of two or four digits; two digits as POSIX strptime reads them (69 to 99 are 19xx)."""
    year = int(form)
    if len(form) > 2:
        return year
    return year + (1900 if year >= _POSIX_PIVOT else 2000)


def _leading(form: str) -> int:
    digits = _NUMBER.match(form)
    return int(digits[0]) if digits else 0


def _moment(groups: Groups, suffix: str = "") -> Moment:
    year, day = groups.get("year" + suffix), groups.get("day" + suffix)
    month = groups.get("month" + suffix) or groups.get("foreign_month" + suffix)
    month_digits, day_digits = groups.get("number_month" + suffix), groups.get("number_day" + suffix)
    short = groups.get("short_year" + suffix)
    return Moment(
        int(year) if year else full_year(short) if short else None,
        month_number(month) if month else int(month_digits) if month_digits else None,
        _leading(day) if day else int(day_digits) if day_digits else None,
    )


def numeric(a: str, b: str, year: str, apart: str, day_first: bool | None) -> str | None:
    """The day that ``a/b/year`` names.

    Args:
        a: the first number.
        b: the second one.
        year: two or four digits.
        apart: the sign between them.
        day_first: whether the text writes the day first; None where that is not known.

    Returns:
        An ISO day; an EDTF set ``[month-first,day-first]`` where both readings are days and nothing decides;
        None where neither is.
    """
    number = full_year(year)
    month_first, day_leads = Moment(number, int(a), int(b)), Moment(number, int(b), int(a))
    readings = [reading for reading in (month_first, day_leads) if reading.exists]
    if not readings:
        return None
    if len(readings) == 1 or readings[0] == readings[1]:
        return readings[0].edtf
    if day_first is None and apart == "." and len(year) == 4:
        day_first = True  # 03.04.2019 is the form of DIN 1355 and its kin; month-first uses strokes
    if day_first is None:
        return f"[{month_first.edtf},{day_leads.edtf}]"
    return (day_leads if day_first else month_first).edtf


def _numeric_values(groups: Groups, day_first: bool | None) -> list[str]:
    first = numeric(groups["a"], groups["b"], groups["short_year"], groups["apart"], day_first)
    if "a2" not in groups:
        return [first] if first else []
    second = numeric(groups["a2"], groups["b2"], groups["short_year2"], groups["apart"], day_first)
    if not first or not second:
        return []
    if groups["to"].lower() in {"and", "&"} and groups.get("opener", "").lower() != "between":
        return []
    if first.startswith("[") or second.startswith("["):
        return [first, second]
    return [f"{first}/{second}"]


def _later_part(groups: Groups) -> list[str]:
    """Spans of years, quarters, halves, seasons and decades."""
    if "decade" in groups:
        decade = int(groups["decade"])
        return [f"{decade}/{decade + 9}"]
    if "century" in groups:
        century = _leading(groups["century"])
        return [f"{century - 1}01/{century}00"]
    year = _moment(groups).year
    if "tail" in groups:
        return _short_span(year or 0, groups["tail"], "season" in groups)
    if "quarter" in groups or "ordinal" in groups:
        number = int(groups["quarter"]) if "quarter" in groups else ordinal(groups["ordinal"])
        return [Moment(year, FIRST_QUARTER + number - 1).edtf] if number <= 4 else []
    if "season" in groups:
        return [Moment(year, season_code(groups["season"])).edtf]
    return _months_of(year, groups)


def season_code(form: str) -> int:
    """The EDTF code of a season."""
    return numbers("seasons", "code")[folded(form)]


def _months_of(year: int | None, groups: Groups) -> list[str]:
    if "half" in groups:
        first = 1 if groups["half"].lower() in {"1", "first", "1st"} else 7
        return [span(Moment(year, first), Moment(year, first + 5))]
    months = cardinal(groups["months"])
    return [span(Moment(year, 1), Moment(year, months))] if 2 <= months <= 12 else []


def _short_span(year: int, tail: str, winter: bool) -> list[str]:
    """``2016-17``: the span, or the ISO month where the tail is no later year, or nothing."""
    if len(tail) == 4:
        return [f"{year}/{tail}"] if int(tail) > year else []
    if winter:
        return [Moment(year, 24).edtf]
    if int(tail) > year % 100:
        return [f"{year}/{year // 100}{tail}"]
    if tail == "00" and year % 100 == 99:
        return [f"{year}/{year + 1}"]
    return []


def _each_day(groups: Groups) -> list[str]:
    """A list of days of one month: a range where they follow each other, else one value each."""
    base = _moment(groups)
    days = [base._replace(day=int(number)) for number in _NUMBER.findall(groups["days"])]
    if not all(day.exists for day in days):
        return []
    if consecutive(days):
        return [span(days[0], days[-1])]
    return [day.edtf for day in days]


def _completed(first: Moment, second: Moment) -> tuple[Moment, Moment]:
    """Both ends of a range, each given the parts that only the other one has."""
    if first.month is None and second.month is not None:
        first = first._replace(month=second.month)
    if second.month is None and first.month is not None:
        second = second._replace(month=first.month)
    if first.year is None and second.year is not None:
        earlier = (first.month, first.day or 0) > (second.month, second.day or 0)
        first = first.in_year(second.year - earlier)
    return first, second


def _range(groups: Groups) -> list[str]:
    first, second = _completed(_moment(groups), _moment(groups, "2"))
    if first == second:
        return []
    if not (first.exists and second.exists):
        return []
    if groups.get("to", "").lower() in {"and", "&"} and groups.get("opener", "").lower() != "between":
        return _joined(first, second, groups)
    if _runs_backwards(first, second):
        return []
    return [span(first, second)]


def _joined(first: Moment, second: Moment, groups: Groups) -> list[str]:
    """What two moments with "and" between them are: days in a row are a range, others two values.

    Nothing where they share neither month nor year: each is then an expression of its own.
    """
    if first.day is not None and consecutive([first, second]):
        return [span(first, second)]
    shares_month = "month" not in groups or "month2" not in groups
    shares_year = "year" not in groups and second.year is not None
    return [first.edtf, second.edtf] if second.month and (shares_month or shares_year) else []


def _runs_backwards(first: Moment, second: Moment) -> bool:
    """Whether the end lies before the start; "28 December to 3 January" does not, its years being open."""
    start, end = first.first_day(), second.last_day()
    if start and end:
        return start > end
    return first.month == second.month and (first.day or 0) > (second.day or 0)


def _point(groups: Groups) -> list[str]:
    moment = _moment(groups)
    if moment == Moment(None) or not moment.exists:
        return []
    return [moment.edtf]


_PARTS = ("decade", "century", "tail", "quarter", "ordinal", "season", "half", "months")


def values(groups: Groups, day_first: bool | None = None) -> list[str]:
    """The EDTF values of a match's groups.

    Args:
        groups: the named groups that took part in the match.
        day_first: how numeric dates are to be read, see `numeric`.

    Returns:
        No value where the calendar has no such day; several where the expression lists days.
    """
    if "a" in groups:
        return _numeric_values(groups, day_first)
    if "nth" in groups:
        moment = _moment(groups)
        day = nth_weekday(moment, ordinal(groups["nth"]), weekday_number(groups["nth_weekday"]))
        return [day.edtf] if day else []
    if any(part in groups for part in _PARTS):
        return _later_part(groups)
    if "days" in groups:
        return _each_day(groups)
    if any(key in groups for key in ("day2", "month2", "year2", "number_day2")):
        return _range(groups)
    return _point(groups)
