"""From mentions to people: which names are one person, and where else each is named.

Two full names are one person where the surnames agree and the given names do not contradict each other
("Mathew Scott Rendon", "Mathew Rendon", "M. Rendon"). Once a name is certain, its parts that stand alone
are mentions of it; a surname that two people share goes to the one named last before it.
"""

from dataclasses import dataclass, field

from pressfacts.components.people import lexicon
from pressfacts.components.people.chains import Candidate, Kind, kind_of
from pressfacts.components.people.evidence import Sighting
from pressfacts.components.people.words import Words

_NICKNAMES = {
    "bill": "william", "will": "william", "bob": "robert", "rob": "robert", "dick": "richard", "rick": "richard",
    "jim": "james", "jimmy": "james", "mike": "michael", "tom": "thomas", "joe": "joseph", "jack": "john",
    "ted": "edward", "ed": "edward", "chuck": "charles", "dave": "david", "tony": "anthony", "kate": "katherine",
    "liz": "elizabeth", "beth": "elizabeth", "betty": "elizabeth", "peggy": "margaret", "hank": "henry",
    "harry": "henry", "kit": "christopher", "steve": "stephen", "jeff": "jeffrey", "pete": "peter", "bart": "bartholomew",
}  # fmt: skip


@dataclass(slots=True)
class Name:
    """The parts of a full name, folded.

    Attributes:
        words: numbers of the words that carry the name.
        parts: the same, folded; initials are single letters.
        surname: position of the first word of the surname.
    """

    parts: list[str]
    texts: list[str]
    surname: int


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
        if kind not in {Kind.PARTICLE, Kind.SUFFIX}
    ]
    parts = [lexicon.fold(words[number].text) for number in numbers]
    return Name(parts, [words[number].text for number in numbers], max(0, len(parts) - 1))


def _given_agree(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    return _NICKNAMES.get(one, one) == _NICKNAMES.get(other, other)


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

    def add_single(self, sighting: Sighting) -> Known:
        """File a sighting of one word ("Senator Nelson") under its person."""
        name = read_name(self.words, sighting.candidate)
        known = self.named(name.parts, sighting.candidate.first)
        if known is None:
            known = Known(name, [], single=True)
            self.people.append(known)
            self._index(known, name)
        known.sightings.append(sighting)
        return known

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


def alone(words: Words, index: int) -> Candidate | None:
    """The word `index` as a one-word candidate, where it is written like a name and stands by itself."""
    word = words[index]
    if not word.capital or len(word.text) < 2:
        return None
    return Candidate(index, index, [kind_of(words, index)])
