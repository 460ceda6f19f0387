"""The spaCy component ``pressfacts_layout``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_layout")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_layout")``."""
    from pressfacts.layout.pipe import LayoutComponent

    return LayoutComponent()
