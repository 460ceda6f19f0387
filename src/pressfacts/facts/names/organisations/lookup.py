"""Find names that are known by now everywhere else in the release."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.words import Word, Words, plain, split_words

Found = tuple[int, int, str]
"""Where a spelling stands: its first and last word, and the spelling as it was given."""
_Entries = dict[str, list[tuple[list[str], str]]]


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

    def find(self, words: Words) -> Iterator[Found]:
        """Where the spellings stand: first and last word, and the spelling as it was given.

        Of two that overlap the first wins, of two that begin together the longest.
        """
        done = -1
        for position in self._positions(words):
            if position > done and (found := self._at(words, position)):
                length, name = found
                done = position + length - 1
                yield position, done, name

    def _positions(self, words: Words) -> list[int]:
        """The words with which a spelling may begin, in order."""
        firsts, folded = self._by_first, self._in_capitals
        return [
            index
            for index, word in enumerate(words)
            if word.plain in firsts
            or word.plain_stem in firsts
            or (word.style == "capitals" and word.plain.casefold() in folded)
            if word.zone != "furniture"
        ]

    def _at(self, words: Words, position: int) -> tuple[int, str] | None:
        word = words[position]
        entries = self._by_first.get(word.plain) or self._by_first.get(word.plain_stem) or []
        folded = False
        if word.style == "capitals" and not entries:
            entries, folded = self._in_capitals.get(word.plain.casefold(), []), True
        for pieces, name in entries:
            if _matches(words, position, pieces, folded) and not _is_number_of(words, position, pieces):
                return len(pieces), name
        return None


@cache
def well_known() -> Lookup:
    """Well-known organisations, those with a word for what they are in their names and those without."""
    return Lookup({*lexicon.known(), *lexicon.well_known()})


def _matches(words: Words, position: int, pieces: list[str], folded: bool) -> bool:
    last = position + len(pieces) - 1
    if last >= len(words):
        return False
    for index, piece in enumerate(pieces, position):
        word = words[index]
        if index > position and word.gap not in ("joined", "comma"):
            return False
        if piece == _comparable(word.plain, folded):
            continue
        if index < last or piece != _comparable(word.plain_stem, folded):
            return False
    return True


def _comparable(spelling: str, folded: bool) -> str:
    return spelling.casefold() if folded else spelling


def _is_number_of(words: Words, position: int, pieces: list[str]) -> bool:
    """Whether an acronym is that of a currency or a regulation: "NPR 3.4 crore", "Regulation (EU) 2019/1"."""
    if len(pieces) > 1 or position + 1 >= len(words) or not words[position].upper:
        return False
    following: Word = words[position + 1]
    return following.text[0].isdigit() and following.start - words[position].end < 3
