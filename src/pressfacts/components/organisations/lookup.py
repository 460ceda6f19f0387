"""Find names that are known by now everywhere else in the release."""

from collections import defaultdict

from pressfacts.components.organisations.entities import Form
from pressfacts.components.organisations.words import Word, Words, split_words

_LONGEST_LOOK = 12


def plain(text: str) -> str:
    """A word for comparison: straight apostrophes, no comma."""
    return text.replace("’", "'").replace("‘", "'").strip(",")


class Lookup:
    """Spellings by their first word, the longest first.

    Args:
        forms: the spellings to look for.
    """

    def __init__(self, forms: list[Form]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Form]]] = defaultdict(list)
        self._in_capitals: dict[str, list[tuple[list[str], Form]]] = defaultdict(list)
        for form in sorted(forms, key=lambda form: -len(form.text)):
            pieces = [plain(piece) for piece in split_words(form.text)]
            if not pieces:
                continue
            self._by_first[pieces[0]].append((pieces, form))
            if len(pieces) > 1:
                folded = [piece.casefold() for piece in pieces]
                self._in_capitals[folded[0]].append((folded, form))

    def mark(self, words: Words) -> None:
        """Give every spelling all its places in the text; of two that overlap, the first and longest wins."""
        position = 0
        while position < len(words):
            reach = self._at(words, position) if words[position].zone != "furniture" else None
            position = position + 1 if reach is None else reach + 1

    def _at(self, words: Words, position: int) -> int | None:
        word = words[position]
        entries = self._by_first.get(plain(word.text)) or self._by_first.get(plain(word.stem)) or []
        folded = False
        if word.style == "capitals" and not entries:
            entries, folded = self._in_capitals.get(plain(word.text).casefold(), []), True
        for pieces, form in entries:
            if _matches(words, position, pieces, folded) and not _is_number_of(words, position, pieces):
                form.places.append((position, position + len(pieces) - 1))
                return position + len(pieces) - 1
        return None


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
