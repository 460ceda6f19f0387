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

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.acronyms import is_short_form
from pressfacts.components.organisations.grammar import Span
from pressfacts.components.organisations.ground import Ground
from pressfacts.lexicons import table

_LABELS = frozenset({"ORG", "PERSON", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_PROGRAMMES = frozenset({"programme", "program", "project", "initiative", "campaign", "scheme", "fellowship"})
_PREPOSITIONS = frozenset(
    {"at", "in", "by", "with", "of", "from", "for", "to", "on", "and", "near", "between", "via"}
)

Members = dict[int, tuple[int, int, bool]]
_JOINING = frozenset({"and", "or", "&", "the"})
_LONGEST_LIST = 12
_LISTS = (1, 2, 4)
_MANY_WORDS = 4


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


def weigh(
    ground: Ground, spans: list[tuple[int, int]], sure: list[Span], hosts: frozenset[str]
) -> dict[str, Candidate]:
    """Collect candidates by their spelling, each with its signs.

    Args:
        ground: the words of the release.
        spans: first and last word of each phrase.
        sure: the names that are certain.
        hosts: names of the hosts in the release's addresses, lower case, without their endings.
    """
    found: dict[str, Candidate] = defaultdict(Candidate)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    members = _members(ground, spans, sure)
    surnames = {
        ground.words[last].stem
        for first, last, label in ground.names.spans
        if label == "PERSON" and first < last
    }
    for first, last in spans:
        name = " ".join(word.stem for word in ground.words[first : last + 1])
        candidate = found[name]
        candidate.places.append((first, last))
        candidate.signs |= _context(ground, first, last, members)
        labels[name][ground.names.label(first) if ground.names.label(first) in _LABELS else "none"] += 1
    for name, candidate in found.items():
        first, last = candidate.places[0]
        candidate.signs |= _shape(ground, first, last)
        candidate.signs |= {f"label_{label}" for label in labels[name]}
        candidate.signs.add(f"mostly_{labels[name].most_common(1)[0][0]}")
        candidate.signs |= {f"times_{n}" for n in (2, 4) if len(candidate.places) >= n}
        if "".join(char for char in name.casefold() if char.isalnum()) in hosts:
            candidate.signs.add("host")
        if first == last and name in surnames:
            candidate.signs.add("surname")
        candidate.signs |= _agreement(labels[name], min(last - first + 1, _MANY_WORDS), candidate.signs)
    return dict(found)


def _agreement(labels: Counter[str], length: int, signs: set[str]) -> set[str]:
    """How far the model's labels of all mentions, and the sizes of its spans, speak for one reading."""
    found = set()
    if "exact_ORG" in signs:
        found.add(f"exact_ORG_{length}")
        if "common_none" in signs:
            found.add("exact_ORG_uncommon")
        if "listed_2" in signs:
            found.add("exact_ORG_listed")
    if labels.total() > 1 and labels["ORG"] == labels.total():
        found.add("always_ORG")
    if labels["ORG"] and labels.total() > 1:
        found.add("repeated_ORG")
    if 0 < labels["ORG"] <= labels["GPE"]:
        found.add("rather_GPE")
    if not labels["ORG"] and labels["PERSON"]:
        found.add("only_PERSON")
    return found


def _context(ground: Ground, first: int, last: int, members: Members) -> set[str]:
    words = ground.words
    signs = _before(ground, first) | _after(ground, last) | _beside(ground, first, last)
    if {"before_the", "after_programme"} <= signs:
        signs.add("named_programme")
    if words[first].initial:
        signs.add("initial")
    span = ground.names.span_at(first)
    if span is not None:
        signs.add(f"{'exact' if span[:2] == (first, last) else 'part'}_{span[2]}")
    signs.add(f"zone_{words[first].zone}")
    listed = _listed(ground, first, last, members)
    return signs | {f"listed_{n}" for n in _LISTS if listed >= n}


def _listed(ground: Ground, first: int, last: int, members: Members) -> int:
    """How many bodies stand in the list that the phrase is a member of: "Norvane, Solenne and Lowenthal"."""
    words, count = ground.words, 0
    for step, edge in ((-1, first - 1), (1, last + 1)):
        index, items, apart = edge, 0, False
        while 0 <= index < len(words) and items < _LONGEST_LIST:
            gap = words[index + 1].gap if step < 0 else words[index].gap
            if gap not in ("comma", "joined"):
                break
            apart = apart or gap == "comma"
            if words[index].lower in _JOINING:
                apart = apart or words[index].lower != "the"
                index += step
                continue
            if not apart or index not in members:
                break
            start, end, is_body = members[index]
            count, items, apart = count + is_body, items + 1, False
            index = start - 1 if step < 0 else end + 1
    return count


def _members(ground: Ground, phrases: list[tuple[int, int]], sure: list[Span]) -> Members:
    """What may be a member of a list, by the index of each of its words, and whether it is surely a body."""
    members = {
        index: (first, last, label == "ORG")
        for first, last, label in ground.names.spans
        if label in _LABELS
        for index in range(first, last + 1)
    }
    for first, last in phrases:
        body = ground.names.label(first) == "ORG"
        members.update(dict.fromkeys(range(first, last + 1), (first, last, body)))
    for span in sure:
        members.update(dict.fromkeys(range(span.first, span.last + 1), (span.first, span.last, True)))
    return members


def _before(ground: Ground, first: int) -> set[str]:
    if first == 0 or ground.words[first].gap == "break":
        return {"before_break"}
    word = ground.words[first - 1]
    if ground.words[first].gap != "joined":
        return {f"before_{ground.words[first].gap}"}
    if word.lower in ("the", "a", "an"):
        return {f"before_{word.lower}"}
    if word.lower in _PREPOSITIONS:
        return {f"before_{word.lower}"}
    if word.lower in lexicon.titles():
        return {"before_title"}
    if word.lower in lexicon.body_nouns():
        return {"before_body_noun"}
    return {f"before_{word.tag}"}


def _after(ground: Ground, last: int) -> set[str]:
    words = ground.words
    signs = {"possessive"} if words[last].possessive else set()
    if last + 1 >= len(words) or words[last + 1].gap == "break":
        return signs | {"after_break"}
    word = words[last + 1]
    if word.gap != "joined":
        if word.gap == "comma" and (word.lower in lexicon.titles() or word.lower in ("who", "age", "aged")):
            signs.add("after_role")
        if word.gap == "open" and is_short_form(word.text):
            signs.add("after_acronym")
        return signs | {f"after_{word.gap}"}
    if word.text[0].isdigit():
        return signs | {"after_number"}
    if word.lower in lexicon.titles():
        return signs | {"after_title"}
    if word.lower in _PROGRAMMES:
        return signs | {"after_programme"}
    if word.lower in lexicon.body_nouns():
        return signs | {"after_body_noun"}
    if word.lower in ("said", "says", "added", "told", "noted", "explained"):
        return signs | {"after_said"}
    return signs | {f"after_{word.tag}"}


def _beside(ground: Ground, first: int, last: int) -> set[str]:
    """What the phrase is coordinated with: "Norvane, Solenne and the Ministry of Health"."""
    words, signs = ground.words, set()
    before = first - 1 - (words[first - 1].lower in ("and", "or", "&", "the")) if first else -1
    if before >= 0 and words[first].gap != "break" and (before < first - 1 or words[first].gap == "comma"):
        signs.add(f"beside_{ground.names.label(before) or 'none'}")
    after = last + 1
    while after < len(words) and after <= last + 2 and words[after].lower in ("and", "or", "&", "the"):
        after += 1
    if (
        after < len(words)
        and words[after].gap != "break"
        and (after > last + 1 or words[after].gap == "comma")
    ):
        signs.add(f"beside_{ground.names.label(after) or 'none'}")
    return signs


def _shape(ground: Ground, first: int, last: int) -> set[str]:
    piece = ground.words[first : last + 1]
    lowers = {word.lower for word in piece}
    signs = {f"words_{min(len(piece), 4)}"} | _letters([word.stem for word in piece])
    signs |= {f"with_{link}" for link in ("&", "of", "and", "for") if link in lowers}
    common = sum(word.lower in lexicon.common_words() for word in piece)
    signs.add("common_all" if common == len(piece) else "common_some" if common else "common_none")
    if piece[0].lower in lexicon.given_names():
        signs.add("given_name" if len(piece) > 1 else "given_name_alone")
    phrase = " ".join(word.lower for word in piece)
    meanings = {
        "nationality": bool(lowers & lexicon.nationalities()),
        "place_word": bool(lowers & lexicon.place_words()),
        "city": phrase in lexicon.cities(),
        "thing": piece[-1].lower in lexicon.not_heads(),
        "title": bool(lowers & lexicon.titles()),
        "known_first": len(piece) > 1 and piece[0].stem in lexicon.known(),
    }
    return signs | {sign for sign, present in meanings.items() if present}


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
        return signs | {f"capitals_{min(len(stems[0]), 7)}"}
    if any(char.isupper() for char in stems[0][1:]) and "-" not in stems[0]:
        signs.add("inner_capital")
    return signs
