"""Participant counts: which counted people an activity of the release reached."""

from spacy.tokens import Doc

from pressfacts.components.layout.zones import Zones
from pressfacts.components.quantities.counts import Quantity
from pressfacts.components.quantities.cues import weigh
from pressfacts.components.text import mention
from pressfacts.schema import Number, Participants

_THRESHOLD = 2.0


def as_number(value: float) -> Number:
    """An int where the value is whole."""
    return int(value) if float(value).is_integer() else value


def select_participants(
    doc: Doc, zones: Zones, found: list[Quantity]
) -> tuple[list[Participants], list[Quantity]]:
    """Tell the participants among the quantities from the rest."""
    participants: list[Participants] = []
    rest: list[Quantity] = []
    for quantity in found:
        made = _participants(doc, zones, quantity) if quantity.of_people else None
        if made is None:
            rest.append(quantity)
        else:
            participants.append(made)
    return participants, rest


def _participants(doc: Doc, zones: Zones, quantity: Quantity) -> Participants | None:
    expression, phrase = quantity.expression, quantity.phrase
    if phrase is None or not float(expression.value).is_integer():
        return None
    cues = weigh(doc, phrase, quantity.sentence)
    score = sum(cue.weight for cue in cues)
    zone = zones.at(expression.number_start)
    if zone == "about":
        score -= 1.5
    if score < _THRESHOLD:
        return None
    place = mention(doc.text, expression.start, phrase.end)
    return Participants(
        **place.model_dump(),
        zone=zone,
        rule="quantities.participants.cues",
        evidence=[mention(doc.text, cue.start, cue.end) for cue in cues if cue.weight > 0],
        count=as_number(expression.value),
        upper=None if expression.upper is None else as_number(expression.upper),
        qualifier=expression.qualifier,
        who=phrase.who,
        mentions=[place],
    )
