"""Places in a release that make a name certain: legal forms, tickers, "About X", roles.

A brand such as "Brightwell" looks like any capitalised word; "Brightwell, LLC" does not.
"""

import re
from collections.abc import Iterator
from re import Match

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.grammar import Span
from pressfacts.facts.names.organisations.ground import FOREIGN, Ground
from pressfacts.facts.names.organisations.patterns import (
    ABOUT,
    APPOSITION,
    OPENING_MARK,
    PATTERNS,
    QUOTED,
    QUOTED_MODIFIER,
    TICKER,
    TICKER_CUE,
    compiled,
)
from pressfacts.facts.names.organisations.words import Words

_MOST_FORMS = 2
_LONGEST = 12
_NEAR = 20_000  # characters: a release, and of a book of them the chapter
_YEAR_DIGITS = 4
_MOST_AFTER_AT = 4
_LONGEST_NOUN = 40
_LONGEST_QUOTED = 120


def run_before(ground: Ground, last: int) -> int | None:
    """Where the run of capitalised words that ends with the word begins, None if it is none."""
    words = ground.words
    if not words[last].capital:
        return None
    first = last
    while ground.joined(first) and last - first < _LONGEST:
        step = _step_before(ground, first)
        if step == 0:
            break
        first -= step
    return None if words[first].function and first == last else first


def _step_before(ground: Ground, first: int) -> int:
    """How many words before a name belong to it."""
    words = ground.words
    before = words[first - 1]
    if not before.capital and first > 1 and words[first - 1].gap == "joined" and words[first - 2].capital:
        particle = before.lower == "&" or (before.lower in FOREIGN and before.lower != "of")
        linked = before.lower in ("of", "and") and ground.names.covers(first - 2, first)
        return 2 if particle or linked else 0
    if not ground.is_name_word(first - 1) or before.text.endswith("-based"):
        return 0
    if before.lower in lexicon.titles() or (before.initial and before.lower in lexicon.labels()):
        return 0
    return 0 if ground.cuts_possessive(first - 1) else 1


def run_after(words: Words, first: int) -> int | None:
    """Where the run of capitalised words that begins with the word ends, None if it is none."""
    if first >= len(words) or not words[first].capital:
        return None
    last = first
    while (
        last + 1 < len(words)
        and words[last + 1].gap == "joined"
        and not words[last].possessive
        and last - first < _LONGEST
    ):
        following = words[last + 1]
        if following.capital and following.lower not in lexicon.titles():
            last += 1
        elif following.lower in ("&", "of", "and") and last + 2 < len(words) and words[last + 2].capital:
            last += 2
        else:
            break
    return last


def by_legal_form(ground: Ground) -> list[Span]:
    """Names that end in a legal form: "Brightwell, LLC"."""
    found, words, openings = [], ground.words, lexicon.legal_openings()
    for index in range(1, len(words)):
        if words[index].stem not in openings or words[index].gap not in (
            "joined",
            "comma",
        ):
            continue
        length = next((n for n in (3, 2, 1) if _is_form(words, index, n)), 0)
        if not length or (words[index].gap == "comma" and _needs_joining(words[index].text)):
            continue
        first = run_before(ground, index - 1)
        if first is None and words[index].capital and _is_small_brand(ground, index - 1):
            first = index - 1
        if first is not None and ground.joined(first) and _is_number(words[first - 1].text):
            first -= 1
        if first is None or (first == index - 1 and first in ground.heads):
            continue
        if (
            ground.joined(first)
            and words[first - 1].lower in ("a", "an")
            and ground.is_place_name(first, index - 1)
        ):
            continue
        last = index + length - 1
        for _ in range(_MOST_FORMS):
            last = ground.legal_form_end(last)
        found.append(Span(first, last, "organisations.legal_form", "company"))
    return found


def _is_number(text: str) -> bool:
    """Whether a word is the number of a numbered company: "2145678 Ontario Inc."."""
    return text.isdigit() and len(text) > _YEAR_DIGITS


