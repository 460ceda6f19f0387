"""The spaCy component ``pressfacts_dates``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_dates")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_dates")``."""
    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.dates.find import find
    from pressfacts.slots import DATES

    return FactComponent(DATES, find)
