"""The spaCy component ``pressfacts_organisations``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.organisations.find import find
from pressfacts.schema import Organisation
from pressfacts.slots import ORGANISATIONS


@Language.factory("pressfacts_organisations")
def create(nlp: Language, name: str) -> FactComponent[Organisation]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_organisations")``."""
    return FactComponent(ORGANISATIONS, find)
