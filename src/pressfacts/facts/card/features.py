"""Features of an organisation as the issuer of a release: where issuers stand by custom."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pressfacts.facts.card.candidates import named_by_place, site_name
from pressfacts.facts.card.patterns import BRANCH, PATTERNS, VERB_AFTER
from pressfacts.facts.contacts.hosts import host_of, kind_of, letters, site_of, spells
from pressfacts.record.schema import Contact, Mention, Organisation, Person, Quote
from pressfacts.slots import Paragraph

_OPENING = 60
"""The subject of the lede begins within so many characters."""
_AFTER, _BEFORE = 200, 80
_MOST_COUNTED = 8
_MOST_COMPARED = 200
"""Names are compared with each other in releases with so many at most."""
_SECOND_HALF = 0.5


class Scene:
    """What the whole release says about its issuer, worked out once.

    Args:
        text: the release.
        organisations: the candidates.
        paragraphs: its paragraphs with their zones.
        contacts: the contacts found in it.
        people: the people found in it.
        quotes: the quotations found in it.
    """

    def __init__(
        self,
        text: str,
        organisations: Sequence[Organisation],
        paragraphs: Sequence[Paragraph],
        contacts: Sequence[Contact] = (),
        people: Sequence[Person] = (),
        quotes: Sequence[Quote] = (),
    ) -> None:
        self.text, self.paragraphs, self.organisations = text, paragraphs, organisations
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._lede = next((paragraph for paragraph in paragraphs if paragraph.zone == "body"), None)
        self._mail_sites, self._web_sites = (
            {
                site_of(host)
                for contact in contacts
                if contact.kind == kind and not kind_of(host := host_of(contact.value))
            }
            for kind in ("email", "url")
        )
        self._named_by: dict[int, set[str]] = {}
        for place, _, rule in named_by_place(text, paragraphs):
            self._named_by.setdefault(place.start, set()).add(rule.rpartition(".")[2])
        site = site_name(text, paragraphs)
        self._site = letters(site.text) if site else ""
        holder = PATTERNS.rule("card.issuer.copyright").search(text)
        self._copyright = letters(holder["name"]) if holder else ""
        employers = {person.name: person.organisation for person in people if person.organisation}
        quoted = Counter(employers.get(quote.speaker or "", quote.speaker) for quote in quotes)
        quoted.pop(None, None)
        self._quoted = {letters(name): rank for rank, (name, _) in enumerate(quoted.most_common(3)) if name}
        self._contacts = {letters(contact.organisation) for contact in contacts if contact.organisation}
        counts = sorted({len(body.mentions) for body in organisations}, reverse=True)
        self._ranks = {count: rank for rank, count in enumerate(counts, 1)}
        self._firsts = sorted(self._first(body) for body in organisations)

    def _first(self, body: Organisation) -> int:
        return min((mention.start for mention in body.mentions), default=len(self.text))

    def of(self, body: Organisation) -> frozenset[str]:
        """The features of a candidate.

        Args:
            body: one of the organisations.
        """
        found = set(self._whole(body))
        for mention in body.mentions:
            found.update(self._place(mention))
        if "headline" in found and "lede" in found:
            found.add("headline and lede")
        if "about" in found and ("headline" in found or "lede" in found):
            found.add("about and above")
        return frozenset(found)

    def _whole(self, body: Organisation) -> Iterator[str]:
        yield f"kind={body.kind}"
        yield f"rule={body.rule}" if body.rule.startswith("card.") else "listed"
        yield f"rank={min(4, self._ranks[len(body.mentions)])}"
        yield f"mentions={min(_MOST_COUNTED, len(body.mentions))}"
        order = bisect_right(self._firsts, self._first(body)) - 1
        yield f"order={min(4, order)}"
        if len(self.organisations) == 1:
            yield "only one"
        if self._first(body) > _SECOND_HALF * len(self.text):
            yield "second half only"
        if len(self.organisations) <= _MOST_COMPARED:
            others = (letters(other.name) for other in self.organisations if other is not body)
            if any(letters(body.name) in other for other in others):
                yield "part of a longer name"
        yield from self._names(body)

    def _names(self, body: Organisation) -> Iterator[str]:
        """What hosts, the copyright line and those quoted say for a name."""
        names = [name for name in (body.name, body.acronym, *body.aliases) if name]
        keys = {letters(name) for name in names}
        if any(spells(site, name) for site in self._mail_sites for name in names):
            yield "host of mail"
        if any(spells(site, name) for site in self._web_sites for name in names):
            yield "host of web"
        if self._site and any(
            key in (self._site, f"the{self._site}") or key.startswith(self._site) for key in keys
        ):
            yield "site"
        if any(len(key) > 2 and self._copyright.startswith(key) for key in keys):
            yield "copyright"
        if any(key in self._contacts for key in keys):
            yield "has contact"
        if ranks := [self._quoted[key] for key in keys if key in self._quoted]:
            yield "quoted most" if min(ranks) == 0 else "quoted"

    def _place(self, mention: Mention) -> Iterator[str]:
        """The customary places that a mention stands in."""
        at = bisect_right(self._starts, mention.start) - 1
        if at < 0 or mention.start >= self.paragraphs[at].end:
            return
        paragraph = self.paragraphs[at]
        before = self.text[max(paragraph.start, mention.start - _BEFORE) : mention.start]
        after = self.text[mention.end : min(paragraph.end, mention.end + _AFTER)]
        zone = "lede" if paragraph is self._lede else paragraph.zone
        yield zone
        yield from self._named_by.get(mention.start, ())
        if not before.strip() and zone in ("headline", "header", "contact"):
            yield f"{zone} opens"
        if not before.strip() and not after.strip(" \t\n.,"):
            yield "own line"
        if zone in ("lede", "headline") and PATTERNS.piece(BRANCH).match(after):
            yield f"{zone} joint"
        if zone in ("lede", "headline") and not (after.startswith(("’s", "'s"))):
            yield from self._subject(mention, paragraph, zone, after)

    def _subject(self, mention: Mention, paragraph: Paragraph, zone: str, after: str) -> Iterator[str]:
        """What the first words of the lede or the headline say about a name."""
        opening = self.text[paragraph.start : mention.start]
        if len(opening) > _OPENING or not PATTERNS.rule("card.issuer.opening").match(opening):
            return
        verb = PATTERNS.piece(VERB_AFTER).match(after)
        yield f"{zone} subject"
        if zone == "lede" and PATTERNS.rule("card.issuer.ticker").match(after):
            yield "ticker"
        if zone == "lede" and verb:
            yield f"then={verb['word']}"
