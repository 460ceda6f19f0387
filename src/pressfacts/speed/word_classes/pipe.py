"""The classes of words as a step of the pipeline."""

from typing import Any

import numpy as np
from spacy.tokens import Doc

from pressfacts.speed.word_classes.find import find


def set_classes(doc: Doc) -> Doc:
    """Set the class (POS) of each token of `doc` and hand the Doc on."""
    found = find(doc)
    numbers = {name: doc.vocab.strings[name] for name in set(found)}
    classes: Any = np.array([numbers[name] for name in found], dtype="uint64")
    return doc.from_array(["POS"], classes)
