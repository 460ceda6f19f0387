"""The record of a person from the places where it is named."""

from pressfacts.facts.names.people.cast import Known
from pressfacts.facts.names.people.chains import Candidate
from pressfacts.facts.names.people.evidence import Sighting
from pressfacts.facts.names.people.patterns import WEIGHTS
from pressfacts.facts.names.people.roles import Role
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Person
from pressfacts.text.mentions import mention, squash

_HEADINGS = frozenset({"headline", "subhead"})


def entry(words: Words, zones: Zones, known: Known) -> Person:
    """The entry of one person."""
    sightings = sorted(known.sightings, key=lambda one: one.candidate.first)
    mentions = [
        mention(words.text, words[one.candidate.first].start, _end(words, one.candidate)) for one in sightings
    ]
    forms = [squash(one.text) for one in mentions]
    name = max(forms, key=_fullness)
    best = max(sightings, key=lambda one: max((WEIGHTS[sign] for sign in one.signs), default=0.0))
    below = [one for one in sightings if zones.at(words[one.candidate.first].start) not in _HEADINGS]
    told = [_role(below), _role(sightings)]
    title, organisation = next((role for role in told if role[0]), told[1])
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


def _fullness(form: str) -> tuple[int, bool, int]:
    return len(form.split()), not form.isupper(), len(form)


def _end(words: Words, candidate: Candidate) -> int:
    """Where the name ends; the full stop of "Jr." or of an initial belongs to it."""
    word = words[candidate.last]
    end = word.end
    stop = words.text[end : end + 1] == "." and (word.suffix or word.initial) and not word.text.endswith(".")
    return end + stop


def _role(sightings: list[Sighting]) -> tuple[str | None, str | None]:
    """Title and affiliation: from the place that tells most, full names first."""
    roles = [
        (one.candidate.full, role)
        for one in sightings
        for role in (one.after, one.before)
        if role is not None
    ]
    titled = [one for one in roles if one[1].title]
    best = max(titled, key=lambda one: _worth(*one), default=None)
    title = best[1].title if best else next((squash(one.office) for one in sightings if one.office), None)
    organisation = best[1].organisation if best else None
    if organisation is None:
        organisation = next((role.organisation for _, role in roles if role.organisation), None)
    return title, organisation


def _worth(full: bool, role: Role) -> tuple[bool, bool, bool, bool, bool]:
    """How much a role tells: full name, singular, a sure role, with a body, more than a rank."""
    title = role.title or ""
    sure = role.strong and role.rule not in {"people.role.copula", "people.role.as"}
    return full, not role.plural, sure, role.organisation is not None, " " in title
