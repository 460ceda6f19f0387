"""Numbers whose noun does not follow them: "a crowd of 4,000", "Injuries: 5", "divers (seven)"."""

from typing import NamedTuple

from pressfacts.facts.counts import phrases as patterns
from pressfacts.facts.counts.expression import Expression
from pressfacts.facts.counts.nouns import Counted, counted, ending_at, is_plural
from pressfacts.text.offsets import Tokens

_REACH = 90
_SMALL = 5


class Construction(NamedTuple):
    """How a bare number gets its noun.

    Attributes:
        name: name of the construction.
        phrase: the noun phrase that it counts.
        end: where the noun phrase ends if it stands after the number, else 0.
    """

    name: str
    phrase: Counted
    end: int = 0


def construction(tokens: Tokens, expression: Expression, limit: int) -> Construction | None:
    """The noun of a number that is not followed by one, None where there is none.

    Args:
        tokens: the tokens of the release.
        expression: a bare number.
        limit: end of its paragraph.
    """
    text, start, end = tokens.text, expression.start, expression.end
    if strong := patterns.STRONG.match(text, end):
        phrase = counted(tokens, strong.end(), limit)
        return Construction("group", phrase, phrase.end) if phrase else None
    window = max(0, start - _REACH), start
    group = patterns.GROUP_OF.search(text, *window) or patterns.ATTENDANCE.search(text, *window)
    if group and (phrase := ending_at(tokens, group.end("noun"))):
        return Construction("group", phrase)
    if patterns.AFTER_BARE.match(text, end):
        label = patterns.LABEL_LINE.search(text, *window)
        phrase = ending_at(tokens, label.end("noun")) if label else None
        if phrase and is_plural(phrase.head):
            return Construction("label", phrase)
    return _brackets(tokens, expression)


def _brackets(tokens: Tokens, expression: Expression) -> Construction | None:
    """A number in brackets after a plural noun, "divers (seven)"; small digits are footnotes."""
    text, start, end = tokens.text, expression.start, expression.end
    if text[start - 2 : start] != " (" or text[end : end + 1] not in {")", ",", ";"}:
        return None
    phrase = ending_at(tokens, start - 2)
    footnote = expression.value < _SMALL and expression.form == "digits"
    if phrase is None or phrase.head.tag_ != "NNS" or footnote:
        return None
    return Construction("brackets", phrase)
