"""Quoted stretches of a text, by their marks alone.

What a mark does is decided by where it stands (white space before it and a letter after it: it opens), then
by its shape, then by turns. Every paragraph starts afresh, so that one bad mark spoils one paragraph at most.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from pressfacts.facts.quotes.patterns import (
    CLOSING,
    MARK,
    OPENING,
    SINGLE_CLOSING,
    SINGLE_OPENING,
    UNMARKED_END,
    compiled,
)

Side = Literal["open", "close"]

_BEFORE_OPENING = frozenset("([{-–—―/:|•·*")
_AFTER_CLOSING = frozenset(".,;:!?)]}-–—―/|…")
_NAME_BEFORE = re.compile(r"[A-Z][^\W\d_]+\s$")
_BARE_PARAGRAPHS = 6
"""How many paragraphs without any mark a long statement may have."""
_LONGEST_SINGLE = 1200
"""A stretch in single marks that is longer is two apostrophes."""
_REACH = 2000
"""How far after a curly opening mark its closing mark is looked for."""
_OVERLAP = 30
"""The longest ", said NAME" that a search may have cut in two."""
_SHORT = 80
"""A stretch up to this length inside another is a word or a title rather than a quotation of its own."""


class Mark(NamedTuple):
    """A quotation mark and what it does; None where that depends on what came before."""

    start: int
    end: int
    side: Side | None


class Stretch(NamedTuple):
    """A quoted stretch: the characters between the marks, and the marks' outer ends.

    Attributes:
        start: first character inside.
        end: after the last character inside.
        outer_start: where the opening mark starts.
        outer_end: where the closing mark ends.
        closed: whether a closing mark was found.
        opened: whether an opening mark was found.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    opened: bool = True


def _side(text: str, start: int, end: int, floor: int, ceiling: int) -> Side | None:
    """What the mark at ``text[start:end]`` does, by its surroundings first and its shape second."""
    glyph = text[start:end]
    before = text[start - 1] if start > floor else " "
    after = text[end] if end < ceiling else " "
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    if opens != closes:
        return "open" if opens else "close"
    if glyph in OPENING:
        return "open"
    if glyph in CLOSING:
        return "close"
    return "open" if before in ",:" and after.isalnum() else None


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of ``text[start:end]``; signs of inches and seconds are left out."""
    found: list[Mark] = []
    for match in compiled(MARK).finditer(text, start, end):
        if not (_is_measure(text, match, start) and _may_be_measure(text, match.start(), found, end)):
            side = _side(text, match.start(), match.end(), start, end)
            found.append(Mark(match.start(), match.end(), side))
    return found


def _is_measure(text: str, match: re.Match[str], floor: int) -> bool:
    """Whether a mark stands right after a figure: 6 inches, 12 seconds."""
    return match[0] in ('"', "''", "”") and match.start() > floor and text[match.start() - 1].isdigit()


def _may_be_measure(text: str, start: int, found: list[Mark], end: int) -> bool:
    """Whether a mark after a figure is no closing one: nothing is open, or a curly mark closes it later."""
    if not found or found[-1].side != "open":
        return True
    straight = text[start] in "\"'"
    return (
        straight
        and text[found[-1].start] == "“"
        and text.find("”", found[-1].end, min(end, found[-1].end + _REACH)) >= 0
    )


class _Pairing:
    """Pairs the marks of one paragraph into stretches."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._marks = marks(text, start, end)
        self._opener: Mark | None = None
        self._depth = 0
        self._searched = start
        self._result: list[Stretch] = []

    def run(self) -> list[Stretch]:
        for position, mark in enumerate(self._marks):
            if (mark.side or ("close" if self._opener else "open")) == "open":
                self._open(position, mark)
            else:
                self._close(position, mark)
        if self._opener:
            self._cut(self._opener, self._end)
        return self._result

    def _open(self, position: int, mark: Mark) -> None:
        if self._opener is None:
            self._opener = mark
        elif self._starts_line(mark, self._opener):
            return  # each paragraph of a long statement opens with a mark
        elif self._is_nested(position, self._opener):
            self._depth += 1
        else:
            self._cut(self._opener, mark.start)
            self._opener, self._depth = mark, 0

    def _close(self, position: int, mark: Mark) -> None:
        if self._opener is None:
            if position == 0 and self._text[self._start : mark.start].strip():
                lost = Stretch(self._start, mark.start, self._start, mark.end, opened=False)
                self._result.append(lost)
        elif self._depth:
            self._depth -= 1
        else:
            stretch = Stretch(self._opener.end, mark.start, self._opener.start, mark.end)
            self._result.append(stretch)
            self._opener = None

    def _cut(self, opener: Mark, until: int) -> None:
        """A stretch without a closing mark ends before ", said NAME", else where it has to."""
        match = compiled(UNMARKED_END).search(self._text, opener.end, until)
        end = match.start() if match else until
        self._result.append(Stretch(opener.end, end, opener.start, end, closed=False))

    def _has_unmarked_end(self, opener: Mark, until: int) -> bool:
        """Whether ", said NAME" stands between an opening mark and `until`; each character is read once."""
        begin = max(opener.end, self._searched - _OVERLAP)
        self._searched = until
        return compiled(UNMARKED_END).search(self._text, begin, until) is not None

    def _starts_line(self, mark: Mark, opener: Mark) -> bool:
        line = self._text.rfind("\n", max(opener.end, mark.start - _SHORT), mark.start)
        return line >= 0 and not self._text[line : mark.start].strip()

    def _is_nested(self, position: int, opener: Mark) -> bool:
        """Whether an opening mark inside an open stretch starts a quotation within it."""
        mark, following = self._marks[position], self._marks[position + 1 : position + 3]
        if not following or following[0].side == "open":
            return False
        if len(following) > 1 and following[1].side != "open":
            return True
        if self._has_unmarked_end(opener, mark.start):
            return False
        return following[0].start - mark.end <= _SHORT


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The quoted stretches of one paragraph, outermost ones only.

    Args:
        text: the release.
        start: where the paragraph starts.
        end: where it ends.

    Returns:
        Stretches in order. One may lack its closing mark, the first its opening mark. Stretches in single
        marks are taken only where there are no double ones.
    """
    return _Pairing(text, start, end).run() or _single_stretches(text, start, end)


def _single_stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches of a paragraph in single marks."""
    openers = list(compiled(SINGLE_OPENING).finditer(text, start, end))
    if not openers:
        return []
    closers = compiled(SINGLE_CLOSING).finditer(text, start, end)
    result: list[Stretch] = []
    closer = next(closers, None)
    for opener in openers:
        while closer and closer.start() < opener.end() + 2:
            closer = next(closers, None)
        if closer is None:
            break
        free = not result or opener.start() >= result[-1].outer_end
        if free and closer.start() - opener.end() <= _LONGEST_SINGLE:
            result.append(Stretch(opener.end(), closer.start(), opener.start(), closer.end()))
    return result


