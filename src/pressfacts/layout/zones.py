"""Look up zones by offset."""

from bisect import bisect_right

from spacy.tokens import Doc

from pressfacts.record.schema import Zone
from pressfacts.slots import PARAGRAPHS, Paragraph
from pressfacts.text.markup import Hidden
from pressfacts.text.mentions import text_of


class Zones:
    """The paragraphs of a Doc, for look-up.

    Without a layout component in the pipeline the whole text is one body paragraph.

    Attributes:
        paragraphs: all paragraphs in order.
    """

    def __init__(self, doc: Doc) -> None:
        text = text_of(doc)
        self.paragraphs = PARAGRAPHS.read(doc) or [Paragraph(zone="body", start=0, end=len(text))]
        self._hidden = Hidden(text)
        self._starts = [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character at `offset`, or the last one before it."""
        return self.paragraphs[max(0, bisect_right(self._starts, offset) - 1)]

    def at(self, offset: int) -> Zone:
        """The zone of the character at `offset`."""
        return self.paragraph_at(offset).zone

    def readable(self, offset: int) -> bool:
        """Whether facts may be taken from here: neither furniture nor the target of a link yields any."""
        return self.at(offset) != "furniture" and not self._hidden.covers(offset)
