"""Typed slots in a Doc's user data, where components leave their results.

Values are stored as plain dicts, so that a Doc with facts survives ``to_bytes``, a DocBin and
``nlp.pipe(n_process=...)``. Components call `install_extensions` when they are created; importing this module
sets no extension attribute.
"""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from pressfacts.record.kinds import KINDS
from pressfacts.record.schema import (
    Card,
    Contact,
    DateFact,
    Mention,
    Notice,
    Organisation,
    Participants,
    Person,
    Place,
    Quote,
    Statistic,
)
from pressfacts.record.schema import (
    Paragraph as Paragraph,
)

_KEY = "pressfacts"
RECOGNISER = "pressfacts_recogniser"
"""Key in a Doc's user data for the name of its recogniser; absent for the fast one."""

ModelT = TypeVar("ModelT", bound=BaseModel)


class Options(BaseModel):
    """What is known about a release apart from its text.

    Attributes:
        reference_date: ISO day against which relative dates are resolved if the release gives none.
        title: the headline that the page or e-mail states.
        published: the day of publication that the page or e-mail states, ISO.
        indirect: whether to include reported speech among the quotes.
    """

    model_config = ConfigDict(extra="forbid")

    reference_date: str | None = None
    title: str | None = None
    published: str | None = None
    indirect: bool = False


class Named(Mention):
    """A mention of a name from the user's own rules.

    Attributes:
        label: ORGANISATION, PERSON, PROGRAMME, or IGNORE for what is not a name.
        name: the canonical name.
        rule: identifier of the user's rule.
    """

    label: str
    name: str
    rule: str


def _storage(doc: Doc) -> dict[str, Any]:
    storage: dict[str, Any] = doc.user_data.setdefault(_KEY, {})
    return storage


class Slot(Generic[ModelT]):
    """A named list of models in a Doc.

    Args:
        name: key in the Doc's user data.
        model: the model of each value.
    """

    def __init__(self, name: str, model: type[ModelT]) -> None:
        self.name = name
        self.model = model

    def filled(self, doc: Doc) -> bool:
        """Whether a component has written this slot."""
        return self.name in _storage(doc)

    def read(self, doc: Doc) -> list[ModelT]:
        """The values in the slot; empty if nothing was written."""
        return [self.model.model_validate(value) for value in _storage(doc).get(self.name, ())]

    def write(self, doc: Doc, values: Iterable[ModelT]) -> None:
        """Replace the values in the slot."""
        _storage(doc)[self.name] = [value.model_dump() for value in values]

    def append(self, doc: Doc, values: Iterable[ModelT]) -> None:
        """Add values to the slot."""
        _storage(doc).setdefault(self.name, []).extend(value.model_dump() for value in values)


class Found(Generic[ModelT]):
    """The result of a `find` function: facts, and warnings about what could not be read or resolved."""

    def __init__(self, facts: Iterable[ModelT], warnings: Iterable[Notice] = ()) -> None:
        self.facts = list(facts)
        self.warnings = list(warnings)


def of(model: type[ModelT]) -> Slot[ModelT]:
    """The slot of the kind of fact that has this model.

    Raises:
        StopIteration: if no kind has it.
    """
    return Slot(next(kind.name for kind in KINDS.values() if kind.model is model), model)


OPTIONS = Slot("options", Options)
PARAGRAPHS = Slot("paragraphs", Paragraph)
CARD = Slot("card", Card)
NAMED = Slot("named", Named)
WARNINGS = Slot("warnings", Notice)
DATES = of(DateFact)
ORGANISATIONS = of(Organisation)
PEOPLE = of(Person)
PARTICIPANTS = of(Participants)
STATISTICS = of(Statistic)
QUOTES = of(Quote)
CONTACTS = of(Contact)
PLACES = of(Place)

FACT_SLOTS: tuple[Slot[Any], ...] = (*(Slot(kind.name, kind.model) for kind in KINDS.values()), WARNINGS)


def read_card(doc: Doc) -> Card:
    """The release card as far as the components have filled it."""
    return next(iter(CARD.read(doc)), Card())


def read_options(doc: Doc) -> Options:
    """The caller's options for this Doc, or the defaults."""
    return next(iter(OPTIONS.read(doc)), Options())


def recogniser_of(doc: Doc) -> str | None:
    """The recogniser of a Doc's names, None for the fast one; each has scorers of its own."""
    name: str | None = doc.user_data.get(RECOGNISER)
    return name


def read_facts(doc: Doc) -> dict[str, list[Any]]:
    """All facts and warnings of a Doc, by kind."""
    return {slot.name: slot.read(doc) for slot in FACT_SLOTS}


EXTENSIONS = {"pressfacts": read_facts}


def install_extensions() -> None:
    """Set the Doc extension attributes of pressfacts; calling it again has no effect."""
    for name, getter in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
