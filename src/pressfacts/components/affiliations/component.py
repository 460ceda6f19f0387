"""The spaCy component ``pressfacts_affiliations``."""

from spacy.language import Language

from pressfacts.components.affiliations.find import find
from pressfacts.components.base import FactComponent
from pressfacts.schema import Person
from pressfacts.slots import PEOPLE


@Language.factory("pressfacts_affiliations")
def create(nlp: Language, name: str) -> FactComponent[Person]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_affiliations")``."""
    return FactComponent(PEOPLE, find)
