"""The words of a release as the grammar of names reads them.

spaCy's tokens part names at hyphens and full stops, so names are read over words of their own: letters
with inner hyphens, apostrophes and full stops, a possessive ending left outside, and what stands between.
"""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.patterns import WORD
from pressfacts.facts.names.people.spelling import Kind, spelling
from pressfacts.text.mentions import text_of
from pressfacts.text.offsets import parts_of_speech

_WRAPPED_LINE = 50
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "for", "a", "is", "was", "that", "with", "on", "by"})
_COMMAS = frozenset({",", ".,", "),", ".),", ",”", "”,", '",', ',"'})


class Word(NamedTuple):
    """One word: its spelling, see `Spelling`, and its place.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        gap: what stands between the word before and this one.
    """

    text: str
    lower: str
    folded: str
    capital: bool
    upper: bool
    initial: bool
    suffix: bool
    kind: Kind
    mixed: bool
    post_nominal: bool
    start: int
    end: int
    gap: str


class Words(list[Word]):
    """All words of a Doc, in order.

    Attributes:
        text: the Doc's text.
        stripped: whether the text has lost its punctuation, so that double spaces stand for it.
        english: whether the text is English, judged by its commonest words.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        super().__init__(_split(self.text))
        marks = sum(map(self.text.count, ".,;"))
        self.stripped = len(self) > 40 and marks * 100 < len(self)
        functional = sum([word.text in _ENGLISH for word in self])
        self.english = len(self) < 20 or functional * 12 > len(self)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self]

    def number_at(self, offset: int) -> int:
        """The number of the first word that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    @cached_property
    def tags(self) -> dict[int, str]:
        """Coarse parts of speech by the offset at which a token begins."""
        starts, tags = parts_of_speech(self.doc)
        return dict(zip(starts, tags, strict=True))

    def tag(self, index: int) -> str:
        """The coarse part of speech of a word, "" where no token begins with it."""
        return self.tags.get(self[index].start, "")

    def gap(self, index: int) -> str:
        """What stands before the word `index`; all of the text before it for the first."""
        return self[index].gap

    def tight(self, index: int) -> bool:
        """Whether only space that joins stands before the word: no mark, no gap for a lost mark."""
        gap = self[index].gap
        if gap == " ":
            return True
        if not gap.isspace():
            before = self[index - 1] if index else None
            return gap.strip() == "." and gap != "." and before is not None and _abbreviated(before)
        if gap.count("\n") > 1:
            return False
        if self.stripped and len(gap) > 1:
            return len(gap) == 2 and self[index - 1].initial
        return len(gap) < 3 or "\n" in gap

    def comma(self, index: int) -> bool:
        """Whether a comma, or the double space that is left of one, stands before the word."""
        gap = self[index].gap
        if gap == " ":
            return False
        if gap.strip() in _COMMAS and gap.count("\n") < 2:
            return True
        return self.stripped and gap.isspace() and 1 < len(gap) < 4

    def line_break(self, index: int) -> bool:
        """Whether the word opens a line."""
        return index == 0 or "\n" in self[index].gap

    def next_line(self, index: int) -> bool:
        """Whether nothing but one line break stands before the word."""
        gap = self[index].gap
        return gap.isspace() and gap.count("\n") == 1

    def wrapped(self, index: int) -> bool:
        """Whether the line break before the word only wraps a long line of running text.

        Lines that are indented, numbered or labelled begin something of their own.
        """
        if not self.next_line(index) or not self[index].gap.endswith("\n"):
            return False
        following = self[index + 1].gap if index + 1 < len(self) else ""
        if self[index].text[0].isdigit() or following.startswith(":"):
            return False
        before = self[index - 1]
        start = self.text.rfind("\n", 0, before.start) + 1
        return before.end - start > _WRAPPED_LINE

    def line_end(self, index: int) -> bool:
        """Whether the word closes a line."""
        return index + 1 >= len(self) or "\n" in self[index + 1].gap


def _abbreviated(word: Word) -> bool:
    """Whether a full stop after the word may be one of an abbreviation inside a name."""
    folded = word.folded
    known = folded in lexicon.honorifics() or folded in lexicon.abbreviated_names() or folded == "st"
    return known or word.initial or word.suffix


def _split(text: str) -> list[Word]:
    found: list[Word] = []
    done = 0
    for match in WORD.finditer(text):
        spelled, start = spelling(match[0]), match.start()
        end = start + len(spelled.text)
        found.append(Word._make((*spelled, start, end, text[done:start])))
        done = end
    return found
