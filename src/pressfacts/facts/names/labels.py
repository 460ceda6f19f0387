"""What the labels of a recogniser of names mean, ours or that of any other English pipeline."""

from spacy.tokens import Span

KINDS = ("ORGANISATION", "PERSON", "PROGRAMME", "PLACE")
"""The labels of the model that comes with the package; components know these and no others."""

_MEANT = {
    **{kind: kind for kind in KINDS},
    "ORG": "ORGANISATION",
    "PER": "PERSON",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}


def kind(entity: Span) -> str | None:
    """Which of `KINDS` an entity is; None for others: dates, sums, products, events, nationalities."""
    return _MEANT.get(entity.label_)
