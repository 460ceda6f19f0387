"""The countries whose phone numbers a release may hold, and numbers in the form that dials from anywhere."""

import re
from collections import Counter
from functools import cache

import phonenumbers
from spacy.tokens import Doc

from pressfacts.layout.vocabulary import bare
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import alternation, table
from pressfacts.slots import ORGANISATIONS, read_card
from pressfacts.text.mentions import text_of

_COUNTRY_CODE = re.compile(r"(?<![\w+])\(?\+\s?(\d{1,3})")
_COUNTRY_HOST = re.compile(r"(?<=[a-z0-9-]\.)([a-z]{2})(?=[\s/,;)|]|\.(?:\s|$)|$)")
_HOST_ONLY = {"UK": "GB"}
_OF_THE_ISSUER = frozenset({"header", "contact", "about"})
"""Zones in which a release names the body that it comes from."""
_NORTH_AMERICA = "US"
"""Any region of the North American plan: its members share the code and the shape of numbers."""
_COUNTRY_CODE_ONE = 1


@cache
def _countries() -> dict[str, str]:
    """The ISO code of each country, city and American state that has one, by its bare name."""
    codes = {
        bare(city): row["iso"] for row in table("cities") if row["iso"] for city in row["cities"].split("|")
    }
    for row in table("countries"):
        if row["iso"]:
            codes.update({bare(name): row["iso"] for name in row["country"].split("|")})
    for row in table("us_states"):
        codes.update({bare(name): _NORTH_AMERICA for name in row.values() if name})
    codes.pop("georgia")  # a state and a country
    return codes


@cache
def _country_name() -> "re.Pattern[str]":
    names = {
        name
        for row in table("countries")
        if row["iso"]
        for name in (*row["country"].split("|"), *(row["adjective"] or "").split("|"))
        if len(name) > 3
    }
    return re.compile(rf"\b{alternation(frozenset(names))}\b")


@cache
def _adjectives() -> dict[str, str]:
    return {
        bare(name): row["iso"]
        for row in table("countries")
        if row["iso"]
        for name in (row["adjective"] or "").split("|")
    }


def country_of(place: str) -> str | None:
    """The ISO 3166 code of the country that a place as written in a dateline lies in, or None.

    The last part that tells decides; "Georgia", a state and a country, leaves it to the city.

    Args:
        place: a city, a region or a country, or several of them with commas.
    """
    parts = [bare(part) for part in re.split(r"\s?[,/()]\s?", place)]
    return next((_countries()[part] for part in reversed(parts) if part in _countries()), None)


def _votes(pattern: "re.Pattern[str]", text: str) -> "Counter[str]":
    votes: Counter[str] = Counter()
    for match in pattern.finditer(text):
        if match[1].isdigit():
            code = phonenumbers.region_code_for_country_code(int(match[1]))
        else:
            code = _HOST_ONLY.get(match[1].upper(), match[1].upper())
        if code in phonenumbers.SUPPORTED_REGIONS:
            votes[code] += 1
    return votes


def _issuer_votes(doc: Doc, zones: Zones) -> "Counter[str]":
    """The countries in the names of bodies in the header, in the contact block and in standing paragraphs."""
    votes = Counter[str]()
    for body in ORGANISATIONS.read(doc):
        match = _country_name().search(body.name)
        if match and any(zones.at(place.start) in _OF_THE_ISSUER for place in body.mentions):
            name = bare(match[0])
            if code := _countries().get(name) or _adjectives().get(name):
                votes[code] += 1
    return votes


def regions(doc: Doc, zones: Zones) -> tuple[str, ...]:
    """ISO 3166 codes of the countries that a number with no country code may be of, the likeliest first.

    The country codes of other numbers tell best, then the dateline's country, then the countries in the
    host names of addresses and in the names of the bodies behind the release.

    Args:
        doc: a Doc that the layout has read.
        zones: its zones.
    """
    text = text_of(doc)
    dateline = read_card(doc).dateline
    home = country_of(dateline.place) if dateline and dateline.place else None
    found = [region for region, _ in _votes(_COUNTRY_CODE, text).most_common(3)]
    found += [home] if home else []
    found += [region for region, _ in _votes(_COUNTRY_HOST, text).most_common(3)]
    found += [region for region, _ in _issuer_votes(doc, zones).most_common(2)]
    return tuple(dict.fromkeys(found))


def e164(number: str, regions: tuple[str, ...], *, is_north_american: bool) -> str | None:
    """A number as ITU-T E.164 writes it: a plus sign, the country code and the digits; or None.

    Args:
        number: the number as written.
        regions: the countries that it may belong to where it has no country code.
        is_north_american: whether it is written as numbers of the North American plan are.
    """
    candidates: tuple[str | None, ...] = (*regions, _NORTH_AMERICA) if is_north_american else regions
    if number.lstrip(" (").startswith("+"):
        candidates = (None,)
    for region in candidates:
        try:
            parsed = phonenumbers.parse(number.replace("(0)", ""), region)
        except phonenumbers.NumberParseException:
            continue
        north = is_north_american and parsed.country_code == _COUNTRY_CODE_ONE
        sure = phonenumbers.is_possible_number if north or region is None else phonenumbers.is_valid_number
        if sure(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None
