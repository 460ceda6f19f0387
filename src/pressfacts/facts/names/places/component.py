"""The spaCy component ``pressfacts_places``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_places")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_places")``."""
    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.names.places.find import find
    from pressfacts.slots import PLACES

    return FactComponent(PLACES, find)
