"""Acronyms and what they stand for, both ways round.

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text": the letters of the short form are looked for from right to left in the words before
the bracket, the first letter at the beginning of a word.
"""

from typing import NamedTuple

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.patterns import MARKS, SHORT_FORM
from pressfacts.facts.names.organisations.words import Word


class Definition(NamedTuple):
    """A short form and the words of its long form, by index."""

    short: int
    first: int
    last: int

    def is_name(self, words: list[Word]) -> bool:
        """Whether the long form is written like a name, and not like that of a law, a role or a method."""
        final = words[self.last].lower
        if not words[self.first].capital or final in lexicon.not_heads() or final in lexicon.titles():
            return False
        return words[self.last].capital


def is_short_form(text: str) -> bool:
    """Whether a word may be an acronym: two capitals at least, and no more small letters than capitals."""
    if not SHORT_FORM.match(text) or text.isdigit():
        return False
    capitals, small = sum(char.isupper() for char in text), sum(char.islower() for char in text)
    return capitals >= 2 and small <= capitals


def long_form_start(short: str, words: list[str]) -> int | None:
    """Where the long form of an acronym begins in the words that stand before it.

    Args:
        short: the acronym.
        words: the words before it, in order.

    Returns:
        Index of the first word of the long form, None if the letters are not all there.
    """
    letters = MARKS.sub("", short).casefold()
    text = " ".join(words).casefold()
    position = len(text)
    for rank, letter in enumerate(reversed(letters)):
        first = rank == len(letters) - 1
        position = text.rfind(letter, 0, position)
        while first and position > 0 and text[position - 1] not in " -&/":
            position = text.rfind(letter, 0, position)
        if position < 0:
            return None
    return text.count(" ", 0, position)


def definitions(words: list[Word], text: str) -> list[Definition]:
    """All "Long Form (LF)" definitions of a text; in texts without brackets also "Long Form  LF ".

    Args:
        words: the words of the text.
        text: the text.
    """
    found = []
    for index, word in enumerate(words):
        if word.gap == "open":
            marked = text[word.end : word.end + 1] in (")", ",", ";", " ")
        else:
            marked = word.gap == "break" and word.initial and text[word.end : word.end + 2] in ("  ", " \n")
        short = word.stem
        if not marked or not is_short_form(short):
            continue
        first = _long_form(words, index, short)
        if first is not None:
            found.append(Definition(index, first, index - 1))
    return found


def initials(words: list[str]) -> str:
    """The first letters of the capitalised words of a name, and its "&"."""
    return "".join(word[0] for word in words if word[0].isupper() or word == "&")


def _before(words: list[Word], index: int, reach: int) -> list[Word]:
    """The words without a break between them that stand before the word `index`, `reach` at most."""
    first = index - 1
    while first > 0 and index - first < reach and words[first].gap in ("joined", "comma"):
        first -= 1
    return words[first:index]


def _long_form(words: list[Word], index: int, short: str) -> int | None:
    letters = len(MARKS.sub("", short))
    reach = min(letters + 5, letters * 2) + 2
    before = _before(words, index, reach)
    start = long_form_start(short, [word.lower for word in before])
    if start is None or len(before) - start < 2:
        return None
    return index - len(before) + start
