"""Find calendar expressions."""

from datetime import date

from spacy.tokens import Doc

from pressfacts.facts.dates.moments import bounds, is_choice, moments
from pressfacts.facts.dates.readings import Reader, Reading
from pressfacts.facts.dates.roles import role_of
from pressfacts.facts.dates.times import time_beside
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import DateFact, Notice
from pressfacts.slots import Found, read_card
from pressfacts.text.mentions import mention, text_of


def _published(doc: Doc) -> date | None:
    published = read_card(doc).published
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _key(read: Reading) -> tuple[str, str]:
    """What makes two expressions one fact: the same first and last day, or the same value without a year."""
    first, last = bounds(read.edtf)
    return (first, last) if first and last else (read.edtf, "")


def _fact(text: str, zones: Zones, reads: list[Reading], published: date | None) -> DateFact:
    """One fact from all the expressions with its value; the longest one gives the text."""
    fullest = max(reads, key=lambda read: (read.end - read.start, -read.start))
    moment = moments(fullest.edtf)[0]
    first, last = bounds(fullest.edtf)
    is_day = moment.precision == "day" and "/" not in fullest.edtf
    times = (read.time or time_beside(text, read.start, read.end) for read in reads)
    day = published.isoformat() if published else None
    found = [role_of(text, read.start, read.edtf, moment.precision, day) for read in reads]
    roles = [role for role, _ in found]
    role = next((role for role in roles if role in {"published", "birth", "deadline"}), roles[0])
    evidence = [cue for of, cue in found if cue and of == role] + [cue for read in reads for cue in read.evidence]
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
    published = _published(doc)
    groups: dict[tuple[str, str], list[Reading]] = {}
    text, zones = text_of(doc), Zones(doc)
    for read in Reader(doc, text, zones, published).read_all():
        groups.setdefault(_key(read), []).append(read)
    facts = [_fact(text, zones, reads, published) for reads in groups.values()]
    return Found(facts, [warning for fact in facts if (warning := _warning(fact))])
