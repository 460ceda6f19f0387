"""A quantity as the text gives it, and the hedges beside it. Knows no spaCy."""

from dataclasses import dataclass, replace

from pressfacts.facts.counts.expression_patterns import hedges
from pressfacts.text.mentions import folded

_LOOK_BACK = 34
_MOST_HEDGES = 3


@dataclass(frozen=True)
class Expression:
    """A quantity as the text gives it.

    Attributes:
        start: where it begins, hedges included.
        end: where number and unit end, hedges after it included.
        number_start: where the number itself, or the mark before it, begins.
        value: the number, the low end of a range.
        form: how the number is written, see `numbers.Number`.
        upper: the high end of a range.
        kind: "percent", "money", "measure", "duration", "ratio" or, for a bare number, None.
        unit: what it is in, empty for a bare number.
        qualifier: of the schema's vocabulary.
        hedge: the place of the words that qualify it.
        of: the whole that it is a part of.
        rule: the rule that read it.
        change: "increase" or "decrease" where the expression itself says so.
        between: place of the noun that stands inside a ratio: "one RIDER in three".
        scaled: whether a word such as million multiplies it.
    """

    start: int
    end: int
    number_start: int
    value: float
    form: str
    upper: float | None = None
    kind: str | None = None
    unit: str = ""
    qualifier: str = "exact"
    hedge: tuple[int, int] | None = None
    of: float | None = None
    rule: str = "number"
    change: str | None = None
    between: tuple[int, int] | None = None
    scaled: bool = False


def hedged(text: str, expression: Expression) -> Expression:
    """The expression with the hedges beside it: "a total of nearly", "1,000-plus".

    Args:
        text: the text.
        expression: a quantity without its hedges.
    """
    before, after, qualifiers = hedges()
    qualifier, hedge, start = expression.qualifier, None, expression.start
    for _ in range(_MOST_HEDGES):
        match = before.search(text, max(0, start - _LOOK_BACK), start)
        if match is None or (match["phrase"][-1].isalnum() and not match["gap"]):
            break
        found = qualifiers[folded(match["phrase"])]
        if qualifier == expression.qualifier:
            qualifier, hedge = (qualifier if found == "exact" else found), match.span("phrase")
        start = match.start()
    end, tail = expression.end, after.match(text, expression.end)
    if tail and not (tail["gap"] and tail["phrase"].lower() in {"+", "odd", "plus"}):
        end = tail.end()
        if qualifier == "exact":
            qualifier, hedge = qualifiers[folded(tail["phrase"])], tail.span("phrase")
    if hedge and qualifier == "up_to" and text[hedge[0] : hedge[1]].endswith(" as") and _precise(expression):
        qualifier = "exact"  # "as many as 1,046": nobody limits a number to the unit
    return replace(expression, start=start, end=end, qualifier=qualifier, hedge=hedge)


def _precise(expression: Expression) -> bool:
    return expression.value >= 100 and expression.value % 10 != 0
