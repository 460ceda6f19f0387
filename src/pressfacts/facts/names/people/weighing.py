"""Weigh all candidates of a release together: what one place tells of a name holds for the others."""

import re

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.around import Reader
from pressfacts.facts.names.people.bodies import Bodies
from pressfacts.facts.names.people.chains import Candidate, widened
from pressfacts.facts.names.people.evidence import Entities, Judge, Sighting
from pressfacts.facts.names.people.patterns import DOUBTS, THRESHOLD, WEIGHTS
from pressfacts.facts.names.people.roles import is_role, strength
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words

_LIST_GAP = 80
_CUES = frozenset(sign for sign, weight in WEIGHTS.items() if weight >= 1) - {
    "people.given_name",
    "people.elsewhere",
    "people.address",
}
_LIST = re.compile(
    r"\s*(?:\([^()]{1,60}\)|\))?\s*(?:[,;]\s*(?:(?:and|or)\s+)?|(?:and|or|y|et|und|&)\s+)", re.IGNORECASE
)
_OF_BODIES = frozenset({"inside_organisation", "named_organisation"})
_EVERYDAY = frozenset({Kind.COMMON, Kind.CALENDAR, Kind.PLACE, Kind.HEAD})
_SURNAMES = frozenset({Kind.COMMON, Kind.HEAD})


def fit(words: Words, entities: Entities, candidate: Candidate) -> Candidate:
    """The candidate, with an everyday word beside it that is a part of the name.

    The model says so, or a role stands before the two ("Director Summer Lee").
    """
    start, end = words[candidate.first].start, words[candidate.last].end
    if candidate.after in _SURNAMES and candidate.full and candidate.kinds[-1] is Kind.GIVEN:
        entity = entities.at(start, words[candidate.last + 1].end)
        if entity and entity[2] == "PERSON" and entity[1] - words[candidate.last + 1].end in range(3):
            return widened(candidate, left=False)
    first = candidate.first - 1
    if first < 0 or candidate.kinds[0] is Kind.INITIAL or not _may_be_given(words, candidate):
        return candidate
    entity = entities.at(words[first].start, end)
    if (
        entity
        and entity[2] == "PERSON"
        and entity[0] == words[first].start
        and entity[1] - end in range(-1, 4)
    ):
        return widened(candidate, left=True)
    role = first > 0 and is_role(words[first - 1].lower) and strength(words[first - 1].lower) == "strong"
    near = role and words[first - 1].capital and (words.tight(first) or words.next_line(first))
    given = words[first].folded in lexicon.ambiguous_given_names()
    plain = (given or candidate.before is Kind.COMMON) and candidate.kinds == [Kind.OTHER]
    return widened(candidate, left=True) if near and plain else candidate


def _may_be_given(words: Words, candidate: Candidate) -> bool:
    """Whether the word before a candidate may be a given name although it is another word as well."""
    if candidate.before is Kind.ROLE:
        return lexicon.is_given(words[candidate.first - 1].text)
    return candidate.before in _EVERYDAY


def weigh_all(
    words: Words, entities: Entities, bodies: Bodies, options: list[Candidate], addressees: frozenset[str]
) -> list[Sighting]:
    """The sightings of all candidates, weighed twice: at first it is unknown which words are names."""
    judge = Judge(words, entities, bodies, addressees)
    views = [judge.view(option) for option in options]
    reader = Reader(words, bodies, set())
    first = _shared(words, [judge.weigh(view, reader) for view in views])
    reader = Reader(words, bodies, _name_words(words, first))
    return _shared(words, [judge.weigh(view, reader) for view in views])


def _name_words(words: Words, sightings: list[Sighting]) -> set[int]:
    """Numbers of all words that belong to an accepted name, or repeat the last part of one."""
    accepted = [one.candidate for one in sightings if one.accepted and one.candidate.full]
    surnames = {words[one.last].folded for one in accepted}
    numbers = {number for one in accepted for number in range(one.first, one.last + 1)}
    for sighting in sightings:
        candidate = sighting.candidate
        if not candidate.full and (words[candidate.last].folded in surnames or _is_called(words, sighting)):
            numbers |= set(range(candidate.first, candidate.last + 1))
    return numbers


def _is_called(words: Words, sighting: Sighting) -> bool:
    """Whether a single word stands after what only people are called: "Judge Blum and Judge Vaughn"."""
    role, candidate = sighting.before, sighting.candidate
    if role is None or role.rule != "people.role.before" or not (role.strong and role.close):
        return False
    return (
        candidate.kinds == [Kind.OTHER]
        and words[candidate.first - 1].capital
        and set(sighting.doubts) <= {"one_word"}
    )


def _shared(words: Words, weighed: list[Sighting]) -> list[Sighting]:
    """The sightings, signs of lists, short forms and other places added."""
    alone = [one for one in weighed if not one.candidate.full and "place" not in one.doubts]
    short = {words[one.candidate.last].folded for one in alone}
    forms: dict[str, list[Sighting]] = {}
    previous: Sighting | None = None
    for sighting in weighed:
        option = sighting.candidate
        if option.full:
            if words[option.last].folded in short:
                sighting.signs["people.short_form"] = None
            if previous and previous.accepted and _listed(words, previous, sighting):
                sighting.signs["people.list"] = None
            forms.setdefault(_form(words, option), []).append(sighting)
        previous = sighting
    for earlier, later in zip(reversed(weighed[:-1]), reversed(weighed[1:]), strict=True):
        if later.accepted and earlier.candidate.full and _listed(words, earlier, later):
            earlier.signs["people.list"] = None
    for same in forms.values():
        _pool(same)
    return weighed


def _form(words: Words, candidate: Candidate) -> str:
    return " ".join(words[number].folded for number in range(candidate.first, candidate.last + 1))


def _pool(same: list[Sighting]) -> None:
    """Accept all sightings of one form where its signs, taken together, are enough.

    Where one of them is what a role is of ("Director of Sana Rest"), and none stands like a person, none is.
    """
    if any("of_a_role" in one.doubts for one in same) and not any(_CUES & set(one.signs) for one in same):
        for one in same:
            one.doubts.append("of_a_role")
        return
    if len(same) < 2 or all(one.accepted for one in same):
        return
    signs = {sign for one in same for sign in one.signs}
    doubts = set.intersection(*(set(one.doubts) for one in same))
    doubts |= {"located"} & {doubt for one in same for doubt in one.doubts}
    total = sum(WEIGHTS[sign] for sign in signs) + sum(DOUBTS[doubt] for doubt in doubts)
    if total >= THRESHOLD:
        for one in same:
            if not one.accepted and _OF_BODIES.isdisjoint(one.doubts):
                one.signs["people.elsewhere"] = None


def _listed(words: Words, previous: Sighting, sighting: Sighting) -> bool:
    """Whether the candidate stands in a list after another name ("Ann Bell (UNDP), Ravi Das and Li Na")."""
    end = words[previous.closing].end
    start = words[sighting.opening].start
    if previous.after is not None and previous.after.end < start:
        end = max(end, previous.after.end)
    if start - end > _LIST_GAP or not _LIST.fullmatch(words.text, end, start):
        return False
    shared = previous.before.title if previous.before and sighting.before is None else None
    if shared and shared.lower().split()[-1] in lexicon.plural_roles():
        sighting.before = previous.before
    return True
