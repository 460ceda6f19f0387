"""Find named places: what the base model calls a place, trimmed, and the place of the dateline."""

import re

from spacy.tokens import Doc, Span

from pressfacts.components.labels import kind
from pressfacts.components.layout.zones import Zones
from pressfacts.components.text import Coverage, mention, squash
from pressfacts.schema import Mention, Place
from pressfacts.slots import NAMED, ORGANISATIONS, Found, read_card

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][^\n\d]{1,60}$")


def find(doc: Doc) -> Found[Place]:
    """The named places of a release.

    Args:
        doc: a Doc that has been through NER and the organisations component.

    Returns:
        One entry per name, in order of first mention; no place inside the name of a body.
    """
    text, zones = doc.text, Zones(doc)
    taken = [place for entry in ORGANISATIONS.read(doc) for place in entry.mentions]
    taken += NAMED.read(doc)
    found: dict[str, list[Mention]] = {}
    dateline = read_card(doc).dateline
    if dateline and dateline.place and (at := text.find(dateline.place, dateline.start)) >= 0:
        found[squash(dateline.place)] = [mention(text, at, at + len(dateline.place))]
        taken += found[squash(dateline.place)]
    names = Coverage(taken)
    for entity in doc.ents:
        place = _trimmed(text, entity) if kind(entity) == "PLACE" else None
        if place and zones.readable(place.start) and not names.touches(place.start, place.end):
            found.setdefault(squash(place.text), []).append(place)
    return Found(Place(name=name, mentions=mentions) for name, mentions in found.items())


def _trimmed(text: str, entity: Span) -> Mention | None:
    start, end = entity.start_char, entity.end_char
    if article := re.match(r"the\s+", text[start:end], re.IGNORECASE):
        start += article.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if possessive := re.search(r"[’']s$", text[start:end]):
        end = start + possessive.start()
    return mention(text, start, end) if _NAME.match(text[start:end]) else None
