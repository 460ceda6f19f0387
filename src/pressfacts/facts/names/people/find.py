"""Find named people with roles and affiliations."""

import re

from spacy.tokens import Doc

from pressfacts.facts.contacts.addresses import EMAIL_PASSES, find_addresses
from pressfacts.facts.names.own_rules.overrule import overrule, standing
from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.bodies import Bodies
from pressfacts.facts.names.people.cast import Cast
from pressfacts.facts.names.people.chains import candidates
from pressfacts.facts.names.people.entries import entry
from pressfacts.facts.names.people.evidence import Entities, impossible
from pressfacts.facts.names.people.weighing import fit, weigh_all
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Person, Zone
from pressfacts.slots import NAMED, ORGANISATIONS, Found, Named

_LABELS = frozenset({"PERSON"})


def find(doc: Doc) -> Found[Person]:
    """The named people with roles and affiliations of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    words, zones, entities = Words(doc), Zones(doc), Entities(doc)
    organisations = ORGANISATIONS.read(doc)
    bodies = Bodies(words, organisations)
    options = [
        fit(words, entities, one)
        for one in candidates(words)
        if zones.readable(words[one.first].start) and not impossible(words, one)
    ]
    sightings = weigh_all(words, entities, bodies, options, _addressees(words.text))
    cast = Cast(words)
    for sighting in sightings:
        if sighting.candidate.full and sighting.accepted:
            cast.add(sighting)
    for sighting in sightings:
        if not sighting.candidate.full:
            cast.add_single(sighting)
    cast.add_rest(sightings, zones)
    people = [entry(words, zones, known) for known in cast.people]
    if named := standing(NAMED.read(doc), (place for body in organisations for place in body.mentions)):
        people = overrule(people, named, _LABELS, lambda one: _named(one, zones.at(one.start)))
    return Found(sorted(people, key=lambda person: person.mentions[0].start))


def _named(named: Named, zone: Zone) -> Person:
    """The entry of a person whom only the user knows."""
    return Person(name=named.name, mentions=[named], zone=zone, rule=named.rule)


def _addressees(text: str) -> frozenset[str]:
    """Folded words before the "@" of the release's e-mail addresses, which are mostly names.

    The contacts themselves come later: whose they are hangs on the people.
    """
    found = find_addresses(text, bytearray(len(text)), EMAIL_PASSES)
    locals_ = [text[one.start : one.end].partition("@")[0] for one in found]
    return frozenset(
        lexicon.fold(piece) for local in locals_ for piece in re.split(r"[._-]", local) if len(piece) > 3
    )
