"""The spaCy component ``pressfacts_quotes``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.quotes.find import find
from pressfacts.schema import Quote
from pressfacts.slots import QUOTES


@Language.factory("pressfacts_quotes")
def create(nlp: Language, name: str) -> FactComponent[Quote]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_quotes")``."""
    return FactComponent(QUOTES, find)
