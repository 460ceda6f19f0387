"""Quantities of a Doc: expressions with the noun phrases that they count."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pressfacts.facts.counts.constructions import construction
from pressfacts.facts.counts.ellipsis import clause_end, elliptic, of_them
from pressfacts.facts.counts.expression import Expression
from pressfacts.facts.counts.expressions import read
from pressfacts.facts.counts.nouns import (
    Counted,
    counted,
    is_person,
    is_plural,
    sentence,
)
from pressfacts.facts.counts.phrases import AFTER_BARE
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import words
from pressfacts.slots import CONTACTS, DATES, ORGANISATIONS, PEOPLE
from pressfacts.text.offsets import Tokens


@dataclass(frozen=True)
class Quantity:
    """An expression, the phrase that it counts, and its sentence.

    Attributes:
        expression: the number with its unit and hedges.
        phrase: the noun phrase after it; for a bare number, the phrase that an earlier number counts.
        sentence: the sentence that it stands in.
        end: where the words that say what it measures end.
        ellipsis: how a bare number was recognised, None where a noun of its own follows.
    """

    expression: Expression
    phrase: Counted | None
    sentence: Span
    end: int
    ellipsis: str | None = None

    @property
    def of_people(self) -> bool:
        """Whether it counts persons."""
        return (
            self.expression.kind is None
            and self.phrase is not None
            and (self.ellipsis == "group" or any(is_person(head) for head in self.phrase.heads))
        )


def blocked_places(doc: Doc) -> list[tuple[int, int]]:
    """The places of dates, contact details and names, whose numbers count nothing."""
    places = [(m.start, m.end) for date in DATES.read(doc) for m in date.mentions or [date]]
    places += [(contact.start, contact.end) for contact in CONTACTS.read(doc)]
    entities = [*ORGANISATIONS.read(doc), *PEOPLE.read(doc)]
    return places + [(m.start, m.end) for entity in entities for m in entity.mentions]


def quantities(tokens: Tokens, zones: Zones) -> list[Quantity]:
    """All quantities of the readable zones, in order.

    Args:
        tokens: the tokens of a Doc with a parse, and with dates, contacts and names in their slots.
        zones: its zones.
    """
    found: list[Quantity] = []
    blocked = blocked_places(tokens.doc)
    expressions = [e for e in read(tokens.text, blocked) if zones.readable(e.number_start)]
    for at, expression in enumerate(expressions):
        made = _quantity(tokens, zones, expression, expressions[at + 1 : at + 2], found)
        if made is not None:
            found.append(made)
    return found


def _quantity(
    tokens: Tokens, zones: Zones, expression: Expression, following: list[Expression], earlier: list[Quantity]
) -> Quantity | None:
    doc = tokens.doc
    around = sentence(doc, expression.number_start, expression.end)
    paragraph_end = zones.paragraph_at(expression.end - 1).end
    if expression.kind and of_them(tokens.text, expression.end):
        end = clause_end(tokens, expression.end, paragraph_end)
        return Quantity(expression, _antecedent(expression, earlier), around, end, "of_them")
    if expression.kind not in {None, "ratio"}:
        return _figure(tokens, expression, following, around, paragraph_end)
    if expression.between is not None:
        inside = counted(tokens, expression.between[0], paragraph_end)
        return Quantity(expression, inside, around, clause_end(tokens, expression.end, paragraph_end))
    phrase = counted(tokens, expression.end, paragraph_end)
    if expression.kind == "ratio":
        if _ordinal(tokens, expression):
            return None
        end = clause_end(tokens, expression.end, paragraph_end)
        return Quantity(expression, phrase, around, max(end, phrase.tail_end if phrase else 0))
    if _in_name(tokens, expression):
        return None
    expression = _regrouped(tokens.text, expression, phrase)
    if phrase is not None and _counts(expression, phrase):
        return _with_noun(tokens, expression, phrase, around, paragraph_end)
    return _bare(tokens, zones, expression, following, earlier)


_OF_NUMBER = re.compile(r"\s{1,2}of\s{1,2}(?:(?:the|all|its|their|our)\s{1,2})?\Z")


def _figure(
    tokens: Tokens, expression: Expression, following: list[Expression], around: Span, limit: int
) -> Quantity:
    """A percentage, a sum or a measure, with the phrase after it that names what it measures."""
    start = expression.end
    for whole in following:  # "62 per cent of 1,250 respondents"
        if whole.kind is None and _OF_NUMBER.fullmatch(tokens.text, start, whole.start):
            start = whole.end
    phrase = counted(tokens, start, limit)
    if phrase is None or not (start > expression.end or _measures(tokens, expression, phrase)):
        return Quantity(expression, None, around, expression.end)
    return Quantity(expression, phrase, around, max(phrase.end, phrase.tail_end))


_OF = re.compile(r"[\s-]{1,2}of\s")


def _measures(tokens: Tokens, expression: Expression, phrase: Counted) -> bool:
    """Whether the phrase after a figure names what it measures: "€40m loan"; no name, no time."""
    if _OF.match(tokens.text, expression.end):
        return True
    head = phrase.head
    timed = head.lower_ in words("time_words")
    return head.pos_ == "NOUN" and not timed and phrase.start - expression.end <= 1


def _with_noun(tokens: Tokens, expression: Expression, phrase: Counted, around: Span, limit: int) -> Quantity:
    """A number with the noun that it counts; "50 times stronger" is a ratio."""
    if phrase.head.lower_ == "times" and _COMPARATIVE.match(tokens.text, phrase.end):
        ratio = replace(expression, kind="ratio", rule="times")
        return Quantity(ratio, phrase, around, clause_end(tokens, expression.end, limit))
    return Quantity(expression, phrase, around, max(expression.end, phrase.tail_end))


def _bare(
    tokens: Tokens, zones: Zones, expression: Expression, following: list[Expression], earlier: list[Quantity]
) -> Quantity | None:
    """A number without a noun of its own, if it counts what stands elsewhere."""
    doc = tokens.doc
    around = sentence(doc, expression.number_start, expression.end)
    paragraph_end = zones.paragraph_at(expression.end - 1).end
    if zones.at(expression.number_start) in {"contact", "header", "dateline"}:
        return None
    if (
        following
        and expression.value != 1
        and (expression.rule.endswith(".from") or _shares_noun(tokens.text, expression, following[0]))
    ):
        shared = counted(tokens, following[0].end, paragraph_end)
        if _counts(following[0], shared):
            return Quantity(expression, shared, around, expression.end, "shared")
    if made := construction(tokens, expression, paragraph_end):
        end = max(made.phrase.end, expression.end) if made.phrase.start > expression.end else expression.end
        return Quantity(expression, made.phrase, around, end, made.name)
    if _is_object(tokens, expression) and (people := _antecedent(expression, earlier, people=True)):
        return Quantity(expression, people, around, expression.end, "object")
    reason = elliptic(tokens, expression.number_start, expression.start, expression.end, expression.form)
    if reason is None:
        return None
    antecedent = _antecedent(expression, earlier)
    if antecedent is None:
        return None
    end = clause_end(tokens, expression.end, paragraph_end)
    return Quantity(expression, antecedent, around, end, reason)


def _regrouped(text: str, expression: Expression, phrase: Counted | None) -> Expression:
    """Read "1.142 women" as a thousand: nobody counts people in thousandths."""
    written = text[expression.number_start : expression.end].strip()
    head, point, tail = written.partition(".")
    if phrase is None or not (
        point and head.isdigit() and tail.isdigit() and len(tail) == 3 and len(head) < 4
    ):
        return expression
    return replace(expression, value=expression.value * 1000) if is_person(phrase.head) else expression


def _counts(expression: Expression, phrase: Counted | None) -> bool:
    if phrase is None or (expression.value == 1 and expression.form == "words" and expression.of is None):
        return False
    return expression.value == 1 or is_plural(phrase.head) or any(is_plural(head) for head in phrase.heads)


_COMPARATIVE = re.compile(r"\s(?:more|less|as|the|greater|higher|lower|faster|larger|bigger|[a-z]{3,12}er)\b")


def _in_name(tokens: Tokens, expression: Expression) -> bool:
    """Whether the number belongs to the name before it: "Circle 360 members"."""
    at = tokens.index(expression.number_start)
    if expression.form != "digits" or expression.hedge or not 0 < at < len(tokens.doc):
        return False
    number, before = tokens.doc[at], tokens.doc[at - 1]
    return before.pos_ == "PROPN" and number.head.i == before.i and number.dep_ in {"nummod", "npadvmod"}


_NAMES_BETWEEN = re.compile(r"(?:\s[A-Z][\w.-]*){1,4}\s(?:and|or)\s\Z")


def _shares_noun(text: str, expression: Expression, following: Expression) -> bool:
    """Whether the noun stands after the next number only: "94 Ashby and 132 Holt residents"."""
    return bool(_NAMES_BETWEEN.match(text[expression.end : following.start]))


def _ordinal(tokens: Tokens, expression: Expression) -> bool:
    """Whether "a third" is the third of its kind: "a third trial"."""
    written = tokens.text[expression.number_start : expression.end].lower().split()
    if expression.form != "fraction" or written[0] not in {"a", "an"} or written[-1] in {"half", "quarter"}:
        return False
    at = tokens.index(expression.end)
    return any(token.pos_ in {"NOUN", "ADJ", "PROPN"} for token in tokens.doc[at : at + 1]) or (
        tokens.text[expression.end : expression.end + 2] == ", "
        and any(token.pos_ in {"ADJ", "PROPN"} for token in tokens.doc[at + 1 : at + 2])
    )


_MEMORY = 400
_PEOPLE_MEMORY = 900


def _antecedent(expression: Expression, earlier: list[Quantity], people: bool = False) -> Counted | None:
    """The phrase that the nearest earlier number of the same passage counts.

    Args:
        expression: a bare number.
        earlier: the quantities before it.
        people: whether the phrase has to name people; it may then stand farther off.
    """
    for quantity in reversed(earlier):
        if expression.start - quantity.end > (_PEOPLE_MEMORY if people else _MEMORY):
            return None
        if quantity.phrase is None or quantity.expression.kind not in {None, "ratio"}:
            continue
        if not people or quantity.of_people:
            return quantity.phrase
    return None


def _is_object(tokens: Tokens, expression: Expression) -> bool:
    """Whether a bare number is what a verb takes: "the second course took eleven"."""
    at = tokens.index(expression.start)
    if at < 2 or not AFTER_BARE.match(tokens.text, expression.end):
        return False
    before = tokens.doc[at - 1]
    return before.pos_ == "VERB" or (before.lower_ in {"on", "for"} and tokens.doc[at - 2].pos_ == "VERB")
