"""The spellings of name candidates in a release, with the features of all their mentions.

A form has the features of its mentions, and `every.X` for those that hold at each of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.people.candidates import Candidate, candidates
from pressfacts.facts.names.people.features import FeatureReader, Sighting
from pressfacts.facts.names.people.patterns import LIST_JOINT
from pressfacts.facts.names.people.spans import Span, Spans, organisation_spans
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Organisation

_POOLED = ("label.", "organisation.", "word_before.", "place.", "kind_before.", "kind_after.", "zone.")


@dataclass(slots=True)
class Form:
    """A spelling of a name with all its mentions.

    Attributes:
        text: the words, folded.
        sightings: the mentions, in order.
        features: features of the form.
    """

    text: str
    sightings: list[Sighting]
    features: frozenset[str]

    @property
    def full(self) -> bool:
        """Whether it is more than a bare word."""
        return self.sightings[0].candidate.full


def sightings(doc: Doc, words: Words, organisations: Iterable[Organisation]) -> list[Sighting]:
    """The mentions of all candidates of a release, in order, with their features."""
    zones = Zones(doc)
    named = [(entity, label) for entity in doc.ents if (label := kind(entity))]
    entities = [Span(entity.start_char, entity.end_char, label) for entity, label in named]
    people = [(span.start, span.end) for span in entities if span.label == "PERSON"]
    reader = FeatureReader(words, zones, Spans(entities), organisation_spans(organisations))
    found = [
        reader.read(one)
        for one in candidates(words, people)
        if zones.readable(words[one.first].start) and not in_address(words, one)
    ]
    _mark_lists(words, found)
    return found


def forms(words: Words, sightings: Iterable[Sighting]) -> list[Form]:
    """The candidates by their spelling, each with the features that the scorer asks for.

    Bare words are candidates after a form of address or a title, and given names that the recogniser labels.
    """
    grouped: dict[str, list[Sighting]] = {}
    alone = set[str]()
    for sighting in sightings:
        text = folded(words, sighting.candidate)
        if sighting.candidate.full or _may_stand_alone(words, sighting):
            grouped.setdefault(text, []).append(sighting)
        if not sighting.candidate.full:
            alone.add(text)
    return [_form(words, text, same, alone) for text, same in grouped.items()]


def _may_stand_alone(words: Words, sighting: Sighting) -> bool:
    carrying = {Kind.GIVEN, Kind.OTHER}.intersection(sighting.candidate.kinds)
    if not carrying or len(words[sighting.candidate.last].text) < 2:
        return False
    if Kind.GIVEN in carrying and "label.PERSON.exact" in sighting.features:
        return True
    return not sighting.features.isdisjoint({"honorific", "party"}) or any(
        feature.startswith("title_before.") for feature in sighting.features
    )


def folded(words: Words, candidate: Candidate) -> str:
    """The words of a candidate for comparison."""
    return " ".join(words[number].folded for number in range(candidate.first, candidate.last + 1))


def _form(words: Words, text: str, same: list[Sighting], alone: set[str]) -> Form:
    features = set[str]().union(*(one.features for one in same))
    shared = set.intersection(*(one.features for one in same))
    features |= {f"every.{feature}" for feature in shared if feature.startswith(_POOLED)}
    if same[0].candidate.full and words[same[0].candidate.last].folded in alone:
        features.add("surname_stands_alone")
    if len(same) > 1:
        features.add("repeated")
    return Form(text, same, frozenset(features))


def in_address(words: Words, candidate: Candidate) -> bool:
    """Whether a candidate is part of an address on the net or the like."""
    following = words.gap(candidate.last + 1) if candidate.last + 1 < len(words) else ""
    return _glues(following) or _glues(words.gap(candidate.first)[-1:])


def _glues(gap: str) -> bool:
    return gap[:1] in {"@", "/", "_", "#", "\\"} or gap == "."


def _mark_lists(words: Words, sightings: list[Sighting]) -> None:
    """Mark full names that stand in a list beside a likely name: "Ann Bell (UNDP), Ravi Das and Li Na"."""
    for one, other in pairwise(sightings):
        start, end = words[one.closing].end, words[other.opening].start
        if start < end and LIST_JOINT.fullmatch(words.text, start, end):
            for neighbour, marked in ((one, other), (other, one)):
                likely = not neighbour.features.isdisjoint({"label.PERSON.exact", "given_name.first"})
                if neighbour.candidate.full:
                    marked.features.add("listed_with_likely_name" if likely else "listed")
