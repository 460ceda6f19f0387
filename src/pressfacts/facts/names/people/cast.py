"""From mentions to people: which names are one person, and where else each is named.

Two full names are one person where the surnames agree and the given names do not contradict each other
("Mathew Scott Rendall", "Mathew Rendon", "M. Rendon"). Once a name is certain, its parts that stand alone
are mentions of it; a surname that two people share goes to the one named last before it.
"""

from dataclasses import dataclass, field

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.chains import SMALL_KINDS, Candidate, kind_of
from pressfacts.facts.names.people.evidence import Sighting, impossible
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones

_CLIPPED = 3
_SHORTEST_CLIPPED = 4


@dataclass(slots=True)
class Name:
    """The parts of a full name, folded.

    Attributes:
        parts: the words without particles and suffixes; initials are single letters.
    """

    parts: list[str]


@dataclass(slots=True)
class Known:
    """A person found so far."""

    name: Name
    sightings: list[Sighting] = field(default_factory=list)
    single: bool = False


def read_name(words: Words, candidate: Candidate) -> Name:
    """The parts of a candidate without particles and suffixes."""
    numbers = [
        number
        for number, kind in zip(range(candidate.first, candidate.last + 1), candidate.kinds, strict=True)
        if kind not in {Kind.PARTICLE, Kind.SUFFIX} and words[number].lower not in lexicon.particles()
    ] or [candidate.last]
    parts = [words[number].folded for number in numbers]
    return Name(parts)


