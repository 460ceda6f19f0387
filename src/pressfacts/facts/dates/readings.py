"""The expressions of a release with the values that they have in it."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.facts.dates.decoys.scan import touched
from pressfacts.facts.dates.expressions import Expression, scan
from pressfacts.facts.dates.moments import Moment, is_choice, moments
from pressfacts.facts.dates.numeric_order import day_first
from pressfacts.facts.dates.relative.resolve import resolve
from pressfacts.facts.dates.relative.scan import Relative, scan_relative
from pressfacts.facts.dates.tense import governing
from pressfacts.facts.dates.years import fill_year, in_year
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Mention

_YEAR_WORDS = re.compile(
    r",?\s{1,4}(?:of\s{1,3})?(?P<relation>last|this|next|the\s{1,3}current)\s{1,3}year\b(?!['’-])",
    re.IGNORECASE,
)
_YEAR_SHIFT = {"last": -1, "next": 1}
_SHORT_YEAR_AHEAD = 20


class Reading(NamedTuple):
    """An expression with its value in this release.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        edtf: its value.
        rule: the rule that found it.
        time: time of day that is part of it.
        evidence: the verb that decided on which side of the release's day it lies.
    """

    start: int
    end: int
    edtf: str
    rule: str
    time: str | None = None
    evidence: tuple[Mention, ...] = ()


def _cue(verb: Token | None) -> tuple[Mention, ...]:
    if verb is None:
        return ()
    return (Mention(text=verb.text, start=verb.idx, end=verb.idx + len(verb)),)


def _nearer_century(edtf: str, published: date) -> str:
    """A value with a two-digit year moved to the century before where it lies far ahead."""
    ends = [
        moment.in_year(moment.year - 100)
        if moment.year and moment.year > published.year + _SHORT_YEAR_AHEAD
        else moment
        for moment in moments(edtf)
    ]
    return "/".join(moment.edtf for moment in ends)


def _with_year_words(text: str, expression: Expression) -> Expression:
    """The expression together with "this year" or "last year" after it."""
    after = _YEAR_WORDS.match(text, expression.end) if expression.edtf.startswith("XXXX") else None
    return expression._replace(end=after.end()) if after else expression


def _absolute(text: str) -> list[Expression]:
    """The absolute expressions, numeric ones read in the order that the release uses."""
    expressions = scan(text)
    if any(is_choice(expression.edtf) for expression in expressions):
        order = day_first(text, expressions)
        if order is not None:
            expressions = scan(text, day_first=order)
    return [_with_year_words(text, expression) for expression in expressions]


def _longest(spans: Iterable[Expression | Relative]) -> list[Expression | Relative]:
    """The spans without those that a longer one covers in part; equal spans are one expression's values."""
    kept: list[Expression | Relative] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end and (span.start, span.end) != (kept[-1].start, kept[-1].end):
            if span.end - span.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(span)
    return kept


class Reader:
    """Gives the expressions of one release their values, in text order.

    Args:
        doc: the release.
        text: its text; asking the Doc for it takes time in proportion to its length.
        zones: its zones; furniture is not read.
        published: the day of the release.
    """

    def __init__(self, doc: Doc, text: str, zones: Zones, published: date | None) -> None:
        self._doc, self._text, self._zones, self._published = doc, text, zones, published
        self._days: list[tuple[Moment, Moment]] = []

    def read_all(self) -> list[Reading]:
        """All the readable expressions that have a value."""
        absolute = _absolute(self._text)
        relative = scan_relative(self._text) if self._published else []
        if not absolute and not relative:
            return []
        return [
            reading
            for span in _longest([*absolute, *relative])
            if self._zones.readable(span.start) and not touched(self._text, span.start, span.end)
            if (reading := self._read(span))
        ]

    def _read(self, span: Expression | Relative) -> Reading | None:
        reading = self._read_absolute(span) if isinstance(span, Expression) else self._read_relative(span)
        if reading and not is_choice(reading.edtf):
            ends = moments(reading.edtf)
            if ends[0].day is not None and "day_of_month" not in reading.rule:
                self._days.append((ends[0], ends[-1]))
        return reading

    def _read_absolute(self, expression: Expression) -> Reading:
        """An absolute expression, its year filled in where the text leaves it to the reader."""
        edtf, published = expression.edtf, self._published
        evidence: tuple[Mention, ...] = ()
        if published and expression.short_year:
            edtf = _nearer_century(edtf, published)
        if published and edtf.startswith("XXXX"):
            edtf, evidence = self._in_the_year_meant(expression, published)
        return Reading(expression.start, expression.end, edtf, expression.rule, expression.time, evidence)

    def _in_the_year_meant(self, expression: Expression, published: date) -> tuple[str, tuple[Mention, ...]]:
        named = _YEAR_WORDS.search(self._text, expression.start, expression.end)
        if named:
            shift = _YEAR_SHIFT.get(named["relation"].lower(), 0)
            return in_year(expression.edtf, published.year + shift), ()
        direction, sure, verb = governing(self._doc, expression.start, expression.end)
        filled = fill_year(expression.edtf, published, direction, sure=sure, weekday=expression.weekday)
        return filled, _cue(verb)

    def _read_relative(self, relative: Relative) -> Reading | None:
        if self._published is None:
            return None
        if "day_of_month" in relative.groups:
            return self._read_day_of_month(relative)
        verb, direction = None, None
        if "weekday" in relative.groups and "relation" not in relative.groups:
            direction, _, verb = governing(self._doc, relative.start, relative.end)
        edtf = resolve(relative.rule, relative.groups, self._published, direction)
        if edtf is None:
            return None
        return Reading(relative.start, relative.end, edtf, relative.rule, None, _cue(verb))

    def _read_day_of_month(self, relative: Relative) -> Reading | None:
        """Read "on the 24th": within the last range that has a 24th, else in the month named last."""
        number = int(relative.groups["day_of_month"])
        days = [first._replace(day=number) for first, last in self._days if _holds(first, number, last)]
        days = days or [last._replace(day=number) for _, last in self._days[-1:]]
        if not days or not days[-1].exists:
            return None
        return Reading(relative.start, relative.end, days[-1].edtf, relative.rule)


def _holds(first: Moment, day: int, last: Moment) -> bool:
    """Whether a range of days within one month goes over this day."""
    return first.month == last.month and (first.day or 0) <= day <= (last.day or 0)
