"""What the user's names do to the entries that a component found. Knows no spaCy."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TypeVar

from pressfacts.record.schema import Entity, Mention
from pressfacts.slots import Named
from pressfacts.text.mentions import Coverage, squash

EntityT = TypeVar("EntityT", bound=Entity)


def standing(named: list[Named], mentions: Iterable[Mention]) -> list[Named]:
    """The user's names that are no part of a longer name: "Brightwell" says nothing of "Brightwell Trust".

    Args:
        named: places of the user's names.
        mentions: places of names that components found.
    """
    ordered = sorted((place.start, place.end) for place in mentions)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))
    from_start = dict(ordered)  # of the ends of one start the greatest stays

    def inside(one: Named) -> bool:
        before = bisect_left(starts, one.start)
        return (before > 0 and reach[before - 1] >= one.end) or from_start.get(one.start, 0) > one.end

    return [one for one in named if not inside(one)]


def overrule(
    entries: list[EntityT], named: list[Named], labels: frozenset[str], make: Callable[[Named], EntityT]
) -> list[EntityT]:
    """The entries as the user's names have it.

    A place that the user gives to something else, or to nothing, is taken from the entries; an entry
    without places goes. A name of one of these labels joins the entry that stands in the same place or bears
    the same name, which then takes the user's name, else it is an entry of its own.

    Args:
        entries: what the component found.
        named: all places of the user's names.
        labels: the labels of this kind of entry.
        make: from the first place of a name that no entry has to an entry with that place.
    """
    named = standing(named, (place for entry in entries for place in entry.mentions))
    others = Coverage(one for one in named if one.label not in labels)
    kept = [
        entry for entry in entries if _without(entry, lambda place: others.touches(place.start, place.end))
    ]
    groups: dict[str, list[Named]] = {}
    for one in named:
        if one.label in labels:
            groups.setdefault(one.name, []).append(one)
    for name, places in groups.items():
        kept = _joined(kept, name, places, make)
    return sorted(kept, key=lambda entry: (entry.mentions[0].start, entry.name))


def _without(entry: Entity, lost: Callable[[Mention], bool]) -> bool:
    """Take places from an entry, and the spellings that stood only there; whether any is left."""
    left = [place for place in entry.mentions if not lost(place)]
    if len(left) == len(entry.mentions):
        return True
    spellings = dict.fromkeys(squash(place.text) for place in left)
    gone = {squash(place.text) for place in entry.mentions} - set(spellings)
    entry.mentions = left
    entry.aliases = [alias for alias in entry.aliases if alias not in gone]
    if left and entry.name in gone:
        entry.name = max(spellings, key=len)
        entry.aliases = [alias for alias in entry.aliases if alias != entry.name]
    return bool(left)


def _stands_at(entry: Entity, spots: set[tuple[int, int]]) -> bool:
    """Whether an entry's name or acronym stands at one of the places; a short form of it tells too little."""
    own = {entry.name, getattr(entry, "acronym", None)}
    return any(squash(place.text) in own for place in entry.mentions if (place.start, place.end) in spots)


def _joined(
    entries: list[EntityT], name: str, places: list[Named], make: Callable[[Named], EntityT]
) -> list[EntityT]:
    spots = {(place.start, place.end) for place in places}
    same = [entry for entry in entries if name in (entry.name, *entry.aliases) or _stands_at(entry, spots)]
    covered = Coverage(places)
    rest = [
        entry
        for entry in entries
        if entry not in same and _without(entry, lambda place: covered.touches(place.start, place.end))
    ]
    one = same[0] if same else make(places[0])
    mentions = {(m.start, m.end): m for entry in same[1:] for m in entry.mentions}
    for m in one.mentions:
        if (m.start, m.end) in spots or not covered.touches(m.start, m.end):
            mentions[m.start, m.end] = m
    for place in places:
        mentions[place.start, place.end] = Mention(text=place.text, start=place.start, end=place.end)
    one.mentions = [mentions[spot] for spot in sorted(mentions)]
    spellings = [form for entry in (same or [one]) for form in (entry.name, *entry.aliases)]
    spellings += [squash(m.text) for m in one.mentions]
    one.name = name
    one.aliases = [form for form in dict.fromkeys(spellings) if form != name]
    one.rule = places[0].rule
    return [*rest, one]
