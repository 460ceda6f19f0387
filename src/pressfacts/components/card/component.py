"""The spaCy component ``pressfacts_card``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.card.find import find
from pressfacts.schema import Card
from pressfacts.slots import CARD


@Language.factory("pressfacts_card")
def create(nlp: Language, name: str) -> FactComponent[Card]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_card")``."""
    return FactComponent(CARD, find)