def all_stretches(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Stretch]:
    """The stretches of all paragraphs, those that run over several paragraphs joined.

    A statement over several paragraphs has an opening mark on each and a closing mark on the last only, or
    an opening mark on the first and a closing mark on the last.

    Args:
        text: the release.
        paragraphs: start and end of each paragraph, in order.
    """
    result: list[Stretch] = []
    bare = 0
    for start, end in paragraphs:
        found = stretches(text, start, end)
        marked = bool(found)
        if result and found and not result[-1].closed and _goes_on(text, result[-1], found[0], start, bare):
            first = found.pop(0)
            result[-1] = result[-1]._replace(end=first.end, outer_end=first.outer_end, closed=first.closed)
        bare = 0 if marked else bare + 1
        result.extend(found)
    return [stretch for stretch in result if not is_term(text, stretch)]


def _goes_on(text: str, last: Stretch, first: Stretch, start: int, bare: int) -> bool:
    """Whether `first` goes on with the statement that `last` left open at the end of its paragraph.

    `bare` paragraphs without marks stand between the two.
    """
    if bare > _BARE_PARAGRAPHS:
        return False
    if not first.opened:
        return True
    lead = text[max(0, last.outer_start - 20) : last.outer_start].rstrip()
    if lead[-1:].isalnum() and (text[last.start].islower() or not compiled(r"\b{{speech}}$").search(lead)):
        return False  # a stray mark in the middle of a sentence begins no statement
    return bare == 0 and not text[start : first.outer_start].strip() and not text[last.end : start].strip()


def is_term(text: str, stretch: Stretch) -> bool:
    """Whether a stretch is a word or two in marks, a nickname or a term: nothing ends a statement there."""
    inner = text[stretch.start : stretch.end].strip()
    if len(inner) > 60 or len(inner.split()) > 4 or not inner:
        return not inner
    after = text[stretch.outer_end : stretch.outer_end + 60]
    if inner[-1] in ",.!?…" or after.lstrip()[:1] in (",", "–", "—", "-"):
        return False
    if _NAME_BEFORE.search(text, max(0, stretch.outer_start - 30), stretch.outer_start):
        return True  # a nickname: Jo "Red" Vale said
    return not compiled(r"\s{1,3}{{clause}}").match(after)
