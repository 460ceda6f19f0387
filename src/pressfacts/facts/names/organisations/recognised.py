"""What the recogniser takes for names, laid over the words of a text."""

from spacy.tokens import Doc

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.organisations.words import Words


class Recognised:
    """The recogniser's names by word index.

    Args:
        doc: a Doc with entities.
        words: its words.

    Attributes:
        spans: first word, last word and label of each name, without a leading article.
    """

    def __init__(self, doc: Doc, words: Words) -> None:
        self.spans: list[tuple[int, int, str]] = []
        self._over: dict[int, tuple[int, int, str]] = {}
        for entity in doc.ents:
            label = kind(entity)
            reach = words.covering(entity.start_char, entity.end_char)
            if reach is None or label is None:
                continue
            first, last = reach
            while first < last and words[first].lower in ("the", "a", "an"):
                first += 1
            span = (first, last, label)
            self.spans.append(span)
            for index in range(first, last + 1):
                self._over[index] = span

    def at(self, index: int) -> tuple[int, int, str] | None:
        """The name over a word: its first and last word and its label."""
        return self._over.get(index)

    def label(self, index: int) -> str:
        """The label of the name over a word, empty if there is none."""
        return self._over[index][2] if index in self._over else ""

    def starts(self, index: int) -> bool:
        """Whether a name begins with the word."""
        return index in self._over and self._over[index][0] == index

    def ends(self, index: int) -> bool:
        """Whether a name ends with the word."""
        return index in self._over and self._over[index][1] == index
