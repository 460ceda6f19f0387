"""Look up tokens by their place in the text."""

from bisect import bisect_left
from functools import cached_property

from spacy.tokens import Doc, Span

from pressfacts.text.mentions import text_of


class Tokens:
    """The tokens of a Doc, for look-up by offset.

    Attributes:
        doc: the Doc.
        text: its text.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def index(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def within(self, start: int, end: int) -> Span:
        """The tokens that start inside ``[start, end)``."""
        return self.doc[self.index(start) : self.index(end)]


def parts_of_speech(doc: Doc) -> tuple[list[int], list[str]]:
    """Offsets of all tokens, and their coarse parts of speech."""
    starts, codes = doc.to_array(["IDX", "POS"]).T.tolist()
    names = {code: doc.vocab.strings[code] for code in set(codes)}
    return starts, [names[code] for code in codes]
