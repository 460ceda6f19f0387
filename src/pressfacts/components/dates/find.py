"""Find calendar expressions."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.components.dates.decoys.scan import Decoys
from pressfacts.components.dates.expressions import Expression, scan
from pressfacts.components.dates.moments import Moment, bounds, is_choice, moments
from pressfacts.components.dates.numeric_order import day_first
from pressfacts.components.dates.relative.resolve import resolve
from pressfacts.components.dates.relative.scan import Relative, scan_relative
from pressfacts.components.dates.roles import cue_of, role_of
from pressfacts.components.dates.tense import governing
from pressfacts.components.dates.times import time_beside
from pressfacts.components.dates.years import fill_year, in_year
from pressfacts.components.layout.zones import Zones
from pressfacts.components.text import mention
from pressfacts.schema import DateFact, Mention, Notice
from pressfacts.slots import Found, read_card

_YEAR_WORDS = re.compile(
    r",?\s{1,4}(?:of\s{1,3})?(?P<relation>last|this|next|the\s{1,3}current)\s{1,3}year\b(?!['’-])",
    re.IGNORECASE,
)
_YEAR_SHIFT = {"last": -1, "next": 1}
_SHORT_YEAR_AHEAD = 20


class Read(NamedTuple):
    """An expression with its value in this release."""

    start: int
    end: int
    edtf: str
    rule: str
    time: str | None = None
    evidence: tuple[Mention, ...] = ()


def _published(doc: Doc) -> date | None:
    published = read_card(doc).published
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _verb(doc: Doc, verb: Token | None) -> tuple[Mention, ...]:
    if verb is None:
        return ()
    return (mention(doc.text, verb.idx, verb.idx + len(verb)),)


def _read_absolute(doc: Doc, expression: Expression, published: date | None) -> Read:
    """An absolute expression, its year filled in where the text leaves it to the reader."""
    start, end, edtf, _, rule, weekday, time, short_year = expression
    evidence: tuple[Mention, ...] = ()
    if published and short_year:
        edtf = _nearer_century(edtf, published)
    if published and edtf.startswith("XXXX"):
        named = _YEAR_WORDS.search(doc.text, start, end)
        if named:
            edtf = in_year(edtf, published.year + _YEAR_SHIFT.get(named["relation"].lower(), 0))
        else:
            direction, sure, verb = governing(doc, start, end)
            edtf = fill_year(edtf, published, direction, sure=sure, weekday=weekday)
            evidence = _verb(doc, verb)
    return Read(start, end, edtf, rule, time, evidence)


def _nearer_century(edtf: str, published: date) -> str:
    """A value with a two-digit year moved to the century before where it lies far ahead."""
    ends = [
        moment.in_year(moment.year - 100)
        if moment.year and moment.year > published.year + _SHORT_YEAR_AHEAD
        else moment
        for moment in moments(edtf)
    ]
    return "/".join(moment.edtf for moment in ends)


def _read_relative(doc: Doc, relative: Relative, published: date) -> Read | None:
    bare_weekday = "weekday" in relative.groups and "relation" not in relative.groups
    direction, _, verb = governing(doc, relative.start, relative.end) if bare_weekday else (None, False, None)
    edtf = resolve(relative.rule, relative.groups, published, direction)
    if edtf is None:
        return None
    return Read(relative.start, relative.end, edtf, relative.rule, None, _verb(doc, verb))


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


def _expressions(text: str) -> list[Expression]:
    """The absolute expressions, numeric ones read in the order that the release uses."""
    expressions = scan(text)
    if any(is_choice(expression.edtf) for expression in expressions):
        order = day_first(text, expressions)
        if order is not None:
            expressions = scan(text, day_first=order)
    return [_with_year_words(text, expression) for expression in expressions]


def _with_year_words(text: str, expression: Expression) -> Expression:
    """The expression together with "this year" or "last year" after it."""
    after = _YEAR_WORDS.match(text, expression.end) if expression.edtf.startswith("XXXX") else None
    return expression._replace(end=after.end()) if after else expression


def _readings(doc: Doc, published: date | None) -> list[Read]:
    text, zones = doc.text, Zones(doc)
    spans: list[Expression | Relative] = [*_expressions(text), *(scan_relative(text) if published else [])]
    decoys = Decoys(text) if spans else None
    found: list[Read] = []
    for span in _longest(spans):
        if decoys is None or decoys.touch(span.start, span.end) or not zones.readable(span.start):
            continue
        if isinstance(span, Expression):
            found.append(_read_absolute(doc, span, published))
        elif published and (read := _read_relative(doc, span, published)):
            found.append(read)
    return found


def _key(read: Read) -> tuple[str, str]:
    """What makes two expressions one fact: the same first and last day, or the same value without a year."""
    first, last = bounds(read.edtf)
    return (first, last) if first and last else (read.edtf, "")


def _fact(doc: Doc, zones: Zones, reads: list[Read], published: date | None) -> DateFact:
    """One fact from all the expressions with its value; the longest one gives the text."""
    text = doc.text
    fullest = max(reads, key=lambda read: (read.end - read.start, -read.start))
    moment: Moment = moments(fullest.edtf)[0]
    first, last = bounds(fullest.edtf)
    times = (read.time or time_beside(text, read.start, read.end) for read in reads)
    day = published.isoformat() if published else None
    roles = [role_of(text, read.start, read.edtf, moment.precision, day) for read in reads]
    role = next((role for role in roles if role in {"published", "birth", "deadline"}), roles[0])
    cues = (cue_of(text, read.start, role) for read in reads)
    evidence = [cue for cue in cues if cue] + [cue for read in reads for cue in read.evidence]
    return DateFact(
        text=text[fullest.start : fullest.end],
        start=fullest.start,
        end=fullest.end,
        edtf=fullest.edtf,
        first=first,
        last=last,
        precision=moment.precision,
        role=role,
        time=next((time for time in times if time), None) if moment.precision == "day" else None,
        zone=zones.at(fullest.start),
        rule=fullest.rule,
        evidence=evidence,
        mentions=[mention(text, read.start, read.end) for read in reads],
    )


def _warning(fact: DateFact) -> Notice | None:
    if is_choice(fact.edtf):
        return Notice(
            code="date_ambiguous",
            message=f"{fact.text!r} is a day of either order, and nothing in the release decides",
        )
    if fact.edtf.startswith("XXXX"):
        return Notice(
            code="date_without_year",
            message=f"{fact.text!r} has no year, and the release no date of its own",
        )
    return None


def find(doc: Doc) -> Found[DateFact]:
    """The calendar expressions of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        One fact for each distinct value, in order of its first place in the text, and warnings for values
        whose year or whose order of day and month is unknown.
    """
    published = _published(doc)
    groups: dict[tuple[str, str], list[Read]] = {}
    for read in _readings(doc, published):
        groups.setdefault(_key(read), []).append(read)
    zones = Zones(doc)
    facts = [_fact(doc, zones, reads, published) for reads in groups.values()]
    return Found(facts, [warning for fact in facts if (warning := _warning(fact))])
