"""Organisations that may have issued a release though they are no entry: whatever stands where issuers do.

A letterhead, the line SOURCE, "About X", the subject of the lede, the page's title and the title of an office
holder ("Keldan County District Attorney Ana Lund said today") name whoever stands there.
"""

import re
from collections.abc import Iterator, Sequence

from pressfacts.facts.card.patterns import PATTERNS, PLACES_OF_NAMES, TWICE
from pressfacts.facts.contacts.hosts import letters
from pressfacts.layout.vocabulary import bare, organisation_heads, places
from pressfacts.lexicons import words
from pressfacts.record.schema import Mention, Organisation, OrganisationKind, Zone
from pressfacts.slots import Paragraph
from pressfacts.text.mentions import mention, squash

_EDGES = " \t\n\u00a0-–—|:·•»›.,"
_LEDE_PARAGRAPHS = 3
"""An office holder who speaks for the office does so in the first paragraphs."""
_SITE_LENGTH = 80
_MOST_MENTIONS = 50
_MOST_CANDIDATES = 40


def site_name(text: str, paragraphs: Sequence[Paragraph]) -> Mention | None:
    """The name of the site in the page's title, without words for a part of the site.

    Args:
        text: the release.
        paragraphs: its paragraphs; the layout has parted the title from the name of the site.
    """
    if len(paragraphs) < 2 or paragraphs[1].zone != "header":
        return None
    first, second = paragraphs[0], paragraphs[1]
    if "\n" in text[first.end : second.start] or second.end - second.start > _SITE_LENGTH:
        return None
    found = _trimmed(text, second.start, second.end)
    while found and (match := PATTERNS.rule("card.issuer.site_words").search(found.text)):
        cut = match.end() if match.start() == 0 else 0
        end = len(found.text) if cut else match.start()
        found = _trimmed(text, found.start + cut, found.start + end)
    return found


def _trimmed(text: str, start: int, end: int) -> Mention | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return mention(text, start, end) if start < end else None


def _kind(name: str) -> OrganisationKind | None:
    """What sort of body a name names, as far as its words tell."""
    if letters(name).endswith(tuple(letters(office) for office in words("issuer_offices"))):
        return "law_enforcement" if letters(name).endswith("sheriff") else "government"
    tokens = name.split()
    if tokens[-1].strip(".,") in {form.strip(".") for form in words("organisation_legal_forms")}:
        return "company"
    heads = organisation_heads()
    is_body = len(tokens) > 1 and (tokens[0].casefold() in heads or tokens[-1].casefold() in heads)
    return "other" if is_body else None


def _office_holders(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Mention]:
    """The office of each holder who does something in the first paragraphs."""
    body = [paragraph for paragraph in paragraphs if paragraph.zone == "body"][:_LEDE_PARAGRAPHS]
    for paragraph in body:
        for match in PATTERNS.rule("card.issuer.office").finditer(text, paragraph.start, paragraph.end):
            limit = min(paragraph.end, match.end() + 120)
            if _is_local(match) and PATTERNS.rule("card.issuer.holder").match(text, match.end(), limit):
                yield mention(text, match.start(), match.end())


def _is_local(match: "re.Match[str]") -> bool:
    """Whether the words before an office name a place or a division, as "Deputy" does not."""
    before = match["place"].split()
    division = re.search(r"\b(?:County|City|Parish|Borough|Province|Region|State)\b", match[0])
    return division is not None or bare(" ".join(before)) in places() or bare(before[-1]) in places()


def named_by_place(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Mention, Zone, str]]:
    """The names that stand where issuers are named, with the rule of each place."""
    lede = next((paragraph for paragraph in paragraphs if paragraph.zone == "body"), None)
    for paragraph in paragraphs:
        for place, zones in PLACES_OF_NAMES.items():
            if paragraph.zone not in zones or (place == "subject" and paragraph is not lede):
                continue
            piece = text[paragraph.start : paragraph.end]
            for match in PATTERNS.rule(f"card.issuer.{place}").finditer(piece):
                start, end = (paragraph.start + offset for offset in match.span("name"))
                if twice := PATTERNS.piece(TWICE).match(text, start, end):
                    end = twice.end("once")
                if found := _trimmed(text, start, end):
                    yield found, paragraph.zone, f"card.issuer.{place}"


def _everywhere(text: str, name: str) -> list[Mention]:
    """Every place of a name, whole words only."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?![^\W_])", text)
    return [mention(text, *match.span()) for match, _ in zip(found, range(_MOST_MENTIONS), strict=False)]


def unlisted(
    text: str, paragraphs: Sequence[Paragraph], known: Sequence[Organisation], others: Sequence[str] = ()
) -> list[Organisation]:
    """The bodies named where issuers are named that are no entry of `known`.

    Args:
        text: the release.
        paragraphs: its paragraphs with their zones.
        known: the organisations that were found in it.
        others: names of people and places, which are none.
    """
    names = {letters(name) for entry in known for name in (entry.name, entry.acronym or "", *entry.aliases)}
    taken = names | {letters(name) for name in others}
    found = dict[str, tuple[OrganisationKind, list[Mention], Zone, str]]()
    site = site_name(text, paragraphs)
    titled: list[tuple[Mention, Zone, str]] = [(site, "header", "card.issuer.site")] if site else []
    titled += [(office, "body", "card.issuer.office") for office in _office_holders(text, paragraphs)]
    for place, zone, rule in titled:
        key, kind = letters(place.text), _kind(place.text)
        if kind is not None and not any(name.startswith(key) for name in names):
            found.setdefault(squash(place.text), (kind, [], zone, rule))[1].append(place)
    for place, zone, rule in named_by_place(text, paragraphs):
        name, key = squash(place.text), letters(place.text)
        if len(found) >= _MOST_CANDIDATES or len(key) < 2 or key in taken:
            continue
        mentions = _everywhere(text, place.text)
        if rule != "card.issuer.subject" or len(mentions) > 1:
            found.setdefault(name, (_kind(name) or "other", mentions, zone, rule))
    return [
        Organisation(name=name, kind=kind, mentions=mentions, zone=zone, rule=rule)
        for name, (kind, mentions, zone, rule) in found.items()
    ]
