"""What a figure measures, whether it rose or fell, and the period it stands for."""

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from pressfacts.components.quantities.expression import Expression
from pressfacts.components.text import squash
from pressfacts.lexicons import alternation, table
from pressfacts.schema import Change, DateFact

_MAX_WORDS = 8
_NOUN = {"NOUN", "PROPN", "PRON"}
_MODIFIER = {"compound", "amod", "nmod", "poss", "nummod", "case", "punct"}
_BEFORE_WINDOW = 44
_AFTER_WINDOW = 24


def _chunk(token: Token) -> str:
    """The noun with its compounds and adjectives, articles left out."""
    start = token.i
    while start > 0 and not token.doc[start].is_sent_start and token.i - start < _MAX_WORDS:
        before = token.doc[start - 1]
        if before.dep_ not in _MODIFIER or before.is_space or before.head.i > token.i or before.like_num:
            break
        start -= 1
    return squash(token.doc[start : token.i + 1].text)


def _verb_subject(token: Token) -> Token | None:
    for _ in range(5):
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ in {"NOUN", "PROPN"}:
                return child
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_what(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"}:
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def subject_of(doc: Doc, expression: Expression) -> str | None:
    """The noun phrase that a figure measures, found by the parse.

    Args:
        doc: the Doc.
        expression: a figure whose own words name no noun.
    """
    span = doc.char_span(expression.number_start, expression.end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):  # without a parse spaCy crashes on children
        return None
    root = span.root
    inside = range(span.start, span.end)
    found = _of_what(root)
    if found is None and root.head.i not in inside and root.head.pos_ in {"NOUN", "PROPN"}:
        found = root.head  # "$438 million contract"
    if found is None and root.dep_ == "pobj" and root.head.head.pos_ in {"NOUN", "PROPN"}:
        found = root.head.head  # "net sales of $1.27 billion"
    if found is None:
        found = _verb_subject(root)
    if found is None or found.i in inside:
        return None
    return _chunk(found) or None


@cache
def _change_patterns() -> "tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]":
    changes = {row["word"]: row["change"] for row in table("change_words")}
    terms = alternation(frozenset(changes))
    between = (
        r"(?:by|of|to|from|an?|about|around|some|nearly|almost|roughly|further|another|more|than"
        r"|over|at|least|up|down|just)"
    )
    return (
        re.compile(rf"(?<!\w)(?P<word>{terms})(?:\s{between}){{0,4}}\s{{1,2}}\Z", re.I),
        re.compile(rf"\s{{1,2}}(?:[a-z]{{3,10}}\s)?(?P<word>{terms})(?!\w)", re.I),
        changes,
    )


def change_of(text: str, expression: Expression) -> Change | None:
    """Whether the words beside a figure tell of an increase or a decrease.

    Args:
        text: the text.
        expression: the figure.
    """
    before, after, changes = _change_patterns()
    found = before.search(text, max(0, expression.start - _BEFORE_WINDOW), expression.start)
    if found is None and expression.kind == "percent":
        found = after.match(text, expression.end, min(len(text), expression.end + _AFTER_WINDOW))
    change = expression.change or (changes[found["word"].lower()] if found else None)
    return "increase" if change == "increase" else "decrease" if change == "decrease" else None


def period_of(dates: list[DateFact], sentence: Span, expression: Expression) -> str | None:
    """The EDTF value of the date in the sentence that stands nearest after the figure, else before it.

    Args:
        dates: the date facts of the release.
        sentence: the sentence of the figure.
        expression: the figure.
    """
    places = [
        (place.start < expression.start, abs(place.start - expression.end), date.edtf)
        for date in dates
        for place in date.mentions or [date]
        if sentence.start_char <= place.start < sentence.end_char and date.role not in {"birth", "published"}
    ]
    return min(places)[2] if places else None
