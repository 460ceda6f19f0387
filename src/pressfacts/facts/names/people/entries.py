"""The entry of a person in the record."""

from pressfacts.facts.names.people.affiliations import Affiliations
from pressfacts.facts.names.people.candidates import Candidate
from pressfacts.facts.names.people.coreference import Cluster
from pressfacts.facts.names.people.titles import Titles
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Person
from pressfacts.scoring import scorer
from pressfacts.text.mentions import mention, squash

_HEADINGS = frozenset({"headline", "subhead"})


def entry(words: Words, zones: Zones, cluster: Cluster, titles: Titles, affiliations: Affiliations) -> Person:
    """The entry of one person."""
    sightings = sorted(cluster.sightings, key=lambda one: one.candidate.first)
    mentions = [
        mention(words.text, words[one.candidate.first].start, _end(words, one.candidate)) for one in sightings
    ]
    spellings = [squash(one.text) for one in mentions]
    name = max(spellings, key=_fullness)
    cues = {cue: place for one in sightings for cue, place in one.cues.items()}
    reasons = [one.feature for one in scorer("person").explain(cues) if one.weight > 0]
    body = next((one for one in mentions if zones.at(one.start) not in _HEADINGS), mentions[0])
    title = titles.of(sightings)
    organisation = affiliations.of(cluster, title)
    return Person(
        name=name,
        aliases=[spelling for spelling in dict.fromkeys(spellings) if spelling != name],
        mentions=mentions,
        zone=zones.at(body.start),
        rule=f"people.{reasons[0]}" if reasons else "people.name",
        confidence=cluster.probability,
        evidence=[cues[reason] for reason in reasons],
        honorific=next((squash(one.honorific) for one in sightings if one.honorific), None),
        title=_without(title.text if title else None, organisation),
        organisation=organisation,
    )


def _without(title: str | None, organisation: str | None) -> str | None:
    """The title without the organisation at its end, which stands in a field of its own."""
    if not title or not organisation or not title.endswith(f" {organisation}"):
        return title
    words = title.removesuffix(organisation).rstrip(" ,").split()
    while len(words) > 1 and words[-1].lower() in {"of", "at", "for", "with", "from", "the"}:
        words.pop()
    return " ".join(words) or title


def _fullness(form: str) -> tuple[int, bool, int]:
    return len(form.split()), not form.isupper(), len(form)


def _end(words: Words, candidate: Candidate) -> int:
    """Where the name ends; the full stop of "Jr." or of an initial belongs to it."""
    word = words[candidate.last]
    end = word.end
    stop = words.text[end : end + 1] == "." and (word.suffix or word.initial) and not word.text.endswith(".")
    return end + stop
