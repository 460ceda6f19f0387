"""Find calendar expressions."""

from datetime import date

from spacy.tokens import Doc

from pressfacts.facts.dates.features import confidence, features
from pressfacts.facts.dates.readings import Reader, Reading
from pressfacts.facts.dates.roles import role_of
from pressfacts.facts.dates.times import time_beside
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import DateFact, Notice
from pressfacts.slots import Found, read_card
from pressfacts.text.calendar.moments import bounds, is_choice, moments
from pressfacts.text.mentions import mention, text_of


def release_day(doc: Doc) -> date | None:
    """The day of the release, as the layout or the user gives it."""
    published = read_card(doc).published
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def value_of(edtf: str) -> tuple[str, str]:
    """What makes two expressions one fact: the same first and last day, or the same value without a year."""
    first, last = bounds(edtf)
    return (first, last) if first and last else (edtf, "")


def grouped(doc: Doc, text: str, zones: Zones, published: date | None) -> list[list[Reading]]:
    """The expressions of a release, those with one value together, in order of their first places."""
    groups: dict[tuple[str, str], list[Reading]] = {}
    for read in Reader(doc, text, zones, published).read_all():
        groups.setdefault(value_of(read.edtf), []).append(read)
    return list(groups.values())


def fullest_of(reads: list[Reading]) -> Reading:
    """The longest expression, which gives the text of the fact."""
    return max(reads, key=lambda read: (read.end - read.start, -read.start))


def _fact(text: str, zones: Zones, reads: list[Reading], published: date | None) -> DateFact:
    """One fact from all the expressions with its value; the longest one gives the text."""
    fullest = fullest_of(reads)
    moment = moments(fullest.edtf)[0]
    own = features(reads, fullest, zones.at(fullest.start), published)
    first, last = bounds(fullest.edtf)
    is_day = moment.precision == "day" and "/" not in fullest.edtf
    times = (read.time or time_beside(text, read.start, read.end) for read in reads)
    day = published.isoformat() if published else None
    told = [role_of(text, read.start, read.edtf, moment.precision, day) for read in reads]
    roles = [role for role, _ in told]
    role = next((role for role in roles if role in {"published", "birth", "deadline"}), roles[0])
    evidence = [cue for of, cue in told if cue and of == role] + [
        cue for read in reads for cue in read.evidence
    ]
    return DateFact(
        text=text[fullest.start : fullest.end],
        start=fullest.start,
        end=fullest.end,
        edtf=fullest.edtf,
        first=first,
        last=last,
        precision=moment.precision,
        role=role,
        time=next((time for time in times if time), None) if is_day else None,
        zone=zones.at(fullest.start),
        rule=fullest.rule,
        confidence=None if is_choice(fullest.edtf) else confidence(own),
        evidence=evidence,
        mentions=[mention(text, read.start, read.end) for read in reads],
    )


def _warning(fact: DateFact) -> Notice | None:
    if is_choice(fact.edtf):
        return Notice(
            code="date_ambiguous",
            message=f"{fact.text!r} is a day of either order, and nothing in the release decides",
        )
    if fact.edtf.startswith("XXXX"):
        return Notice(
            code="date_without_year",
            message=f"{fact.text!r} has no year, and the release no date of its own",
        )
    return None


def find(doc: Doc) -> Found[DateFact]:
    """The calendar expressions of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        One fact for each distinct value, in order of its first place in the text, and warnings for values
        whose year or whose order of day and month is unknown.
    """
    published = release_day(doc)
    text, zones = text_of(doc), Zones(doc)
    facts = [_fact(text, zones, reads, published) for reads in grouped(doc, text, zones, published)]
    return Found(facts, [warning for fact in facts if (warning := _warning(fact))])
