"""The spaCy component ``pressfacts_places``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.places.find import find
from pressfacts.schema import Place
from pressfacts.slots import PLACES


@Language.factory("pressfacts_places")
def create(nlp: Language, name: str) -> FactComponent[Place]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_places")``."""
    return FactComponent(PLACES, find)
