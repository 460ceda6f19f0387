"""The spaCy component ``pressfacts_contacts``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.contacts.find import find
from pressfacts.schema import Contact
from pressfacts.slots import CONTACTS


@Language.factory("pressfacts_contacts")
def create(nlp: Language, name: str) -> FactComponent[Contact]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_contacts")``."""
    return FactComponent(CONTACTS, find)
