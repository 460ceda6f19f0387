"""The text cut into units: lines, and which of them go on in the next one.

Hard-wrapped lines become one unit; so do lines that a scraper broke at a link. Menu lines and bullets are
one unit each. In texts whose line breaks were lost, runs of spaces stand for paragraph breaks.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pressfacts.layout.units import FLAT_LENGTH, TERMINAL, Unit, matches, matches_one
from pressfacts.layout.vocabulary import bare, is_furniture_item, is_furniture_shape, places
from pressfacts.lexicons import words
from pressfacts.text.punctuation import is_stripped

_CONTENT = re.compile(r"\S[^\n\r\f\v\x85\u2028\u2029]*")
_BREAKS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_RUN = re.compile(r"(?<![^\S\n])[^\S\n]{3,}(?=\S)")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|been)\b")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DASHES = re.compile(r"[-–—]+")
_MARKER = re.compile(r"[•●▪■◦‣▸►○❖✓➢§\uf0b7\uf0a7o·]")
_BRACKETED_PLACE = re.compile(r"\([^()]{3,60}\)\s*[-–—:]")
_OPENING = re.compile(r"\(?[A-Z][\w ,.’'-]{2,50}\)?\s?[-–—]{1,3}\s")
_TITLE_SHARE = 0.34
"""Titles have no more words than this share with a small letter."""
_OPENERS = (
    "layout.contact.item",
    "layout.header.field",
    "layout.header.published",
    "layout.header.date",
    "layout.header.label",
    "layout.source_line",
    "layout.end_mark",
)
_CLOSERS = (
    "layout.end_mark",
    "layout.header.number",
)
LONGEST_LINE = 8000
"""Lines of this length are never joined."""
_LONGEST_HEADING = 250
_FEW_LINES = 6
_PROSE = 60
_HEAD_LINES = 30
"""Headlines are looked for among so many lines."""


class Line(NamedTuple):
    """A physical line without its margins, and the number of the block between blank lines it stands in."""

    start: int
    end: int
    block: int
    text: str


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    lines, block, done = list[Line](), 0, 0
    for match in _CONTENT.finditer(text):
        content = match.group().rstrip()
        if lines and len(_BREAKS.findall(text, done, match.start())) > 1:
            block += 1
        lines.append(Line(match.start(), match.start() + len(content), block, content))
        done = match.start() + len(content)
    return lines


def _pieces(line: Line) -> Iterator[tuple[int, int]]:
    """The parts of a line that lost its line breaks; the whole line where it did not."""
    if len(line.text) < FLAT_LENGTH:
        yield line.start, line.end
        return
    stripped = is_stripped(line.text)
    start = 0
    for run in _RUN.finditer(line.text):
        before, after = line.text[run.start() - 1], line.text[run.end()]
        wide = run.end() - run.start() >= (40 if after.islower() else 6)
        if wide or (after.isupper() and (stripped or before in '.!?:;”"’)')):
            yield line.start + start, line.start + run.start()
            start = run.end()
    yield line.start + start, line.end


def _wrap_width(lines: list[Line]) -> int | None:
    """The width that the text was wrapped to by hand or by a page layout; None where it was not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 3 or sum(n for n in lengths if n <= 140) < 0.7 * sum(lengths):
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    wrapped = total = 0
    for line, following in pairwise(lines):
        if following.block == line.block and len(line.text) >= 0.7 * width:
            total += 1
            wrapped += following.text[0].islower() and not TERMINAL.search(line.text[-6:])
    return (
        width if width >= 30 and wrapped >= max(2 if len(lines) > _FEW_LINES else 1, 0.25 * total) else None
    )


