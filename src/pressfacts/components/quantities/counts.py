"""Quantities of a Doc: expressions with the noun phrases that they count."""

from typing import NamedTuple

from spacy.tokens import Doc, Span

from pressfacts.components.layout.zones import Zones
from pressfacts.components.quantities.expressions import Expression, read
from pressfacts.components.quantities.nouns import Counted, Tokens, counted, is_person, sentence
from pressfacts.slots import CONTACTS, DATES


class Quantity(NamedTuple):
    """An expression, the phrase that it counts, and its sentence."""

    expression: Expression
    phrase: Counted | None
    sentence: Span

    @property
    def of_people(self) -> bool:
        """Whether it counts persons."""
        return (
            self.expression.kind is None
            and self.phrase is not None
            and any(is_person(head) for head in self.phrase.heads)
        )


def blocked_places(doc: Doc) -> list[tuple[int, int]]:
    """The places of dates and contact details, whose numbers count nothing."""
    places = [(m.start, m.end) for date in DATES.read(doc) for m in date.mentions or [date]]
    return places + [(contact.start, contact.end) for contact in CONTACTS.read(doc)]


def quantities(doc: Doc, zones: Zones) -> list[Quantity]:
    """All quantities of the readable zones, in order.

    Args:
        doc: a Doc with a parse, and with dates and contacts in their slots.
        zones: its zones.
    """
    tokens = Tokens(doc)
    found = []
    for expression in read(doc.text, blocked_places(doc)):
        if not zones.readable(expression.number_start):
            continue
        phrase = None
        if expression.kind in {None, "ratio"}:
            phrase = counted(tokens, expression.end)
        if expression.kind is None and (phrase is None or _bare_one(expression)):
            continue
        found.append(Quantity(expression, phrase, sentence(doc, expression.number_start, expression.end)))
    return found


def _bare_one(expression: Expression) -> bool:
    return expression.form == "words" and expression.value == 1 and expression.of is None
