"""Find named people: candidates, features, scores, coreference, titles, affiliations."""

from spacy.tokens import Doc

from pressfacts.facts.names.own_rules.overrule import overrule, standing
from pressfacts.facts.names.people.affiliations import Affiliations
from pressfacts.facts.names.people.coreference import Cluster, Coreference
from pressfacts.facts.names.people.entries import entry
from pressfacts.facts.names.people.features import Sighting
from pressfacts.facts.names.people.forms import Form, forms, sightings
from pressfacts.facts.names.people.spans import organisation_spans
from pressfacts.facts.names.people.titles import Titles
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Person, Zone
from pressfacts.scoring import Scorer, scorer
from pressfacts.slots import NAMED, ORGANISATIONS, Found, Named, recogniser_of

_LABELS = frozenset({"PERSON"})
_THRESHOLD = 0.4
_SURE = 0.5
_INSIDE_NAMES = frozenset({"organisation.around", "kind_after.HEAD"})
"""Features of mentions inside other names: "the Ann Bell Award"."""


def find(doc: Doc) -> Found[Person]:
    """The named people of a release, with titles and affiliations.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The people in order of their first mention.
    """
    words, zones, organisations = Words(doc), Zones(doc), ORGANISATIONS.read(doc)
    clusters = people_of(doc, words, zones)
    affiliations = Affiliations(doc, words, zones, organisations, clusters)
    titles = Titles(words, clusters, organisation_spans(organisations))
    people = [entry(words, zones, one, titles, affiliations) for one in clusters]
    if named := standing(NAMED.read(doc), (place for body in organisations for place in body.mentions)):
        people = overrule(people, named, _LABELS, lambda one: _named(one, zones.at(one.start)))
    return Found(sorted(people, key=lambda person: person.mentions[0].start))


def people_of(doc: Doc, words: Words, zones: Zones) -> list[Cluster]:
    """The mentions of people in a release, grouped by person."""
    seen = sightings(doc, words, ORGANISATIONS.read(doc))
    chosen = select(forms(words, seen), scorer("person", recogniser_of(doc)))
    coreference = Coreference(words)
    for full in (True, False):
        for sighting, probability in chosen:
            if sighting.candidate.full is full:
                coreference.add(sighting, probability)
    coreference.add_short_forms(seen, zones)
    return coreference.clusters


def select(scored: list[Form], person: Scorer) -> list[tuple[Sighting, float]]:
    """The mentions of likely forms with their probabilities, in order; of two that overlap the longer.

    Args:
        scored: the forms.
        person: the scorer.
    """
    likely = [(person.probability(form.features), form) for form in scored]
    likely = sorted(
        ((p, form) for p, form in likely if p >= _THRESHOLD),
        key=lambda one: (one[0] < _SURE, -one[1].sightings[0].candidate.length, -one[0], one[1].text),
    )
    taken, found = set[int](), list[tuple[Sighting, float]]()
    for probability, form in likely:
        for sighting in form.sightings:
            numbers = range(sighting.candidate.first, sighting.candidate.last + 1)
            if taken.isdisjoint(numbers) and sighting.features.isdisjoint(_INSIDE_NAMES):
                taken.update(numbers)
                found.append((sighting, probability))
    return sorted(found, key=lambda one: one[0].candidate.first)


def _named(named: Named, zone: Zone) -> Person:
    """The entry of a person whom only the user knows."""
    return Person(name=named.name, mentions=[named], zone=zone, rule=named.rule)
