"""Labelled stretches of a text, for look-up by offset."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from pressfacts.record.schema import Organisation


class Span(NamedTuple):
    """A stretch of the text with a label."""

    start: int
    end: int
    label: str


class Spans:
    """Stretches of a text, sorted.

    Args:
        spans: stretches in any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def touching(self, start: int, end: int) -> list[Span]:
        """The stretches that share a character with ``[start, end)``."""
        first = bisect_left(self._reach, start + 1)
        found = []
        for span in self._spans[first:]:
            if span.start >= end:
                break
            if span.end > start:
                found.append(span)
        return found

    def nearest(self, start: int, end: int) -> Span | None:
        """The stretch that shares most with ``[start, end)``."""
        touching = self.touching(start, end)
        return max(touching, key=lambda one: min(end, one.end) - max(start, one.start), default=None)


def organisation_spans(organisations: Iterable[Organisation]) -> Spans:
    """The mentions of organisations, labelled with the names of their entries."""
    return Spans(Span(one.start, one.end, body.name) for body in organisations for one in body.mentions)
