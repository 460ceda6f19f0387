"""Find postal addresses by their beginning, and read on as long as parts of an address follow.

A street or a box begins an address; parts of a building, a town with its postal code, a region and a country
go on with it, on the same line or on the next ones. A street in a sentence is where something happened: an
address that reaches somebody stands on a line of its own, or as an item of a line of such items.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pressfacts.facts.contacts.patterns import compiled as contact_pattern
from pressfacts.facts.contacts.postal.patterns import LABEL, NAME, NOT_REACH, PATTERNS, RULES, TOWN, UNIT
from pressfacts.layout.vocabulary import bare, places
from pressfacts.record.schema import Zone

_SEPARATOR = re.compile(
    r"[ \t\u00a0]*(?:[,;•|·●]|[-–—](?=[ \t])|\n[ \t\u00a0]*\n?|[ \t\u00a0]{2,})[ \t\u00a0]*"
)
_SEGMENT = re.compile(
    r"[^,;•|·●\n]{1,60}?(?=[,;•|·●\n]|[ \t\u00a0]{2}|[ \t]+[-–—][ \t]|$|(?<=[a-z0-9]{2})\. )"
)
_PARTS = 8
"""An address has no more parts than this."""
_LINES = 4
"""An address has no more line breaks than this."""
_LINE = 240
"""A longer line is a paragraph."""
_CUE = r"{{phone_cue}}|e-?mail|web(?:site)?|contact|attention|attn"
_HEADS = tuple(rule.id for rule in RULES)
_BOX = "contacts.address.box"
_CARDS = frozenset({"contact", "header", "about", "notes"})
_SENTENCE = re.compile(r"[.;,)]?\s+[a-z]{2,}")


class PostalAddress(NamedTuple):
    """A postal address and the rule that began it."""

    start: int
    end: int
    rule: str


class _Reading(NamedTuple):
    """How far an address has been read, and whether its town is known."""

    end: int
    has_town: bool
    has_code: bool


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    left = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    right = text.find("\n", end, end + _LINE)
    return left, right if right >= 0 else min(len(text), end + _LINE)


def _read_on(text: str, start: int, limit: int) -> _Reading:
    """Read the parts that follow a street or a box.

    A name that nothing tells to be a place counts only where a town, a region or a country follows it.
    """
    reading, position, lines, pending = _Reading(start, False, False), start, 0, 0
    for _ in range(_PARTS):
        gap = _SEPARATOR.match(text, position, limit)
        if gap is None:
            break
        lines += gap[0].count("\n")
        segment = _SEGMENT.match(text, gap.end(), limit)
        if segment is None or lines > _LINES:
            break
        piece = segment[0].rstrip(" .)\t")
        end = segment.start() + len(piece)
        is_town, has_code = _town(piece)
        if is_town:
            reading, pending = _Reading(end, True, reading.has_code or has_code), 0
        elif PATTERNS.piece(UNIT).match(piece):
            reading = reading._replace(end=end)
        elif _may_be_place(piece) and pending < 2:
            pending += 1
        else:
            break
        position = segment.end()
    return reading


def _town(piece: str) -> tuple[bool, bool]:
    """Whether a part is a town, a region or a country, and whether it has a postal code."""
    if bare(piece) in places():
        return True, False
    match = PATTERNS.piece(TOWN).fullmatch(piece)
    return match is not None, match is not None and any(character.isdigit() for character in piece)


def _may_be_place(piece: str) -> bool:
    return PATTERNS.piece(NAME).fullmatch(piece) is not None and contact_pattern(_CUE).match(piece) is None


def _is_labelled(text: str, left: int, start: int) -> bool:
    """Whether the line, or a label on the line above it, says that something happens at the address."""
    if PATTERNS.piece(NOT_REACH).match(text, left, start):
        return True
    above = text[max(0, left - 60) : left].rstrip().rpartition("\n")[2]
    return PATTERNS.piece(NOT_REACH).fullmatch(above.strip()) is not None


def _stands_alone(text: str, start: int, end: int, zone: Zone) -> bool:
    """Whether an address stands on a line of its own or among the items of a card."""
    left, _ = _line(text, start, start)
    _, right = _line(text, end, end)
    before, after = text[left:start], text[end:right]
    if _is_labelled(text, left, start) or not PATTERNS.piece(LABEL).fullmatch(before):
        return False
    if zone in _CARDS:
        return _SENTENCE.match(after) is None
    return not before.strip(" \t\u00a0•·*-–") and not after.strip(" \t\u00a0.")


def _trailing_town(text: str, start: int, limit: int) -> int:
    """The end of a name that ends its line after a box: "P.O. Box 114, Bolgatanga"."""
    match = PATTERNS.piece(rf",[ ]({NAME})[.]?(?=\n|$|\. )").match(text, start, limit)
    return match.end(1) if match else start


def scan(text: str, zone_at: Callable[[int], Zone], taken: bytearray) -> Iterator[PostalAddress]:
    """The postal addresses of a text that reach somebody.

    Args:
        text: the text.
        zone_at: the zone of the character at an offset.
        taken: one byte a character, set where other facts stand; addresses are marked in it.
    """
    for rule in _HEADS:
        for match in PATTERNS.matches(rule, text):
            if any(taken[match.start() : match.end()]) or not any(sign.isdigit() for sign in match[0]):
                continue
            start = _with_unit_before(text, match.start())
            end = _end(text, start, match, (rule, zone_at(start)), taken)
            if end is not None:
                taken[start:end] = b"\1" * (end - start)
                yield PostalAddress(start, end, rule)


def _with_unit_before(text: str, start: int) -> int:
    """Where the floor or the room begins that stands before a street: "3rd Floor, 14 Mill Lane"."""
    begin = max(0, start - 30)
    match = PATTERNS.piece(rf"(?<![\w.]){UNIT},[ \n]$").search(text[begin:start])
    return begin + match.start() if match else start


def _end(
    text: str, start: int, match: "re.Match[str]", rule_and_zone: tuple[str, Zone], taken: bytearray
) -> int | None:
    """Where the address that begins with `match` ends, or None where it is none that reaches anybody."""
    rule, zone = rule_and_zone
    limit = min(len(text), match.end() + _LINE)
    busy = taken.find(1, match.end(), limit)
    reading = _read_on(text, match.end(), busy if busy >= 0 else limit)
    end = reading.end
    if rule == _BOX and not reading.has_town:
        end = _trailing_town(text, end, limit)
    complete = reading.has_town if zone in _CARDS else reading.has_code
    if not (complete or (rule == _BOX and zone in _CARDS)):
        return None
    return end if _stands_alone(text, start, end, zone) else None
