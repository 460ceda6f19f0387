"""Reported speech: "X noted that the wells are dry". Kept apart from quotations and off by default."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressfacts.facts.quotes.attribution import Attribution, Attributor

_SHORTEST = 4
"""Fewer words are no statement: "she said so"."""
_LONGEST = 150
"""A longer clause is a list, or a text without full stops."""


def reported(doc: Doc, attributor: Attributor) -> Iterator[tuple[int, int, Attribution]]:
    """Start, end and attribution of each clause that a verb of saying governs, in order.

    Args:
        doc: a parsed release.
        attributor: finds who said it.
    """
    for token in doc:
        if token.dep_ != "ccomp" or token.head.i > token.i:
            continue
        found = attributor.indirect(token.head)
        if found is None:
            continue
        start = max(token.left_edge.i, token.head.i + 1)
        words = list(doc[start : min(token.right_edge.i + 1, start + _LONGEST)])
        while words and (words[0].lower_ == "that" or not words[0].text[0].isalnum()):
            words.pop(0)
        while words and not words[-1].text[-1].isalnum():
            words.pop()
        if len(words) >= _SHORTEST:
            yield words[0].idx, words[-1].idx + len(words[-1]), found
