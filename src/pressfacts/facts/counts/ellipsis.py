"""Bare numbers that count what an earlier number counted: "up from 74 in 2023", "412 were undersized"."""

from spacy.tokens import Token

from pressfacts.facts.counts import phrases as patterns
from pressfacts.facts.counts.expression import Expression
from pressfacts.text.offsets import Tokens

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_MAX_CLAUSE = 14
_LOOK_BACK = 48
_LONG_LOOK_BACK = 200
_CLOSING = frozenset('.;:,)([]”“"–—|•')


def of_them(text: str, end: int) -> bool:
    """Whether "of them" or "of whom" follows the number that ends at `end`."""
    return patterns.OF_THEM.match(text, end) is not None


def elliptic(tokens: Tokens, expression: Expression) -> str | None:
    """How a bare number shows that it counts something named before; None where it does not.

    Args:
        tokens: the tokens of the release.
        expression: the number.
    """
    text, end, start = tokens.text, expression.end, expression.start
    digits = expression.form == "digits"
    if of_them(text, end):
        return "of_them"
    compared = digits and patterns.COMPARED_AFTER.match(text, end)
    if compared or patterns.COMPARED_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        return "compared"
    at = tokens.index(end)
    if at >= len(tokens.doc):
        return None
    after = tokens.doc[at]
    if after.tag_ in _FINITE and not after.is_space:
        return "subject"
    if after.lower_ in {"who", "whose"}:
        return "relative"
    window = max(0, start - _LONG_LOOK_BACK), start
    if digits and after.lower_ in {"a", "an", "the"} and patterns.GAPPED_BEFORE.search(text, *window):
        return "gapped"
    if not patterns.LISTED_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    goes_on = after.pos_ in {"ADP", "ADV"} and after.lower_ not in {"of", "per", "a"}
    return "listed" if goes_on and (digits or patterns.PARTS_BEFORE.search(text, *window)) else None


def is_object(tokens: Tokens, expression: Expression) -> bool:
    """Whether a bare number is the object of a verb: "the second course took eleven".

    Args:
        tokens: the tokens of the release.
        expression: the number.
    """
    at = tokens.index(expression.start)
    if at < 2 or not patterns.AFTER_BARE.match(tokens.text, expression.end):
        return False
    before = tokens.doc[at - 1]
    return before.pos_ == "VERB" or (before.lower_ in {"on", "for"} and tokens.doc[at - 2].pos_ == "VERB")


def clause_end(tokens: Tokens, offset: int, limit: int) -> int:
    """Where the clause that follows a number ends, a dozen words on at most.

    Args:
        tokens: the tokens of the release.
        offset: where the number ends.
        limit: where its paragraph ends.
    """
    end, at = offset, tokens.index(offset)
    for token in tokens.doc[at : at + _MAX_CLAUSE]:
        if token.idx >= limit or _closes(token):
            break
        if not token.is_space:
            end = token.idx + len(token)
    return min(end, max(limit, offset))


def _closes(token: Token) -> bool:
    return token.text in _CLOSING or token.text.count("\n") > 1