def _is_small_brand(ground: Ground, index: int) -> bool:
    """Whether a word in small letters before a legal form is a brand that is written so: "norvane Ltd"."""
    word = ground.words[index]
    return (
        len(word.text) > _YEAR_DIGITS - 1 and word.text.isalpha() and word.lower not in lexicon.common_words()
    )


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
    for rule in (TICKER, APPOSITION) if PATTERNS.piece(TICKER_CUE).search(text) else (APPOSITION,):
        for match in compiled(rule).finditer(text):
            reach = words.covering(match.start("name"), match.end("name"))
            if reach is not None and words[reach[0]].zone != "furniture":
                opening = words[reach[0]]
                opens = opening.initial and opening.lower in lexicon.openers()
                if opens and opening.tag == "ADP":
                    continue
                first = reach[0] + (opens or opening.text.endswith("-based"))
                if first <= reach[1] and words[reach[1]].lower not in lexicon.titles():
                    found.append(Span(first, reach[1], rule.id, "company" if rule is TICKER else None))
    for match in compiled(ABOUT).finditer(text):
        reach = words.covering(match.start("name"), match.end("name"))
        if reach is None or words[reach[1]].lower in lexicon.not_heads() or words[reach[0]].function:
            continue
        if _is_common_noun(match["name"], text[max(0, match.start() - _NEAR) : match.end() + _NEAR]):
            continue
        if (last := run_after(words, reach[0])) is not None and last == reach[1]:
            found.append(Span(reach[0], last, ABOUT.id, None))
    return found


def _is_common_noun(name: str, text: str) -> bool:
    """Whether a text also writes a name in small letters: "About Multiple Myeloma"."""
    small = r"\s".join(map(re.escape, name.lower().split()))
    return name.lower() != name and re.search(rf"(?<![\w.@/-]){small}(?![\w.@/-])", text) is not None


def _quoted(text: str) -> Iterator[Match[str]]:
    """The matches of `QUOTED`, looked for before quotation marks only: its nouns are long to try."""
    done = 0
    for mark in PATTERNS.piece(OPENING_MARK).finditer(text):
        start = max(done, mark.start() - _LONGEST_NOUN)
        if match := compiled(QUOTED).search(text, start, mark.end() + _LONGEST_QUOTED):
            done = match.end()
            yield match


def by_quotation(words: Words, text: str) -> list[Span]:
    """Names in quotation marks beside a common noun: the project "Open Roads", NGO "Svet"."""
    found = []
    for match in _quoted(text):
        reach = words.covering(match.start("name"), match.end("name"))
        if reach is not None and words[reach[0]].zone != "furniture" and words[reach[0]].capital:
            noun = match["noun"].casefold()
            kind = lexicon.heads().get((noun,))
            found.append(Span(*reach, QUOTED.id, kind.kind if kind else None))
    return found


def by_quoted_modifier(ground: Ground, text: str) -> list[Span]:
    """Names whose head noun follows a name in quotation marks: the "Ion Luca" State Theatre."""
    found, words = [], ground.words
    for match in compiled(QUOTED_MODIFIER).finditer(text):
        reach = words.covering(match.start("name"), match.end("name"))
        rest = words.covering(match.start("rest"), match.end("rest"))
        if (
            reach is None
            or rest is None
            or words[reach[0]].zone == "furniture"
            or not words[reach[1]].capital
        ):
            continue
        at = next((index for index in range(rest[1], rest[0] - 1, -1) if index in ground.heads), None)
        if at is not None and ground.begins_body(at):
            found.append(Span(reach[0], ground.heads[at][0], QUOTED_MODIFIER.id, ground.heads[at][1].kind))
    return found


def by_role(ground: Ground) -> list[Span]:
    """Names of a few words that a person's role governs with "at": "a partner at Lowenthal Pryce"."""
    found, words = [], ground.words
    for index in range(2, len(words) - 1):
        if words[index].lower != "at" or words[index].gap not in ("joined", "comma"):
            continue
        if not any(words[k].lower in lexicon.titles() for k in range(max(0, index - 5), index)):
            continue
        first = index + 1 + (words[index + 1].lower == "the")
        last = run_after(words, first)
        if last is None or words[first].gap != "joined" or not 0 < last - first < _MOST_AFTER_AT:
            continue
        if ground.names.label(first) != "PLACE" and words[last].lower not in lexicon.not_heads():
            found.append(Span(first, last, "organisations.role", None))
    return found
