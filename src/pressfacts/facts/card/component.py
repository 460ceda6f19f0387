"""The spaCy component ``pressfacts_card``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_card")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_card")``."""
    from pressfacts.facts.card.pipe import CardComponent

    return CardComponent()
