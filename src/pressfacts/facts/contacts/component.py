"""The spaCy component ``pressfacts_contacts``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_contacts")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_contacts")``."""
    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.contacts.find import find
    from pressfacts.slots import CONTACTS

    return FactComponent(CONTACTS, find)
