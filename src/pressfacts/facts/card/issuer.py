"""The body that issued a release, by where the release names it.

Every place where an issuer stands by custom weighs for the bodies named there; the weights and their reasons
are the table ``issuer_evidence.tsv``.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from pressfacts.facts.card.offices import bare_offices, letters, office_holders, site_name
from pressfacts.facts.card.patterns import PATTERNS
from pressfacts.lexicons import table, words
from pressfacts.record.schema import Contact, Organisation, Person, Quote
from pressfacts.slots import Paragraph

ENOUGH = 4.0
MARGIN = 1.0
"""By so much the issuer outweighs every other body; a tie tells nothing."""
_OPENING = 60
"""The subject of the lede begins within so many characters."""
_UNLIKELY = {"court": 3.0, "programme": 1.5, "media": 1.0, "political": 0.5}
_LAST_MENTIONS = 4
_AFTER = 200
_SHORTEST_HOST = 3
_MOST_HOSTS = 12
"""The hosts of a press office are few and come again; a directory has thousands."""
_MAIL_HOSTS = frozenset({"gmail", "yahoo", "hotmail", "outlook", "mail", "icloud", "protonmail", "example"})


@cache
def _evidence() -> Mapping[str, tuple[float, bool]]:
    """The weight of each place and whether it tells by itself."""
    return {row["place"]: (float(row["weight"]), row["telling"] == "yes") for row in table("issuer_evidence")}


@cache
def _never() -> frozenset[str]:
    return frozenset(letters(name) for name in words("issuer_never"))


def issuer_of(
    text: str,
    organisations: Sequence[Organisation],
    paragraphs: Sequence[Paragraph],
    contacts: Sequence[Contact] = (),
    people: Sequence[Person] = (),
    quotes: Sequence[Quote] = (),
) -> str | None:
    """The name of the organisation that the release comes from, or None where nothing tells.

    Args:
        text: the release.
        organisations: the bodies found in it.
        paragraphs: its paragraphs with their zones.
        contacts: the contacts found in it.
        people: the people found in it.
        quotes: the quotations found in it.
    """
    bodies = [body for body in organisations if letters(body.name) not in _never()]
    scene = _Scene(text, paragraphs, contacts, people, quotes)
    weighed = sorted(
        ((_weight(body, scene), -_first(body, text), body.name) for body in bodies), reverse=True
    )
    if not weighed or weighed[0][0] < ENOUGH:
        return None
    best, name = weighed[0][0], weighed[0][2]
    second = next((weight for weight, _, other in weighed[1:] if not _is_part(other, name)), 0.0)
    if best - second < MARGIN:
        return None
    whole = [
        other for weight, _, other in weighed if weight > best - MARGIN and letters(other) in letters(name)
    ]
    return min(whole, key=len)


def _first(body: Organisation, text: str) -> int:
    return min((mention.start for mention in body.mentions), default=len(text))


def _is_part(one: str, other: str) -> bool:
    """Whether one name is in the other: a body, and a part of it, its product or its full name."""
    one, other = letters(one), letters(other)
    return one in other or other in one


class _Scene:
    """What the whole release says about its issuer, worked out once."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        contacts: Sequence[Contact],
        people: Sequence[Person],
        quotes: Sequence[Quote],
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.lede = next((paragraph for paragraph in paragraphs if paragraph.zone == "body"), None)
        site = site_name(text, paragraphs)
        self.site = letters(site.text) if site else ""
        self.offices = {_office_key(office.text) for office in office_holders(text, paragraphs)}
        self.bare_offices = set[str]() if self.offices else bare_offices(text, paragraphs)
        hosts = Counter(
            letters(label)
            for contact in contacts
            if contact.kind == "email"
            for label in contact.value.rpartition("@")[2].split(".")[:-1]
        )
        self.hosts = {host for host, _ in hosts.most_common(_MOST_HOSTS)} - _MAIL_HOSTS
        holder = PATTERNS.rule("card.issuer.copyright").search(text)
        self.copyright = letters(holder["name"]) if holder else ""
        employers = {person.name: person.organisation for person in people if person.organisation}
        quoted = Counter(employers.get(quote.speaker or "") for quote in quotes)
        quoted.pop(None, None)
        self.quoted = {letters(name) for name, _ in quoted.most_common(1) if name}

    def paragraph_at(self, offset: int) -> Paragraph | None:
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.paragraphs[low] if low < len(self.paragraphs) else None
        return found if found and found.start <= offset else None


