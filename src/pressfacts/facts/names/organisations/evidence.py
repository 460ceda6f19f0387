"""Signs for and against a capitalised phrase without a head noun being the name of a body.

The model's label is one sign among many: how the phrase is written, what stands before and after it, and
what else the release says of it. Every sign has a weight in ``lexicons/organisation_evidence.tsv``; a
phrase is a body where the weights of all its signs, over all its mentions, come to more than nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.construction import construction
from pressfacts.facts.names.organisations.grammar import Span
from pressfacts.facts.names.organisations.ground import Ground
from pressfacts.facts.names.organisations.lines import Item
from pressfacts.facts.names.organisations.surroundings import (
    after,
    before,
    beside,
    listed,
    members,
)
from pressfacts.facts.names.organisations.words import Word
from pressfacts.lexicons import table

_MANY_WORDS = 4
_MANY_LETTERS = 7
_MOST_SHORT = 3
_OTHERS = frozenset(
    {"label_PERSON", "label_PLACE", "surname", "given_name", "city", "nationality", "thing", "title"}
    | {"common_all"}
)
_TELLING = frozenset({"listed_among_bodies", "listed_mostly_sure", "role_at"})
_HEAD_ENDS = frozenset({"of", "for", "in", "on", "to", "at"})
_ITEM_SHARES = (0.25, 0.5)


@dataclass(slots=True)
class Candidate:
    """A phrase that may name a body.

    Attributes:
        places: first and last word of each mention.
        signs: what speaks for it and against it.
    """

    places: list[tuple[int, int]] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in table("organisation_evidence")}


def score(signs: Iterable[str]) -> float:
    """The sum of the weights of the signs, with the base rate of bodies among candidates."""
    known = weights()
    # Signs come as a set: a sum that depends on their order would differ from run to run where it is near 0.
    return round(math.fsum((known["base"], *(known.get(sign, 0.0) for sign in signs))), 6)


def believed(_name: str, candidate: Candidate) -> bool:
    """Whether the signs of a phrase say that it names a body."""
    return score(candidate.signs) > 0


def weigh(
    ground: Ground,
    spans: list[tuple[int, int]],
    sure: list[Span],
    hosts: frozenset[str],
    lines: dict[int, Item],
) -> dict[str, Candidate]:
    """Collect candidates by their spelling, each with its signs.

    Args:
        ground: the words of the release.
        spans: first and last word of each phrase.
        sure: the names that are certain.
        hosts: names of the hosts in the release's addresses, lower case, without their endings.
        lines: the items of lists, by their first word.
    """
    found: dict[str, Candidate] = defaultdict(Candidate)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    in_lists = members(
        ground, spans, sure, lambda first, last: _name(ground, first, last) in lexicon.well_known()
    )
    bodies = {index for span in sure for index in range(span.first, span.last + 1)}
    for first, last in spans:
        name = _name(ground, first, last)
        candidate = found[name]
        candidate.places.append((first, last))
        candidate.signs |= _context(ground, first, last)
        candidate.signs |= listed(ground, first, last, in_lists)
        candidate.signs |= _in_line(lines.get(first), last, bodies)
        labels[name][ground.names.label(first) or "none"] += 1
    release = _Release(ground, sure, hosts)
    for name, candidate in found.items():
        first, last = candidate.places[0]
        candidate.signs |= _shape(ground, first, last) | release.signs(name, first, last)
        candidate.signs |= {f"label_{label}" for label in labels[name]}
        candidate.signs.add(f"mostly_{labels[name].most_common(1)[0][0]}")
        candidate.signs |= {f"times_{n}" for n in (2, 4) if len(candidate.places) >= n}
        candidate.signs |= _agreement(labels[name], min(last - first + 1, _MANY_WORDS), candidate.signs)
        candidate.signs |= _unlike_others(candidate.signs)
    return dict(found)


def _name(ground: Ground, first: int, last: int) -> str:
    return " ".join(word.stem for word in ground.words[first : last + 1])


class _Release:
    """What the whole release says of a name.

    Args:
        ground: the words of the release.
        sure: the names that are certain.
        hosts: names of the hosts in its addresses.
    """

    def __init__(self, ground: Ground, sure: list[Span], hosts: frozenset[str]) -> None:
        self._hosts = hosts
        self._surnames = {
            ground.words[last].stem
            for first, last, label in ground.names.spans
            if label == "PERSON" and first < last
        }
        self._beginnings: set[str] = set()
        for span in sure:
            for last in range(span.first, min(span.last, span.first + _MOST_SHORT)):
                self._beginnings.add(_name(ground, span.first, last))

    def signs(self, name: str, first: int, last: int) -> set[str]:
        """The signs of a name whose first mention has these first and last words."""
        found = set()
        if "".join(char for char in name.casefold() if char.isalnum()) in self._hosts:
            found.add("host")
        if first == last and name in self._surnames:
            found.add("surname")
        if name in self._beginnings:
            found.add("begins_body")
        return found


def _in_line(item: Item | None, last: int, bodies: set[int]) -> set[str]:
    """Signs of a phrase that is an item of a list, one a line."""
    if item is None or item.last != last:
        return set()
    share = sum(first in bodies for first in item.others) / len(item.others)
    return {"item"} | {f"item_{part}" for part in _ITEM_SHARES if share >= part}


def _agreement(labels: Counter[str], length: int, signs: set[str]) -> set[str]:
    """How far the model's labels of all mentions, and the sizes of its spans, speak for one reading."""
    found = set()
    if "exact_ORGANISATION" in signs:
        found.add(f"exact_ORGANISATION_{length}")
        if "common_none" in signs:
            found.add("exact_ORGANISATION_uncommon")
        if "listed_2" in signs:
            found.add("exact_ORGANISATION_listed")
    if labels.total() > 1 and labels["ORGANISATION"] == labels.total():
        found.add("always_ORGANISATION")
    if labels["ORGANISATION"] and labels.total() > 1:
        found.add("repeated_ORGANISATION")
    if 0 < labels["ORGANISATION"] <= labels["PLACE"]:
        found.add("rather_PLACE")
    if not labels["ORGANISATION"] and labels["PERSON"]:
        found.add("only_PERSON")
    return found


