"""The spaCy component ``pressfacts_people``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_people")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_people")``."""
    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.names.people.find import find
    from pressfacts.slots import PEOPLE

    return FactComponent(PEOPLE, find)
