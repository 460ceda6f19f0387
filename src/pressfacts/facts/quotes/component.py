"""The spaCy component ``pressfacts_quotes``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_quotes", default_config={"indirect": False})
def create(nlp: Language, name: str, indirect: bool) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_quotes")``.

    Args:
        nlp: the pipeline that the component goes into.
        name: its name there.
        indirect: whether reported speech is written down too, with ``direct: false``.
    """
    from functools import partial

    from pressfacts.facts.component import FactComponent
    from pressfacts.facts.quotes.find import find
    from pressfacts.slots import QUOTES

    return FactComponent(QUOTES, partial(find, indirect=indirect), needs_parse=True)
