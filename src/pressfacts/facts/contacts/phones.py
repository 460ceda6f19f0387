"""Phone numbers: digits are cheap, so every candidate has to prove itself.

Passes over the text, each linear: numbers with a country code, numbers spelled with letters, numbers of
North American shape, any other digits. A candidate of the last kind counts only where a cue stands beside
it ("tel.", "call ... on"), where its line says how to reach somebody, or where it follows an accepted
number. The library phonenumbers decides whether digits can be a number of a region.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import phonenumbers

from pressfacts.facts.contacts.patterns import (
    CALL_BEFORE,
    CONTACT_LINE,
    EXTENSION,
    LABEL_BEFORE,
    MONEY_BEFORE,
    PHONE_CUE_AFTER,
    PHONE_CUE_BEFORE,
    UNIT_AFTER,
    compiled,
    matches,
)
from pressfacts.record.schema import Mention
from pressfacts.text.mentions import mention

_REACH = 120
"""How many characters before a number may hold its cue."""

_NO_PHONE = re.compile(
    r"\(?(?:(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)?\d\d"
    r"|(?:19|20)\d\d\s?[-/\u2010-\u2013]\s?(?:19|20)?\d\d|\d{5}-\d{4}"
    r"|\d{1,2}\s+(?:19|20)\d\d|\d{1,9}\.\d{1,9}(?:\s\d{1,9}\.\d{1,9}){0,6})\)?"
)
"""Dates in digits, spans of years, American postal codes, decimal fractions."""

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[.\s]\d{3}){1,4}")
_JOINT = re.compile(r"[\s,;/|·•–-]{1,4}(?:or\s+|and\s+)?(?:[a-z]{2,9}\.?:?\s{0,3})?", re.IGNORECASE)
_LETTERS = {
    letter: str(key)
    for key, letters in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2)
    for letter in letters
}


class _Reach(NamedTuple):
    """What is known of a release: the countries of its numbers, and where its contact blocks stand."""

    regions: Callable[[], tuple[str, ...]]
    contact: Callable[[int], bool]


class Phone(NamedTuple):
    """A phone number: where it stands, where its extension ends, what made it one and by which cue."""

    start: int
    end: int
    full_end: int
    rule: str
    cue: Mention | None = None


def _digits(text: str) -> str:
    return "".join(_LETTERS.get(character, character) for character in text if character.isalnum())


def _possible(text: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False


def _valid_in(text: str, regions: Callable[[], tuple[str, ...]]) -> bool:
    for region in regions():
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(text, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _line(text: str, start: int, end: int) -> str:
    """The line around a stretch, at most 200 characters on either side."""
    left = max(text.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    right = text.find("\n", end, end + 200)
    return text[left : right if right >= 0 else end + 200]


def _cue(text: str, start: int, end: int) -> Mention | None:
    """The word beside a number that says that it is a phone number.

    A word between two numbers belongs to the first where another word follows the second: "520.555.0136
    office, 520.555.0177 cell".
    """
    after = compiled(PHONE_CUE_AFTER).search(text[end : end + 20])
    reaches = [(PHONE_CUE_BEFORE, 40)]
    if len(_digits(text[start:end])) > 6:
        reaches.append((CALL_BEFORE, _REACH))
    for pattern, reach in reaches:
        begin = max(0, start - reach)
        match = compiled(pattern).search(text[begin:start])
        if match and not (after and text[begin : begin + match.start()].rstrip(" (")[-1:].isdigit()):
            return mention(text, begin + match.start(), begin + match.end())
    return mention(text, end, end + after.end()) if after else None


def _whole(text: str, start: int, end: int, rule: str, cue: Mention | None = None) -> Phone:
    """The number with its extension."""
    extension = compiled(EXTENSION).match(text, end, min(len(text), end + 24))
    return Phone(start, end, extension.end() if extension else end, f"contacts.phone.{rule}", cue)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a bracket that opens and never closes, or closes and never opened."""
    while start < end and text[start] == "(" and text.count(")", start, end) < text.count("(", start, end):
        start += 1
    if text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
        end -= 1
    return start, end


