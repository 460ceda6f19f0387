"""Units: paragraphs in the making, and what their text looks like."""

import re
from functools import cache, cached_property

from pressfacts.layout.patterns import FLAGS, RULES, VOCABULARY
from pressfacts.layout.vocabulary import EDGES
from pressfacts.record.schema import Zone
from pressfacts.rules import compile_pattern
from pressfacts.text.calendar.expressions import Expression
from pressfacts.text.mentions import squash
from pressfacts.text.punctuation import is_stripped

TERMINAL = re.compile(r"[.!?…][\"”’')\]»*]{0,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_ADDRESS = compile_pattern(r"{{email}}|(?<![\d,.])\+?{{phone}}", VOCABULARY, FLAGS)
_SIGN_OF_ADDRESS = re.compile(r"[@\d]|[\[(]at", FLAGS)
_PATTERNS = {rule.id: compile_pattern(rule.pattern, VOCABULARY, FLAGS) for rule in RULES}
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")

FLAT_LENGTH = 400
"""A line of at least this length may hold several paragraphs, divided by runs of spaces."""
WINDOW = 600
"""No pattern looks further than this into a unit."""
PROSE_LENGTH = 80
SEARCHED = 250
"""The lede begins among so many units."""


def matches(rule: str, text: str) -> "re.Match[str] | None":
    """The match of a layout rule at the start of `text`, which is cut to a bounded window."""
    return _PATTERNS[rule].match(text[:WINDOW])


def matches_one(rules: tuple[str, ...], text: str) -> bool:
    """Whether one of the layout rules matches at the start of `text`, which is cut to a bounded window."""
    return _either(rules).match(text[:WINDOW]) is not None


@cache
def _either(rules: tuple[str, ...]) -> "re.Pattern[str]":
    """The rules as one pattern; their groups lose their names, which several rules may give."""
    patterns = (_NAMED_GROUP.sub("(?:", _PATTERNS[rule].pattern) for rule in rules)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), FLAGS)


class Unit:
    """A paragraph in the making.

    Attributes:
        start: offset of its first character, which is no white space.
        end: offset after its last character.
        block: number of the block between blank lines that it stands in.
        is_flat: the text it belongs to has lost its punctuation.
        zone: the zone, None while it is undecided.
        furniture: the probability that it is furniture.
        days: the dates of its first part, None until `days_of` has read them.
    """

    zone: Zone | None
    furniture: float
    days: list[Expression] | None

    def __init__(self, source: str, start: int, end: int, block: int, *, is_flat: bool = False) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.block = block
        self.is_flat = is_flat
        self.zone = None
        self.furniture = 0.0
        self.days = None

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
        return TERMINAL.search(self.text[-6:]) is not None

    @cached_property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        letters = list(filter(str.isalpha, self.text[:WINDOW]))
        capitals = sum(map(str.isupper, letters))
        return len(letters) >= 4 and capitals >= 0.85 * len(letters)

    @cached_property
    def lower_share(self) -> float:
        """The share of its words that begin with a small letter."""
        return sum([word[0].islower() for word in self.words]) / max(1, len(self.words))

    @cached_property
    def is_stripped(self) -> bool:
        """Whether it is long and lost its punctuation."""
        return is_stripped(self.source[self.start : self.end])

    @cached_property
    def is_bullet(self) -> bool:
        """Whether it opens with a list marker."""
        return matches("layout.bullet", self.text) is not None

    @cached_property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading in Markdown."""
        return (
            self.text.startswith("#")
            and self.text.lstrip("#")[:1] == " "
            and any(map(str.isalpha, self.text))
        )

    @cached_property
    def is_contact(self) -> bool:
        """Whether it is a line of a contact block: an address, a number, or one labelled."""
        return (
            len(self.text) < 200
            and not self.is_flat
            and matches("layout.contact.item", self.text) is not None
        )

    @cached_property
    def has_address(self) -> bool:
        """Whether it is short and holds an e-mail address or a telephone number anywhere."""
        if len(self.text) >= 250 or self.is_flat or not _SIGN_OF_ADDRESS.search(self.text):
            return False
        return _ADDRESS.search(self.text) is not None

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
