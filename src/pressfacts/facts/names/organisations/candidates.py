"""Candidates: every stretch of words that may be the name of an organisation.

A chain is a run of capitalised words with small link words between them ("Department of Health of the
Republic of Kenya"). Names may begin and end at many places in it; which of these they do is for the scorer to
say, so a candidate is taken from each beginning to each end.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.context import LINKS, Context
from pressfacts.facts.names.organisations.lookup import well_known
from pressfacts.facts.names.organisations.patterns import ABOUT, PATTERNS, QUOTED, TICKER, TICKER_CUE
from pressfacts.facts.names.organisations.words import Words

_LONGEST = 14
_LONGEST_CHAIN = 40
_MOST_LINKS = 5


@dataclass(slots=True)
class Candidate:
    """A stretch of words that may be a name.

    Attributes:
        first: index of the first word.
        last: index of the last word.
        sources: what proposed it, as features.
    """

    first: int
    last: int
    sources: set[str] = field(default_factory=set)


def candidates(context: Context, text: str) -> list[Candidate]:
    """All candidates of a release, in order.

    Args:
        context: its words with what is known of each.
        text: its text.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for first, last, source in _proposed(context, text):
        if _is_possible(context, first, last):
            found.setdefault((first, last), Candidate(first, last)).sources.add(source)
    return [found[place] for place in sorted(found)]


def _proposed(context: Context, text: str) -> Iterator[tuple[int, int, str]]:
    words = context.words
    for first, last, label in context.names.spans:
        yield first, context.legal_form_end(last), f"model_{label}"
    for first, last, name in well_known().find(words):
        source = "known_sure" if name in lexicon.sure_names() else "known"
        yield first, context.legal_form_end(last), source
    yield from _by_pattern(words, text)
    for first, last in chains(context):
        if words[first].style == "running" or first in context.items:
            yield from _of_chain(context, first, last)
        else:
            yield from _of_line(context, first, last)


def _is_possible(context: Context, first: int, last: int) -> bool:
    words = context.words
    opening = words[first]
    if opening.zone == "furniture" or opening.text[0] in "@#" or last - first >= _LONGEST:
        return False
    if not any(char.isalpha() for char in words[last].stem) and first == last:
        return False
    return not (first == last and len(opening.stem) < 2)


def chains(context: Context) -> Iterator[tuple[int, int]]:
    """First and last word of each run of capitalised words with link words between them."""
    words, index = context.words, 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        last = index
        while last - index < _LONGEST_CHAIN and (step := _step(context, last)):
            last += step
        yield index, last
        index = last + 1


def _step(context: Context, last: int) -> int:
    """How many words a chain goes on by after the word `last`; 0 where it ends."""
    words = context.words
    for size in (1, 2, 3):
        at = last + size
        if at >= len(words) or words[at].gap == "break" or words[at].gap == "open":
            return 0
        if words[at].capital:
            return size if words[at].gap == "joined" or _joins_comma(context, at) else 0
        if words[at].lower not in LINKS or (
            words[at].gap != "joined" and words[at].lower not in ("and", "&")
        ):
            return 0
    return 0


def _joins_comma(context: Context, index: int) -> bool:
    """Whether a comma may stand inside a name: before a legal form, or in "Housing, Planning and Works"."""
    words = context.words
    if words[index].gap != "comma":
        return words[index].gap == "joined"
    if (words[index].stem,) in lexicon.legal_forms():
        return True
    limit = min(index + 6, len(words))
    for at in range(index + 1, limit):
        if words[at].lower in ("and", "&"):
            return True
        if not words[at].capital and words[at].gap != "comma":
            return False
    return False


def _of_chain(context: Context, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Candidates from each beginning in a chain to each end after it."""
    starts = [at for at in range(first, last + 1) if _begins(context, first, at)]
    ends = {at for at in range(first, last + 1) if _ends(context, at, last)}
    for start in starts:
        links = 0
        for end in range(start, min(last, start + _LONGEST - 1) + 1):
            links += end > start and not context.words[end].capital and context.words[end].lower != "the"
            if links > _MOST_LINKS:
                break
            if end in ends:
                yield start, context.legal_form_end(end), "chain"


def _begins(context: Context, first: int, at: int) -> bool:
    """Whether a name may begin with a word of a chain."""
    words = context.words
    if not words[at].capital or words[at].lower in lexicon.calendar_words():
        return False
    if at == first or not words[at - 1].capital or words[at].gap == "comma":
        return True
    before = words[at - 1]
    return (
        before.possessive
        or context.is_title(at - 1)
        or before.initial
        or before.text.endswith("-based")
        or context.names.starts(at)
        or context.names.ends(at - 1)
        or before.lower in lexicon.nationalities()
        or context.is_geography(at - 1, at - 1)
    )


def _ends(context: Context, at: int, last: int) -> bool:
    """Whether a name may end with a word of a chain."""
    words = context.words
    if not words[at].capital:
        return False
    if at == last or not words[at + 1].capital or words[at + 1].gap == "comma":
        return True
    return (
        words[at].possessive
        or context.is_title(at + 1)
        or context.names.ends(at)
        or context.names.starts(at + 1)
        or at in context.head_ends
        or words[at + 1].lower in lexicon.not_heads()
    )


def _of_line(context: Context, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Candidates in a heading: all of a line, and what ends in a legal form."""
    words = context.words
    starts = [at for at in range(first, last + 1) if words[at].gap != "joined" or at == first]
    for start in starts:
        end = start
        while end < last and words[end + 1].gap == "joined":
            end += 1
        yield start, context.legal_form_end(end), "line"
    for at in range(first, last + 1):
        end = context.legal_form_end(at)
        if end > at:
            yield max(start for start in starts if start <= at), end, "legal_line"


def _by_pattern(words: Words, text: str) -> Iterator[tuple[int, int, str]]:
    """What stands before a ticker, after "About" in a heading, or in quotation marks beside a noun."""
    rules = [(ABOUT, "about"), (QUOTED, "quoted")]
    if PATTERNS.piece(TICKER_CUE).search(text):
        rules.append((TICKER, "ticker"))
    for rule, source in rules:
        for match in _matches(rule.id, text):
            reach = words.covering(match.start("name"), match.end("name"))
            if reach is not None and not words[reach[0]].function:
                yield *reach, source


def _matches(rule: str, text: str) -> Iterable[re.Match[str]]:
    return PATTERNS.rule(rule).finditer(text)