def _unlike_others(signs: set[str]) -> set[str]:
    """Signs that count for more where nothing speaks for a person, a place or a thing."""
    return {f"free_{sign}" for sign in signs & _TELLING} if signs.isdisjoint(_OTHERS) else set()


def _context(ground: Ground, first: int, last: int) -> set[str]:
    words = ground.words
    signs = before(ground, first) | after(ground, last) | beside(ground, first, last)
    signs |= construction(ground, first, last)
    if "after_programme" in signs and not signs.isdisjoint({"before_the", "before_PRON", "before_PART"}):
        signs.add("named_programme")
    if words[first].initial:
        signs.add("initial")
    span = ground.names.span_at(first)
    if span is not None:
        signs.add(f"{'exact' if span[:2] == (first, last) else 'part'}_{span[2]}")
    signs.add(f"zone_{words[first].zone}")
    return signs


def _shape(ground: Ground, first: int, last: int) -> set[str]:
    piece = ground.words[first : last + 1]
    lowers = {word.lower for word in piece}
    signs = {f"words_{min(len(piece), _MANY_WORDS)}"} | _letters([word.stem for word in piece])
    signs |= {f"with_{link}" for link in ("&", "of", "and", "for") if link in lowers}
    common = sum(word.lower in lexicon.common_words() for word in piece)
    signs.add("common_all" if common == len(piece) else "common_some" if common else "common_none")
    if piece[0].lower in lexicon.given_names():
        signs.add("given_name" if len(piece) > 1 else "given_name_alone")
    phrase = " ".join(word.lower for word in piece)
    known = _name(ground, first, last) in lexicon.well_known()
    plain = common == len(piece) or phrase in lexicon.cities() or phrase in lexicon.given_names()
    meanings = {
        "nationality": bool(lowers & lexicon.nationalities()),
        "place_word": bool(lowers & lexicon.place_words()),
        "city": phrase in lexicon.cities(),
        "thing": _head(piece).lower in lexicon.not_heads(),
        "title": bool(lowers & lexicon.titles()),
        "known_first": len(piece) > 1
        and (piece[0].stem in lexicon.known() or piece[0].stem in lexicon.well_known()),
        "known_name": known and not plain,
        "known_name_common": known and plain,
    }
    return signs | {sign for sign, present in meanings.items() if present}


def _head(piece: list[Word]) -> Word:
    """The word that says what a phrase names: the last one before a preposition."""
    at = next((at for at, word in enumerate(piece) if at and word.lower in _HEAD_ENDS), len(piece))
    return piece[at - 1]


def _letters(stems: list[str]) -> set[str]:
    """Signs of how the words are written."""
    signs = set()
    if any(char.isdigit() for stem in stems for char in stem):
        signs.add("digit")
    if any("-" in stem for stem in stems):
        signs.add("hyphen")
    if len(stems) > 1:
        return signs | (
            {"with_capitals"} if any(stem.isupper() and len(stem) > 1 for stem in stems) else set()
        )
    if stems[0].isupper():
        return signs | {f"capitals_{min(len(stems[0]), _MANY_LETTERS)}"}
    if any(char.isupper() for char in stems[0][1:]) and "-" not in stems[0]:
        signs.add("inner_capital")
    return signs
