"""The content of the page of one release."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from pressfacts.record.kinds import KINDS, Kind, line
from pressfacts.record.schema import ZONES, Release, Zone
from pressfacts.writers.html import figures
from pressfacts.writers.html.templates import render
from pressfacts.writers.marks import Block, Mark, Piece, blocks, marks
from pressfacts.writers.selection import Selection

_DEEPEST = 8
_MOST_LINKS = 12


class Layer(NamedTuple):
    """One fact that covers a piece; inner layers are drawn within outer ones.

    Attributes:
        kind: the kind of the fact.
        place: identifier of the mention, if it begins here.
        begins: whether the fact begins here.
        ends: whether it ends here.
    """

    kind: str
    place: str | None
    begins: bool
    ends: bool


class Drawn(NamedTuple):
    """A piece of text with its layers.

    Attributes:
        text: its characters.
        layers: the facts that cover it, outermost first.
        facts: identifiers of these facts, innermost first.
        label: its label for screen readers; None if no fact begins here.
    """

    text: str
    layers: tuple[Layer, ...]
    facts: tuple[str, ...]
    label: str | None


class FactRow(NamedTuple):
    """A fact as a row of its table.

    Attributes:
        name: identifier of the fact.
        fact: the fact.
        cells: its cells.
        places: identifiers of its mentions.
    """

    name: str
    fact: Any
    cells: tuple[str, ...]
    places: list[str]


class Table(NamedTuple):
    """The facts of one kind."""

    kind: Kind
    rows: list[FactRow]


def page(release: Release, selection: Selection, *, index: str | None = None) -> Iterator[str]:
    """The parts of the page of one release.

    Args:
        release: a record; without its text only the tables are shown.
        selection: the facts to show.
        index: link to the index of all releases, if there is one.
    """
    found = marks(release, selection)
    tables = _tables(release, selection, found)
    text = release.source.text or ""
    shown = blocks(text, release.source.paragraphs, found)
    labels = {row.name: f"{table.kind.one} {row.cells[0]}" for table in tables for row in table.rows}
    return render(
        "page",
        release=release,
        title=line(release.release.headline or release.source.path or "A release"),
        index=index,
        headed=any(paragraph.zone == "headline" for paragraph in release.source.paragraphs or ()),
        sections=_sections(text, shown, labels),
        tables=tables,
        zones=_zones(tables),
        timeline=figures.timeline(selection.facts(release, "dates")),
        bars=figures.bars(selection.facts(release, "participants")),
        geometry=figures,
    )


def _tables(release: Release, selection: Selection, found: list[Mark]) -> list[Table]:
    places = dict[str, list[str]]()
    for mark in found:
        places.setdefault(_fact(mark), []).append(_place(mark))
    tables = list[Table]()
    for kind in (KINDS[name] for name in selection.kinds):
        rows = [
            FactRow(name, fact, kind.cells(fact), places.get(name, [])[:_MOST_LINKS])
            for number, fact in enumerate(selection.facts(release, kind.name))
            for name in [f"{kind.name}-{number}"]
        ]
        tables.append(Table(kind, rows))
    return tables


def _fact(mark: Mark) -> str:
    return f"{mark.kind}-{mark.fact}"


def _place(mark: Mark) -> str:
    return f"{mark.kind}-{mark.fact}-at-{mark.mention}"


def _sections(
    text: str, shown: Iterable[Block], labels: dict[str, str]
) -> Iterator[tuple[Zone, list[tuple[list[tuple[Zone, list[Drawn]]], bool]]]]:
    """Consecutive paragraphs of one zone, each with its segments and whether a blank line precedes it."""
    begun = set[Mark]()
    for zone, group in groupby(shown, key=lambda block: block.zone):
        yield (
            zone,
            [
                (
                    [
                        (segment.zone, [_drawn(text, piece, labels, begun) for piece in segment.pieces])
                        for segment in block.segments
                    ],
                    block.apart,
                )
                for block in group
            ],
        )


def _drawn(text: str, piece: Piece, labels: dict[str, str], begun: set[Mark]) -> Drawn:
    words = text[piece.start : piece.end]
    beginning = set(piece.marks) - begun
    begun |= beginning
    layers = tuple(
        Layer(
            kind=mark.kind,
            place=_place(mark) if mark in beginning else None,
            begins=mark in beginning,
            ends=mark.end == piece.end,
        )
        for mark in piece.marks[-_DEEPEST:]
    )
    facts = tuple(dict.fromkeys(_fact(mark) for mark in reversed(piece.marks)))
    said = [labels[_fact(mark)] for mark in piece.marks if mark in beginning]
    label = f"{line(words)}: {'; '.join(said)}" if said else None
    return Drawn(words, layers, facts, label)


def _zones(tables: list[Table]) -> list[tuple[str, int]]:
    """The zones that have facts, each with their number."""
    counts = Counter(getattr(row.fact, "zone", None) for table in tables for row in table.rows)
    return [(zone, counts[zone]) for zone in ZONES if counts[zone]]
