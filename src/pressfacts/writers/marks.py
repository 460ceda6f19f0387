"""Split the text of a release at the boundaries of its facts, so that each piece has the facts that cover it.

Facts may nest (a date within a quote) and cross; a text split at every boundary can show both.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pressfacts.record.schema import FACT_KINDS, Paragraph, Release, Zone
from pressfacts.writers.selection import Selection, places

_RANKS = {kind: rank for rank, kind in enumerate(FACT_KINDS)}


class Mark(NamedTuple):
    """One mention of a fact.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        kind: the kind of the fact.
        fact: number of the fact among the selected facts of its kind, from 0.
        mention: number of this mention among those of the fact, from 0.
    """

    start: int
    end: int
    kind: str
    fact: int
    mention: int


class Piece(NamedTuple):
    """A span of text in which no fact begins or ends.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        marks: the marks that cover it, outermost first.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]


class Segment(NamedTuple):
    """The part of a block in one zone, such as a dateline or the lede that follows it."""

    zone: Zone
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """A paragraph as it is displayed.

    Attributes:
        segments: its parts, one for each zone.
        apart: whether a blank line precedes it.
    """

    segments: tuple[Segment, ...]
    apart: bool

    @property
    def zone(self) -> Zone:
        """The zone that covers most of it."""
        return max(self.segments, key=lambda segment: segment.pieces[-1].end - segment.pieces[0].start).zone


def marks(release: Release, selection: Selection) -> list[Mark]:
    """Every mention of every selected fact, in text order, outer marks before inner ones."""
    found = list[Mark]()
    for kind in selection.kinds:
        for number, fact in enumerate(selection.facts(release, kind)):
            spans = sorted((mention.start, mention.end) for mention in places(fact))
            found += [Mark(start, end, kind, number, mention) for mention, (start, end) in enumerate(spans)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, _RANKS[mark.kind], mark.fact))


def blocks(text: str, paragraphs: Iterable[Paragraph] | None, found: list[Mark]) -> Iterator[Block]:
    """A text as blocks of pieces; white space between paragraphs is dropped.

    Args:
        text: the text of the release.
        paragraphs: its paragraphs in order; None for one paragraph a line.
        found: the result of `marks`.
    """
    segments, done, apart = list[Segment](), 0, False
    whole = list(_lines(text) if paragraphs is None else paragraphs)
    for paragraph, cut in zip(whole, _cut(text, whole, found), strict=True):
        between = text[done : paragraph.start]
        if segments and "\n" in between:
            yield Block(tuple(segments), apart)
            segments, apart = [], between.count("\n") > 1
        if cut:
            segments.append(Segment(paragraph.zone, cut))
        done = paragraph.end
    if segments:
        yield Block(tuple(segments), apart)


def _lines(text: str) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(zone="body", start=start, end=start + len(line))
        start += len(line) + 1


def _cut(text: str, paragraphs: list[Paragraph], found: list[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each paragraph, in one sweep over the marks."""
    waiting, number = list[Mark](), 0
    for paragraph in paragraphs:
        end = min(paragraph.end, len(text))
        while number < len(found) and found[number].start < end:
            waiting.append(found[number])
            number += 1
        waiting = [mark for mark in waiting if mark.end > paragraph.start]
        yield tuple(_pieces(paragraph.start, end, waiting))


def _pieces(start: int, end: int, around: list[Mark]) -> Iterator[Piece]:
    boundaries = sorted(
        {start, end, *(place for mark in around for place in mark[:2] if start < place < end)}
    )
    number, covering = 0, list[Mark]()
    for left, right in pairwise(boundaries):
        covering = [mark for mark in covering if mark.end > left]
        while number < len(around) and around[number].start <= left:
            if around[number].end > left:
                covering.append(around[number])
            number += 1
        yield Piece(left, right, tuple(covering))
