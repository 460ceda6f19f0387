"""Lines and units: the text cut into the paragraphs that a reader sees.

Hard-wrapped lines become one unit; so do lines that a scraper broke at a link. Menu lines and bullets are
one unit each. In texts whose line breaks were lost, runs of spaces stand for paragraph breaks.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pressfacts.components.layout.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.components.layout.vocabulary import EDGES, bare, is_furniture_item, places
from pressfacts.components.text import squash
from pressfacts.lexicons import words
from pressfacts.rules import compile_pattern
from pressfacts.schema import Zone

_CONTENT = re.compile(r"\S[^\n\r\f\v\x85\u2028\u2029]*")
_BREAKS = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_RUN = re.compile(r"[^\S\n]{3,}(?=\S)")
_TERMINAL = re.compile(r"[.!?…][\"”’')\]»*]{0,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|been)\b")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PATTERNS = {rule.id: compile_pattern(rule.pattern, VOCABULARY, FLAGS) for rule in RULES}

FLAT_LENGTH = 400
"""A line of at least this length may hold several paragraphs, divided by runs of spaces."""
WINDOW = 600
"""No pattern looks further than this into a unit."""
PROSE_LENGTH = 80
LONGEST_LINE = 8000
"""Lines of this length are never joined."""


def matches(rule: str, text: str) -> "re.Match[str] | None":
    """The match of a layout rule at the start of `text`, which is cut to a bounded window."""
    return _PATTERNS[rule].match(text[:WINDOW])


class Unit:
    """A paragraph in the making.

    Attributes:
        start: offset of its first character, which is no white space.
        end: offset after its last character.
        block: number of the block between blank lines that it stands in.
        is_flat: the text it belongs to has lost its punctuation.
        zone: the zone, None while it is undecided.
    """

    zone: Zone | None

    def __init__(self, source: str, start: int, end: int, block: int, *, is_flat: bool = False) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.block = block
        self.is_flat = is_flat
        self.zone = None

    def __repr__(self) -> str:
        return f"<{self.zone} {self.block} {self.text[:60]!r}>"

    @cached_property
    def text(self) -> str:
        """The unit on one line, white space squashed."""
        return squash(self.source[self.start : self.end])

    @cached_property
    def key(self) -> str:
        """The text for comparing and looking up: lower case, plain marks, none at the edges."""
        return self.text[:WINDOW].casefold().translate(_PLAIN).strip(EDGES)

    @cached_property
    def words(self) -> list[str]:
        """The words in the first part of the unit."""
        return _WORD.findall(self.text[:WINDOW])

    @cached_property
    def is_terminal(self) -> bool:
        """Whether it ends as a sentence does."""
        return _TERMINAL.search(self.text[-6:]) is not None

    @cached_property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        letters = [character for character in self.text[:WINDOW] if character.isalpha()]
        capitals = sum(1 for letter in letters if letter.isupper())
        return len(letters) >= 4 and capitals >= 0.85 * len(letters)

    @cached_property
    def lower_share(self) -> float:
        """The share of its words that begin with a small letter."""
        return sum(1 for word in self.words if word[0].islower()) / max(1, len(self.words))

    @cached_property
    def is_stripped(self) -> bool:
        """Whether it is long and lost its punctuation."""
        return is_stripped(self.source[self.start : self.end])

    @cached_property
    def is_bullet(self) -> bool:
        """Whether it opens with a list marker."""
        return matches("layout.bullet", self.text) is not None

    @cached_property
    def is_contact(self) -> bool:
        """Whether it is a line of a contact block: an address, a number, or one labelled."""
        return (
            len(self.text) < 200
            and not self.is_flat
            and matches("layout.contact.item", self.text) is not None
        )

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is running text rather than a heading, a label or a list item."""
        if self.is_bullet or self.lower_share < 0.4 or len(self.words) < 9:
            return False
        length = len(self.text)
        if self.is_flat:
            return length >= PROSE_LENGTH
        if not self.text.endswith(("...", "…")) and (self.is_terminal or self.text[-1] in ":,;"):
            return length >= PROSE_LENGTH or (self.lower_share >= 0.5 and length >= 45)
        return length >= 210

    def _part(self, start: int, end: int) -> "Unit":
        return Unit(self.source, start, end, self.block, is_flat=self.is_flat)

    def split(self, offset: int) -> "tuple[Unit, Unit]":
        """The two units on both sides of a source offset inside this one."""
        left = self.source[self.start : offset]
        right = self.source[offset : self.end]
        return (
            self._part(self.start, self.start + len(left.rstrip())),
            self._part(offset + len(right) - len(right.lstrip()), self.end),
        )


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


