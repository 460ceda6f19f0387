"""Find named places: what the model calls a place and the text bears out, and the place of the dateline.

The model alone takes products, surnames and acronyms for places. A name of its is kept where the word lists
know it, where it says itself that it is a place ("Keldan County"), or where the words beside one of its
mentions say so; never where the same words name a person or a body. What is kept is looked for in the whole
text, and forms of one place are one entry.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.places.evidence import beside, has_place_noun, is_known, is_none, without_role
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import table, words
from pressfacts.record.schema import Mention, Place
from pressfacts.slots import NAMED, ORGANISATIONS, PEOPLE, Found, read_card
from pressfacts.text.mentions import Coverage, mention, squash, text_of

_NAME = re.compile(r"[^\W\d_a-z][^\n\d]{1,60}$")
_NEXT_WORD = re.compile(r"[ \u00a0](?!(?:The|And|In|On|For)\b)([A-Z][a-z]{2,})\b(?![’']s? [A-Z])")
_REGION = re.compile(r",\s?([A-Z][A-Za-z.]{1,6})(?![\w])")
_PARTY = re.compile(r"\(?[RDI]-$")
"""A party before a state: "(R-Kan.)"."""
_GOES_ON = re.compile(r"[ \u00a0][A-Z][a-z]")
_BEFORE = re.compile(r"\b([A-Z][\w.’']*)[ \u00a0]$")
_BLANK = re.compile(r"\s")
_GAP = re.compile(r"\s+")
_WORD_START = re.compile(r"(?<![\w’'.-])")
_WORD_END = re.compile(r"(?![\w-])")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s$")
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s|\s&\s")
_ROLE = 24
"""So many characters after a name may hold the office that it is part of."""
_SHORTEST_CITY = 3
_LEAST_LETTERS = 4
"""Shorter names are not looked for beyond where the model has them: too many words are spelled alike."""


def find(doc: Doc) -> Found[Place]:
    """The named places of a release.

    Args:
        doc: a Doc that has been through NER and the components for organisations and people.

    Returns:
        One entry per place, in order of first mention; no place inside the name of a body or a person.
    """
    text, zones = text_of(doc), Zones(doc)
    people = PEOPLE.read(doc)
    taken = [place for entry in (*ORGANISATIONS.read(doc), *people) for place in entry.mentions]
    taken += NAMED.read(doc)
    surnames = {entry.name.split()[-1] for entry in people if entry.name.split()}
    dateline = _dateline(doc)
    names = Coverage([*taken, *dateline])
    candidates = [
        place
        for entity in doc.ents
        if kind(entity) == "PLACE" and (place := _read(text, entity)) and zones.readable(place.start)
    ]
    candidates = [place for place in candidates if not names.touches(place.start, place.end)]
    borne_out = {
        squash(place.text)
        for place in candidates
        if is_known(place.text) or has_place_noun(place.text) or beside(text, place.start, place.end)
    }
    borne_out |= _listed(text, candidates, borne_out)
    cities = {_city(one) for one in dateline}
    borne_out |= {squash(place.text) for place in candidates if _city(place) in cities}
    kept = [
        place
        for place in candidates
        if squash(place.text) in borne_out and place.text not in surnames and not is_none(squash(place.text))
    ]
    kept += dateline
    kept += _elsewhere(text, _names(kept), Coverage([*taken, *kept]), zones)
    return Found(_merged(sorted(kept, key=lambda place: place.start)))


def _dateline(doc: Doc) -> list[Mention]:
    """The place of the dateline, where it is one; three capitals and more are a city there, no acronym."""
    dateline = read_card(doc).dateline
    place = dateline.place if dateline else None
    if dateline is None or not place or is_none(place.title() if len(place) >= _SHORTEST_CITY else place):
        return []
    text, pieces = text_of(doc)[: dateline.end], place.split()
    for start in _starts(text, pieces[0], dateline.start):
        if end := _end_of(text, pieces, start):
            return [mention(text, start, end)]
    return []


def _end_of(text: str, pieces: list[str], start: int) -> int | None:
    """Where words end that begin at `start`, whatever white space parts them; None where one is missing."""
    end = start + len(pieces[0])
    for piece in pieces[1:]:
        gap = _GAP.match(text, end)
        if gap is None or not text.startswith(piece, gap.end()):
            return None
        end = gap.end() + len(piece)
    return end


def _read(text: str, entity: Span) -> Mention | None:
    """The name of an entity without article, possessive and role, with the rest of a name cut in two."""
    start, end = entity.start_char, entity.end_char
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if possessive := _POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    end = min(end, start + len(without_role(text[start : end + _ROLE])))
    if not _NAME.match(text[start:end]) or _PARTY.search(text[max(0, start - 3) : start]):
        return None
    if not (is_known(text[start:end]) or has_place_noun(text[start:end])) and (
        rest := _NEXT_WORD.match(text, end)
    ):
        whole = text[start : rest.end()]
        end = rest.end() if without_role(whole) == whole and not is_none(whole) else end
    region = _REGION.match(text, end)
    if region and region[1] in _region_codes():
        end = region.end()
    return mention(text, start, end)


def _region_codes() -> frozenset[str]:
    """Regions in short, which belong to the name of the town before them: "Calif.", "OH", "D.C."."""
    return frozenset(_state_names()) | {"D.C.", "D.C", "DC"}


def _listed(text: str, candidates: list[Mention], borne_out: set[str]) -> set[str]:
    """The names beside a place in a list of names: "San Diego, Santa Lucia and Genoa"."""
    found = set(borne_out)
    pairs = [
        (squash(one.text), squash(two.text))
        for one, two in pairwise(candidates)
        if _JOINT.fullmatch(text, one.end, two.start)
    ]
    for one, two in [*pairs, *((two, one) for one, two in reversed(pairs))]:
        if one in found:
            found.add(two)
    return found


def _names(places: list[Mention]) -> set[str]:
    """The names of places, with and without the region after them."""
    names = {squash(place.text) for place in places}
    return names | {name.partition(", ")[0] for name in names}


def _elsewhere(text: str, names: set[str], taken: Coverage, zones: Zones) -> list[Mention]:
    """The other mentions of places, where they are no part of a longer name."""
    found = []
    for start, end in _standing(text, {name for name in names if len(name) >= _LEAST_LETTERS}):
        part = _GOES_ON.match(text, end) or _follows_name(text, start)
        if not part and not taken.touches(start, end) and zones.readable(start):
            found.append(mention(text, start, end))
    return found


def _standing(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """Where names stand as words of their own, in order and without overlaps, the longest at each place."""
    spaced = _BLANK.sub(" ", text)
    hits = sorted((start, -len(name)) for name in names for start in _starts(spaced, name))
    done = 0
    for start, length in hits:
        end = start - length
        if start >= done and _WORD_START.match(text, start) and _WORD_END.match(text, end):
            yield start, end
            done = end


def _starts(text: str, name: str, after: int = 0) -> Iterator[int]:
    """Every offset from `after` on at which `text` has `name`."""
    start = text.find(name, after)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def _follows_name(text: str, start: int) -> bool:
    """Whether the word right before belongs to the name: it is capitalised and no preposition."""
    before = _BEFORE.search(text[max(0, start - 24) : start])
    return before is not None and before[1].casefold() not in words("place_prepositions") | {"the", "of"}


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
    """One entry per place: capitals and a region after the name make no other place of it."""
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
