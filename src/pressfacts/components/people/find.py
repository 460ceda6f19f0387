"""Find named people with roles and affiliations."""

from spacy.tokens import Doc

from pressfacts.schema import Person
from pressfacts.slots import Found


def find(doc: Doc) -> Found[Person]:
    """The named people with roles and affiliations of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    return Found([])
