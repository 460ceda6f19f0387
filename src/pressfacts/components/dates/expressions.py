"""Calendar expressions that carry their own value, read from a bare string.

The layout reads datelines and header dates with `scan`; the date component builds on it.
"""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.components.dates.bare import measured, month_stands, year_stands
from pressfacts.components.dates.matching import RuleTable, groups
from pressfacts.components.dates.moments import is_choice, moments
from pressfacts.components.dates.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.components.dates.reading import values, weekday_number
from pressfacts.lexicons import alternation, table
from pressfacts.rules import Rule, compile_pattern
from pressfacts.schema import Precision

_OPENERS = frozenset(
    {"from", "between", "early", "mid", "late", "fy", "fiscal", "financial", "first", "second"}
) | {"third", "fourth", "1st", "2nd", "3rd", "4th", "q1", "q2", "q3", "q4", "h1", "h2"}
_LOWER_CASE_IS_ANOTHER_WORD = frozenset({"may", "march", "mar", "dec", "sun", "sat", "mon", "jan", "wed"})


_OPTIONAL_HEAD = re.compile(r"(?:\{\{(?:from|weekday|phase)\}\})+")
_NUMBER_HEADS = ("{{day}}", "{{several_days}}", "(?P<a>", "(?P<number_month>", "(?P<century>")
_YEAR_HEADS = ("{{year}}", "(?P<decade>")
_EITHER_HEADS = ("(?P<ordinal>", "(?P<half>")


def _begins(rule: Rule) -> frozenset[str]:
    """The kinds of word that a rule can begin with, read off the head of its pattern.

    Spares a text full of numbers the rules that begin with a month, and the other way round.
    """
    optional = _OPTIONAL_HEAD.match(rule.pattern)
    head = rule.pattern[optional.end() if optional else 0 :]
    kinds = {"word"} if optional else set()
    if head.startswith(_NUMBER_HEADS):
        return frozenset(kinds | {"number"})
    if head.startswith(_YEAR_HEADS):
        return frozenset(kinds | {"year"})
    return frozenset(kinds | ({"number", "word"} if head.startswith(_EITHER_HEADS) else {"word"}))


def _kind(text: str, start: int) -> str:
    """The kind of the word at `start`: a number of one or two digits, one of four, or a word."""
    if not text[start].isdigit():
        return "word"
    return "year" if text[start : start + 4].isdigit() else "number"


_TABLE = RuleTable(RULES, VOCABULARY, FLAGS, _begins, _kind)


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


@cache
def _trigger() -> "re.Pattern[str]":
    """Where an expression may begin: at a number or at one of the words that open one."""
    forms = {row["form"].lower() for name in ("months", "weekdays", "seasons") for row in table(name)}
    names = alternation(frozenset(forms | _OPENERS))
    # A digit can follow in one word: "FY24", "Q12020", "May5".
    return re.compile(rf"(?<![^\W_])(?:\d{{1,4}}(?!\d)|{names}(?![a-z]))", re.IGNORECASE)


_NUMERIC_DATE = re.compile(r"\d{1,2}(?:[-/.]\d{1,2}[-/.]\d\d|[/.]\d{4}|\dth\s|\dst\s)")
_AFTER_IN = re.compile(r"\bin\s$", re.IGNORECASE)
_AFTER_PHONE_PART = re.compile(r"(?:\d\)?|\))\s$")
_MONTH_WITHIN = 80
"""A list of days before its month ("3, 5, 7, 9, 11, 13 and 15 June") is not longer than this."""


class _Months:
    """Where month names stand: a number of one or two digits can open a date only before one of them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        pattern = compile_pattern("{{MONTH}}", VOCABULARY, FLAGS)
        self._starts = [match.start() for match in pattern.finditer(text, start, end)]
        self._next = 0

    def soon_after(self, offset: int) -> bool:
        """Whether a month begins within reach of `offset`; asked for growing offsets only."""
        while self._next < len(self._starts) and self._starts[self._next] < offset:
            self._next += 1
        return self._next < len(self._starts) and self._starts[self._next] - offset <= _MONTH_WITHIN


def _worth_trying(text: str, candidate: "re.Match[str]", months: _Months) -> bool:
    """Whether any rule can match at a candidate; spares texts full of numbers the whole table."""
    if not candidate[0].isdigit() or len(candidate[0]) == 4:
        return True
    if len(candidate[0]) == 3:
        return False
    return months.soon_after(candidate.end()) or bool(_NUMERIC_DATE.match(text, candidate.start()))


def _reads(match: "re.Match[str]") -> bool:
    """Whether the calendar has what a match says."""
    return bool(values(groups(match)))


def _stands(text: str, rule: str, match: "re.Match[str]") -> bool:
    """Whether a match in this place of the text is a date."""
    parts = groups(match)
    start, end = match.span()
    if rule == "dates.year.year":
        return year_stands(text, start, end)
    if rule == "dates.month.month":
        return month_stands(text, match.start("month"), end)
    if match[0][0].isdigit() and _in_number(text, start):
        return False
    if (
        rule == "dates.day.month_day"
        and "weekday" not in parts
        and _AFTER_IN.search(text[max(0, start - 4) : start])
    ):
        return False
    if rule == "dates.day.numeric" and not _numeric_stands(text, start, end):
        return False
    month = parts.get("month") or parts.get("month2") or ""
    if month and month[0].islower() and month in _LOWER_CASE_IS_ANOTHER_WORD:
        return bool(parts.get("year") or parts.get("year2"))
    return True


def _numeric_stands(text: str, start: int, end: int) -> bool:
    """Whether three numbers are a date and not the end of a telephone number or the sizes of something."""
    after_phone = _AFTER_PHONE_PART.search(text[max(0, start - 4) : start])
    return not after_phone and not measured(text, end)


def _in_number(text: str, start: int) -> bool:
    """Whether the digits at `start` go on from a number, an amount or a path before them."""
    before = text[max(0, start - 2) : start]
    return before[-1:] in {"$", "€", "£", "#", "_", "="} or (
        len(before) == 2 and before[0] in "0123456789)" and before[1] in ".,:/-"
    )


def _expressions(rule: str, match: "re.Match[str]", day_first: bool | None) -> list[Expression]:
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

    def accept(rule: str, match: "re.Match[str]") -> bool:
        return _reads(match) and _stands(text, rule, match)

    found: list[Expression] = []
    position = start
    month_names = _Months(text, start, limit)
    while candidate := _trigger().search(text, position, limit):
        position = candidate.end()
        if not _worth_trying(text, candidate, month_names):
            continue
        best = _TABLE.longest(text, candidate.start(), limit, accept)
        if best:
            found += _expressions(*best, day_first)
            position = best[1].end()
    return found
