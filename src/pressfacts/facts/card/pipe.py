"""The card, completed as a step of the pipeline."""

from spacy.tokens import Doc

from pressfacts.facts.card.find import find, issuing_office
from pressfacts.facts.component import FactComponent
from pressfacts.record.schema import Card
from pressfacts.slots import CARD, ORGANISATIONS


class CardComponent(FactComponent[Card]):
    """Completes the card, and the organisations where the issuer is an office that only a title names."""

    def __init__(self) -> None:
        super().__init__(CARD, find)

    def __call__(self, doc: Doc) -> Doc:
        """Complete the card of `doc` and hand the Doc on."""
        doc = super().__call__(doc)
        if office := issuing_office(doc):
            ORGANISATIONS.append(doc, office)
        return doc
