"""Find quotations and their speakers."""

from spacy.tokens import Doc

from pressfacts.schema import Quote
from pressfacts.slots import Found


def find(doc: Doc) -> Found[Quote]:
    """The quotations and their speakers of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    return Found([])
