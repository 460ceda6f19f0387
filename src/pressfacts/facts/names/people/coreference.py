"""Coreference: which mentions name one person.

Two full names are one person where the surnames agree and the given names do not contradict each other
("Mathew Scott Rendall", "Mathew Rendall", "M. Rendall"). Parts of a known name that stand alone are mentions
of it; a part that two people share goes to the one mentioned last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.candidates import Candidate, kind_of
from pressfacts.facts.names.people.features import Sighting, skip_letters
from pressfacts.facts.names.people.forms import in_address
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones

_SHORTEST_STEM = 3
_CUTTING = frozenset({Kind.HEAD, Kind.PLACE, Kind.PREFIX})
"""Kinds of words that make the word beside them part of another name: "Rendall Street", "Lake Rendall"."""


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one person.

    Attributes:
        parts: words of the fullest name, folded, without particles and suffixes.
        probability: that of the surest form.
        sightings: the mentions.
    """

    parts: list[str]
    probability: float
    sightings: list[Sighting] = field(default_factory=list)


def name_parts(words: Words, candidate: Candidate) -> list[str]:
    """The words of a name, folded, without particles and suffixes; initials are single letters."""
    numbers = [
        number
        for number, kind in zip(range(candidate.first, candidate.last + 1), candidate.kinds, strict=True)
        if kind not in {Kind.PARTICLE, Kind.SUFFIX} and words[number].lower not in lexicon.particles()
    ]
    return [words[number].folded for number in numbers or [candidate.last]]


def _given_names_agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if min(len(one), len(other)) >= _SHORTEST_STEM and (one.startswith(other) or other.startswith(one)):
        return True
    return lexicon.nicknames().get(one, one) == lexicon.nicknames().get(other, other)


def same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names may name one person."""
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    written_out = [part for part in short if len(part) > 1]
    if len(written_out) > 1 and all(part in long for part in written_out):
        return True
    return len(short) > 1 and short[-1] == long[-1] and _given_names_agree(short[0], long[0])


class Coreference:
    """Groups the mentions of a release by person.

    Args:
        words: words of the release.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.clusters: list[Cluster] = []
        self._by_part: dict[str, list[Cluster]] = {}

    def add(self, sighting: Sighting, probability: float) -> None:
        """File a mention of a name under its person."""
        parts = name_parts(self.words, sighting.candidate)
        cluster = self._named(parts, sighting.candidate.first) if len(parts) == 1 else self._same(parts)
        if cluster is None:
            cluster = Cluster(parts, probability)
            self.clusters.append(cluster)
        cluster.sightings.append(sighting)
        cluster.probability = max(cluster.probability, probability)
        if len(parts) > len(cluster.parts):
            cluster.parts = parts
        for part in parts:
            if len(part) > 1 and cluster not in self._by_part.setdefault(part, []):
                self._by_part[part].append(cluster)

    def _same(self, parts: list[str]) -> Cluster | None:
        options = (cluster for part in parts for cluster in self._by_part.get(part, ()))
        return next((one for one in options if len(one.parts) > 1 and same_person(one.parts, parts)), None)

    def _named(self, parts: list[str], index: int) -> Cluster | None:
        """The person whom a shorter name means at the word `index`."""
        options = [one for one in self._by_part.get(parts[-1], ()) if all(p in one.parts for p in parts)]
        surname = [one for one in options if one.parts[-1] == parts[-1]]
        last = {
            id(one): max((s.candidate.first for s in one.sightings if s.candidate.first <= index), default=-1)
            for one in options
        }
        return max(surname or options, key=lambda one: last[id(one)], default=None)

    def add_short_forms(self, sightings: Iterable[Sighting], zones: Zones) -> None:
        """File the parts of known names that stand alone."""
        taken = {n for one in self.clusters for sighting in one.sightings for n in _numbers(sighting)}
        bare = {one.candidate.first: one for one in sightings if not one.candidate.full}
        index = -1
        while index + 1 < len(self.words):
            index += 1
            if index in taken or not self._part(index):
                continue
            sighting = bare.get(index) or self._parts_from(index)
            index = sighting.candidate.last
            parts = name_parts(self.words, sighting.candidate)
            cluster = self._named(parts, sighting.candidate.first)
            readable = zones.readable(self.words[sighting.candidate.first].start)
            if cluster and readable and self._stands_alone(sighting, cluster):
                cluster.sightings.append(sighting)

    def _part(self, index: int) -> bool:
        word = self.words[index]
        return word.capital and len(word.text) > 1 and word.folded in self._by_part

    def _parts_from(self, first: int) -> Sighting:
        """The parts of known names that follow each other from the word `first` on."""
        words, last = self.words, first
        while last + 1 < len(words) and words.tight(last + 1) and self._part(last + 1):
            last += 1
        kinds = tuple(kind_of(words, number) for number in range(first, last + 1))
        return Sighting(Candidate(first, last, kinds), first, skip_letters(words, last))

    def _stands_alone(self, sighting: Sighting, cluster: Cluster) -> bool:
        """Whether a part is the person, neither the everyday word nor part of another name."""
        words, candidate = self.words, sighting.candidate
        if in_address(words, candidate) or words.gap(candidate.first)[-1:] == ".":
            return False
        if not candidate.full and _is_everyday(words, candidate.first):
            surname = words[candidate.first].folded == cluster.parts[-1]
            if not surname or words.tag(candidate.first) != "PROPN" or words[candidate.first].upper:
                return False
        before, after = candidate.first - 1, candidate.last + 1
        followed = after < len(words) and words.tight(after) and not words.line_break(after)
        if followed and words[after].capital and kind_of(words, after) in {Kind.HEAD, Kind.PREFIX}:
            return False
        if before >= 0 and words.tight(candidate.first) and words[before].capital:
            return kind_of(words, before) not in _CUTTING | {Kind.OTHER}
        return True


def _is_everyday(words: Words, index: int) -> bool:
    return lexicon.is_common(words[index].lower) or words[index].folded in lexicon.place_words()


def _numbers(sighting: Sighting) -> range:
    return range(sighting.candidate.first, sighting.candidate.last + 1)
