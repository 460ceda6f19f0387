"""Find names that are known by now everywhere else in the release."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.words import Word, Words, split_words

_Entries = dict[str, list[tuple[list[str], str]]]


def plain(text: str) -> str:
    """A word for comparison: straight apostrophes, no comma."""
    return text.replace("’", "'").replace("‘", "'").strip(",")


class Lookup:
    """Spellings by their first word, the longest first.

    Args:
        names: the spellings to look for.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: _Entries = defaultdict(list)
        self._in_capitals: _Entries = defaultdict(list)
        for name in sorted(names, key=lambda name: -len(name)):
            pieces = [plain(piece) for piece in split_words(name)]
            if not pieces:
                continue
            self._by_first[pieces[0]].append((pieces, name))
            if len(pieces) > 1:
                folded = [piece.casefold() for piece in pieces]
                self._in_capitals[folded[0]].append((folded, name))

    def find(self, words: Words) -> Iterator[tuple[int, int, str]]:
        """Where the spellings stand: first and last word, and the spelling as it was given.

        Of two that overlap the first wins, of two that begin together the longest.
        """
        position = 0
        while position < len(words):
            found = self._at(words, position) if words[position].zone != "furniture" else None
            if found is None:
                position += 1
                continue
            length, name = found
            yield position, position + length - 1, name
            position += length

    def _at(self, words: Words, position: int) -> tuple[int, str] | None:
        word = words[position]
        entries = self._by_first.get(plain(word.text)) or self._by_first.get(plain(word.stem)) or []
        folded = False
        if word.style == "capitals" and not entries:
            entries, folded = self._in_capitals.get(plain(word.text).casefold(), []), True
        for pieces, name in entries:
            if _matches(words, position, pieces, folded) and not _is_number_of(words, position, pieces):
                return len(pieces), name
        return None


@cache
def well_known() -> Lookup:
    """Well-known bodies, those with a word for what they are in their names and those without."""
    return Lookup({*lexicon.known(), *lexicon.well_known()})


def _matches(words: Words, position: int, pieces: list[str], folded: bool) -> bool:
    span = words[position : position + len(pieces)]
    if len(span) < len(pieces) or any(word.gap not in ("joined", "comma") for word in span[1:]):
        return False
    spelled = [_comparable(word.text, folded) for word in span]
    return spelled[:-1] == pieces[:-1] and pieces[-1] in (spelled[-1], _comparable(span[-1].stem, folded))


def _comparable(text: str, folded: bool) -> str:
    return plain(text).casefold() if folded else plain(text)


def _is_number_of(words: Words, position: int, pieces: list[str]) -> bool:
    """Whether an acronym is that of a currency or a regulation: "NPR 3.4 crore", "Regulation (EU) 2019/1"."""
    if len(pieces) > 1 or position + 1 >= len(words) or not words[position].upper:
        return False
    following: Word = words[position + 1]
    return following.text[0].isdigit() and following.start - words[position].end < 3
