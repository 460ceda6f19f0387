"""Everything in a release that reads as a way to reach somebody."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.contacts.addresses import find_addresses
from pressfacts.facts.contacts.patterns import LINK_BEFORE, SCHEME, compiled
from pressfacts.facts.contacts.phones import find_phones
from pressfacts.facts.contacts.postal.scan import scan
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import ContactKind, Mention
from pressfacts.slots import DATES
from pressfacts.text.mentions import squash, text_of

_LINK_TEXT = 340
"""How far before its target a link may begin."""


class Candidate(NamedTuple):
    """What may be a contact: its place, extension included, its kind, its rule and the cue beside it."""

    start: int
    end: int
    kind: ContactKind
    rule: str
    number_end: int
    cue: Mention | None = None

    def value(self, text: str) -> str:
        """The address or number as written, in one line."""
        return squash(text[self.start : self.end])


def key_of(kind: ContactKind, value: str) -> tuple[str, str]:
    """What two contacts that are the same have in common."""
    value = compiled(SCHEME).sub("", value.casefold()).removesuffix("/")
    return kind, re.sub(r"[\W_]", "", value) if kind in ("phone", "address") else value


def _found(doc: Doc, zones: Zones) -> Iterator[Candidate]:
    text = text_of(doc)
    taken = bytearray(len(text))
    for address in find_addresses(text, taken):
        yield Candidate(address.start, address.end, address.kind, address.rule, address.end)
    for date in DATES.read(doc):
        taken[date.start : date.end] = b"\1" * (date.end - date.start)
    for postal in scan(text, zones.at, taken):
        yield Candidate(postal.start, postal.end, "address", postal.rule, postal.end)
    for phone in find_phones(text, taken):
        rule = f"contacts.phone.{phone.shape}"
        yield Candidate(phone.start, phone.full_end, "phone", rule, phone.end, phone.cue)


def candidates(doc: Doc, zones: Zones) -> list[Candidate]:
    """The candidates that the reader of the page sees, in order; no two share a character.

    Furniture holds none, nor does the target of a Markdown link or image.

    Args:
        doc: a Doc with dates.
        zones: its zones.
    """
    text = text_of(doc)
    return sorted(
        one
        for one in _found(doc, zones)
        if zones.readable(one.start) and not _is_link_target(text, one.start)
    )


def _is_link_target(text: str, start: int) -> bool:
    opened = text.startswith("(", start - 1) or text.startswith("(<", start - 2)
    return opened and compiled(LINK_BEFORE).search(text, max(0, start - _LINK_TEXT), start) is not None
