"""The spaCy component ``pressfacts_name_rules``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("pressfacts_name_rules")
def create(nlp: Language, name: str, path: str) -> Callable[[Doc], Doc]:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_name_rules", config=...)``.

    Args:
        nlp: the pipeline.
        name: the name of the component in it.
        path: the file of name rules.

    Raises:
        RulesError: if the file cannot be read or a line of it is no rule.
    """
    from pathlib import Path

    from pressfacts.facts.names.own_rules.find import Finder
    from pressfacts.facts.names.own_rules.pipe import NameRules
    from pressfacts.readers.name_rules import read

    return NameRules(Finder(nlp, read(Path(path)), path))