def is_stripped(text: str) -> bool:
    """Whether a long text has lost its punctuation, as some archives of releases have."""
    sample = text[:20_000]
    return len(sample) >= FLAT_LENGTH and sum(sample.count(mark) for mark in ".,") < len(sample) / 400


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
            wrapped += following.text[0].islower() and not _TERMINAL.search(line.text[-6:])
    return width if width >= 30 and wrapped >= max(2, 0.25 * total) else None


class _Joiner:
    """Decides whether a line goes on with the one before it."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._width = _wrap_width(lines)

    @property
    def is_wrapped(self) -> bool:
        """Whether the text is wrapped to a width."""
        return self._width is not None

    def joins(self, index: int) -> bool:
        """Whether line `index` continues the line before it."""
        line, following = self._lines[index - 1], self._lines[index]
        if following.block != line.block or max(len(line.text), len(following.text)) >= LONGEST_LINE:
            return False
        if self._is_after_place(index):
            return True
        if self._opens(line.text, following.text):
            return False
        if self._is_stray_number(index - 1):
            return False
        first = following.text[0]
        if first.islower() or first in ",.;:)’”%–—":
            return not _TERMINAL.search(line.text[-6:]) or first in ",.;)"
        return (
            self._is_full(line.text)
            or self._is_open_ended(line.text)
            or self._is_inline(index)
            or following.text in _ORDINAL_ENDINGS
        )

    def _is_stray_number(self, index: int) -> bool:
        """Whether a line holds a number only and the line before it is no running text either."""
        if any(character.isalpha() for character in self._lines[index].text):
            return False
        before = self._lines[index - 1].text if index else ""
        is_text = any(character.isalpha() for character in before)
        return not is_text or any(matches(rule, before) for rule in _CLOSERS)

    def _is_after_place(self, index: int) -> bool:
        """Whether the dash that opens the line stands between a place above and the lede."""
        line, following = self._lines[index - 1], self._lines[index]
        if not re.match(r"[-–—]+\s*[^\W\d_]", following.text):
            return False
        if not (line.text.isupper() and len(line.text) <= 40) and bare(line.text) not in places():
            return False
        after = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return after[:1] != following.text[0] and (len(following.text) > 20 or after[:1].islower())

    def _opens(self, line: str, following: str) -> bool:
        """Whether the following line plainly begins something of its own, or this one stands alone."""
        if is_furniture_item(line.casefold()) or is_furniture_item(following.casefold()):
            return True
        if matches("layout.bullet", following):
            return True
        if any(matches(rule, following) for rule in _OPENERS) or matches("layout.end_mark", following):
            return True
        if any(matches(rule, line) for rule in _CLOSERS):
            return True
        return following.startswith("(") and re.match(r"\([^()]{3,60}\)\s*[-–—:]", following) is not None

    def _is_full(self, line: str) -> bool:
        if self._width is None:
            return False
        share = len(line) / self._width
        return share >= 0.88 or (share >= 0.68 and not _TERMINAL.search(line[-6:]) and line[-1] != ":")

    def _is_open_ended(self, line: str) -> bool:
        last = line.rsplit(None, 1)[-1].casefold()
        if last in _ORDINAL_ENDINGS or (last.isdigit() and _AUXILIARY.search(line)):
            return True
        is_hyphenated = len(line) > 3 and line[-1] == "-" and line[-2].isalpha()
        return is_hyphenated or (last in words("layout_connectives") and " " in line)

    def _is_inline(self, index: int) -> bool:
        """Whether the line is a link or a name in a sentence that the page broke off around it."""
        if index + 1 >= len(self._lines):
            return False
        line, middle, after = self._lines[index - 1 : index + 2]
        if after.block != middle.block or len(middle.text) > 80 or _TERMINAL.search(line.text[-6:]):
            return False
        goes_on = after.text[0].islower() or after.text[0] in ",.;)"
        return goes_on and not self._opens(middle.text, after.text) and line.text[-1] not in ":|"


_OPENERS = ("layout.contact.item", "layout.header.field", "layout.header.published", "layout.header.date",
            "layout.header.label", "layout.source_line")  # fmt: skip
_CLOSERS = ("layout.furniture.timestamp", "layout.furniture.asset", "layout.furniture.link_label",
            "layout.furniture.reading_time", "layout.furniture.breadcrumb", "layout.end_mark",
            "layout.header.number")  # fmt: skip


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
