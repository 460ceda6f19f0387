"""Participant counts: which counted people an activity of the release reached."""

from collections.abc import Iterator
from typing import NamedTuple

from pressfacts.facts.counts.activity import activity_of, headline_activities
from pressfacts.facts.counts.breakdown import parts_of, who_of
from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.features import Features, cues, participant_features, setting
from pressfacts.facts.counts.phrases import BRACKET_CLOSES, PLANNED
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Number, Part, Participants
from pressfacts.scoring import scorer
from pressfacts.text.mentions import mention
from pressfacts.text.offsets import Tokens

_THRESHOLD = 0.5
_AGAIN = 0.25
"""Probability above which a count is another mention of a participant count of the same number."""

_SMALL = 12
"""Numbers up to this one are not taken for the same people wherever they stand again."""

_HEADINGS = {"headline", "subhead"}


class Selection(NamedTuple):
    """The participant counts, and the quantities that are none."""

    participants: list[Participants]
    rest: list[Quantity]


def as_number(value: float) -> Number:
    """An int where the value is whole."""
    return int(value) if float(value).is_integer() else value


class Candidate(NamedTuple):
    """A count of people that may be a participant count.

    Attributes:
        at: its index among the quantities.
        features: what the scorer sees.
        parts: indices of the quantities that are parts of it.
    """

    at: int
    features: Features
    parts: list[int]


def candidates(tokens: Tokens, zones: Zones, found: list[Quantity]) -> Iterator[Candidate]:
    """The counts of people among quantities, with their features.

    Args:
        tokens: the tokens of the release.
        zones: its zones.
        found: its quantities, in order.
    """
    if not any(quantity.of_people for quantity in found):
        return
    around = setting(tokens.doc, tokens.text, zones)
    for at, quantity in enumerate(found):
        if not quantity.of_people or not float(quantity.expression.value).is_integer():
            continue
        features = participant_features(tokens.doc, zones, quantity, around)
        parts = parts_of(tokens.text, at, found)
        if parts:
            features["parts"] = None
        yield Candidate(at, features, parts)


def select_participants(tokens: Tokens, zones: Zones, found: list[Quantity]) -> Selection:
    """Tell participant counts from other quantities.

    Args:
        tokens: the tokens of the release.
        zones: its zones.
        found: its quantities, in order.
    """
    taken: set[int] = set()
    participants: list[Participants] = []
    headline = headline_activities(tokens.doc, zones)
    known = scorer("participant")
    scored = [(one, known.probability(one.features)) for one in candidates(tokens, zones, found)]
    accepted = {found[one.at].expression.value for one, probability in scored if probability >= _THRESHOLD}
    for (at, features, parts), probability in scored:
        value = found[at].expression.value
        again = value > _SMALL and value in accepted and probability >= _AGAIN
        if at in taken or not (again or probability >= _THRESHOLD):
            continue
        parts = [part for part in parts if part not in taken]
        taken.update([at, *parts])
        entry = _participants(tokens.text, zones, found[at], features, [found[part] for part in parts])
        entry.confidence = probability
        entry.activity = activity_of(tokens.doc, zones, found[at], headline)
        participants.append(entry)
    rest = [quantity for at, quantity in enumerate(found) if at not in taken]
    return Selection(_told_once(participants), _without_headings(participants, rest, zones))


def _participants(
    text: str, zones: Zones, quantity: Quantity, features: Features, parts: list[Quantity]
) -> Participants:
    expression, phrase = quantity.expression, quantity.phrase
    end = quantity.end if quantity.ellipsis or phrase is None else phrase.end
    if parts and text[end : parts[0].expression.start].strip() == "(":
        closing = BRACKET_CLOSES.match(text, parts[0].expression.start)
        end = closing.end() if closing else end
    place = mention(text, quantity.start, max(end, expression.end))
    return Participants(
        **place.model_dump(),
        zone=zones.at(expression.end - 1),
        rule=f"quantities.participants.{quantity.ellipsis or 'noun'}",
        evidence=cues(text, features, expression.start),
        count=as_number(expression.value),
        upper=None if expression.upper is None else as_number(expression.upper),
        qualifier=expression.qualifier,
        who=phrase.who if phrase else "participants",
        breakdown=[Part(count=as_number(part.expression.value), who=who_of(text, part)) for part in parts],
        status="planned" if PLANNED.search(quantity.sentence.text) else "reported",
        mentions=[place],
    )


def _told_once(participants: list[Participants]) -> list[Participants]:
    """Entries of the same count as one entry with several mentions; the fullest one in the body leads."""
    merged: dict[tuple[float, float | None], Participants] = {}
    for entry in participants:
        key = (entry.count, entry.upper)
        if key not in merged:
            merged[key] = entry
            continue
        first = merged[key]
        lead, other = (entry, first) if _fuller(entry, first) else (first, entry)
        mentions = sorted([*lead.mentions, *other.mentions], key=lambda place: place.start)
        merged[key] = lead.model_copy(
            update={
                "mentions": mentions,
                "breakdown": lead.breakdown or other.breakdown,
                "activity": lead.activity or other.activity,
                "confidence": max(lead.confidence or 0, other.confidence or 0),
            }
        )
    return sorted(merged.values(), key=lambda entry: entry.start)


def _fuller(entry: Participants, than: Participants) -> bool:
    if (entry.zone in _HEADINGS) != (than.zone in _HEADINGS):
        return than.zone in _HEADINGS
    return " " not in than.who and len(entry.who) > len(than.who)


def _without_headings(participants: list[Participants], rest: list[Quantity], zones: Zones) -> list[Quantity]:
    """Leave out counts of people that only tell a participant count again."""
    told = {entry.count for entry in participants}
    return [
        quantity
        for quantity in rest
        if not (
            quantity.of_people and quantity.expression.value in told and quantity.expression.value > _SMALL
        )
    ]
