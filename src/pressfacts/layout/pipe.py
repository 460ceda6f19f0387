"""The layout as a step of the pipeline."""

from spacy.tokens import Doc

from pressfacts.layout.find import find
from pressfacts.layout.sentences import preset_sentence_starts
from pressfacts.slots import CARD, PARAGRAPHS, WARNINGS, install_extensions, read_options
from pressfacts.text.mentions import text_of
from pressfacts.text.punctuation import is_stripped


class LayoutComponent:
    """Writes the paragraphs and the card, and sets the sentence starts that are plain.

    It stands before the parser, which keeps the sentence starts that are set already.
    """

    def __init__(self) -> None:
        install_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Lay out `doc` and hand it on."""
        text = text_of(doc)
        layout = find(text, read_options(doc))
        PARAGRAPHS.write(doc, layout.paragraphs)
        CARD.write(doc, [layout.card])
        WARNINGS.append(doc, layout.warnings)
        starts = frozenset(paragraph.start for paragraph in layout.paragraphs)
        preset_sentence_starts(doc, starts, is_flat=is_stripped(text))
        return doc
