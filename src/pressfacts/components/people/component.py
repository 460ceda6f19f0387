"""The spaCy component ``pressfacts_people``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.people.find import find
from pressfacts.schema import Person
from pressfacts.slots import PEOPLE


@Language.factory("pressfacts_people")
def create(nlp: Language, name: str) -> FactComponent[Person]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_people")``."""
    return FactComponent(PEOPLE, find)
