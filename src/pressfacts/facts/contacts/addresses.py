"""E-mail addresses, URLs and handles."""

import re
from functools import cache
from typing import NamedTuple

from pressfacts.facts.contacts.patterns import (
    COMPANY_AFTER,
    NO_PAGE,
    URL_CUE_BEFORE,
    compiled,
    matches,
)
from pressfacts.lexicons import table
from pressfacts.record.schema import ContactKind

_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING = ".,;:!?'\"’”»*_…-–—"

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
"""In this order, since what an earlier pass took is no longer free: a mail's host is no URL."""


class Address(NamedTuple):
    """An address: its kind, where it stands, and the rule that took it."""

    kind: ContactKind
    start: int
    end: int
    rule: str


@cache
def _strong_endings() -> frozenset[str]:
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


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether a host name without scheme and www is meant as an address."""
    host = match[0].partition("/")[0]
    if compiled(COMPANY_AFTER).match(text, match.end(), min(len(text), match.end() + 20)):
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    if "/" in match[0][:-1] or compiled(URL_CUE_BEFORE).search(before):
        return host == host.lower() or host.count(".") > 1 or match["ending"].lower() in _strong_endings()
    if host != host.lower() or not any(character.isalpha() for character in host.rpartition(".")[0]):
        return False
    if match["ending"] in _strong_endings():
        return True
    return host.count(".") > 1 and len(host) > 8


def find_addresses(
    text: str, taken: bytearray, passes: tuple[tuple[ContactKind, str], ...] = PASSES
) -> list[Address]:
    """The addresses of a text.

    Args:
        text: the text.
        taken: one byte a character; accepted addresses are marked in it.
        passes: the kinds to look for and their rules, in order.

    Returns:
        The addresses in order.
    """
    found = []
    for kind, rule_id in passes:
        for match in matches(rule_id, text):
            start, end = match.span("handle") if rule_id == "contacts.handle.network" else match.span()
            end = without_trailing_punctuation(text, start, end) if kind == "url" else end
            if any(taken[start:end]) or (rule_id == "contacts.url.bare" and not _is_address(text, match)):
                continue
            if compiled(NO_PAGE).search(text[max(start, end - 80) : end]):
                continue
            found.append(Address(kind, start, end, rule_id))
            taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda address: address.start)