def _office_key(name: str) -> str:
    """The name of an office without the words in which its forms differ."""
    return letters(re.sub(r"\bCriminal\s", "", name))


def _weight(body: Organisation, scene: _Scene) -> float:
    """How much speaks for one body; nothing where no place tells by itself."""
    places = _named_places(body, scene) | _other_places(body, scene)
    if not any(_evidence()[place][1] for place in places):
        return 0.0
    if "announces" in places or "officer" in places:
        places -= {"subject", "lede"}
    weight = sum(_evidence()[place][0] for place in places)
    return weight + 0.5 * min(len(body.mentions), _LAST_MENTIONS) - _UNLIKELY.get(body.kind, 0.0)


def _named_places(body: Organisation, scene: _Scene) -> set[str]:
    """The customary places in which a body is named."""
    places = set[str]()
    for mention in body.mentions:
        paragraph = scene.paragraph_at(mention.start)
        if paragraph is None:
            continue
        before = scene.text[max(paragraph.start, mention.start - _AFTER) : mention.start]
        if PATTERNS.rule("card.issuer.released").search(before) and paragraph.zone != "body":
            places.add("released")
        if paragraph is scene.lede and mention.start - paragraph.start <= _OPENING:
            places |= _lede_places(scene.text, paragraph, mention.start, mention.end)
        elif paragraph.zone == "contact":
            places.add("source" if PATTERNS.rule("card.issuer.source").match(before) else "contact")
        elif paragraph.zone == "about":
            places |= {"about"} if PATTERNS.rule("card.issuer.about").match(before) else set()
        elif paragraph.zone == "header":
            places.add("header")
        elif paragraph.zone in {"headline", "subhead"}:
            places.add("headline")
    return places


def _lede_places(text: str, lede: Paragraph, start: int, end: int) -> set[str]:
    """What the lede says about a body named in its first words."""
    places = {"lede"}
    after = text[end : min(lede.end, end + _AFTER)]
    if PATTERNS.rule("card.issuer.ticker").match(after):
        places.add("ticker")
    joint = re.match(r"\s+(?:and|&)\s+[A-Z]", after)
    if PATTERNS.rule("card.issuer.subject").match(text[lede.start : start]) and not joint:
        places.add("subject")
        if PATTERNS.rule("card.issuer.announces").match(after):
            places.add("announces")
    return places


def _other_places(body: Organisation, scene: _Scene) -> set[str]:
    """What the page's title, office holders, hosts, the copyright line and those quoted say for a body."""
    names = {letters(name) for name in (body.name, body.acronym or "", *body.aliases) if name}
    places = set[str]()
    if any(_is_site(name, scene.site) for name in names):
        places.add("site")
    keys = {_office_key(body.name)} | {_office_key(alias) for alias in body.aliases}
    if any(key.startswith(office) for key in keys for office in scene.offices):
        places.add("officer")
    if any(
        key.find(office) > 0 and key.endswith((office, "office"))
        for key in keys
        for office in scene.bare_offices
    ):
        places.add("officer")
    if any(_is_host(name, host) for name in names for host in scene.hosts):
        places.add("domain")
    if any(len(name) >= _SHORTEST_HOST and scene.copyright.startswith(name) for name in names):
        places.add("copyright")
    if any(name == quoted for name in names for quoted in scene.quoted):
        places.add("quoted")
    return places


def _is_site(name: str, site: str) -> bool:
    """Whether the name of a site is the name of a body, or the beginning of it."""
    return site in (name, f"the{name}") or (len(site) > _SHORTEST_HOST and name.startswith(site))


def _is_host(name: str, host: str) -> bool:
    """Whether a part of a host name is the name of a body, has it in it, or opens it."""
    if len(name) < _SHORTEST_HOST or len(host) < _SHORTEST_HOST:
        return False
    return name in host or (len(host) >= 2 * _SHORTEST_HOST and name.startswith(host))
