"""The body that issued a release, by where the release names it."""

import re
from collections.abc import Sequence

from pressfacts.schema import Contact, Organisation
from pressfacts.slots import Paragraph

SOURCE_WEIGHT = 6.0
ABOUT_WEIGHT = 4.0
SUBJECT_WEIGHT = 4.0
LEDE_WEIGHT = 2.0
HEADER_WEIGHT = 3.0
HEADLINE_WEIGHT = 2.0
CONTACT_WEIGHT = 2.0
DOMAIN_WEIGHT = 2.0
ENOUGH = 4.0
_OPENING = 60
"""The subject of the lede begins within so many characters."""
_UNLIKELY = {"court": 3.0, "programme": 1.5, "media": 1.0, "political": 0.5}
_TELLING = frozenset({"source", "about", "header", "contact", "domain"})
"""Places that tell; a headline alone may as well name whom the release is about."""
_LAST_MENTIONS = 4


def issuer_of(
    text: str,
    organisations: Sequence[Organisation],
    paragraphs: Sequence[Paragraph],
    contacts: Sequence[Contact],
) -> str | None:
    """The name of the organisation that the release comes from, or None where nothing tells.

    Every place where an issuer stands by custom weighs for the bodies named there: the line SOURCE, the
    heading "About X", the header, the subject of the lede, the headline, the contact block and the domain
    of its addresses.

    Args:
        text: the release.
        organisations: the bodies found in it.
        paragraphs: its paragraphs with their zones.
        contacts: the contacts found in it.
    """
    lede = next((paragraph for paragraph in paragraphs if paragraph.zone == "body"), None)
    best: tuple[float, int, str] | None = None
    for organisation in organisations:
        weights = _zone_weights(text, organisation, paragraphs, lede)
        if _owns_domain(organisation, contacts):
            weights["domain"] = DOMAIN_WEIGHT
        if not _TELLING & weights.keys() and weights.get("lede", 0.0) < SUBJECT_WEIGHT:
            continue
        weight = sum(weights.values())
        weight += 0.5 * min(len(organisation.mentions), _LAST_MENTIONS) - _UNLIKELY.get(
            organisation.kind, 0.0
        )
        first = min((mention.start for mention in organisation.mentions), default=len(text))
        if best is None or (weight, -first) > (best[0], -best[1]):
            best = (weight, first, organisation.name)
    return best[2] if best is not None and best[0] >= ENOUGH else None


def _zone_weights(
    text: str, organisation: Organisation, paragraphs: Sequence[Paragraph], lede: Paragraph | None
) -> dict[str, float]:
    """The weight of each custom place in which the organisation is named, each counted once."""
    weights = dict[str, float]()
    for mention in organisation.mentions:
        paragraph = _paragraph_at(paragraphs, mention.start)
        if paragraph is None:
            continue
        before = text[paragraph.start : mention.start]
        if paragraph.zone == "contact" and re.match(r"\W*SOURCE:?\s*\Z", before):
            weights["source"] = SOURCE_WEIGHT
        elif paragraph.zone == "about" and re.match(r"\W*about\s+(?:the\s+)?\Z", before, re.IGNORECASE):
            weights["about"] = ABOUT_WEIGHT
        elif paragraph.zone == "header":
            weights["header"] = HEADER_WEIGHT
        elif paragraph.zone in {"headline", "subhead"}:
            weights["headline"] = HEADLINE_WEIGHT
        elif paragraph.zone == "contact":
            weights["contact"] = CONTACT_WEIGHT
        elif paragraph is lede and len(before) <= _OPENING:
            is_subject = re.fullmatch(r"\W*(?:the\s+)?", before, re.IGNORECASE) is not None
            weights["lede"] = max(weights.get("lede", 0.0), SUBJECT_WEIGHT if is_subject else LEDE_WEIGHT)
    return weights


def _paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> Paragraph | None:
    low, high = 0, len(paragraphs)
    while low < high:
        middle = (low + high) // 2
        if paragraphs[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return paragraphs[low] if low < len(paragraphs) and paragraphs[low].start <= offset else None


def _owns_domain(organisation: Organisation, contacts: Sequence[Contact]) -> bool:
    """Whether an address in the release has the organisation's name or acronym as its domain."""
    names = {
        _letters(name) for name in (organisation.name, organisation.acronym or "", *organisation.aliases)
    }
    names = {name for name in names if len(name) >= 3}
    return any(
        any(
            name in _letters(label)
            for label in contact.value.rpartition("@")[2].split(".")[:-1]
            for name in names
        )
        for contact in contacts
        if contact.kind == "email"
    )


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
