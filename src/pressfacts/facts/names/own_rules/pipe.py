"""The user's names as a step of the pipeline, before the organisations."""

from spacy.tokens import Doc

from pressfacts.facts.names.own_rules.find import Finder
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
