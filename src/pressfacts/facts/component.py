"""What all components share: the thin class that runs a pure `find` and writes to the Doc."""

from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel
from spacy.tokens import Doc

from pressfacts.record.schema import Notice
from pressfacts.slots import WARNINGS, Found, Slot, install_extensions

ModelT = TypeVar("ModelT", bound=BaseModel)


class FactComponent(Generic[ModelT]):
    """A spaCy pipeline component that leaves the facts of one kind in one slot.

    Args:
        slot: where the facts go.
        find: pure function from a Doc to its facts and warnings.
        needs_parse: whether `find` follows the parse. A Doc without one then gets a warning and no facts,
            because spaCy crashes the process when the children of an unparsed token are asked for.
    """

    def __init__(
        self, slot: Slot[ModelT], find: Callable[[Doc], Found[ModelT]], *, needs_parse: bool = False
    ) -> None:
        install_extensions()
        self._slot = slot
        self._find = find
        self._needs_parse = needs_parse

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts of `doc`, write them to the slot and hand the Doc on."""
        if self._needs_parse and not doc.has_annotation("DEP"):
            message = f"{self._slot.name} are found in pipelines with a parser only"
            found = Found[ModelT]([], [Notice(code="no_parse", message=message)])
        else:
            found = self._find(doc)
        self._slot.write(doc, found.facts)
        WARNINGS.append(doc, found.warnings)
        return doc
