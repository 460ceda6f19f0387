"""A quantity as the text gives it, and the hedges beside it. Knows no spaCy."""

import re
from dataclasses import dataclass, replace
from functools import cache

from pressfacts.facts.counts.patterns import VOCABULARY
from pressfacts.lexicons import table
from pressfacts.text.mentions import folded


@dataclass(frozen=True)
class Expression:
    """A quantity as the text gives it.

    Attributes:
        start: where it begins, hedges included.
        end: where number and unit end, hedges after it included.
        number_start: where the number itself, or the mark before it, begins.
        value: the number, the low end of a range.
        upper: the high end of a range.
        kind: "percent", "money", "measure", "duration", "ratio" or, for a bare number, None.
        unit: what it is in, empty for a bare number.
        qualifier: of the schema's vocabulary.
        hedge: the place of the words that qualify it.
        of: the whole that it is a part of.
        form: how the number is written, see `numbers.Number`.
        rule: the rule that read it.
        change: "increase" or "decrease" where the expression itself says so.
        between: place of the noun that stands inside a ratio: "one RIDER in three".
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
    article: bool = False
    scaled: bool = False


@cache
def _hedge_patterns() -> "tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]":
    qualifiers = {row["phrase"]: row["qualifier"] for row in table("hedges")}
    before = re.compile(
        rf"(?:(?<=[\s(\"“'‘\[:;,>–—-])|^|(?<=[a-z])(?=[A-Z]))(?P<phrase>(?i:{VOCABULARY['hedge_before']}))(?P<gap>\s{{0,3}}(?:the\s|a\s|its\s|an\s)?)\Z"
    )
    after = re.compile(rf"(?P<gap>[\s]{{0,2}})(?P<phrase>(?i:{VOCABULARY['hedge_after']}))(?![\w%])")
    return before, after, qualifiers


_LOOK_BACK = 34


def hedged(text: str, expression: Expression) -> Expression:
    """The expression with the hedge beside it, before or after: "nearly", "1,000-plus".

    Args:
        text: the text.
        expression: a quantity without its hedges.
    """
    before, after, qualifiers = _hedge_patterns()
    qualifier, hedge, start = expression.qualifier, None, expression.start
    for _ in range(3):  # "a total of more than", "at least some"
        window = max(0, start - _LOOK_BACK)
        match = before.search(text, window, start)
        if match is None or (match["phrase"][-1].isalnum() and not match["gap"]):
            break
        found = qualifiers[folded(match["phrase"])]
        if qualifier == expression.qualifier:
            qualifier, hedge = (qualifier if found == "exact" else found), match.span("phrase")
        start = match.start()
    end = expression.end
    tail = after.match(text, end)
    apart = tail is not None and tail["gap"] and tail["phrase"].lower() in {"+", "odd", "plus"}
    if tail and not apart:
        end = tail.end()
        if qualifier == "exact":
            qualifier, hedge = qualifiers[folded(tail["phrase"])], tail.span("phrase")
    if (
        qualifier == "up_to"
        and hedge
        and text[hedge[0] : hedge[1]].lower().endswith("as")
        and _precise(expression)
    ):
        qualifier = "exact"  # "as many as 1,046": no limit is given to the unit
    return replace(expression, start=start, end=end, qualifier=qualifier, hedge=hedge)


def _precise(expression: Expression) -> bool:
    value = expression.value
    return value >= 100 and value % 10 != 0
