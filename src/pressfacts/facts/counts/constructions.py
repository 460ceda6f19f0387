"""Numbers whose noun does not follow them: "a crowd of 4,000", "300-strong", "Injuries: 5", "divers (seven)"."""

from typing import NamedTuple

from pressfacts.facts.counts.expression import Expression
from pressfacts.facts.counts.nouns import Counted, counted, ending_at, is_plural
from pressfacts.facts.counts.phrases import (
    AFTER_BARE,
    ATTENDANCE,
    GROUP_OF,
    LABEL_LINE,
    STRONG,
)
from pressfacts.text.offsets import Tokens

_REACH = 90
_SMALL = 5


class Construction(NamedTuple):
    """How a bare number gets its noun.

    Attributes:
        name: name of the construction.
        phrase: the noun phrase that it counts.
    """

    name: str
    phrase: Counted


def construction(tokens: Tokens, expression: Expression, limit: int) -> Construction | None:
    """The noun of a number that is not followed by one, None where there is none.

    Args:
        tokens: the tokens of the release.
        expression: a bare number.
        limit: end of its paragraph.
    """
    return (
        _strong(tokens, expression, limit)
        or _group(tokens, expression)
        or _label(tokens, expression)
        or _brackets(tokens, expression)
    )


def _strong(tokens: Tokens, expression: Expression, limit: int) -> Construction | None:
    """ "a 300-strong choir"."""
    match = STRONG.match(tokens.text, expression.end)
    phrase = counted(tokens, match.end(), limit) if match else None
    return Construction("group", phrase) if phrase else None


def _group(tokens: Tokens, expression: Expression) -> Construction | None:
    """ "a crowd of 4,000", "attendance was 14,500"."""
    text, start = tokens.text, expression.start
    if not AFTER_BARE.match(text, expression.end):
        return None
    match = GROUP_OF.search(text, max(0, start - _REACH), start) or ATTENDANCE.search(
        text, max(0, start - _REACH), start
    )
    phrase = ending_at(tokens, match.end("noun")) if match else None
    return Construction("group", phrase) if phrase else None


def _label(tokens: Tokens, expression: Expression) -> Construction | None:
    """ "Injuries: 5" on a line of its own."""
    text = tokens.text
    match = LABEL_LINE.search(text, max(0, expression.start - _REACH), expression.start)
    if match is None or not AFTER_BARE.match(text, expression.end):
        return None
    phrase = ending_at(tokens, match.end("noun"))
    return Construction("label", phrase) if phrase and is_plural(phrase.head) else None


def _brackets(tokens: Tokens, expression: Expression) -> Construction | None:
    """ "divers (seven)": a number in brackets after a plural noun."""
    text, start = tokens.text, expression.start
    if text[start - 2 : start] != " (" or text[expression.end : expression.end + 1] not in {")", ",", ";"}:
        return None
    if expression.value < _SMALL and expression.form == "digits":  # a footnote
        return None
    phrase = ending_at(tokens, start - 2)
    plural = phrase is not None and phrase.head.tag_ == "NNS"
    return Construction("brackets", phrase) if phrase and plural else None
