"""The expressions of a release with the values that they have in it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.facts.dates.decoys import touched
from pressfacts.facts.dates.relative import Anchor, Relative, resolve, scan_relative
from pressfacts.facts.dates.tense import governing
from pressfacts.facts.dates.years import fill_year, fitting_year, in_year
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Mention
from pressfacts.text.calendar import neighbours
from pressfacts.text.calendar.expressions import Expression, scan
from pressfacts.text.calendar.moments import Moment, is_choice, moments
from pressfacts.text.calendar.numeric_order import day_first
from pressfacts.text.mentions import squash

_YEAR_SHIFT = {"last": -1, "next": 1}
_SHORT_YEAR_AHEAD = 20
_NEAR_EVENT = 160
"""How far before a day the year of its event may stand."""


class Reading(NamedTuple):
    """An expression with its value in this release.

    Attributes:
        start: offset of its first character.
        end: offset after its last one.
        edtf: its value.
        rule: the rule that found it.
        time: time of day that is part of it.
        evidence: the verb that decided on which side of the release's day it lies.
        features: what decided about its value, for the scorer.
    """

    start: int
    end: int
    edtf: str
    rule: str
    time: str | None = None
    evidence: tuple[Mention, ...] = ()
    features: frozenset[str] = frozenset()


class _Filled(NamedTuple):
    """A value with a year, the source of the year, and the verb that decided."""

    edtf: str
    source: str
    verb: Token | None = None


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
    after = neighbours.YEAR_WORDS.match(text, expression.end) if "XXXX" in expression.edtf else None
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


def _years(edtf: str) -> set[int]:
    return {moment.year for moment in moments(edtf) if moment.year is not None}


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
        self._named: list[tuple[Moment, Moment]] = []
        self._headline_years: set[int] = set()
        self._known_years: set[int] = set()
        self._known_day: date | None = None
        self._event_years: list[tuple[int, int]] = []

    def read_all(self) -> list[Reading]:
        """All the readable expressions that have a value."""
        absolute = [e for e in _absolute(self._text) if self._zones.readable(e.start)]
        relative = scan_relative(self._text) if self._published else []
        if not absolute and not relative:
            return []
        self._know_years(absolute)
        return [
            reading
            for span in _longest([*absolute, *relative])
            if self._zones.readable(span.start) and not touched(self._text, span.start, span.end)
            for reading in self._read(span)
        ]

    def _know_years(self, absolute: list[Expression]) -> None:
        """Note the years of the headline, of events, days and copyright lines, and the first full day."""
        for expression in absolute:
            named = _years(expression.edtf)
            if self._zones.at(expression.start) in {"headline", "subhead"}:
                self._headline_years |= named
            if expression.rule == "dates.year.year" and self._names_event(expression):
                self._event_years.append((expression.end, int(expression.edtf)))
            if named and expression.precision == "day" and not is_choice(expression.edtf):
                self._known_years |= named
                self._known_day = self._known_day or moments(expression.edtf)[0].first_day()
        self._known_years |= {int(year) for year in neighbours.COPYRIGHT_YEAR.findall(self._text)}

    def _names_event(self, year: Expression) -> bool:
        before = self._text[max(0, year.start - 24) : year.start]
        return bool(
            neighbours.EVENT_BEFORE.search(before) or neighbours.CAPITAL_AFTER.match(self._text, year.end)
        )

    def _read(self, span: Expression | Relative) -> list[Reading]:
        found = [self._read_absolute(span)] if isinstance(span, Expression) else self._read_relative(span)
        for reading in found:
            ends = [] if is_choice(reading.edtf) else moments(reading.edtf)
            if ends and ends[0].day is not None and "day_of_month" not in reading.rule:
                self._named.append((ends[0], ends[-1]))
        return found

    def _read_absolute(self, expression: Expression) -> Reading:
        """An absolute expression, its year filled in where the text leaves it to the reader."""
        filled = _Filled(expression.edtf, "written")
        if "XXXX" in expression.edtf:
            filled = self._in_the_year_meant(expression)
        elif self._published and expression.short_year:
            filled = _Filled(_nearer_century(expression.edtf, self._published), "two_digits")
        features = {f"year={filled.source}", f"weekday={expression.weekday is not None}"}
        return Reading(
            expression.start,
            expression.end,
            filled.edtf,
            expression.rule,
            expression.time,
            _cue(filled.verb),
            frozenset(features | self._direction_features(filled.verb)),
        )

    def _direction_features(self, verb: Token | None) -> set[str]:
        return {f"verb={verb.tag_}"} if verb is not None else set()

    def _in_the_year_meant(self, expression: Expression) -> _Filled:
        """The year that a reader understands: named beside the day or by its event, or the nearest."""
        edtf, weekday, published = expression.edtf, expression.weekday, self._published
        named = neighbours.YEAR_WORDS.search(self._text, expression.start, expression.end)
        if named and published:
            shift = _YEAR_SHIFT.get(squash(named["relation"]).lower(), 0)
            return _Filled(in_year(edtf, published.year + shift), "year_words")
        anchor = published or self._stand_in()
        if anchor is None:
            year = self._year_of_context(edtf, weekday)
            return _Filled(in_year(edtf, year), "context") if year else _Filled(edtf, "unknown")
        direction, sure, verb = governing(self._doc, expression.start, expression.end)
        event = self._event_year(expression.start, anchor)
        if event and not (direction == "past" and sure) and fitting_year(edtf, {event}, weekday):
            return _Filled(in_year(edtf, event), "event", verb)
        filled = fill_year(edtf, anchor, direction, sure=sure and published is not None, weekday=weekday)
        source = "stand_in" if published is None else f"{direction or 'nearest'}{'_sure' if sure else ''}"
        return _Filled(filled, source, verb)

    def _stand_in(self) -> date | None:
        """The first full day of a release without a date, where all its days share a year."""
        is_plain = len(self._known_years | self._headline_years) == 1
        return self._known_day if is_plain else None

    def _year_of_context(self, edtf: str, weekday: int | None) -> int | None:
        """The year of a day in an undated release: that of the headline, or the one with its weekday."""
        if len(self._headline_years) == 1:
            return fitting_year(edtf, self._headline_years, weekday)
        return fitting_year(edtf, self._known_years, weekday) if weekday else None

    def _event_year(self, start: int, anchor: date) -> int | None:
        """A later year than the release's in the name of an event: "the 2026 Harbour Forum"."""
        named = {year for end, year in self._event_years if 0 <= start - end <= _NEAR_EVENT}
        later = {year for year in named or self._headline_years if anchor.year < year <= anchor.year + 1}
        return later.pop() if len(later) == 1 else None

    def _read_relative(self, relative: Relative) -> list[Reading]:
        if self._published is None:
            return []
        parts, verb = relative.groups, None
        anchor = Anchor(self._published, named=self._named)
        is_counted = {"relation", "relation_to_day", "week", "number"}.isdisjoint(parts)
        if is_counted and not {"weekday", "nth_weekday"}.isdisjoint(parts):
            direction, sure, verb = governing(self._doc, relative.start, relative.end)
            anchor = anchor._replace(direction=direction, sure=sure)
        side = {f"year={anchor.direction or 'nearest'}"} if is_counted else {"year=counted"}
        return [
            Reading(
                relative.start,
                relative.end,
                edtf,
                relative.rule,
                None,
                _cue(verb),
                frozenset(side | self._direction_features(verb)),
            )
            for edtf in resolve(parts, anchor)
        ]
