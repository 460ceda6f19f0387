"""The quantities as a step of the pipeline."""

from spacy.tokens import Doc

from pressfacts.facts.counts.find import find
from pressfacts.slots import PARTICIPANTS, STATISTICS, WARNINGS, install_extensions


class QuantitiesComponent:
    """Writes participant counts and statistics to their slots."""

    def __init__(self) -> None:
        install_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Find the quantities of `doc`, write them to their slots and hand the Doc on."""
        found = find(doc)
        PARTICIPANTS.write(doc, found.participants)
        STATISTICS.write(doc, found.statistics)
        WARNINGS.append(doc, found.warnings)
        return doc
