"""The spaCy component ``pressfacts_quotes``."""

from functools import partial

from spacy.language import Language

from pressfacts.components.base import FactComponent
from pressfacts.components.quotes.find import find
from pressfacts.schema import Quote
from pressfacts.slots import QUOTES


@Language.factory("pressfacts_quotes", default_config={"indirect": False})
def create(nlp: Language, name: str, indirect: bool) -> FactComponent[Quote]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_quotes")``.

    Args:
        nlp: the pipeline that the component goes into.
        name: its name there.
        indirect: whether reported speech is written down too, with ``direct: false``.
    """
    return FactComponent(QUOTES, partial(find, indirect=indirect), needs_parse=True)
