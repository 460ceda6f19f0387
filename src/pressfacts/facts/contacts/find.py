"""Find e-mail addresses, phone numbers, URLs, handles and postal addresses that reach somebody."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from pressfacts.facts.contacts.candidates import Candidate, candidates, key_of
from pressfacts.facts.contacts.features import Features
from pressfacts.facts.contacts.owners import Owners
from pressfacts.facts.contacts.regions import e164, regions
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import table
from pressfacts.record.schema import Contact
from pressfacts.scoring import scorer
from pressfacts.slots import ORGANISATIONS, PEOPLE, Found
from pressfacts.text.mentions import squash, text_of

THRESHOLD = 0.5
_NORTH_AMERICAN = frozenset({"contacts.phone.north_american", "contacts.phone.vanity"})
_AROUND_CUE = " \t\n\u00a0.:()|–-"


@cache
def _phone_roles() -> dict[str, str]:
    return {row["cue"]: row["role"] for row in table("phone_cues") if row["role"]}


def _role(one: Candidate, label: str | None) -> str | None:
    """The label of the block, or what the word beside a number says that it reaches: "Fax", "Hotline"."""
    if one.kind != "phone" or one.cue is None:
        return label
    word = squash(one.cue.text.strip(_AROUND_CUE))
    weight = _phone_roles().get(word.casefold())
    return word if weight == "always" or (weight and label is None) else label


def scored(doc: Doc) -> Iterator[tuple[Candidate, frozenset[str]]]:
    """The candidates of a release in order, each with its features; a postal address has none.

    Args:
        doc: a Doc with dates, organisations and people.
    """
    zones = Zones(doc)
    found = candidates(doc, zones)
    names = [
        name
        for entry in (*ORGANISATIONS.read(doc), *PEOPLE.read(doc))
        for name in (entry.name, *entry.aliases)
    ]
    features = Features(text_of(doc), zones, found, names, cache(lambda: regions(doc, zones)))
    for number, one in enumerate(found):
        yield one, frozenset() if one.kind == "address" else features.of(number)


def _chosen(doc: Doc) -> list[tuple[Candidate, float | None]]:
    """The contacts, each once, where it is likeliest to be one, with its probability."""
    text, chosen = text_of(doc), dict[tuple[str, str], tuple[Candidate, float | None]]()
    for one, features in scored(doc):
        probability = scorer("contact").probability(features) if features else None
        key = key_of(one.kind, one.value(text))
        if probability is not None and probability < THRESHOLD:
            continue
        if key not in chosen or (chosen[key][1] or 1.0) < (probability or 0.0):
            chosen[key] = one, probability
    return sorted(chosen.values(), key=lambda item: item[0].start)


def find(doc: Doc) -> Found[Contact]:
    """The ways to reach somebody that a release gives, each once.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their place in the text, and warnings.
    """
    text, zones, chosen = text_of(doc), Zones(doc), _chosen(doc)
    if not chosen:
        return Found([])
    countries = cache(lambda: regions(doc, zones))
    owners = Owners(doc, zones, [(one.start, one.end) for one, _ in chosen if one.kind == "address"])
    return Found(
        _contact(text, zones, one, probability, owners, countries() if one.kind == "phone" else ())
        for one, probability in chosen
    )


def _contact(
    text: str,
    zones: Zones,
    one: Candidate,
    probability: float | None,
    owners: Owners,
    countries: tuple[str, ...],
) -> Contact:
    value = one.value(text)
    owner = owners.of(one.kind, one.start, value)
    number = squash(text[one.start : one.number_end])
    return Contact(
        text=text[one.start : one.end],
        start=one.start,
        end=one.end,
        kind=one.kind,
        value=value,
        e164=e164(number, countries, is_north_american=one.rule in _NORTH_AMERICAN)
        if one.kind == "phone"
        else None,
        zone=zones.at(one.start),
        rule=one.rule,
        confidence=probability,
        evidence=[one.cue] if one.cue else [],
        person=owner.person,
        organisation=owner.organisation,
        role=_role(one, owner.role),
    )
