"""What the base model takes for names, laid over the words of a text."""

from spacy.tokens import Doc

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.words import Words

_ENDS = frozenset({"ORGANISATION", "PLACE", "PERSON"})


class Names:
    """The model's entities by word index.

    Args:
        doc: a Doc with entities.
        words: its words.
    """

    def __init__(self, doc: Doc, words: Words) -> None:
        self._words = words
        self.spans: list[tuple[int, int, str]] = []
        self._label: dict[int, tuple[int, int, str]] = {}
        for entity in doc.ents:
            # A programme is an entry among the bodies; its words tell it apart better than the model.
            label = "ORGANISATION" if kind(entity) == "PROGRAMME" else kind(entity)
            reach = words.covering(entity.start_char, entity.end_char)
            if reach is None or label is None:
                continue
            first, last = reach
            while first < last and words[first].lower in ("the", "a", "an"):
                first += 1
            span = (first, last, label)
            self.spans.append(span)
            for index in range(first, last + 1):
                self._label[index] = span

    def label(self, index: int) -> str:
        """The label of the entity over a word, empty if there is none."""
        return self._label[index][2] if index in self._label else ""

    def span_at(self, index: int) -> tuple[int, int, str] | None:
        """The entity over a word: its first and last word and its label."""
        return self._label.get(index)

    def ends(self, index: int) -> bool:
        """Whether a body, a place or a person ends with the word."""
        span = self._label.get(index)
        return span is not None and span[1] == index and span[2] in _ENDS

    def covers(self, first: int, last: int) -> bool:
        """Whether one entity covers all the words from first to last."""
        span = self._label.get(first)
        return span is not None and span[0] <= first and last <= span[1]

    def body_ends(self, index: int) -> bool:
        """Whether a body ends with the word, or the word is an acronym."""
        span, word = self._label.get(index), self._words[index]
        acronym = word.text[: word.name_end - word.start].isupper() and word.name_end - word.start > 1
        return acronym or (span is not None and span[1] == index and span[2] == "ORGANISATION")

    def person_ends(self, index: int) -> bool:
        """Whether a person's full name ends with the word."""
        span = self._label.get(index)
        return span is not None and span[2] == "PERSON" and span[1] == index and span[0] < index

    def person_starts(self, index: int) -> bool:
        """Whether a person's full name begins with the word."""
        span = self._label.get(index)
        return span is not None and span[2] == "PERSON" and span[0] == index < span[1]

    def place_end(self, index: int) -> int:
        """The last word of the place that begins at the word; the run of capitals if the model has none."""
        span = self._label.get(index)
        if span is not None and span[2] == "PLACE" and span[0] == index:
            return span[1]
        end = index
        words = self._words
        while (
            end + 1 < len(words)
            and words[end + 1].gap == "joined"
            and words[end + 1].capital
            and end - index < 3
        ):
            phrase = " ".join(word.lower for word in words[index : end + 1])
            if phrase in lexicon.geography():
                break
            end += 1
        return end
