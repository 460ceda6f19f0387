"""Quantity expressions: numbers with their units, hedges, ranges and ratios. Knows no spaCy."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pressfacts.facts.counts.expression import Expression, hedged
from pressfacts.facts.counts.numbers import Number, scan
from pressfacts.facts.counts.patterns import REJECTS, VOCABULARY
from pressfacts.facts.counts.units import unit_of
from pressfacts.lexicons import alternation, table
from pressfacts.rules import compile_pattern
from pressfacts.text.mentions import folded

_AROUND = 80
"""No rule reaches farther than this beyond a number that it rejects."""
_RATIO_WHOLES = 12
_ROUND_WHOLES = {20, 25, 50, 100, 1000}
_SMALL = 100


@cache
def _rejecting() -> tuple["re.Pattern[str]", ...]:
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


def read(text: str, blocked: list[tuple[int, int]]) -> list[Expression]:
    """All quantity expressions of a text, in order.

    Args:
        text: any text.
        blocked: stretches to leave out, such as the places of dates and phone numbers.
    """
    free = _outside(scan(text), sorted(blocked))
    counting = _outside(free, rejected(text, free))
    plain = [_with_unit(text, number) for number in counting if not _glued(text, number)]
    joined = _join(text, plain)
    complete = [made for made in (hedged(text, expression) for expression in joined) if _bounded(made)]
    return sorted(
        complete + _multiples(text, joined) + _colon_ratios(text, blocked, joined), key=lambda e: e.start
    )


def _bounded(expression: Expression) -> bool:
    """Whether the value is a bound of the quantity; "up to several hundred" gives none."""
    return expression.form != "vague" or expression.qualifier not in {"up_to", "fewer_than"}


def _outside(numbers: list[Number], spans: list[tuple[int, int]]) -> list[Number]:
    kept, at, reach = [], 0, -1
    for number in numbers:
        while at < len(spans) and spans[at][0] < number.end:
            reach = max(reach, spans[at][1])
            at += 1
        if reach <= number.start:
            kept.append(number)
    return kept


_CODE_BEFORE = re.compile(r"(?:[A-Za-z]{1,12}[-‐‑/]|[A-Za-z_@#&=])\Z")
_NUMBER_WORD_BEFORE = re.compile(
    r"(?i)\b(?:mid|sub|pre|non|about|over|under|than|to|and|of|or|a|the|some|worth|from|with|by|for)[-‐‑/]\Z"
)


_DASH_RANGE = re.compile(r"[-‐‑]\d[\d,.]*(?![\w-])")


def _glued(text: str, number: Number) -> bool:
    """Whether letters or marks are stuck to the digits, as in names and codes."""
    if number.form != "digits":
        return False
    before = text[max(0, number.start - 14) : number.start]
    if _CODE_BEFORE.search(before) and not _NUMBER_WORD_BEFORE.search(before):
        unit = unit_of(text, number)
        return unit is None or unit.start == number.start
    after = text[number.end : number.end + 3]
    if re.match(r"['’]s\b", after):
        return True
    if after[:1].isalpha() and not number.scaled:
        return unit_of(text, number) is None
    return bool(
        re.match(r"[/:]\d|_|\.\d|[-‐‑][A-Z]\w?\b|[-‐‑][A-Z]?\d", after)
        and not _DASH_RANGE.match(text, number.end)
    )


_OF_UNIT = re.compile(r"\s{1,2}of(?=\s)")
_RULES = {"fraction": "fraction", "vague": "number.vague"}


def _with_unit(text: str, number: Number) -> Expression:
    """The number with the unit beside it; a vague one, "millions of dollars", has its unit after "of"."""
    of = _OF_UNIT.match(text, number.end) if number.form == "vague" else None
    unit = unit_of(text, number._replace(end=of.end()) if of else number)
    made = Expression(
        number.start, number.end, number.start, number.value, number.form,
        kind="ratio" if number.form == "fraction" else None,
        qualifier="more_than" if number.form == "vague" else "exact",
        rule=_RULES.get(number.form, "number"),
        article=number.article, scaled=number.scaled,
    )  # fmt: skip
    if unit is None:
        return made
    value = round(number.value * unit.factor, 6)
    return replace(
        made, start=unit.start, end=unit.end, number_start=unit.start, value=value,
        kind=unit.kind, unit=unit.unit, rule=unit.kind,
    )  # fmt: skip


_TIGHT_DASH = re.compile(r"[-‐‑–]")
_TO = re.compile(r"\s{1,3}to\s{1,3}(?:(?:almost|nearly|about|around|over)\s)?\Z")
_DASH = re.compile(r"\s?[-‐‑–—]\s?\Z")
_AND = re.compile(r"\s{1,3}(?:and|to)\s{1,3}\Z")
_OR = re.compile(r"\s{1,3}or\s{1,3}\Z")
_BETWEEN = re.compile(r"(?i)\bbetween\s{1,3}\Z")
_FROM = re.compile(
    r"(?i)(?<!rang)(?<!range )(?<!ranging )(?<!ranges )(?<!ranged )\bfrom\s{1,3}"
    r"(?:just\s|about\s|around\s|only\s|nearly\s|some\s)?\Z"
)
_MOVED = re.compile(
    rf"(?i)\b{alternation(frozenset(row['word'] for row in table('change_words') if row['change']))}\s(?:by\s)?"
    r"(?:about\s|around\s|nearly\s|almost\s|some\s)?\Z"
)
_IN = re.compile(r"\s{1,3}(?:(?:in|out\s{1,2}of)\s{1,3}(?:every\s{1,2})?|of\severy\s{1,2})\Z")
_OUT_OF = re.compile(
    r"\s{1,3}(?:cases\s)?out\s{1,2}of\s{1,3}(?:(?:the|a\stotal\sof|all|its|their|every)\s{1,2})?\Z"
)
_OF = re.compile(
    r"\s{1,3}of\s{1,3}(?:(?:the|its|their|our|those|these)\s{1,2}(?:[a-z]{3,10}ed\s{1,2})?)?(?:[\w-]+['’]s?\s)?\Z"
)
_NOUN_IN = re.compile(
    r"\s{1,2}(?P<noun>[a-z][\w-]{2,20}(?:\s[a-z][\w-]{2,20})?)\s{1,2}(?:in|out\s{1,2}of)\s{1,2}(?:every\s)?\Z"
)
_NOUN_PER = re.compile(
    r"\s{1,2}(?P<noun>[a-z][\w-]{2,20}(?:\s[a-z][\w-]{2,20})?)\s{1,2}(?:per|for(?:\severy)?|to\severy)\s{1,2}\Z"
)
_PER = re.compile(r"\s{0,2}(?:[a-z][\w-]{1,20}\s{1,2}){0,4}(?:per|for\severy|in\severy|every)\s?\Z", re.I)


def _join(text: str, plain: list[Expression]) -> list[Expression]:
    """Ranges, ratios and rates made of two neighbouring numbers."""
    joined: list[Expression] = []
    at = 0
    while at < len(plain):
        first = plain[at]
        second = plain[at + 1] if at + 1 < len(plain) else None
        both = None
        if second is not None and second.start - first.end < 60:
            both = _pair(text, first, second)
        if both is None:
            joined.append(first)
            at += 1
        else:
            plain[at + 1 : at + 2] = both[1:]
            joined.append(both[0])
            at += 1
    return joined


def _pair(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    """What two neighbouring numbers make: one expression, or two that share a unit; None for nothing."""
    for make in (_repeated, _compound, _range, _ratio, _rate):
        made = make(text, first, second)
        if made is not None:
            return made
    return None


def _shared(first: Expression, second: Expression) -> Expression | None:
    """The first number in the unit and scale of the second, None where they do not go together."""
    if first.kind == second.kind and (first.unit == second.unit or first.kind is None):
        return first
    if first.kind is None and second.kind in {"percent", "money", "measure", "duration"}:
        return replace(first, kind=second.kind, unit=second.unit, rule=second.kind)
    if second.kind is None and first.kind == "money":
        return first
    return None


def _scaled_like(text: str, first: Expression, second: Expression) -> Expression:
    """The low end in the scale of the high one: "£5-8 million", "£5-8,000"."""
    if first.scaled or first.value >= 1000 or second.form != "digits":
        return first
    written = text[second.number_start : second.end]
    factors = (1e12, 1e9, 1e7, 1e6, 1e5, 1e3) if second.scaled else (1e3,) if ",000" in written else ()
    between = text[first.end : second.start]
    if not second.scaled and (first.kind != "money" or not _TIGHT_DASH.fullmatch(between)):
        return first
    for factor in factors:
        scaled = round(first.value * factor, 6)
        if second.value >= factor:
            return replace(first, value=scaled, scaled=True) if scaled < second.value else first
    return first


def _repeated(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    """A number in words with its digits in brackets: "thirty-six (36)"."""
    if first.form != "words" or first.value != second.value or second.kind is not None:
        return None
    if text[first.end : second.start].strip() != "(" or text[second.end : second.end + 1] != ")":
        return None
    return [replace(first, end=second.end + 1)]


def _compound(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    """A duration in two units: "fourteen years and four months" is one, led by the greater unit."""
    if first.kind != "duration" or second.kind != "duration" or first.unit == second.unit:
        return None
    if first.form == "fraction" or text[first.end : second.start].strip() not in {"and", ",", ""}:
        return None
    return [replace(first, end=second.end)]


def _range(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    between = text[first.end : second.start]
    before = text[max(0, first.start - 24) : first.start]
    if second.form == "fraction" or first.form == "fraction" or first.end >= second.start:
        return None
    low = _shared(first, second)
    if low is None:
        return None
    if low is first and first.kind and _TO.match(between) and _MOVED.search(before):
        return None  # "rose 6% to 38%": the change, then the level
    moved = _TO.match(between) and _FROM.search(before)
    if moved:
        low = low if low.kind is None else _scaled_like(text, low, second)
        high = second if second.kind else replace(second, kind=low.kind, unit=low.unit, rule=low.rule)
        return [replace(low, rule=f"{low.rule}.from"), high]
    is_range = (
        _TO.match(between)
        or _DASH.match(between)
        or (_BETWEEN.search(before) and _AND.match(between))
        or (_OR.match(between) and second.value == first.value + 1)
    )
    if not is_range:
        return None
    low = _scaled_like(text, low, second)
    if not low.value < second.value or (low.kind is None and second.value > 1000 * max(1, low.value)):
        return None
    start = first.start
    if found := _BETWEEN.search(before):
        start -= len(before) - found.start()
    kind, unit = second.kind or low.kind, second.unit or low.unit
    return [
        replace(
            low, start=start, end=second.end, upper=second.value, kind=kind, unit=unit,
            rule=f"{kind or 'number'}.range",
        )
    ]  # fmt: skip


def _whole(number: Expression) -> bool:
    return number.value.is_integer() and number.kind is None and number.upper is None


def _ratio(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    between = text[first.end : second.start]
    if not (_whole(first) and _whole(second)) or not first.value < second.value:
        return None
    small = first.value < _SMALL and (second.value <= _RATIO_WHOLES or second.value in _ROUND_WHOLES)
    if small and (_IN.match(between)):
        return [_as_ratio(first, second, None)]
    if noun := _NOUN_IN.match(between):
        inside = (first.end + noun.start("noun"), first.end + noun.end("noun"))
        if small and first.value <= _RATIO_WHOLES and second.value <= _RATIO_WHOLES:
            return [_as_ratio(first, second, inside)]
        if re.search(r"out\s{1,2}of\s", between):
            return [replace(first, end=second.end, of=second.value, rule="count.of", between=inside)]
    if _OUT_OF.match(between) or _OF.match(between):
        return [replace(first, end=second.end, of=second.value, rule="count.of")]
    return None


def _as_ratio(first: Expression, second: Expression, inside: tuple[int, int] | None) -> Expression:
    value = round(first.value / second.value, 4)
    return replace(first, end=second.end, value=value, kind="ratio", rule="ratio.in", between=inside)


def _rate(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    between = text[first.end : second.start]
    if len(between) > 45 or first.upper is not None:
        return None
    if first.value == 1 and first.kind is None and second.kind is None and (noun := _NOUN_PER.match(between)):
        inside = (first.end + noun.start("noun"), first.end + noun.end("noun"))
        return [
            replace(first, end=second.end, value=second.value, kind="ratio", rule="ratio.per", between=inside)
        ]
    if (second.kind in {None, "measure"} or second.value >= 1000) and _PER.match(between):
        kind = first.kind if first.kind and first.kind != "percent" else "ratio"
        if first.kind is None and between.lstrip().lower().startswith("every"):
            return None
        unit = first.unit if first.kind else ""
        return [replace(first, end=second.end, kind=kind, unit=unit, rule="ratio.rate")]
    return None


_COLON_RATIO = re.compile(r"(\d(?<![\w:.,/-].)\d{0,3}):([1-9])(?![\w:]|[.,]\d)")


def _colon_ratios(text: str, blocked: list[tuple[int, int]], others: list[Expression]) -> list[Expression]:
    """Ratios such as "39:1"."""
    found = []
    for match in _COLON_RATIO.finditer(text):
        value = round(int(match[1]) / int(match[2]), 4)
        made = Expression(
            match.start(), match.end(), match.start(), value, "digits", kind="ratio", rule="ratio.colon"
        )
        if not any(start < made.end and made.start < end for start, end in blocked):
            found.append(made)
    starts = {made.start for made in found}
    others[:] = [other for other in others if other.start not in starts]
    return found


@cache
def _multiple_pattern() -> "tuple[re.Pattern[str], dict[str, dict[str, str]]]":
    rows = {row["word"]: row for row in table("change_words") if row["times"]}
    pattern = re.compile(
        rf"(?<![\w-])(?:(?P<form>{alternation(frozenset(rows))})(?![\w-])"
        r"|twice\s{1,2}as\s{1,2}[a-z]{3,20}(?=\s{1,2}as\b))",
        re.I,
    )
    return pattern, rows


def _multiples(text: str, others: list[Expression]) -> list[Expression]:
    pattern, rows = _multiple_pattern()
    found = []
    for match in pattern.finditer(text):
        made = Expression(
            match.start(), match.end(), match.start(), 2, "words", kind="ratio", rule="ratio.twice"
        )
        if match["form"]:
            row = rows[folded(match["form"])]
            value, change = float(row["times"]), row["change"] or None
            made = replace(made, value=value, rule="ratio.multiple", change=change)
        if not any(o.start < made.end and made.start < o.end for o in others):
            found.append(hedged(text, made))
    return found
