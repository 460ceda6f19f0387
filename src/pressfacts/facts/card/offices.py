"""Bodies that only the page's title or the title of an office holder names.

"THREE HELD FOR ARSON - Keldan County District Attorney" and "Keldan County District Attorney Ana Lund said
today" name the office from which a release comes without naming it as a body.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pressfacts.facts.card.patterns import PATTERNS
from pressfacts.layout.vocabulary import bare, organisation_heads, places
from pressfacts.lexicons import words
from pressfacts.record.schema import Mention, Organisation, OrganisationKind, Zone
from pressfacts.slots import Paragraph
from pressfacts.text.mentions import mention, squash

_EDGES = " \t\n\u00a0-–—|:·•»›"
_LEDE_PARAGRAPHS = 3
"""An office holder who speaks for the office does so in the first paragraphs."""
_SITE_LENGTH = 80
_SHORT = {"DA": "District Attorney", "AG": "Attorney General"}


def letters(name: str) -> str:
    """A name for comparison: its letters and digits, lower case."""
    return re.sub(r"[\W_]+", "", name.casefold())


def site_name(text: str, paragraphs: Sequence[Paragraph]) -> Mention | None:
    """The name of the site in the page's title, without the words that name only a part of the site.

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


@cache
def _offices() -> tuple[str, ...]:
    return tuple(letters(office) for office in words("issuer_offices"))


def _kind(name: str) -> OrganisationKind | None:
    """What sort of body the name of a site names, or None where it names none."""
    if letters(name).endswith(_offices()):
        return "law_enforcement" if letters(name).endswith("sheriff") else "government"
    tokens = name.split()
    if tokens[-1].strip(".,") in {form.strip(".") for form in words("organisation_legal_forms")}:
        return "company"
    heads = organisation_heads()
    is_body = len(tokens) > 1 and (tokens[0].casefold() in heads or tokens[-1].casefold() in heads)
    return "other" if is_body else None


def office_holders(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Mention]:
    """The office of each holder who says or announces something in the first paragraphs.

    Args:
        text: the release.
        paragraphs: its paragraphs with their zones.
    """
    body = [paragraph for paragraph in paragraphs if paragraph.zone == "body"][:_LEDE_PARAGRAPHS]
    for paragraph in body:
        for match in PATTERNS.rule("card.issuer.office").finditer(text, paragraph.start, paragraph.end):
            if _is_local(match) and _speaks(text, paragraph, match.start(), match.end()):
                yield mention(text, match.start(), match.end())


def bare_offices(text: str, paragraphs: Sequence[Paragraph]) -> set[str]:
    """The offices, without a place, whose holders say or announce something in the first paragraphs.

    Args:
        text: the release.
        paragraphs: its paragraphs with their zones.

    Returns:
        Names for comparison, see `letters`.
    """
    body = [paragraph for paragraph in paragraphs if paragraph.zone == "body"][:_LEDE_PARAGRAPHS]
    return {
        letters(_SHORT.get(match[0], match[0]))
        for paragraph in body
        for match in PATTERNS.rule("card.issuer.bare_office").finditer(text, paragraph.start, paragraph.end)
        if _speaks(text, paragraph, match.start(), match.end())
    }


def _speaks(text: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the holder of an office named at ``text[start:end]`` says something or opens the paragraph."""
    after = text[end : min(paragraph.end, end + 120)]
    opens = not text[paragraph.start : start].strip(_EDGES + '“"')
    rule = "card.issuer.holder" if opens else "card.issuer.officer"
    return PATTERNS.rule(rule).match(after) is not None


def _is_local(match: "re.Match[str]") -> bool:
    """Whether the words before an office name a place or a division, as "Deputy" does not."""
    before = match["place"].split()
    division = re.search(r"\b(?:County|City|Parish|Borough|Province|Region|State)\b", match[0])
    return division is not None or bare(" ".join(before)) in places() or bare(before[-1]) in places()


def unlisted(text: str, paragraphs: Sequence[Paragraph], known: Sequence[Organisation]) -> list[Organisation]:
    """The bodies that the title or an office holder names and that are no entry of `known`.

    Args:
        text: the release.
        paragraphs: its paragraphs with their zones.
        known: the organisations that were found in it.
    """
    names = {letters(name) for entry in known for name in (entry.name, entry.acronym or "", *entry.aliases)}
    found = dict[str, tuple[OrganisationKind, list[Mention], Zone, str]]()
    site = site_name(text, paragraphs)
    candidates: list[tuple[Mention, Zone, str]] = [(site, "header", "card.issuer.site")] if site else []
    candidates += [(office, "body", "card.issuer.office") for office in office_holders(text, paragraphs)]
    for place, zone, rule in candidates:
        key, kind = letters(place.text), _kind(place.text)
        if kind is not None and not any(name.startswith(key) for name in names):
            found.setdefault(squash(place.text), (kind, [], zone, rule))[1].append(place)
    return [
        Organisation(name=name, kind=kind, mentions=mentions, zone=zone, rule=rule)
        for name, (kind, mentions, zone, rule) in found.items()
    ]
