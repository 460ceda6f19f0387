"""Complete the release card."""

from spacy.tokens import Doc

from pressfacts.schema import Card
from pressfacts.slots import Found, read_card


def find(doc: Doc) -> Found[Card]:
    """The card that the layout began, with issuer and language.

    Args:
        doc: a Doc that has been through all other components.

    Returns:
        One card, and warnings.
    """
    return Found([read_card(doc)])
