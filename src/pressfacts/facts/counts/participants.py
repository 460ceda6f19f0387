"""Participant counts: which counted people an activity of the release reached."""

import re
from typing import NamedTuple

from pressfacts.facts.counts.activity import activity_of, headline_activities
from pressfacts.facts.counts.breakdown import parts_of, who_of
from pressfacts.facts.counts.counts import Quantity
from pressfacts.facts.counts.cues import Cue, setting, weigh
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Mention, Number, Part, Participants
from pressfacts.text.mentions import mention
from pressfacts.text.offsets import Tokens

_THRESHOLD = 2.0
_HEADINGS = {"headline", "subhead"}


class Selection(NamedTuple):
    """The participant counts, and the quantities that are none."""

    participants: list[Participants]
    rest: list[Quantity]


def as_number(value: float) -> Number:
    """An int where the value is whole."""
    return int(value) if float(value).is_integer() else value


def select_participants(tokens: Tokens, zones: Zones, found: list[Quantity]) -> Selection:
    """Tell the participants among the quantities from the rest.

    Args:
        tokens: the Doc's tokens.
        zones: its zones.
        found: its quantities in order.
    """
    if not any(quantity.of_people for quantity in found):
        return Selection([], found)
    doc, text = tokens.doc, tokens.text
    around = setting(text, zones)
    taken: set[int] = set()
    participants: list[Participants] = []
    headline = headline_activities(doc, zones)
    for at, quantity in enumerate(found):
        if at in taken or not quantity.of_people or not float(quantity.expression.value).is_integer():
            continue
        cues = weigh(doc, text, quantity, around)
        parts = [part for part in parts_of(text, at, found) if part not in taken]
        if parts:
            cues.append(Cue(quantity.expression.start, quantity.end, 1, "parts"))
        if at - 1 in taken and _beside(text, found[at - 1], quantity):
            cues.append(Cue(quantity.expression.start, quantity.end, 1, "coordination"))
        if quantity.expression.form == "vague":  # who tells attendance in "hundreds" is seldom reporting it
            cues.append(Cue(quantity.expression.start, quantity.end, -1, "vague"))
        zone = zones.at(quantity.expression.end - 1)
        if sum(cue.weight for cue in cues) + (-2 if zone == "about" else 0) < _THRESHOLD:
            continue
        taken.update([at, *parts])
        entry = _participants(text, zones, quantity, cues, [found[part] for part in parts])
        entry.activity = activity_of(doc, zones, quantity, headline)
        participants.append(entry)
    rest = [quantity for at, quantity in enumerate(found) if at not in taken]
    return Selection(_told_once(participants), _without_headings(participants, rest, zones))


def _beside(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two counts stand side by side: "11 scientists and four muleteers"."""
    if first.phrase is None:
        return False
    return text[first.phrase.end : second.expression.start].strip() in {"and", ",", ", and", "as well as"}


_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned)?\s(?:to|for)|aim(?:s|ed)?\s(?:to|at)|intends?\sto|(?:is|are)\s(?:expected|due|scheduled|set|to\sbe|to)\b"
    r"|expects?\sto|hopes?\sto|upcoming)\b",
    re.I,
)
_CLOSING = re.compile(r"[^()\n]{0,200}\)")


def _participants(
    text: str, zones: Zones, quantity: Quantity, cues: list[Cue], parts: list[Quantity]
) -> Participants:
    expression, phrase = quantity.expression, quantity.phrase
    end = quantity.end if quantity.ellipsis or phrase is None else phrase.end
    if parts and text[end : parts[0].expression.start].strip() == "(":
        closing = _CLOSING.match(text, parts[0].expression.start)
        end = closing.end() if closing else end
    place = mention(text, expression.start, max(end, expression.end))
    return Participants(
        **place.model_dump(),
        zone=zones.at(expression.end - 1),
        rule=f"quantities.participants.{quantity.ellipsis or max(cues, key=lambda cue: cue.weight).kind}",
        evidence=_told_by(text, cues, expression.start),
        count=as_number(expression.value),
        upper=None if expression.upper is None else as_number(expression.upper),
        qualifier=expression.qualifier,
        who=phrase.who if phrase else "participants",
        breakdown=[Part(count=as_number(part.expression.value), who=who_of(text, part)) for part in parts],
        status="planned" if _PLANNED.search(quantity.sentence.text) else "reported",
        mentions=[place],
    )


def _told_by(text: str, cues: list[Cue], start: int) -> list[Mention]:
    """The words that speak for the count, each once; the count itself is no cue of its own."""
    places = sorted({(cue.start, cue.end) for cue in cues if cue.weight > 0 and cue.start != start})
    return [mention(text, *place) for place in places]


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
        if not (quantity.of_people and quantity.expression.value in told and quantity.expression.value > 12)
    ]
