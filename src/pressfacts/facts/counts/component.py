"""The spaCy component ``pressfacts_quantities``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_quantities")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_quantities")``."""
    from pressfacts.facts.counts.pipe import QuantitiesComponent

    return QuantitiesComponent()
