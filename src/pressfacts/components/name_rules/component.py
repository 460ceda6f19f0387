"""The spaCy component ``pressfacts_name_rules``, which stands before the organisations."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts.components.name_rules.find import Finder
from pressfacts.readers.name_rules import read
from pressfacts.slots import NAMED, install_extensions


class NameRules:
    """Writes the places of the user's names to their slot, for the components of organisations and people."""

    def __init__(self, finder: Finder) -> None:
        install_extensions()
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Find the user's names in `doc` and hand the Doc on."""
        NAMED.write(doc, self._finder.find(doc))
        return doc


@Language.factory("pressfacts_name_rules")
def create(nlp: Language, name: str, path: str) -> NameRules:
    """Make the component; spaCy calls this for ``nlp.add_pipe("pressfacts_name_rules", config=...)``.

    Args:
        nlp: the pipeline.
        name: the name of the component in it.
        path: the file of name rules.

    Raises:
        RulesError: if the file cannot be read or a line of it is no rule.
    """
    return NameRules(Finder(nlp, read(Path(path)), path))
