"""Where components leave what they found: typed slots in a Doc's user data.

Values are kept as plain dicts, so that a Doc with facts survives ``to_bytes``, a DocBin and
``nlp.pipe(n_process=...)``. The one extension attribute, ``doc._.pressfacts``, is set by
`install_extensions`, which the components call when they are made, never at import.
"""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

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
"""Key of a Doc's user data that names the recogniser that has read it; absent for the fast one."""

ModelT = TypeVar("ModelT", bound=BaseModel)


class Options(BaseModel):
    """What is known of a release beside its text.

    Attributes:
        reference_date: ISO day to resolve relative dates against where the release gives none.
        title: the headline, as the page or the e-mail that the text came in states it.
        published: the day of publication, ISO, likewise.
        indirect: whether reported speech is written down among the quotes.
    """

    model_config = ConfigDict(extra="forbid")

    reference_date: str | None = None
    title: str | None = None
    published: str | None = None
    indirect: bool = False


class Named(Mention):
    """A place of a name that the user has given.

    Attributes:
        label: ORGANISATION, PERSON, PROGRAMME, or IGNORE where it is to be no name at all.
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
        """The values in the slot, empty while nothing was written."""
        return [self.model.model_validate(value) for value in _storage(doc).get(self.name, ())]

    def write(self, doc: Doc, values: Iterable[ModelT]) -> None:
        """Replace the values in the slot."""
        _storage(doc)[self.name] = [value.model_dump() for value in values]

    def append(self, doc: Doc, values: Iterable[ModelT]) -> None:
        """Add to the values in the slot."""
        _storage(doc).setdefault(self.name, []).extend(value.model_dump() for value in values)


class Found(Generic[ModelT]):
    """What a `find` function returns: the facts, and what it could not read or resolve."""

    def __init__(self, facts: Iterable[ModelT], warnings: Iterable[Notice] = ()) -> None:
        self.facts = list(facts)
        self.warnings = list(warnings)


OPTIONS = Slot("options", Options)
PARAGRAPHS = Slot("paragraphs", Paragraph)
CARD = Slot("card", Card)
NAMED = Slot("named", Named)
DATES = Slot("dates", DateFact)
ORGANISATIONS = Slot("organisations", Organisation)
PEOPLE = Slot("people", Person)
PARTICIPANTS = Slot("participants", Participants)
STATISTICS = Slot("statistics", Statistic)
QUOTES = Slot("quotes", Quote)
CONTACTS = Slot("contacts", Contact)
PLACES = Slot("places", Place)
WARNINGS = Slot("warnings", Notice)

FACT_SLOTS: tuple[Slot[Any], ...] = (
    DATES,
    ORGANISATIONS,
    PEOPLE,
    PARTICIPANTS,
    STATISTICS,
    QUOTES,
    CONTACTS,
    PLACES,
    WARNINGS,
)


def read_card(doc: Doc) -> Card:
    """The release card as far as the components have filled it."""
    cards = CARD.read(doc)
    return cards[0] if cards else Card()


def read_options(doc: Doc) -> Options:
    """The caller's options for this Doc, defaults where none were given."""
    options = OPTIONS.read(doc)
    return options[0] if options else Options()


def recogniser_of(doc: Doc) -> str | None:
    """Which recogniser has read a Doc, None for the fast one: scorers are fitted for each."""
    name: str | None = doc.user_data.get(RECOGNISER)
    return name


def _facts(doc: Doc) -> dict[str, list[Any]]:
    return {slot.name: slot.read(doc) for slot in FACT_SLOTS}


EXTENSIONS = {"pressfacts": _facts}


def install_extensions() -> None:
    """Set the Doc extension attributes of pressfacts; calling it again changes nothing."""
    for name, getter in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
