"""What a figure measures, whether it rose or fell, and the period it stands for."""

from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Span, Token

from pressfacts.facts.counts import phrases as patterns
from pressfacts.facts.counts.expression import Expression
from pressfacts.lexicons import words
from pressfacts.record.schema import Change, DateFact
from pressfacts.text.mentions import folded, squash
from pressfacts.text.offsets import Tokens

_MAX_WORDS = 8
_MODIFIER = {"compound", "amod", "nmod", "poss", "nummod", "case", "punct"}
_NAMED = {"NOUN", "PROPN"}
_VERBAL = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_SHARES_SUBJECT = {"xcomp", "conj", "aux", "auxpass"}
_MOVES = {"up", "down"}
_LEADS = {"of", "at", *_MOVES}
_PURPOSE = {"money": {"on", "for", "towards", "toward", "in"}, "duration": {"in"}}
_MAX_ARCS = 6
_BEFORE_WINDOW = 44
_AFTER_WINDOW = 24
_REACH = 90


class Subject(NamedTuple):
    """What a figure measures.

    Attributes:
        text: a short phrase of the text.
        start: where the words of the fact begin with it: the figure's own start, unless the phrase leads
            up to the figure, "net sales of $1.27 billion".
        end: where they end with it.
    """

    text: str
    start: int
    end: int


def subject_of(tokens: Tokens, expression: Expression, sentence: Span) -> Subject | None:
    """The phrase that names what a figure measures, None where the text around it names nothing certain.

    In this order: the noun that leads up to the figure with "of" or "at" ("net sales of $1.27 billion"), the
    label before a colon ("Net sales: $1.27 billion"), the purpose after it ("spent $5,000 on pumps"), and the
    subject of a verb that measures or tells of a change ("net sales rose 6 per cent").

    Args:
        tokens: the tokens of the release.
        expression: a figure whose next words name no noun.
        sentence: its sentence.
    """
    span = tokens.doc.char_span(expression.number_start, expression.end, alignment_mode="expand")
    if span is None:
        return None
    return (
        _leading(tokens, expression, sentence)
        or _label(tokens.text, expression)
        or _purpose(span, expression, sentence)
        or _verb_subject(span, expression, sentence)
    )


def _leading(tokens: Tokens, expression: Expression, sentence: Span) -> Subject | None:
    """The noun before "of", "at", "up" or "down": "net sales of $1.27 billion"."""
    doc, at = tokens.doc, tokens.index(expression.start) - 1
    if at - 1 > sentence.start and doc[at].lower_ in {"to", "from", "by"} and doc[at - 1].lower_ in _MOVES:
        at -= 1
    if at <= sentence.start or doc[at].lower_ not in _LEADS or doc[at - 1].pos_ not in _NAMED:
        return None
    start = _chunk_start(doc[at - 1], sentence.start)
    return Subject(squash(doc[start:at].text), doc[start].idx, expression.end)


def _label(text: str, expression: Expression) -> Subject | None:
    """The label at the head of the line: "Net sales: $1.27 billion"."""
    found = patterns.LABEL.search(text, max(0, expression.start - _REACH), expression.start)
    return Subject(squash(found["label"]), found.start("label"), expression.end) if found else None


def _purpose(span: Span, expression: Expression, sentence: Span) -> Subject | None:
    """What a sum or a time goes to: "spent $5,000 on pumps", "$300 in fines", "12 years in prison"."""
    doc, at = span.doc, span.end
    if at + 1 >= sentence.end or doc[at].lower_ not in _PURPOSE.get(expression.kind or "", set()):
        return None
    head: Token | None = None
    for token in doc[at + 1 : min(sentence.end, at + 1 + _MAX_WORDS)]:
        if token.is_punct or token.is_space or token.pos_ in {"ADP", "CCONJ", "NUM", *_VERBAL}:
            break
        head = token if token.pos_ in _NAMED else head
    in_place = head is not None and doc[at].lower_ == "in" and head.pos_ == "PROPN"
    if head is None or in_place or head.lower_ in words("time_words"):
        return None
    start = _chunk_start(head, at + 1)
    return Subject(squash(doc[start : head.i + 1].text), expression.start, head.idx + len(head))


def _verb_subject(span: Span, expression: Expression, sentence: Span) -> Subject | None:
    """The subject of the verb that measures, where it is no pronoun: "turnout was 84 per cent"."""
    if not span.doc.has_annotation("DEP"):  # without a parse spaCy crashes on children
        return None
    token = span.root
    for _ in range(_MAX_ARCS):
        if token.pos_ in _VERBAL:
            found = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
            if found is not None:
                measures = token.lower_ in patterns.measuring() or token.pos_ == "AUX" or token in span
                return _named(found, expression, sentence) if measures else None
            if token.dep_ not in _SHARES_SUBJECT:
                return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _named(noun: Token, expression: Expression, sentence: Span) -> Subject | None:
    inside = expression.number_start <= noun.idx < expression.end
    barred = noun.lower_ in words("time_words") or noun.lower_ in {"cent", "percent"}
    if noun.pos_ not in _NAMED or inside or barred or not noun.text[0].isalpha():
        return None
    doc, start, end = noun.doc, _chunk_start(noun, sentence.start), noun.i + 1
    if end + 1 < sentence.end and doc[end].lower_ == "of" and doc[end + 1].pos_ in _NAMED:
        end += 2
    return Subject(squash(doc[start:end].text), expression.start, expression.end)


def _chunk_start(noun: Token, lowest: int) -> int:
    """Where the compounds and adjectives before a noun begin; articles and marks are left out."""
    doc, start = noun.doc, noun.i
    while start > lowest and noun.i - start < _MAX_WORDS:
        before = doc[start - 1]
        parsed = before.dep_ in _MODIFIER and before.head.i <= noun.i
        if before.is_space or before.like_num or not (parsed or before.pos_ in {"ADJ", *_NAMED}):
            break
        start -= 1
    while start < noun.i and not doc[start].text[0].isalnum():
        start += 1
    return start


def change_of(text: str, expression: Expression) -> Change | None:
    """Whether the words beside a figure tell of an increase or a decrease.

    Args:
        text: the text.
        expression: the figure.
    """
    before, after, changes = patterns.changes()
    found = before.search(text, max(0, expression.start - _BEFORE_WINDOW), expression.start)
    if found is None and expression.kind == "percent":
        found = after.match(text, expression.end, min(len(text), expression.end + _AFTER_WINDOW))
    change = expression.change or (changes[folded(found["word"])] if found else None)
    return "increase" if change == "increase" else "decrease" if change == "decrease" else None


class Period(NamedTuple):
    """A place of a date that a figure may be of.

    Attributes:
        start: where it stands.
        edtf: its value.
    """

    start: int
    edtf: str


def periods(dates: list[DateFact]) -> list[Period]:
    """The places of the dates that figures may be of, in order.

    Args:
        dates: the dates of the release.
    """
    return sorted(
        Period(place.start, date.edtf)
        for date in dates
        if date.role not in {"birth", "published"}
        for place in date.mentions or [date]
    )


def period_of(periods: list[Period], sentence: Span, expression: Expression) -> str | None:
    """The EDTF value of the date in the sentence that stands nearest after the figure, else before it.

    Args:
        periods: the places of dates, in order.
        sentence: the sentence of the figure.
        expression: the figure.
    """
    first = bisect_left(periods, (sentence.start_char,))
    last = bisect_left(periods, (sentence.end_char,))
    places = [
        (place.start < expression.start, abs(place.start - expression.end), place.edtf)
        for place in periods[first:last]
    ]
    return min(places)[2] if places else None
