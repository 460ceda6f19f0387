"""The spaCy component ``pressfacts_word_classes``."""

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pressfacts.components.word_classes.find import find


def set_classes(doc: Doc) -> Doc:
    """Set the class (POS) of each token of `doc` and hand the Doc on."""
    numbers = doc.vocab.strings
    classes: Any = np.fromiter((numbers[name] for name in find(doc)), dtype="uint64", count=len(doc))
    return doc.from_array(["POS"], classes)


@Language.factory("pressfacts_word_classes")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_word_classes")``."""
    return set_classes
