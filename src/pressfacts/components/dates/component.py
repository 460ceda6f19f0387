"""The spaCy component ``pressfacts_dates``."""

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.dates.find import find
from pressfacts.schema import DateFact
from pressfacts.slots import DATES


@Language.factory("pressfacts_dates")
def create(nlp: Language, name: str) -> FactComponent[DateFact]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_dates")``."""
    return FactComponent(DATES, find)
