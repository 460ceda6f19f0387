"""Two neighbouring numbers that make one quantity: ranges, ratios, rates. Knows no spaCy."""

from dataclasses import replace

from pressfacts.facts.counts import expression_patterns as patterns
from pressfacts.facts.counts.expression import Expression

_APART = 60
_LONGEST_RATE = 45
_RATIO_WHOLES = 12
_ROUND_WHOLES = {20, 25, 50, 100, 1000}
_SMALL = 100
_SCALES = (1e12, 1e9, 1e7, 1e6, 1e5, 1e3)


def joined(text: str, plain: list[Expression]) -> list[Expression]:
    """The quantities of a text with those that belong together joined, in order.

    Args:
        text: the text.
        plain: its single quantities, in order.
    """
    waiting, found = list(reversed(_listed(text, plain))), list[Expression]()
    while waiting:
        first = waiting.pop()
        made = None
        if waiting and waiting[-1].start - first.end < _APART:
            made = _pair(text, first, waiting[-1])
        if made is None:
            found.append(first)
            continue
        waiting.pop()
        waiting += reversed(made[1:])
        found.append(made[0])
    return found


def _listed(text: str, plain: list[Expression]) -> list[Expression]:
    """Numbers of a list with the unit of its last one: "9, 14 and 4 per cent"."""
    found = list(plain)
    shares = False
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        between = text[first.end : second.start]
        alike = first.kind is None and first.form == second.form == "digits"
        if (
            alike
            and second.kind in {"percent", "measure"}
            and second.start == second.number_start
            and patterns.LISTED.fullmatch(between)
            and (shares or between.strip() != ",")
        ):
            found[at] = replace(first, kind=second.kind, unit=second.unit, rule=second.kind)
            shares = True
        else:
            shares = False
    return found


def _pair(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    """What two neighbouring numbers make: one expression, or two that share a unit; None for nothing."""
    for make in (_repeated, _compound, _range, _ratio, _rate):
        made = make(text, first, second)
        if made is not None:
            return made
    return None


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


def _shared(first: Expression, second: Expression) -> Expression | None:
    """The first number in the unit of the second, None where they do not go together."""
    if first.kind == second.kind and (first.unit == second.unit or first.kind is None):
        return first
    if first.kind is None and second.kind in {"percent", "money", "measure", "duration"}:
        return replace(first, kind=second.kind, unit=second.unit, rule=second.kind)
    return first if second.kind is None and first.kind == "money" else None


def _scaled_like(text: str, first: Expression, second: Expression) -> Expression:
    """The low end in the scale of the high one: "£5-8 million", "£5-8,000"."""
    if first.scaled or first.value >= 1000 or second.form != "digits":
        return first
    if second.scaled:
        factors: tuple[float, ...] = _SCALES
    elif first.kind == "money" and patterns.TIGHT_DASH.fullmatch(text[first.end : second.start]):
        factors = (1e3,) if ",000" in text[second.number_start : second.end] else ()
    else:
        return first
    factor = next((factor for factor in factors if second.value >= factor), 1)
    scaled = round(first.value * factor, 6)
    return replace(first, value=scaled, scaled=True) if factor > 1 and scaled < second.value else first


def _range(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    between = text[first.end : second.start]
    before = text[max(0, first.start - 24) : first.start]
    if "fraction" in {first.form, second.form} or first.end >= second.start:
        return None
    low, to = _shared(first, second), patterns.TO.match(between)
    if low is None or (low is first and first.kind and to and patterns.moved().search(before)):
        return None  # "rose 6% to 38%": the change, then the level
    if to and patterns.FROM.search(before):
        low = low if low.kind is None else _scaled_like(text, low, second)
        high = second if second.kind else replace(second, kind=low.kind, unit=low.unit, rule=low.rule)
        return [replace(low, rule=f"{low.rule}.from"), high]
    opening = patterns.BETWEEN.search(before)
    if not (
        to
        or patterns.DASH.match(between)
        or (opening and patterns.AND.match(between))
        or (patterns.OR.match(between) and second.value == first.value + 1)
    ):
        return None
    low = _scaled_like(text, low, second)
    if not low.value < second.value or (low.kind is None and second.value > 1000 * max(1, low.value)):
        return None
    start = first.start - (len(before) - opening.start() if opening else 0)
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
    """Ratios and parts of a whole: "one in five", "14 out of 15", "one rider in three"."""
    between = text[first.end : second.start]
    if not (_whole(first) and _whole(second)) or not first.value < second.value:
        return None
    small = first.value < _SMALL and (second.value <= _RATIO_WHOLES or second.value in _ROUND_WHOLES)
    if small and patterns.IN.match(between):
        return [_as_ratio(first, second, None)]
    if noun := patterns.NOUN_IN.match(between):
        inside = first.end + noun.start("noun"), first.end + noun.end("noun")
        if small and second.value <= _RATIO_WHOLES:
            return [_as_ratio(first, second, inside)]
        if noun["joint"] != "in":
            return [replace(first, end=second.end, of=second.value, rule="count.of", between=inside)]
    if patterns.OUT_OF.match(between) or patterns.OF.match(between):
        return [replace(first, end=second.end, of=second.value, rule="count.of")]
    return None


def _as_ratio(first: Expression, second: Expression, inside: tuple[int, int] | None) -> Expression:
    value = round(first.value / second.value, 4)
    return replace(first, end=second.end, value=value, kind="ratio", rule="ratio.in", between=inside)


def _rate(text: str, first: Expression, second: Expression) -> list[Expression] | None:
    """Rates: "14.2 per 100,000", "one doctor for every 2,000"."""
    between = text[first.end : second.start]
    if len(between) > _LONGEST_RATE or first.upper is not None:
        return None
    noun = patterns.NOUN_PER.match(between)
    if noun and first.value == 1 and first.kind is None and second.kind is None:
        inside = first.end + noun.start("noun"), first.end + noun.end("noun")
        made = replace(first, end=second.end, value=second.value, kind="ratio", rule="ratio.per")
        return [replace(made, between=inside)]
    if (second.kind in {None, "measure"} or second.value >= 1000) and patterns.PER.match(between):
        if first.kind is None and between.lstrip().lower().startswith("every"):
            return None
        kind = first.kind if first.kind and first.kind != "percent" else "ratio"
        unit = first.unit if first.kind else ""
        return [replace(first, end=second.end, kind=kind, unit=unit, rule="ratio.rate")]
    return None
