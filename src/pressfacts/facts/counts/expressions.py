"""Quantity expressions: numbers with their units and hedges. Knows no spaCy."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from re import Pattern

from pressfacts.facts.counts import expression_patterns as patterns
from pressfacts.facts.counts.expression import Expression, hedged
from pressfacts.facts.counts.numbers import Number, scan
from pressfacts.facts.counts.pairs import joined
from pressfacts.facts.counts.patterns import REJECTS, VOCABULARY
from pressfacts.facts.counts.units import unit_of
from pressfacts.rules import compile_pattern
from pressfacts.text.mentions import folded

_AROUND = 80
"""No rule reaches farther than this beyond a number that it rejects."""

_RULES = {"fraction": "fraction", "vague": "number.vague"}


def read(text: str, blocked: list[tuple[int, int]]) -> list[Expression]:
    """All quantity expressions of a text, in order.

    Args:
        text: any text.
        blocked: stretches to leave out, such as the places of dates and phone numbers.
    """
    free = _outside(scan(text), sorted(blocked))
    counting = _outside(free, rejected(text, free))
    found = joined(text, [_with_unit(text, number) for number in counting if not _glued(text, number)])
    ratios = _colon_ratios(text, blocked)
    starts = {ratio.start for ratio in ratios}
    found = [made for made in found if made.start not in starts]
    complete = [made for made in (hedged(text, one) for one in found) if _bounded(made)]
    return sorted(complete + _multiples(text, found) + ratios, key=lambda made: made.start)


@cache
def _rejecting() -> tuple[Pattern[str], ...]:
    return tuple(compile_pattern(rule.pattern, VOCABULARY) for rule in REJECTS)


def rejected(text: str, numbers: list[Number]) -> list[tuple[int, int]]:
    """The stretches around the numbers of a text whose numbers are no quantities, in order."""
    spans = [
        match.span()
        for start, end in _surroundings(numbers)
        for pattern in _rejecting()
        for match in pattern.finditer(text, start, end)
    ]
    return sorted(spans)


def _surroundings(numbers: list[Number]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold all its numbers and what stands around them."""
    start, end = 0, 0
    for number in numbers:
        if number.start - _AROUND > end:
            if end:
                yield start, end
            start = number.start - _AROUND
        end = number.end + _AROUND
    if end:
        yield start, end


def _outside(numbers: list[Number], spans: list[tuple[int, int]]) -> list[Number]:
    kept, at, reach = [], 0, -1
    for number in numbers:
        while at < len(spans) and spans[at][0] < number.end:
            reach = max(reach, spans[at][1])
            at += 1
        if reach <= number.start:
            kept.append(number)
    return kept


def _bounded(expression: Expression) -> bool:
    """Whether the value bounds the quantity; "up to several hundred" gives no bound."""
    return expression.form != "vague" or expression.qualifier not in {"up_to", "fewer_than"}


def _glued(text: str, number: Number) -> bool:
    """Whether letters or marks are stuck to the digits, as in names and codes."""
    if number.form != "digits":
        return False
    before = text[max(0, number.start - 14) : number.start]
    if patterns.CODE_BEFORE.search(before) and not patterns.WORD_BEFORE.search(before):
        unit = unit_of(text, number)
        return unit is None or unit.start == number.start
    if patterns.POSSESSIVE.match(text, number.end):
        return True
    if text[number.end : number.end + 1].isalpha() and not number.scaled:
        return unit_of(text, number) is None
    coded = patterns.CODE_AFTER.match(text, number.end)
    return bool(coded and not patterns.DASH_RANGE.match(text, number.end))


def _with_unit(text: str, number: Number) -> Expression:
    """The number with the unit beside it; a vague one, "millions of dollars", has its unit after "of"."""
    of = patterns.OF_UNIT.match(text, number.end) if number.form == "vague" else None
    unit = unit_of(text, number._replace(end=of.end()) if of else number)
    made = Expression(
        number.start, number.end, number.start, number.value, number.form,
        kind="ratio" if number.form == "fraction" else None,
        qualifier="more_than" if number.form == "vague" else "exact",
        rule=_RULES.get(number.form, "number"),
        scaled=number.scaled,
    )  # fmt: skip
    if unit is None:
        return made
    value = round(number.value * unit.factor, 6)
    return replace(
        made, start=unit.start, end=unit.end, number_start=unit.start, value=value,
        kind=unit.kind, unit=unit.unit, rule=unit.kind,
    )  # fmt: skip


def _colon_ratios(text: str, blocked: list[tuple[int, int]]) -> list[Expression]:
    """Ratios such as "39:1"."""
    found = []
    for match in patterns.COLON_RATIO.finditer(text):
        start, end = match.span()
        value = round(int(match[1]) / int(match[2]), 4)
        if not any(first < end and start < last for first, last in blocked):
            found.append(Expression(start, end, start, value, "digits", kind="ratio", rule="ratio.colon"))
    return found


def _multiples(text: str, others: list[Expression]) -> list[Expression]:
    """Ratios in words: "doubled", "twice as many"."""
    pattern, rows = patterns.multiples()
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if any(other.start < end and start < other.end for other in others):
            continue
        made = Expression(start, end, start, 2, "words", kind="ratio", rule="ratio.twice")
        if match["form"]:
            row = rows[folded(match["form"])]
            made = replace(
                made, value=float(row["times"]), rule="ratio.multiple", change=row["change"] or None
            )
        found.append(hedged(text, made))
    return found
