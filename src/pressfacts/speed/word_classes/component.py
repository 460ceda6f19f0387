"""The spaCy component ``pressfacts_word_classes``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_word_classes")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_word_classes")``."""
    from pressfacts.speed.word_classes.pipe import set_classes

    return set_classes