def _given_agree(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    return lexicon.nicknames().get(one, one) == lexicon.nicknames().get(other, other)


def same_person(one: Name, other: Name) -> bool:
    """Whether two full names may name one person."""
    if one.parts == other.parts or sorted(one.parts) == sorted(other.parts):
        return True
    short, long = sorted((one.parts, other.parts), key=len)
    if len([part for part in short if len(part) > 1]) < 2:
        return len(short) > 1 and short[-1] == long[-1] and _given_agree(short[0], long[0])
    if all(part in long for part in short if len(part) > 1):
        return True
    return short[-1] == long[-1] and _given_agree(short[0], long[0])


class Cast:
    """The people of a release.

    Args:
        words: its words.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.people: list[Known] = []
        self._by_part: dict[str, list[Known]] = {}

    def add(self, sighting: Sighting) -> Known:
        """File a sighting of a full name under its person, a new one where there is none."""
        name = read_name(self.words, sighting.candidate)
        if len(name.parts) == 1 and (single := self.named(name.parts, sighting.candidate.first)):
            single.sightings.append(sighting)
            return single
        for known in {id(one): one for part in name.parts for one in self._by_part.get(part, ())}.values():
            if not known.single and same_person(known.name, name):
                known.sightings.append(sighting)
                if len(name.parts) > len(known.name.parts):
                    known.name = name
                self._index(known, name)
                return known
        known = Known(name, [sighting])
        self.people.append(known)
        self._index(known, name)
        return known

    def _index(self, known: Known, name: Name) -> None:
        for part in name.parts:
            if len(part) > 1 and known not in self._by_part.setdefault(part, []):
                self._by_part[part].append(known)

    def add_single(self, sighting: Sighting) -> None:
        """File a sighting of one word ("Senator Nelson") that its signs make a person."""
        if not self._stands_alone(sighting):
            return
        name = read_name(self.words, sighting.candidate)
        known = self.named(name.parts, sighting.candidate.first) or self._clipped(name.parts[-1])
        if known is None:
            known = Known(name, [], single=True)
            self.people.append(known)
            self._index(known, name)
        known.sightings.append(sighting)

    def _clipped(self, part: str) -> Known | None:
        """The one person whose surname begins with a shorter word: "Wiecz" for a Wieczorek."""
        meant = [
            known
            for known in self.people
            if known.name.parts[-1].startswith(part) and len(known.name.parts[-1]) - len(part) >= _CLIPPED
        ]
        return meant[0] if len(meant) == 1 and len(part) >= _SHORTEST_CLIPPED else None

    def _stands_alone(self, sighting: Sighting) -> bool:
        """Whether a form of address, a capitalised role or a verb of saying makes one word a person."""
        words, candidate = self.words, sighting.candidate
        kind = next(kind for kind in candidate.kinds if kind not in SMALL_KINDS)
        if kind not in {Kind.GIVEN, Kind.OTHER} or len(words[candidate.last].text) < 2:
            return False
        if not {"inside_organisation", "named_organisation", "place"}.isdisjoint(sighting.doubts):
            return False
        if "people.honorific" in sighting.signs or "people.party" in sighting.signs:
            return True
        role = sighting.before
        if role is not None and role.rule == "people.role.before" and role.strong and role.close:
            if role.plural and not self._goes_on(candidate.last):
                return False
            return words[candidate.first - 1].capital and "other_entity" not in sighting.doubts
        return "people.reporting" in sighting.signs and "people.model" in sighting.signs

    def _goes_on(self, index: int) -> bool:
        """Whether a list follows a word: "Senators Gregg and Sununu", but not "Victims Defence"."""
        following = index + 1
        return following < len(self.words) and (
            self.words[following].lower in {"and", "&"} or self.words.comma(following)
        )

    def add_rest(self, sightings: list[Sighting], zones: Zones) -> None:
        """File the bare parts of known names everywhere else in the text."""
        taken = {n for known in self.people for one in known.sightings for n in _numbers(one.candidate)}
        in_candidate = {n: one for one in sightings for n in _numbers(one.candidate)}
        index = -1
        while index + 1 < len(self.words):
            index += 1
            sighting = in_candidate.get(index)
            if index in taken or (sighting is not None and index != sighting.candidate.first):
                continue
            candidate = sighting.candidate if sighting else self._parts_from(index)
            if candidate is None or not zones.readable(self.words[index].start):
                continue
            known = self.bare(candidate)
            if known is not None and self._certain(candidate, known):
                known.sightings.append(sighting or Sighting(candidate))
            index = max(index, candidate.last)

    def _parts_from(self, index: int) -> Candidate | None:
        """The known name's parts that stand one after the other from the word `index` on."""
        words = self.words
        if not self._part(index):
            return None
        last = index
        while last + 1 < len(words) and words.tight(last + 1) and self._part(last + 1):
            last += 1
        return Candidate(index, last, [kind_of(words, number) for number in range(index, last + 1)])

    def _part(self, index: int) -> bool:
        word = self.words[index]
        return word.capital and len(word.text) > 1 and word.folded in self._by_part

    def _certain(self, candidate: Candidate, known: Known) -> bool:
        """Whether a bare part is the known name and not part of another name, nor the everyday word."""
        words, word = self.words, self.words[candidate.first]
        if impossible(words, candidate) or not _free(words, candidate):
            return False
        if candidate.full:
            return True
        if lexicon.is_common(word.lower) or word.folded in lexicon.place_words():
            surname = word.folded == known.name.parts[-1]
            return surname and words.tag(candidate.first) == "PROPN" and not word.upper
        return True

    def named(self, parts: list[str], index: int) -> Known | None:
        """The person whom the words of a shorter name name at the word `index`."""
        options = [one for one in self._by_part.get(parts[-1], ()) if all(p in one.name.parts for p in parts)]
        if len(options) > 1:
            surname = [one for one in options if one.name.parts[-1] == parts[-1]]
            options = surname or options
        if len(options) > 1:
            options.sort(
                key=lambda one: max(
                    (s.candidate.first for s in one.sightings if s.candidate.first <= index), default=-1
                )
            )
        return options[-1] if options else None

    def bare(self, candidate: Candidate) -> Known | None:
        """The person whom a candidate without signs of its own names by a part of a known name."""
        parts = read_name(self.words, candidate).parts
        if not parts or any(len(part) < 2 for part in parts):
            return None
        return self.named(parts, candidate.first)


def _numbers(candidate: Candidate) -> range:
    return range(candidate.first, candidate.last + 1)


def _free(words: Words, candidate: Candidate) -> bool:
    """Whether a bare name stands by itself, not inside a longer capitalised name."""
    first, after = candidate.first, candidate.last + 1
    if candidate.before in {Kind.HEAD, Kind.PLACE} or candidate.after is Kind.HEAD:
        return False
    if words.gap(first)[-1:] in {"@", "/", "."}:
        return False
    if words[first].upper:
        return True
    followed = after < len(words) and words.tight(after) and words[after].capital
    preceded = first > 0 and words.tight(first) and words[first - 1].capital
    return not (followed and kind_of(words, after) is Kind.HEAD) and not (
        preceded and kind_of(words, first - 1) is Kind.OTHER
    )
