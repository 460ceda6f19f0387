"""Candidates for e-mail addresses, URLs and handles, cut where scraping has glued words to them."""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.facts.contacts.patterns import (
    COMPANY_AFTER,
    GIVEN_NAME_BEFORE,
    GLUED_CUE,
    GLUED_HEADING,
    GLUED_NAME,
    NO_PAGE,
    NUMBER_BEFORE,
    SEAMS,
    compiled,
    matches,
)
from pressfacts.lexicons import table
from pressfacts.record.schema import ContactKind

_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING = ".,;:!?'\"’”»*_…-–—"
_LOOK_BACK = 24

EMAIL_PASSES: tuple[tuple[ContactKind, str], ...] = (
    ("email", "contacts.email.plain"),
    ("email", "contacts.email.spelled"),
)
PASSES: tuple[tuple[ContactKind, str], ...] = (
    *EMAIL_PASSES,
    ("url", "contacts.url.scheme"),
    ("url", "contacts.url.www"),
    ("url", "contacts.url.bare"),
    ("handle", "contacts.handle.at"),
    ("handle", "contacts.handle.network"),
)
"""Order matters: the host of an e-mail address is no URL."""


class Address(NamedTuple):
    """An address: its kind, its place and the rule that found it."""

    kind: ContactKind
    start: int
    end: int
    rule: str


@cache
def strong_endings() -> frozenset[str]:
    """Domain endings that are no word and no abbreviation."""
    return frozenset(row["domain"] for row in table("top_level_domains") if row["weight"] == "strong")


def without_trailing_punctuation(text: str, start: int, end: int) -> int:
    """The end of an address without the sentence's punctuation and without brackets it did not open."""
    while end > start:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        if last in _TRAILING or (opener and text.count(opener, start, end) < text.count(last, start, end)):
            end -= 1
        else:
            break
    return end


def _after_seam(text: str, start: int, end: int, kind: ContactKind) -> int:
    """Where an address starts once a number, a label or a name glued to its front is left out."""
    front = text[start:end].partition("@")[0]
    for pattern in SEAMS:
        if match := compiled(pattern).search(front):
            return start + match.end()
    if kind == "email":
        before = text[max(0, start - _LOOK_BACK) : start]
        for pattern, context in ((GLUED_CUE, NUMBER_BEFORE), (GLUED_NAME, GIVEN_NAME_BEFORE)):
            match = compiled(pattern).search(front)
            if match and compiled(context).search(before):
                return start + match.end()
    return start


def _url_end(text: str, start: int, end: int) -> int:
    """The end of a URL without punctuation and without the first word of a heading glued to it."""
    end = without_trailing_punctuation(text, start, end)
    match = compiled(GLUED_HEADING).search(text[max(start, end - 40) : end])
    return max(start, end - 40) + match.end() if match else end


def _is_in_url(text: str, start: int) -> bool:
    """Whether an address stands in the path of a URL."""
    before = text[max(0, start - 200) : start]
    return before.endswith(("/", "=")) and "://" in before.split()[-1]


def _is_host(text: str, match: re.Match[str]) -> bool:
    """Whether dotted words without scheme and www may be a host name."""
    host, ending = match[0].partition("/")[0], match["ending"]
    if compiled(COMPANY_AFTER).match(text, match.end(), min(len(text), match.end() + 20)):
        return False
    name = host.rpartition(".")[0]
    return (ending.islower() or host.isupper()) and len(name) > 1 and any(map(str.isalpha, name))


def find_addresses(
    text: str, taken: bytearray, passes: tuple[tuple[ContactKind, str], ...] = PASSES
) -> list[Address]:
    """What reads as an address in a text.

    Args:
        text: the text.
        taken: one byte a character; the addresses are marked in it.
        passes: the kinds to look for and their rules, in order.

    Returns:
        The addresses in order.
    """
    found = []
    for kind, rule_id in passes:
        for match in matches(rule_id, text):
            start, end = match.span("handle") if rule_id == "contacts.handle.network" else match.span()
            if kind == "url":
                end = _url_end(text, start, end)
            if kind == "email" or rule_id == "contacts.url.bare":
                start = _after_seam(text, start, end, kind)
            if kind == "email" and _is_in_url(text, start):
                continue
            if any(taken[start:end]) or (rule_id == "contacts.url.bare" and not _is_host(text, match)):
                continue
            if compiled(NO_PAGE).search(text[max(start, end - 80) : end]):
                continue
            found.append(Address(kind, start, end, rule_id))
            taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda address: address.start)
