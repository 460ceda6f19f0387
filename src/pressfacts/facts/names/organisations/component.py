"""The spaCy component ``pressfacts_organisations``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_organisations")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_organisations")``."""
    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.names.organisations.find import find
    from pressfacts.slots import ORGANISATIONS

    return FactComponent(ORGANISATIONS, find)
