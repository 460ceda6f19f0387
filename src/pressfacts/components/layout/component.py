"""The spaCy component ``pressfacts_layout``."""

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts.components.layout.find import find
from pressfacts.slots import CARD, PARAGRAPHS, WARNINGS, install_extensions, read_options


class LayoutComponent:
    """Writes the paragraphs and the card, and starts a sentence at every paragraph.

    It stands before the parser, which keeps the sentence starts that are set already.
    """

    def __init__(self) -> None:
        install_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Lay out `doc` and hand it on."""
        layout = find(doc.text, read_options(doc))
        PARAGRAPHS.write(doc, layout.paragraphs)
        CARD.write(doc, [layout.card])
        WARNINGS.append(doc, layout.warnings)
        starts = {paragraph.start for paragraph in layout.paragraphs}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc


@Language.factory("pressfacts_layout")
def create(nlp: Language, name: str) -> LayoutComponent:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_layout")``."""
    return LayoutComponent()
