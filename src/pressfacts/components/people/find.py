"""Find named people with roles and affiliations."""

from spacy.tokens import Doc

from pressfacts.components.layout.zones import Zones
from pressfacts.components.people import lexicon
from pressfacts.components.people.chains import Candidate, Kind, candidates
from pressfacts.components.people.entities import Cast, Known, alone
from pressfacts.components.people.evidence import Judge, Sighting, impossible
from pressfacts.components.people.patterns import WEIGHTS
from pressfacts.components.people.roles import Bodies, Reader, Role
from pressfacts.components.people.words import Words
from pressfacts.components.text import mention, squash
from pressfacts.schema import Person
from pressfacts.slots import ORGANISATIONS, Found

_HEADINGS = frozenset({"headline", "subhead"})


def find(doc: Doc) -> Found[Person]:
    """The named people with roles and affiliations of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    words, zones = Words(doc), Zones(doc)
    bodies = Bodies([one for body in ORGANISATIONS.read(doc) for one in body.mentions])
    options = [
        one
        for one in candidates(words)
        if zones.readable(words[one.first].start) and not impossible(words, one)
    ]
    sightings = _weigh(words, doc, bodies, options)
    cast = Cast(words)
    full = [one for one in sightings if one.candidate.length > 1]
    for sighting in full:
        if sighting.accepted:
            cast.add(sighting)
    for sighting in sightings:
        if sighting.candidate.length == 1:
            _file_single(cast, words, sighting)
    _file_rest(cast, words, sightings, zones)
    people = [_entry(words, zones, known) for known in cast.people if known.sightings]
    return Found(sorted(people, key=lambda person: person.mentions[0].start))


def _weigh(words: Words, doc: Doc, bodies: Bodies, options: list[Candidate]) -> list[Sighting]:
    """The sightings of all candidates, weighed twice: first to know which words are names, then with it."""
    judge = Judge(words, doc, bodies, Reader(words, bodies, set()))
    first = [judge.weigh(one) for one in options]
    names = {
        number
        for one in first
        if one.accepted and one.candidate.length > 1
        for number in range(one.candidate.first, one.candidate.last + 1)
    }
    judge = Judge(words, doc, bodies, Reader(words, bodies, names))
    found: list[Sighting] = []
    for option in options:
        sighting = judge.weigh(option)
        previous = found[-1] if found else None
        if previous and previous.accepted and _listed(words, judge, previous.candidate, option):
            sighting.signs["people.list"] = None
        found.append(sighting)
    return found


def _listed(words: Words, judge: Judge, previous: Candidate, candidate: Candidate) -> bool:
    """Whether the candidate stands in a list after another name: "Ann Bell, Ravi Das and Li Na"."""
    end = judge.reader.skip_letters(previous.last)
    gap = candidate.first - end
    if gap == 1:
        return words.comma(candidate.first)
    return (
        gap == 2 and words[end + 1].lower in {"and", "or", "y", "et", "und"} and words.tight(candidate.first)
    )


def _file_single(cast: Cast, words: Words, sighting: Sighting) -> None:
    """A one-word name counts where a form of address, a role or a verb of saying stands with it."""
    candidate = sighting.candidate
    kind = next(k for k in candidate.kinds if k not in {Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
    if kind not in {Kind.GIVEN, Kind.OTHER} or len(words[candidate.first].text) < 2:
        return
    if "inside_organisation" in sighting.doubts:
        return
    addressed = "people.honorific" in sighting.signs or (
        sighting.before is not None
        and sighting.before.rule == "people.role.before"
        and sighting.before.strong
        and words[candidate.first - 1].capital
        and words.tight(candidate.first)
    )
    spoken = "people.reporting" in sighting.signs and "people.model" in sighting.signs
    if (addressed and "other_entity" not in sighting.doubts) or (
        "people.honorific" in sighting.signs or spoken or "people.party" in sighting.signs
    ):
        cast.add_single(sighting)


def _file_rest(cast: Cast, words: Words, sightings: list[Sighting], zones: Zones) -> None:
    """Bare parts of known names, everywhere else in the text."""
    taken = {
        number
        for known in cast.people
        for one in known.sightings
        for number in range(one.candidate.first, one.candidate.last + 1)
    }
    in_candidate = {
        number: one for one in sightings for number in range(one.candidate.first, one.candidate.last + 1)
    }
    for index in range(len(words)):
        if index in taken or not zones.readable(words[index].start):
            continue
        sighting = in_candidate.get(index)
        if sighting is not None:
            if index != sighting.candidate.first:
                continue
            candidate: Candidate | None = sighting.candidate
        else:
            candidate = alone(words, index)
        if candidate is None or impossible(words, candidate) or not _free(words, candidate):
            continue
        known = cast.bare(candidate)
        if known is not None and _certain(words, candidate, known):
            known.sightings.append(sighting or Sighting(candidate))


def _free(words: Words, candidate: Candidate) -> bool:
    """Whether a bare name stands by itself, not inside a longer capitalised name."""
    before, after = candidate.first - 1, candidate.last + 1
    if candidate.before in {Kind.HEAD, Kind.PLACE} or candidate.after is Kind.HEAD:
        return False
    if (
        after < len(words)
        and words.tight(after)
        and words[after].capital
        and not words[candidate.first].upper
    ):
        lower = words[after].lower
        if lower in lexicon.thing_heads() or lower in lexicon.body_heads():
            return False
    return not (before >= 0 and words.gap(candidate.first)[-1:] in {"@", "/", "."})


def _certain(words: Words, candidate: Candidate, known: Known) -> bool:
    """Whether a bare word is the known name and not the everyday word or another name that it may be."""
    word = words[candidate.first]
    if candidate.length > 1:
        return True
    everyday = word.lower in lexicon.common_words() or lexicon.fold(word.text) in lexicon.place_words()
    part = lexicon.fold(word.text)
    surname = part == known.name.parts[-1]
    if everyday:
        return surname and words.tag(candidate.first) == "PROPN" and not word.upper
    return True


def _entry(words: Words, zones: Zones, known: Known) -> Person:
    sightings = sorted(known.sightings, key=lambda one: one.candidate.first)
    mentions = [
        mention(words.text, words[one.candidate.first].start, _end(words, one.candidate)) for one in sightings
    ]
    name = max((_tidy(one.text) for one in mentions), key=_fullness)
    best = max(sightings, key=lambda one: max((WEIGHTS[sign] for sign in one.signs), default=0.0))
    title, organisation = _role(sightings)
    forms = [_tidy(one.text) for one in mentions]
    body = next((one for one in mentions if zones.at(one.start) not in _HEADINGS), mentions[0])
    return Person(
        name=name,
        aliases=[form for form in dict.fromkeys(forms) if form != name],
        mentions=mentions,
        zone=zones.at(body.start),
        rule=best.rule,
        evidence=[cue for cue in best.signs.values() if cue is not None],
        honorific=next((squash(one.honorific) for one in sightings if one.honorific), None),
        title=title,
        organisation=organisation,
    )


def _tidy(text: str) -> str:
    return squash(text).rstrip(",")


def _fullness(form: str) -> tuple[int, bool, int]:
    return len(form.split()), not form.isupper(), len(form)


def _end(words: Words, candidate: Candidate) -> int:
    word = words[candidate.last]
    end = word.end
    follows = (
        words.text[end : end + 1] == "." and (word.suffix or word.initial) and not word.text.endswith(".")
    )
    return end + follows


def _role(sightings: list[Sighting]) -> tuple[str | None, str | None]:
    """Title and affiliation: from the sighting that tells most, full names first."""
    roles: list[tuple[int, Role]] = []
    for sighting in sightings:
        for role in (sighting.after, sighting.before):
            if role is not None:
                roles.append((sighting.candidate.length > 1, role))
    titled = [(full, role) for full, role in roles if role.title]
    best = max(titled, key=lambda one: (one[0], one[1].organisation is not None, one[1].strong), default=None)
    offices = [one.office for one in sightings if one.office]
    title = best[1].title if best else next(iter(offices), None)
    organisation = best[1].organisation if best else None
    if organisation is None:
        organisation = next((role.organisation for _, role in roles if role.organisation), None)
    return title, organisation
