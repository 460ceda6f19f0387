"""Whose a contact is: the person or organisation beside it or in its address, and the label of its block."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.contacts.hosts import MOST_NAMES, host_of, kind_of, letters, site_of, spells
from pressfacts.facts.contacts.patterns import LETTERHEAD, ROLE, compiled
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import ContactKind, Mention, Organisation, Person
from pressfacts.slots import ORGANISATIONS, PEOPLE
from pressfacts.text.mentions import Coverage, squash, text_of

_SAME_CLAUSE = 160
"""How far before a contact its owner may stand on the same line."""
_BLOCK = 320
"""How far back a contact block may reach: five lines of a visiting card."""
_SHORT_LINE = 90


class Owner(NamedTuple):
    """Whom a contact reaches, and the label of its block."""

    person: str | None
    organisation: str | None
    role: str | None


class _Named(NamedTuple):
    """A mention of a person or a body, for look-up by offset."""

    start: int
    end: int
    name: str
    organisation: str | None


def _mentions(entries: list[Person] | list[Organisation]) -> list[_Named]:
    return sorted(
        _Named(place.start, place.end, entry.name, getattr(entry, "organisation", None))
        for entry in entries
        for place in entry.mentions
    )


def _last_before(named: list[_Named], starts: list[int], start: int, floor: int) -> _Named | None:
    """The last mention that begins before `start` and not before `floor`."""
    position = bisect_right(starts, start - 1) - 1
    return named[position] if position >= 0 and named[position].start >= floor else None


class Owners:
    """The owners of contacts in one Doc.

    Args:
        doc: a Doc with people and organisations.
        zones: its zones.
        addresses: start and end of each postal address; a name in a street's name owns nothing.
    """

    def __init__(self, doc: Doc, zones: Zones, addresses: Sequence[tuple[int, int]] = ()) -> None:
        self._text = text_of(doc)
        self._zones = zones
        people, bodies = PEOPLE.read(doc), ORGANISATIONS.read(doc)
        streets = Coverage(Mention(text="", start=start, end=end) for start, end in addresses)
        self._people, self._bodies = (
            [named for named in _mentions(entries) if not streets.touches(named.start, named.end)]
            for entries in (people, bodies)
        )
        self._people_starts = [named.start for named in self._people]
        self._body_starts = [named.start for named in self._bodies]
        self._surnames = [
            (letters(person.name.split()[-1]), person)
            for person in people
            if person.name.split() and len(letters(person.name.split()[-1])) > 3
        ]
        self._by_size = sorted(bodies, key=lambda body: -len(body.mentions))[:MOST_NAMES]
        self._namesakes: dict[str, str | None] = {}

    def of(self, kind: ContactKind, start: int, value: str) -> Owner:
        """The person, the organisation and the label that a contact belongs to.

        Args:
            kind: what the contact is.
            start: where it stands.
            value: the contact as written.
        """
        namesake = self._namesake(value) if kind in ("email", "url", "handle") else None
        if kind in ("url", "handle"):
            return Owner(None, namesake, None)
        named = self._namesake_person(value) if kind == "email" else None
        named = named or self._beside(self._people, self._people_starts, start, kind)
        body = (named.organisation if named else None) or namesake
        if body is None:
            beside = self._beside(self._bodies, self._body_starts, start, kind)
            body = beside.name if beside else None
        return Owner(named.name if named else None, body, self._role(start, kind))

    def _floor(self, start: int, kind: ContactKind) -> int:
        """Where the block of a contact begins: its clause in running text, lines above in a card.

        A postal address with another item before it on its line is a letterhead and owes nothing to the
        lines above.
        """
        floor = max(0, start - _SAME_CLAUSE)
        line = self._text.rfind("\n", 0, start) + 1
        if line < floor:
            return floor
        if kind == "address" and compiled(LETTERHEAD).search(self._text, line, start):
            return line
        if self._zones.at(start) in ("contact", "header") or self._short_lines_above(line):
            return self._block_start(line, max(0, start - _BLOCK))
        return max(floor, line)

    def _short_lines_above(self, line: int) -> bool:
        """Whether the last line with words above this one is no running text."""
        above = self._text[max(0, line - _SHORT_LINE - 4) : line].rstrip()
        return "\n" in above and above.rpartition("\n")[2].strip() != ""

    def _block_start(self, line: int, limit: int) -> int:
        """The start of the run of short lines that ends at `line`; furniture and a gap of lines end it."""
        start, blank = line, 0
        while start > limit:
            previous = self._text.rfind("\n", 0, start - 1) + 1
            content = self._text[previous : start - 1].strip()
            blank = 0 if content else blank + 1
            if len(content) > _SHORT_LINE or blank > 2 or not self._zones.readable(previous):
                break
            start = previous
        return start

    def _beside(self, named: list[_Named], starts: list[int], start: int, kind: ContactKind) -> _Named | None:
        return _last_before(named, starts, start, self._floor(start, kind))

    def _role(self, start: int, kind: ContactKind) -> str | None:
        """The last label of a contact block before a contact."""
        floor = self._floor(start, kind)
        matches = list(compiled(ROLE).finditer(self._text, floor, start))
        return squash(matches[-1][0]) if matches else None

    def _namesake_person(self, value: str) -> _Named | None:
        """The one person whose surname is in the address."""
        local = letters(re.split(r"[@(\[{]", value)[0])
        owners = [person for surname, person in self._surnames if surname in local]
        if len({person.name for person in owners}) != 1:
            return None
        return _Named(0, 0, owners[0].name, owners[0].organisation)

    def _namesake(self, value: str) -> str | None:
        """The organisation whose name or acronym the host or the handle spells, the most mentioned one."""
        host = host_of(value)
        if kind_of(host):
            return None
        site = site_of(host) if "." in host else value.lstrip("@/")
        if site not in self._namesakes:
            self._namesakes[site] = next(
                (body.name for body in self._by_size if self._is_spelled(site, body)), None
            )
        return self._namesakes[site]

    @staticmethod
    def _is_spelled(site: str, body: Organisation) -> bool:
        return any(spells(site, name) for name in (body.name, body.acronym or "", *body.aliases))
