"""Find named places: what the recogniser calls a place, where the text supports it, and the dateline's place.

A name is kept where the word lists know it, where it says itself that it is a place ("Keldan County"), or
where the words beside one of its mentions say so; never where the same words name a person or an
organisation. Names that are kept are looked for in the whole text; the forms of one place are one entry.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.places import patterns
from pressfacts.facts.names.places.features import (
    has_place_noun,
    is_known,
    is_no_place,
    stands_like_place,
    without_title,
    words_of,
)
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import table
from pressfacts.record.schema import Mention, Place
from pressfacts.slots import NAMED, ORGANISATIONS, PEOPLE, Found, read_card
from pressfacts.text.mentions import Coverage, mention, squash, text_of

_SHORTEST_CITY = 3
_SHORTEST_NAME = 4
"""Shorter names are not looked for beyond where the recogniser has them: too many words are spelled alike."""


def find(doc: Doc) -> Found[Place]:
    """The named places of a release.

    Args:
        doc: a Doc that has been through the components for organisations and people.

    Returns:
        One entry a place, in order of first mention; none inside the name of an organisation or a person.
    """
    text, zones, people = text_of(doc), Zones(doc), PEOPLE.read(doc)
    taken = [place for entry in (*ORGANISATIONS.read(doc), *people) for place in entry.mentions]
    taken += NAMED.read(doc)
    dateline = _dateline(doc)
    names = Coverage([*taken, *dateline])
    spans = (_trimmed(text, entity) for entity in doc.ents if kind(entity) == "PLACE")
    candidates = [
        place
        for place in spans
        if place and zones.readable(place.start) and not names.touches(place.start, place.end)
    ]
    surnames = {entry.name.split()[-1] for entry in people if entry.name.split()}
    supported = _supported(text, candidates, {_city(one) for one in dateline})
    kept = [
        place
        for place in candidates
        if squash(place.text) in supported - surnames and not is_no_place(squash(place.text))
    ]
    kept += dateline
    kept += _elsewhere(text, _names(kept), Coverage([*taken, *kept]), zones)
    return Found(_merged(sorted(kept, key=lambda place: place.start)))


def _supported(text: str, candidates: list[Mention], cities: set[str]) -> set[str]:
    """The names that the word lists or the text support, and those beside one in a list of names."""
    found = {
        squash(place.text)
        for place in candidates
        if is_known(place.text)
        or has_place_noun(place.text)
        or stands_like_place(text, place.start, place.end)
        or _city(place) in cities
    }
    pairs = [
        (squash(one.text), squash(two.text))
        for one, two in pairwise(candidates)
        if patterns.JOINT.fullmatch(text, one.end, two.start)
    ]
    for one, two in [*pairs, *((two, one) for one, two in reversed(pairs))]:
        if one in found:
            found.add(two)
    return found


def _dateline(doc: Doc) -> list[Mention]:
    """The place of the dateline, where it is one; three capitals and more are a city there, no acronym."""
    dateline = read_card(doc).dateline
    place = dateline.place if dateline else None
    if dateline is None or not place:
        return []
    if is_no_place(place.title() if len(place) >= _SHORTEST_CITY else place):
        return []
    start = _spaced(text_of(doc)).find(_spaced(place), dateline.start, dateline.end)
    return [mention(text_of(doc), start, start + len(place))] if start >= 0 else []


def _spaced(text: str) -> str:
    """A text with a plain space for each blank, so that offsets stay."""
    return patterns.BLANK.sub(" ", text)


def _trimmed(text: str, entity: Span) -> Mention | None:
    """The name of an entity without article, possessive and title, with the region after it."""
    start, end = entity.start_char, entity.end_char
    if article := patterns.ARTICLE.match(text, start, end):
        start = article.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if possessive := patterns.POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    end = start + len(without_title(text[start:end]))
    if not patterns.NAME.match(text[start:end]) or patterns.PARTY.search(text[max(0, start - 3) : start]):
        return None
    region = patterns.REGION.match(text, end)
    if region and region[1] in _region_codes():
        end = region.end()
    return mention(text, start, end)


@cache
def _region_codes() -> frozenset[str]:
    """Short names of regions, which belong to the town before them: "Calif.", "OH", "D.C."."""
    return frozenset(_state_names()) | {"D.C.", "D.C", "DC"}


def _names(places: list[Mention]) -> set[str]:
    """The names of places, with and without the region after them."""
    names = {squash(place.text) for place in places}
    return names | {name.partition(", ")[0] for name in names}


def _elsewhere(text: str, names: set[str], taken: Coverage, zones: Zones) -> Iterator[Mention]:
    """The other mentions of places, where they are not part of a longer name."""
    for start, end in _occurrences(text, (name for name in names if len(name) >= _SHORTEST_NAME)):
        before = patterns.LONGER_BEFORE.search(text[max(0, start - patterns.WINDOW) : start])
        longer = before is not None and before[1].casefold() not in words_of("before") | {"the", "of"}
        if longer or patterns.LONGER_AFTER.match(text, end) or taken.touches(start, end):
            continue
        if zones.readable(start):
            yield mention(text, start, end)


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand as words of their own, in order and without overlaps, the longest at each place."""
    spaced, hits = _spaced(text), list[tuple[int, int]]()
    for name in names:
        start = spaced.find(name)
        while start >= 0:
            hits.append((start, -len(name)))
            start = spaced.find(name, start + 1)
    done = 0
    for start, length in sorted(hits):
        end = start - length
        if start >= done and patterns.WORD_START.match(text, start) and patterns.WORD_END.match(text, end):
            yield start, end
            done = end


def _city(place: Mention) -> str:
    """The name without the region after it, for comparison; one for all names of a country."""
    name = squash(place.text).partition(", ")[0].casefold()
    return _country_names().get(name, name)


def _region(place: Mention) -> str:
    """The region after a name, for comparison; one for all names of a state."""
    region = squash(place.text).partition(", ")[2]
    return _state_names().get(region, region).casefold()


@cache
def _state_names() -> dict[str, str]:
    return {row[key]: row["state"] for row in table("us_states") for key in ("postal", "short") if row[key]}


@cache
def _country_names() -> dict[str, str]:
    """The first name of the row for every name of a country."""
    rows = [row["country"].casefold().split("|") for row in table("countries") if row["iso"]]
    return {name: names[0] for names in rows for name in names}


def _merged(mentions: list[Mention]) -> list[Place]:
    """One entry a place: neither capitals nor a region after the name make another place of it."""
    regions: dict[str, set[str]] = {}
    for place in mentions:
        regions.setdefault(_city(place), set()).add(_region(place))
    found: dict[str, list[Mention]] = {}
    for place in mentions:
        ambiguous = len(regions[_city(place)] - {""}) > 1
        key = f"{_city(place)}, {_region(place)}" if ambiguous else _city(place)
        found.setdefault(key, []).append(place)
    return [Place(name=_fullest(places), mentions=places) for places in found.values()]


def _fullest(mentions: list[Mention]) -> str:
    """The longest form, one in small letters before one in capitals."""
    forms = sorted({squash(place.text) for place in mentions})
    return max(forms, key=lambda form: (form.count(","), not form.isupper(), len(form)))