def _is_international(text: str, start: int, end: int) -> bool:
    digits = _digits(text[start:end])
    if not 8 <= len(digits) <= 15:
        return False
    return (
        _possible(text[start:end].replace("(0)", ""), None)
        or _cue(text, start, end) is not None
        or (compiled(CONTACT_LINE).search(_line(text, start, end)) is not None)
    )


def _is_north_american(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    if not _possible(piece, "US"):
        return False
    only_spaces = not re.search(r"[^\d\s]", piece)
    return not only_spaces or _reachable(text, start, end) or _cue(text, start, end) is not None


def _reachable(text: str, start: int, end: int) -> bool:
    """Whether the line says how to reach somebody: by its words or by an address."""
    line = _line(text, start, end)
    return "@" in line or compiled(CONTACT_LINE).search(line) is not None


def _refused(text: str, start: int, end: int) -> bool:
    """Whether digits are a date, an amount, a numbered case or something else that is no phone number."""
    piece = text[start:end]
    before = text[max(0, start - 24) : start]
    return bool(
        _NO_PHONE.fullmatch(piece)
        or compiled(MONEY_BEFORE).search(before)
        or compiled(LABEL_BEFORE).search(before)
        or compiled(UNIT_AFTER).match(text, end, min(len(text), end + 14))
    )


def _national(text: str, start: int, end: int, reach: _Reach, neighbour: Phone | None) -> Phone | None:
    """Judge digits that have no shape of their own."""
    piece = text[start:end]
    count = len(_digits(piece))
    if not 5 <= count <= 15 or _refused(text, start, end):
        return None
    if neighbour and _JOINT.fullmatch(text, neighbour.full_end, start):
        return _whole(text, start, end, "neighbour", neighbour.cue)
    if cue := _cue(text, start, end):
        return _whole(text, start, end, "cued", cue)
    if count < 7 or _THOUSANDS.fullmatch(piece):
        return None
    grouped = re.search(r"\d[^\d]+\d", piece) is not None or piece[0] in "0("
    if grouped and (reach.contact(start) or _reachable(text, start, end)):
        return _whole(text, start, end, "contact_line")
    if grouped and piece[0] in "0(" and _valid_in(piece, reach.regions):
        return _whole(text, start, end, "region")
    return None


def find_phones(
    text: str, regions: Callable[[], tuple[str, ...]], taken: bytearray, contact: Callable[[int], bool]
) -> list[Phone]:
    """The phone numbers of a text.

    Args:
        text: the text.
        regions: gives the ISO 3166 codes of the countries that the release is about, for `phonenumbers`.
        taken: one byte a character, set where other facts stand; accepted numbers are marked in it.
        contact: whether the character at an offset stands in a contact block.

    Returns:
        The numbers in order.
    """
    found: list[Phone] = []

    def keep(phone: Phone) -> None:
        found.append(phone)
        taken[phone.start : phone.full_end] = b"\1" * (phone.full_end - phone.start)

    accepts = (
        ("international", _is_international),
        ("vanity", lambda text, start, end: len(_digits(text[start:end])) >= 10),
        ("north_american", _is_north_american),
    )
    for name, accept in accepts:
        for match in matches(f"contacts.phone.{name}", text):
            start, end = _trimmed(text, match.start(), match.end())
            if not any(taken[start:end]) and accept(text, start, end):
                keep(_whole(text, start, end, name, _cue(text, start, end)))
    by_end = {phone.full_end: phone for phone in found}
    last: Phone | None = None
    for match in matches("contacts.phone.national", text):
        start, end = _trimmed(text, match.start(), match.end())
        if any(taken[start:end]):
            continue
        for back in range(max(0, start - 16), start):
            last = by_end.get(back, last)
        if phone := _national(text, start, end, _Reach(regions, contact), last):
            keep(phone)
            by_end[phone.full_end] = phone
    return sorted(found)
