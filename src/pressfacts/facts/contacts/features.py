"""Features of a candidate for a contact: what stands around it, and how its address is made."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import phonenumbers

from pressfacts.facts.contacts.addresses import strong_endings
from pressfacts.facts.contacts.candidates import Candidate, key_of
from pressfacts.facts.contacts.hosts import MOST_NAMES, host_of, kind_of, site_of, spells
from pressfacts.facts.contacts.patterns import (
    ADDRESS_LABEL_BEFORE,
    BETWEEN_NUMBERS,
    CONTACT_WORD,
    HEADING,
    ITEM_LINE,
    LABEL_BEFORE,
    MAILBOX,
    PROVENANCE,
    SCHEME,
    SLUG,
    THOUSANDS,
    VISIT_BEFORE,
    compiled,
)
from pressfacts.facts.contacts.phones import digits_of
from pressfacts.layout.zones import Zones

_LINE = 200
_BLOCK = 300
_NEAR = 160
_MANY = 3
_SHORT_LINE, _LONG_LINE = 90, 180


class Features:
    """Features of the candidates of one release.

    Args:
        text: the release.
        zones: its zones.
        candidates: all candidates, in order.
        names: names of its people and organisations.
        regions: gives the ISO 3166 codes of the countries that the release is about.
    """

    def __init__(
        self,
        text: str,
        zones: Zones,
        candidates: Sequence[Candidate],
        names: Sequence[str],
        regions: Callable[[], tuple[str, ...]],
    ) -> None:
        self._text, self._zones, self._candidates, self._regions = text, zones, candidates, regions
        addresses = [one for one in candidates if one.kind in ("email", "url")]
        self._sites = Counter(site_of(host_of(one.value(text))) for one in addresses)
        self._mail_sites = {site_of(host_of(one.value(text))) for one in addresses if one.kind == "email"}
        self._times = Counter(key_of(one.kind, one.value(text)) for one in candidates)
        self._listed = self._lists()
        self._named = {site for site in self._sites if any(spells(site, name) for name in names[:MOST_NAMES])}

    def of(self, number: int) -> frozenset[str]:
        """The features of a candidate by its position.

        Args:
            number: its position among the candidates.
        """
        one = self._candidates[number]
        found = {*self._place(one), *self._line(one), *self._neighbours(number)}
        if one.kind == "phone":
            found.update(self._phone(number))
        else:
            found.update(self._address(one))
        return frozenset({one.kind, *(f"{one.kind} {feature}" for feature in found)})

    def _place(self, one: Candidate) -> Iterator[str]:
        yield f"zone={self._zones.at(one.start)}"
        yield f"rule={one.rule.rpartition('.')[2]}"
        if one.start > 0.9 * len(self._text):
            yield "last tenth"
        elif one.start < 0.33 * len(self._text):
            yield "first third"
        if self._times[key_of(one.kind, one.value(self._text))] > 1:
            yield "repeated"
        if compiled(HEADING).search(self._text, max(0, one.start - _BLOCK), one.start):
            yield "under heading"

    def _line(self, one: Candidate) -> Iterator[str]:
        text = self._text
        left = max(text.rfind("\n", max(0, one.start - _LINE), one.start) + 1, one.start - _LINE, 0)
        right = text.find("\n", one.end, one.end + _LINE)
        right = right if right >= 0 else min(len(text), one.end + _LINE)
        before, after = text[left : one.start], text[one.end : right]
        rest = before + " " + after
        if not rest.strip(" \t\u00a0•·*-–.:|"):
            yield "alone"
        elif compiled(ITEM_LINE).fullmatch(before):
            yield "first item"
        if len(rest) < _SHORT_LINE:
            yield "short line"
        elif len(rest) > _LONG_LINE:
            yield "long line"
        if "@" in rest:
            yield "at-sign on line"
        yield from self._words_beside(before, after)

    def _words_beside(self, before: str, after: str) -> Iterator[str]:
        if compiled(CONTACT_WORD).search(f"{before} {after}"):
            yield "contact word"
        if compiled(PROVENANCE).search(before[-90:]):
            yield "provenance before"
        if compiled(ADDRESS_LABEL_BEFORE).search(before[-40:]):
            yield "label"
        elif compiled(VISIT_BEFORE).search(before[-30:]):
            yield "visit"
        if after[:1].isspace() and after.strip()[:1].islower():
            yield "sentence goes on"

    def _neighbours(self, number: int) -> Iterator[str]:
        one = self._candidates[number]
        for step in (-1, 1):
            at = number + step
            if 0 <= at < len(self._candidates):
                other = self._candidates[at]
                gap = one.start - other.end if step < 0 else other.start - one.end
                if gap < _NEAR:
                    yield f"{'after' if step < 0 else 'before'} {other.kind}"

    def _address(self, one: Candidate) -> Iterator[str]:
        value = one.value(self._text)
        if one.kind == "handle":
            return
        host = host_of(value)
        site = site_of(host)
        if kind := kind_of(host):
            yield f"host={kind}"
        elif site in self._named:
            yield "host named"
        if self._sites[site] >= _MANY:
            yield "host of many"
        if one.kind == "email":
            if compiled(MAILBOX).search(value.partition("@")[0]):
                yield "office mailbox"
            return
        if site in self._mail_sites:
            yield "host of mail"
        yield from self._url(value, host)

    def _url(self, value: str, host: str) -> Iterator[str]:
        path = compiled(SCHEME).sub("", value)[len(host) :].strip("/")
        depth = path.count("/") + 1 if path else 0
        yield f"path={min(depth, 3)}"
        if compiled(SLUG).search(path):
            yield "slug"
        if "?" in path or "#" in path:
            yield "query"
        if host.rpartition(".")[2] in strong_endings():
            yield "strong ending"
        if value[:1].isupper():
            yield "capital"
        if host.count(".") > 1:
            yield "subdomain"

    def _phone(self, number: int) -> Iterator[str]:
        text, one = self._text, self._candidates[number]
        piece = text[one.start : one.end]
        count = len(digits_of(piece))
        yield f"digits={count if count < 8 else '8-9' if count < 10 else '10+'}"
        if one.cue:
            yield "cue before" if one.cue.start < one.start else "cue after"
            if one.rule.endswith("national"):
                yield "national with cue"
        if compiled(LABEL_BEFORE).search(text, max(0, one.start - 24), one.start):
            yield "other label"
        if compiled(THOUSANDS).fullmatch(piece):
            yield "thousands"
        if number in self._listed:
            yield "next number"
        yield from self._digits(one, piece)

    def _digits(self, one: Candidate, piece: str) -> Iterator[str]:
        grouped = re.search(r"\d[^\d]+\d", piece) is not None
        if not one.rule.endswith("national"):
            if not re.search(r"[^\d\s]", piece):
                yield "only spaces"
        elif grouped or piece[0] in "0(":
            yield "grouped"
            if piece[0] in "0(":
                yield "trunk prefix"
                if self._is_valid(piece):
                    yield "valid in region"

    def _lists(self) -> set[int]:
        """The positions of numbers that follow, in a list, one with a cue or a shape of its own."""
        told, listed = set[int](), set[int]()
        for number, one in enumerate(self._candidates):
            if one.kind != "phone":
                continue
            if number - 1 in told and compiled(BETWEEN_NUMBERS).fullmatch(
                self._text, self._candidates[number - 1].end, one.start
            ):
                listed.add(number)
            if one.cue or number in listed or not one.rule.endswith("national"):
                told.add(number)
        return listed

    def _is_valid(self, number: str) -> bool:
        for region in self._regions():
            try:
                if phonenumbers.is_valid_number(phonenumbers.parse(number, region)):
                    return True
            except phonenumbers.NumberParseException:
                continue
        return False
