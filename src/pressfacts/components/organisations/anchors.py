"""Places in a release that make a name certain: legal forms, tickers, "About X", acronyms, roles.

A brand such as "Brightwell" looks like any capitalised word; "Brightwell, LLC" does not.
"""

import re

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.grammar import Span
from pressfacts.components.organisations.patterns import ABOUT, APPOSITION, TICKER, compiled
from pressfacts.components.organisations.words import Words

_LINKS = frozenset({"&", "and", "of", "de", "la", "für", "et", "y"})


def run_before(words: Words, last: int) -> int | None:
    """Where the run of capitalised words that ends with the word begins, None if it is none."""
    if not words[last].capital:
        return None
    first = last
    while first > 0 and words[first].gap == "joined":
        before = words[first - 1]
        if (
            before.lower in _LINKS
            and first > 1
            and words[first - 1].gap == "joined"
            and words[first - 2].capital
        ):
            if before.lower in ("of", "and") and words[first - 2].initial:
                break
            first -= 2
        elif before.capital and not before.possessive and not (before.function and before.initial):
            if before.lower in lexicon.titles() or before.lower in ("the", "a"):
                break
            first -= 1
        else:
            break
    return None if words[first].function and first == last else first


def run_after(words: Words, first: int) -> int | None:
    """Where the run of capitalised words that begins with the word ends, None if it is none."""
    if first >= len(words) or not words[first].capital:
        return None
    last = first
    while last + 1 < len(words) and words[last + 1].gap == "joined" and not words[last].possessive:
        following = words[last + 1]
        if following.capital and following.lower not in lexicon.titles():
            last += 1
        elif following.lower in ("&", "of", "and") and last + 2 < len(words) and words[last + 2].capital:
            last += 2
        else:
            break
    return last


def by_legal_form(words: Words) -> list[Span]:
    """Names that end in a legal form: "Brightwell, LLC"."""
    found = []
    for index in range(1, len(words)):
        if words[index].gap not in ("joined", "comma"):
            continue
        length = next((n for n in (3, 2, 1) if _is_form(words, index, n)), 0)
        if not length or (words[index].gap == "comma" and _needs_joining(words[index].text)):
            continue
        first = run_before(words, index - 1)
        if first is not None:
            found.append(Span(first, index + length - 1, "organisations.legal_form", "company"))
    return found


def _is_form(words: Words, index: int, length: int) -> bool:
    piece = words[index : index + length]
    joined = all(word.gap == "joined" for word in piece[1:])
    return (
        joined
        and len(piece) == length
        and tuple(word.text[: word.name_end - word.start] for word in piece) in lexicon.legal_forms()
    )


def _needs_joining(form: str) -> bool:
    return len(form) == 2 and form.isupper()


def by_pattern(words: Words, text: str) -> list[Span]:
    """Names that stand before a ticker or a description, or after "About"."""
    found = []
    for rule in (TICKER, APPOSITION):
        for match in compiled(rule).finditer(text):
            reach = words.covering(0, match.start())
            if (
                reach
                and (first := run_before(words, reach[1])) is not None
                and words[reach[1]].zone != "furniture"
            ):
                found.append(Span(first, reach[1], rule.id, "company"))
    for match in compiled(ABOUT).finditer(text):
        reach = words.covering(match.start("name"), match.end("name"))
        if reach and (last := run_after(words, reach[0])) is not None and last == reach[1]:
            found.append(Span(reach[0], last, ABOUT.id, None))
    return found


_NOT_AFTER_AT = re.compile(r"\d")


def by_role(words: Words) -> list[Span]:
    """Names that a person's role governs with "at": "vice-president, public affairs, at Norvane"."""
    found = []
    for index in range(2, len(words) - 1):
        if words[index].lower != "at" or words[index].gap not in ("joined", "comma"):
            continue
        if not any(words[k].lower in lexicon.titles() for k in range(max(0, index - 5), index)):
            continue
        first = index + 1 + (words[index + 1].lower == "the")
        last = run_after(words, first)
        if last is not None and words[first].gap == "joined" and not _NOT_AFTER_AT.search(words[first].text):
            found.append(Span(first, last, "organisations.role", None))
    return found
