"""Names that the noun before a list makes certain: "partners including Norvane, Solenne and Tarrow"."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.appositions import names_listed
from pressfacts.facts.names.organisations.grammar import Span
from pressfacts.facts.names.organisations.ground import Ground
from pressfacts.text.inflection import singular

_FEWEST = 3
_FEWEST_BODIES = 3
_FEWEST_PART = 1 / 3
_FEWEST_AFTER_BODIES = 2


def by_enumeration(ground: Ground) -> list[Span]:
    """The members of a list of bodies that a noun in the plural opens.

    After a noun for bodies alone ("companies including", "banks such as") two names are enough. After one
    for people or bodies ("innovators including") some of them have to be bodies for the recogniser or known
    ones, and none a person's.
    """
    found, words = [], ground.words
    for index in range(1, len(words) - 2):
        first = _list_start(ground, index)
        if first is None or not words[first].capital:
            continue
        noun = words[index - 1]
        if (noun.capital and not noun.initial) or noun.lower == singular(noun.lower):
            continue
        kind = lexicon.apposed_nouns().get(singular(noun.lower))
        members = names_listed(ground, first, "organisations.list", kind)
        if _are_bodies(ground, singular(noun.lower), members):
            found += members
    return found


def _list_start(ground: Ground, index: int) -> int | None:
    """The word after "including" or "such as" at the word, None where nothing of the kind stands there."""
    words = ground.words
    if words[index].gap not in ("joined", "comma"):
        return None
    if words[index].lower in ("including", "namely"):
        after = index + 1
    elif words[index].lower == "such" and words[index + 1].lower == "as" and ground.joined(index + 1):
        after = index + 2
    else:
        return None
    return after if ground.joined(after) else None


def _are_bodies(ground: Ground, noun: str, members: list[Span]) -> bool:
    if noun in lexicon.apposed_nouns():
        return len(members) >= _FEWEST_AFTER_BODIES
    if len(members) < _FEWEST or noun not in lexicon.role_nouns() | lexicon.body_nouns():
        return False
    labels = [ground.names.label(span.first) for span in members]
    words = ground.words
    named = any(
        label == "PERSON" and words[span.first].lower in lexicon.given_names()
        for label, span in zip(labels, members, strict=True)
    )
    bodies = labels.count("ORGANISATION")
    return bodies >= _FEWEST_BODIES and bodies >= _FEWEST_PART * len(members) and not named
