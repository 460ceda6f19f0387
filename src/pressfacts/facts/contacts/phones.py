"""Candidates for phone numbers: digits that can be one, by their shape alone.

Four passes over the text, each linear: numbers with a country code, numbers spelled with letters, numbers of
North American shape, any other digits. The scorer decides from the words around them.
"""

import re
from typing import NamedTuple

import phonenumbers

from pressfacts.facts.contacts.patterns import (
    CALL_BEFORE,
    EXTENSION,
    MONEY_BEFORE,
    NO_PHONE,
    PHONE_CUE_AFTER,
    PHONE_CUE_BEFORE,
    UNIT_AFTER,
    compiled,
    matches,
)
from pressfacts.record.schema import Mention
from pressfacts.text.mentions import mention

_CALL_REACH = 120
_FEWEST, _MOST = 5, 15
_INTERNATIONAL = 8
_GLUED_WORD = 3
_LETTERS = {
    letter: str(key)
    for key, letters in enumerate(("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), 2)
    for letter in letters
}
PASSES = ("international", "vanity", "north_american", "national")


class Phone(NamedTuple):
    """A number: its place, where its extension ends, the pass that found it, and the cue beside it."""

    start: int
    end: int
    full_end: int
    shape: str
    cue: Mention | None


def digits_of(text: str) -> str:
    """The digits of a number, letters dialled as digits."""
    return "".join(_LETTERS.get(character, character) for character in text if character.isalnum())


def _is_possible(text: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False


def cue_of(text: str, start: int, end: int) -> Mention | None:
    """The word beside a number that says that it is a phone number.

    A word between two numbers belongs to the first where another word follows the second: "520.555.0136
    office, 520.555.0177 cell".
    """
    after = compiled(PHONE_CUE_AFTER).search(text[end : end + 20])
    reaches = [(PHONE_CUE_BEFORE, 40)]
    if len(digits_of(text[start:end])) > 6:
        reaches.append((CALL_BEFORE, _CALL_REACH))
    for pattern, reach in reaches:
        begin = max(0, start - reach)
        match = compiled(pattern).search(text[begin:start])
        if match and not (after and text[begin : begin + match.start()].rstrip(" (")[-1:].isdigit()):
            return mention(text, begin + match.start(), begin + match.end())
    return mention(text, end, end + after.end()) if after else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a bracket that opens and never closes, or closes and never opened."""
    while start < end and text[start] == "(" and text.count(")", start, end) < text.count("(", start, end):
        start += 1
    if text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
        end -= 1
    return start, end


def _is_glued_to_address(text: str, start: int, end: int, taken: bytearray) -> bool:
    """Whether letters right beside a number belong to an address or to a word that scraping glued to it."""
    after = re.match(r"[^\W\d_]*", text[end : end + 20])
    before = text[max(0, start - _GLUED_WORD) : start]
    left = not before[-1:].isalpha() or taken[start - 1] or (before.isalpha() and len(before) == _GLUED_WORD)
    right = (
        not after or not after[0] or taken[end] or (after[0][0].isupper() and len(after[0]) >= _GLUED_WORD)
    )
    return bool(left and right)


def _may_be_phone(text: str, start: int, end: int, shape: str) -> bool:
    count = len(digits_of(text[start:end]))
    if shape == "international":
        return _INTERNATIONAL <= count <= _MOST
    if shape == "vanity":
        return count >= 10
    if shape == "north_american":
        return _is_possible(text[start:end], "US")
    if not _FEWEST <= count <= _MOST or compiled(NO_PHONE).fullmatch(text, start, end):
        return False
    return not (
        compiled(MONEY_BEFORE).search(text[max(0, start - 24) : start])
        or compiled(UNIT_AFTER).match(text, end, min(len(text), end + 14))
    )


def find_phones(text: str, taken: bytearray) -> list[Phone]:
    """What reads as a phone number in a text.

    Args:
        text: the text.
        taken: one byte a character, set where other facts stand; the numbers are marked in it.

    Returns:
        The numbers in order.
    """
    found: list[Phone] = []
    for shape in PASSES:
        for match in matches(f"contacts.phone.{shape}", text):
            start, end = _trimmed(text, match.start(), match.end())
            if any(taken[start:end]) or not _may_be_phone(text, start, end, shape):
                continue
            if not _is_glued_to_address(text, start, end, taken):
                continue
            extension = compiled(EXTENSION).match(text, end, min(len(text), end + 24))
            full_end = extension.end() if extension else end
            found.append(Phone(start, end, full_end, shape, cue_of(text, start, end)))
            taken[start:full_end] = b"\1" * (full_end - start)
    return sorted(found)
