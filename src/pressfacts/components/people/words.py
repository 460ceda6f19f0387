"""The words of a release as the grammar of names reads them.

spaCy's tokens part names at hyphens and full stops, so names are read over words of their own: letters
with inner hyphens, apostrophes and full stops, a possessive ending left outside, and what stands between.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from pressfacts.components.people import lexicon
from pressfacts.components.text import text_of, without_mojibake_tail

_WORD = re.compile(
    r"(?:[^\W\d_]{1,4}\.){2,5}(?!\w)"
    r"|(?<![\w’'])[’']t\b"
    r"|[^\W\d_]+(?:[’'ʼʻ‘´`‐‑-][^\W\d_]+)*"
    r"|\d[\d.,]*|[^\W_]+"
)
_POSSESSIVE = re.compile(r"[’'ʼ‘´`][sS]$")
_ROMAN = frozenset({"ii", "iii", "iv"})
_WRAPPED_LINE = 50
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "for", "a", "is", "was", "that", "with", "on", "by"})
_COMMAS = frozenset({",", ".,", "),", ".),", ",”", "”,", '",', ',"'})
_STRIPPED_MARKS = re.compile(r"[.,;]")
_WRAP = re.compile(r"[^\S\n]*\n[^\S\n]*")


@dataclass(slots=True)
class Word:
    """One word.

    Attributes:
        text: its characters, a possessive ending left out.
        start: offset of its first character.
        end: offset after its last character.
        gap: what stands between the word before and this one.
    """

    text: str
    start: int
    end: int
    gap: str

    @property
    def lower(self) -> str:
        """The word in small letters, without a full stop at its end."""
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether it is written like a part of a name: a capital, also after d', l', al-."""
        text = self.text
        return (
            text[0].isupper()
            or (text[:2].lower() in {"d’", "d'", "l’", "l'"} and text[2:3].isupper())
            or (text[:3] in {"al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-"} and text[3:4].isupper())
        )

    @property
    def upper(self) -> bool:
        """Whether it has two letters or more, all capitals."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial

    @property
    def initial(self) -> bool:
        """Whether it is an initial, or several written together ("B.K.")."""
        letters = self.text.split(".")
        return self.text[0].isupper() and all(len(letter) <= 1 for letter in letters)

    @property
    def suffix(self) -> bool:
        """Whether it is "Jr.", "Sr." or a Roman numeral after a name."""
        return self.lower in {"jr", "sr"} or (self.text.isupper() and self.lower in _ROMAN)


class Words:
    """All words of a Doc.

    Attributes:
        text: the Doc's text.
        items: the words in order.
        stripped: whether the text has lost its punctuation, so that double spaces stand for it.
        english: whether the text is English, judged by its commonest words.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.items = _split(self.text)
        marks = len(_STRIPPED_MARKS.findall(self.text))
        self.stripped = len(self.items) > 40 and marks * 100 < len(self.items)
        functional = sum(word.text in _ENGLISH for word in self.items)
        self.english = len(self.items) < 40 or functional * 12 > len(self.items)
        self._starts = {word.start: index for index, word in enumerate(self.items)}

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Word:
        return self.items[index]

    def at(self, start: int) -> int | None:
        """The number of the word that begins at the offset `start`."""
        return self._starts.get(start)

    @cached_property
    def tags(self) -> dict[int, str]:
        """Coarse parts of speech by the offset at which a token begins."""
        return {token.idx: token.pos_ for token in self.doc}

    def tag(self, index: int) -> str:
        """The coarse part of speech of a word, "" where no token begins with it."""
        return self.tags.get(self.items[index].start, "")

    def gap(self, index: int) -> str:
        """What stands before the word `index`; all of the text before it for the first."""
        return self.items[index].gap

    def tight(self, index: int) -> bool:
        """Whether only space that joins stands before the word: no mark, no gap for a lost mark."""
        gap = self.items[index].gap
        if not gap.isspace():
            before = self.items[index - 1] if index else None
            return gap.strip() == "." and gap != "." and before is not None and _abbreviated(before)
        if gap.count("\n") > 1:
            return False
        if self.stripped and len(gap) > 1:
            return len(gap) == 2 and self.items[index - 1].initial
        return len(gap) < 3 or "\n" in gap

    def comma(self, index: int) -> bool:
        """Whether a comma, or the double space that is left of one, stands before the word."""
        gap = self.items[index].gap
        if gap.strip() in _COMMAS and gap.count("\n") < 2:
            return True
        return self.stripped and gap.isspace() and 1 < len(gap) < 4

    def line_break(self, index: int) -> bool:
        """Whether the word opens a line."""
        return index == 0 or "\n" in self.items[index].gap

    def next_line(self, index: int) -> bool:
        """Whether nothing but one line break stands before the word."""
        gap = self.items[index].gap
        return gap.isspace() and gap.count("\n") == 1

    def wrapped(self, index: int) -> bool:
        """Whether the line break before the word only wraps a long line of running text.

        Lines that are indented, numbered or labelled begin something of their own.
        """
        if not self.next_line(index) or not self.items[index].gap.endswith("\n"):
            return False
        following = self.items[index + 1].gap if index + 1 < len(self.items) else ""
        if self.items[index].text[0].isdigit() or following.startswith(":"):
            return False
        before = self.items[index - 1]
        start = self.text.rfind("\n", 0, before.start) + 1
        return before.end - start > _WRAPPED_LINE

    def line_end(self, index: int) -> bool:
        """Whether the word closes a line."""
        return index + 1 >= len(self.items) or "\n" in self.items[index + 1].gap


def _abbreviated(word: Word) -> bool:
    """Whether a full stop after the word may be one of an abbreviation inside a name."""
    folded = lexicon.fold(word.text)
    known = folded in lexicon.honorifics() or folded in lexicon.abbreviated_names() or folded == "st"
    return known or word.initial or word.suffix


def _split(text: str) -> list[Word]:
    found: list[Word] = []
    done = 0
    for match in _WORD.finditer(text):
        piece, start = without_mojibake_tail(match.group()), match.start()
        ending = _POSSESSIVE.search(piece)
        if ending and len(piece) > 2:
            piece = piece[: ending.start()]
        found.append(Word(piece, start, start + len(piece), text[done:start]))
        done = start + len(piece)
    return found
