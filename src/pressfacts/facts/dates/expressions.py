"""Calendar expressions that carry their own value, read from a bare string.

The layout reads datelines and header dates with `scan`; the date component builds on it.
"""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.facts.dates.bare import measured, month_stands, year_stands
from pressfacts.facts.dates.matching import RuleTable, groups
from pressfacts.facts.dates.moments import is_choice, moments
from pressfacts.facts.dates.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.facts.dates.reading import values, weekday_number
from pressfacts.lexicons import alternation, table
from pressfacts.record.schema import Precision
from pressfacts.rules import Rule, compile_pattern

_LOWER_CASE_IS_ANOTHER_WORD = frozenset({"may", "march", "mar", "dec", "sun", "sat", "mon", "jan", "wed"})

_OPENERS = {
    "opener": frozenset({"from", "between"}),
    "phase": frozenset({"early", "mid", "late"}),
    "part": frozenset({"fy", "fiscal", "financial", "first", "second", "third", "fourth"})
    | {"1st", "2nd", "3rd", "4th", "q1", "q2", "q3", "q4", "h1", "h2"},
}
"""Words that can begin an expression beside the names of the calendar, by their kind."""
_OPTIONAL_HEADS = {"{{from}}": "opener", "{{weekday}}": "weekday", "{{phase}}": "phase"}
_HEADS = {
    "{{day}}": {"number"},
    "{{several_days}}": {"number"},
    "(?P<a>": {"number"},
    "(?P<number_month>": {"number"},
    "(?P<century>": {"number"},
    "{{year}}": {"year"},
    "(?P<decade>": {"year"},
    "{{month}}": {"month"},
    "(?P<weekday>": {"weekday"},
    "(?P<season>": {"season"},
    "(?P<ordinal>": {"number", "part"},
    "(?P<half>": {"number", "part"},
}


def _begins(rule: Rule) -> frozenset[str]:
    """The kinds of word that a rule can begin with, read off the head of its pattern.

    Spares a text full of numbers the rules that begin with a month, and the other way round.
    """
    head, kinds = rule.pattern, set[str]()
    while optional := next((name for name in _OPTIONAL_HEADS if head.startswith(name)), None):
        head = head.removeprefix(optional)
        kinds.add(_OPTIONAL_HEADS[optional])
    required = next((found for name, found in _HEADS.items() if head.startswith(name)), {"part"})
    return frozenset(kinds | required)


_TABLE = RuleTable(RULES, VOCABULARY, FLAGS, _begins)


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
def _trigger() -> tuple["re.Pattern[str]", dict[str, str]]:
    """Where an expression may begin: at a number or a word that opens one; and the kinds of these words."""
    kinds = _OPENERS | {name: _forms(f"{name}s") for name in ("month", "weekday", "season")}
    kind_of = {form: kind for kind, forms in kinds.items() for form in forms}
    # A digit can follow in one word: "FY24", "Q12020", "May5".
    pattern = rf"(?<![^\W_])(?:\d{{1,4}}(?!\d)|{alternation(frozenset(kind_of))}(?![a-z]))"
    return re.compile(pattern, re.IGNORECASE), kind_of


def _forms(name: str) -> frozenset[str]:
    return frozenset(row["form"].lower() for row in table(name))


_NUMERIC_DATE = re.compile(r"\d{1,2}(?:[-/.]\d{1,2}[-/.]\d\d|[/.]\d{4}|\dth\s|\dst\s)")
_AFTER_IN = re.compile(r"\bin\s$", re.IGNORECASE)
_AFTER_PHONE_PART = re.compile(r"(?:\d\)?|\))\s$")
_MONTH_WITHIN = 80
"""A list of days before its month ("3, 5, 7, 9, 11, 13 and 15 June") is not longer than this."""


@cache
def _month_heads() -> "re.Pattern[str]":
    """The first three letters of months; with a first letter in both cases, the search skips all others."""
    heads = {form[:3] for form in _forms("months")}
    letters = {head[0] for head in heads}
    first = "".join(sorted(letters | {letter.upper() for letter in letters}))
    return re.compile(rf"[{first}](?i:{alternation(frozenset(head[1:] for head in heads))})")


class _Months:
    """Where month names stand: a number of one or two digits can open a date only before one of them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        heads = (match.start() for match in _month_heads().finditer(text, start, end))
        name = compile_pattern("{{MONTH}}", VOCABULARY, FLAGS)
        self._starts = [head for head in heads if name.match(text, head, end)]
        self._next = 0

    def soon_after(self, offset: int) -> bool:
        """Whether a month begins within reach of `offset`; asked for growing offsets only."""
        while self._next < len(self._starts) and self._starts[self._next] < offset:
            self._next += 1
        return self._next < len(self._starts) and self._starts[self._next] - offset <= _MONTH_WITHIN


def _kind(text: str, candidate: "re.Match[str]", months: _Months) -> str | None:
    """The kind of word at a candidate, None where no rule can match, as at most numbers of a text."""
    written = candidate[0]
    if not written.isdigit():
        return _trigger()[1].get(written.lower())
    if len(written) > 2:
        return "year" if len(written) == 4 else None
    near = months.soon_after(candidate.end()) or _NUMERIC_DATE.match(text, candidate.start())
    return "number" if near else None


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
    for candidate in _trigger()[0].finditer(text, start, limit):
        kind = _kind(text, candidate, month_names) if candidate.start() >= position else None
        best = _TABLE.longest(text, candidate.start(), limit, accept, kind) if kind else None
        if best:
            found += _expressions(*best, day_first)
            position = best[1].end()
    return found
