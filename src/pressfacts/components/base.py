"""What all components share: the thin class that runs a pure `find` and writes to the Doc."""

from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel
from spacy.tokens import Doc

from pressfacts.slots import WARNINGS, Found, Slot, install_extensions

ModelT = TypeVar("ModelT", bound=BaseModel)


class FactComponent(Generic[ModelT]):
    """A spaCy pipeline component that leaves the facts of one kind in one slot.

    Args:
        slot: where the facts go.
        find: pure function from a Doc to its facts and warnings.
    """

    def __init__(self, slot: Slot[ModelT], find: Callable[[Doc], Found[ModelT]]) -> None:
        install_extensions()
        self._slot = slot
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts of `doc`, write them to the slot and hand the Doc on."""
        found = self._find(doc)
        self._slot.write(doc, found.facts)
        WARNINGS.append(doc, found.warnings)
        return doc
