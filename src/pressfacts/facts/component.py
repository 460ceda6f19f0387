"""The thin spaCy component that runs a pure `find` function and writes its facts to the Doc."""

from collections.abc import Callable
from typing import Generic, TypeVar

from pydantic import BaseModel
from spacy.tokens import Doc

from pressfacts.record.schema import Notice
from pressfacts.slots import WARNINGS, Found, Slot, install_extensions

ModelT = TypeVar("ModelT", bound=BaseModel)


class FactComponent(Generic[ModelT]):
    """A spaCy pipeline component that writes the facts of one kind to one slot.

    A component that fails costs its facts of that release: a warning names it, and the slot stays as it was.

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
        """Find the facts of `doc`, write them to the slot and return the Doc."""
        if self._needs_parse and not doc.has_annotation("DEP"):
            message = f"{self._slot.name} are only found in pipelines with a parser"
            found = Found[ModelT]([], [Notice(code="no_parse", message=message)])
        else:
            try:
                found = self._find(doc)
            except MemoryError:
                raise
            except Exception as error:
                found = Found[ModelT](self._slot.read(doc), [component_failed(self._slot.name, error)])
        self._slot.write(doc, found.facts)
        WARNINGS.append(doc, found.warnings)
        return doc


def component_failed(name: str, error: Exception) -> Notice:
    """The warning for a component that failed on one release."""
    what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    message = f"{name} are incomplete because of a defect of pressfacts ({what}); please report it"
    return Notice(code="component_failed", message=message)