class _Joiner:
    """Decides whether a line goes on with the one before it."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._width = _wrap_width(lines)
        self._running = _running_lines(lines) if self.is_wrapped else frozenset[str]()
        self._first_prose = next(
            (i for i, line in enumerate(lines[:_HEAD_LINES]) if _is_prose_line(line.text)), _HEAD_LINES
        )

    @property
    def is_wrapped(self) -> bool:
        """Whether the text is wrapped to a width."""
        return self._width is not None

    def joins(self, index: int) -> bool:
        """Whether line `index` continues the line before it."""
        line, following = self._lines[index - 1], self._lines[index]
        if following.block != line.block or max(len(line.text), len(following.text)) >= LONGEST_LINE:
            return False
        if line.text in self._running or following.text in self._running:
            return False
        if _is_heading_over_two_lines(line.text, following.text):
            return True
        if self._is_after_place(index) or _MARKER.fullmatch(line.text) or self._asks_for_more(index):
            return True
        if _opens(line.text, following.text) or self._is_stray_number(index - 1):
            return False
        first = following.text[0]
        if first.islower() or first in ",.;:)’”%–—":
            return not TERMINAL.search(line.text[-6:]) or first in ",.;)"
        if self._is_full(line.text, following.text):
            return index != self._first_prose or _lower_share(line.text) > _TITLE_SHARE
        return self._is_open_ended(line.text) or self._is_inline(index)

    def _asks_for_more(self, index: int) -> bool:
        """Whether a long line of running text ends with a word or a number that asks for another line."""
        line, following = self._lines[index - 1].text, self._lines[index].text
        has_letters = any(map(str.isalpha, line))
        if has_letters and (len(line) <= _PROSE or TERMINAL.search(line[-6:])):
            return False
        if matches("layout.bullet", following) or is_furniture_item(following.casefold()):
            return False
        if not has_letters:
            before = self._lines[index - 2].text if index > 1 else ""
            return (
                len(before) > _PROSE
                and not TERMINAL.search(before[-6:])
                and _AUXILIARY.search(before) is not None
            )
        if not _AUXILIARY.search(line):
            return False
        return following[0].isdigit() or line.rsplit(None, 1)[-1].casefold() in words("layout_connectives")

    def _is_stray_number(self, index: int) -> bool:
        """Whether a line holds a number only and the line before it is no running text either."""
        if any(map(str.isalpha, self._lines[index].text)):
            return False
        before = self._lines[index - 1].text if index else ""
        is_text = any(map(str.isalpha, before))
        return not is_text or matches_one(_CLOSERS, before) or is_furniture_shape(before)

    def _is_after_place(self, index: int) -> bool:
        """Whether the line opens with the dash between a place above and the lede, or follows such a dash."""
        line, following = self._lines[index - 1].text, self._lines[index].text
        after = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        if _DASHES.fullmatch(line):
            return index > 1 and _is_place_line(self._lines[index - 2].text)
        if not _DASHES.match(following) or not _is_place_line(line):
            return False
        is_long = len(following) > 20 or after[:1].islower() or _DASHES.fullmatch(following) is not None
        return is_long and after[:1] != following[0]

    def _is_full(self, line: str, following: str) -> bool:
        """Whether a line reaches so far that it was wrapped there: the next word would not have fitted."""
        if self._width is None:
            return False
        if TERMINAL.search(line[-6:]):
            return len(line) >= 0.88 * self._width
        return (
            line[-1] != ":"
            and _extent(line) + _extent(" " + following.split(None, 1)[0]) >= 0.82 * self._width
        )

    def _is_open_ended(self, line: str) -> bool:
        """Whether the last word of a line asks for another."""
        last = line.rsplit(None, 1)[-1].casefold()
        if last in _ORDINAL_ENDINGS or (last.isdigit() and _AUXILIARY.search(line)):
            return True
        is_hyphenated = len(line) > 3 and line[-1] == "-" and line[-2].isalpha()
        return is_hyphenated or (last in words("layout_connectives") and " " in line)

    def _is_inline(self, index: int) -> bool:
        """Whether the line is a link or a name in a sentence that the page broke off around it."""
        if index + 1 >= len(self._lines) or self.is_wrapped:
            return False
        line, middle, after = self._lines[index - 1 : index + 2]
        if after.block != middle.block or len(middle.text) > 80 or TERMINAL.search(line.text[-6:]):
            return False
        if matches("layout.contact.item", line.text) or line.text[-1] in ":|":
            return False
        goes_on = after.text[0].islower() or after.text[0] in ",.;)"
        return goes_on and not _opens(middle.text, after.text)


def _is_heading_over_two_lines(line: str, following: str) -> bool:
    """Whether a line goes on with a heading: of Markdown, or in capitals after a comma."""
    if line.startswith("# "):
        return len(line) + len(following) < _LONGEST_HEADING and not following.startswith(
            ("#", "!", "*", "-")
        )
    return line[-1] == "," and line.isupper() and following.isupper()


def _opens(line: str, following: str) -> bool:
    """Whether the following line plainly begins something of its own, or this one stands alone."""
    return _begins(following) or _stands_alone(line)


@lru_cache(maxsize=4096)
def _begins(line: str) -> bool:
    """Whether a line begins something of its own, whatever stands before it."""
    if is_furniture_item(line.casefold()) or _MARKER.fullmatch(line) or matches("layout.bullet", line):
        return True
    return matches_one(_OPENERS, line) or _BRACKETED_PLACE.match(line) is not None


@lru_cache(maxsize=4096)
def _stands_alone(line: str) -> bool:
    """Whether a line ends with itself, whatever comes after it."""
    return is_furniture_item(line.casefold()) or is_furniture_shape(line) or matches_one(_CLOSERS, line)


def _extent(line: str) -> float:
    """The width of a line in letters, capitals counted for what they take in print."""
    return len(line) + 0.35 * sum(map(str.isupper, line))


def _running_lines(lines: list[Line]) -> frozenset[str]:
    """Lines that run with the pages: said three times, or last and said before."""
    counts = Counter(line.text for line in lines if len(line.text) >= 12)
    running = {text for text, count in counts.items() if count >= 3}
    if counts[lines[-1].text] >= 2:
        running.add(lines[-1].text)
    return frozenset(running)


def _is_place_line(line: str) -> bool:
    """Whether a line holds a place and nothing else, to go by its look."""
    return (line.isupper() and len(line) <= 40) or bare(line) in places()


def _lower_share(line: str) -> float:
    """The share of words that begin with a small letter."""
    letters = [word[0] for word in line.split() if word[0].isalpha()]
    return sum(map(str.islower, letters)) / max(1, len(letters))


def _is_prose_line(line: str) -> bool:
    """Whether a line is running text, or opens it with a dateline."""
    return _OPENING.match(line) is not None or (_lower_share(line) >= 0.55 and len(line.split()) >= 6)


def read_units(text: str) -> tuple[list[Unit], bool]:
    """Cut `text` into units, in order; every character that is no white space is in exactly one.

    Returns:
        The units, and whether the text is wrapped to a width.
    """
    lines = read_lines(text)
    joiner = _Joiner(lines)
    is_flat = is_stripped(text)
    units = list[Unit]()
    for index, line in enumerate(lines):
        pieces = list(_pieces(line))
        if index and len(pieces) == 1 and joiner.joins(index):
            units[-1] = Unit(text, units[-1].start, line.end, line.block, is_flat=is_flat)
        else:
            units.extend(Unit(text, start, end, line.block, is_flat=is_flat) for start, end in pieces)
    return units, joiner.is_wrapped
