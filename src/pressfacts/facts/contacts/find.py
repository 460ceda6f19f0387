"""Find e-mail addresses, phone numbers, URLs, handles and postal addresses."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.contacts.addresses import find_addresses
from pressfacts.facts.contacts.links import Linker
from pressfacts.facts.contacts.phones import find_phones
from pressfacts.facts.contacts.postal.scan import scan
from pressfacts.facts.contacts.regions import e164, regions
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import table
from pressfacts.record.schema import Contact, ContactKind, Mention
from pressfacts.slots import DATES, Found
from pressfacts.text.mentions import squash, text_of

_NORTH_AMERICAN = frozenset({"contacts.phone.north_american", "contacts.phone.vanity"})
_AROUND_CUE = " \t\n\u00a0.:()|–-"


class _Place(NamedTuple):
    """Where a contact stands: its value ends at `end`, an extension after it at `full_end`."""

    start: int
    end: int
    full_end: int
    kind: ContactKind
    rule: str
    cue: Mention | None = None


@cache
def _phone_roles() -> dict[str, str]:
    return {row["cue"]: row["weight"] for row in table("phone_roles")}


def _key(kind: ContactKind, value: str) -> tuple[str, str]:
    """What two contacts that are the same have in common."""
    value = re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", value.casefold())
    return kind, re.sub(r"[\W_]", "", value) if kind in ("phone", "address") else value


def _places(doc: Doc, zones: Zones, countries: Callable[[], tuple[str, ...]]) -> Iterator[_Place]:
    """Everything that reads as a way to reach somebody, kind by kind; what one took is free no longer."""
    text = text_of(doc)
    taken = bytearray(len(text))
    for address in find_addresses(text, taken):
        yield _Place(address.start, address.end, address.end, address.kind, address.rule)
    for date in DATES.read(doc):
        taken[date.start : date.end] = b"\1" * (date.end - date.start)
    for postal in scan(text, zones.at, taken):
        yield _Place(postal.start, postal.end, postal.end, "address", postal.rule)
    for phone in find_phones(text, countries, taken, lambda offset: zones.at(offset) == "contact"):
        yield _Place(phone.start, phone.end, phone.full_end, "phone", phone.rule, phone.cue)


def _role(place: _Place, label: str | None) -> str | None:
    """The label of the block, or what the word beside a number says that it reaches: "Fax", "Hotline"."""
    if place.kind != "phone" or place.cue is None:
        return label
    word = squash(place.cue.text.strip(_AROUND_CUE))
    weight = _phone_roles().get(word.casefold())
    return word if weight == "always" or (weight and label is None) else label


def find(doc: Doc) -> Found[Contact]:
    """The ways to reach somebody that a release gives, each once.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    text = text_of(doc)
    zones = Zones(doc)
    countries = cache(lambda: regions(doc, zones))
    places = sorted(_places(doc, zones, countries))
    if not places:
        return Found([])
    linker = Linker(doc, zones, [(place.start, place.end) for place in places if place.kind == "address"])
    seen = set()
    facts = []
    for place in places:
        value = squash(text[place.start : place.end])
        if not zones.readable(place.start) or _key(place.kind, value) in seen:
            continue
        seen.add(_key(place.kind, value))
        link = linker.link(place.kind, place.start, value)
        is_north_american = place.rule in _NORTH_AMERICAN
        facts.append(
            Contact(
                text=text[place.start : place.full_end],
                start=place.start,
                end=place.full_end,
                kind=place.kind,
                value=value,
                e164=e164(value, countries(), is_north_american=is_north_american)
                if place.kind == "phone"
                else None,
                zone=zones.at(place.start),
                rule=place.rule,
                evidence=[place.cue] if place.cue else [],
                person=link["person"],
                organisation=link["organisation"],
                role=_role(place, link["role"]),
            )
        )
    return Found(facts)
