"""The classes of words as a step of the pipeline."""

from typing import Any

import numpy as np
from spacy.tokens import Doc

from pressfacts.components.word_classes.find import find


def set_classes(doc: Doc) -> Doc:
    """Set the class (POS) of each token of `doc` and hand the Doc on."""
    numbers = doc.vocab.strings
    classes: Any = np.fromiter((numbers[name] for name in find(doc)), dtype="uint64", count=len(doc))
    return doc.from_array(["POS"], classes)
