"""Find e-mail addresses, phone numbers, URLs and handles."""

import re

from spacy.tokens import Doc

from pressfacts.components.contacts.addresses import find_addresses
from pressfacts.components.contacts.links import Linker
from pressfacts.components.contacts.phones import find_phones
from pressfacts.components.contacts.regions import regions
from pressfacts.components.layout.zones import Zones
from pressfacts.components.text import squash
from pressfacts.schema import Contact, ContactKind
from pressfacts.slots import DATES, Found


def _key(kind: ContactKind, value: str) -> tuple[str, str]:
    """What two contacts that are the same have in common."""
    value = re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", value.casefold())
    return kind, re.sub(r"[\W_]", "", value) if kind == "phone" else value


def find(doc: Doc) -> Found[Contact]:
    """The e-mail addresses, phone numbers, URLs and handles of a release, each once.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    text = doc.text
    zones = Zones(doc)
    taken = bytearray(len(text))
    addresses = find_addresses(text, taken)
    for date in DATES.read(doc):
        taken[date.start : date.end] = b"\1" * (date.end - date.start)
    places: list[tuple[ContactKind, int, int, int, str]] = [
        (address.kind, address.start, address.end, address.end, address.rule) for address in addresses
    ]
    cues = {}
    for phone in find_phones(text, regions(doc), taken, lambda offset: zones.at(offset) == "contact"):
        places.append(("phone", phone.start, phone.end, phone.full_end, phone.rule))
        cues[phone.start] = phone.cue
    linker = Linker(doc)
    seen = set()
    facts = []
    for kind, start, end, full_end, rule in sorted(places, key=lambda place: place[1]):
        value = squash(text[start:end])
        if not zones.readable(start) or _key(kind, value) in seen:
            continue
        seen.add(_key(kind, value))
        cue = cues.get(start)
        facts.append(
            Contact(
                text=text[start:full_end],
                start=start,
                end=full_end,
                kind=kind,
                value=value,
                zone=zones.at(start),
                rule=rule,
                evidence=[cue] if cue else [],
                **linker.link(kind, start, value),
            )
        )
    return Found(facts)
