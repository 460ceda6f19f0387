"""What the page of one release shows."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from pressfacts.record.schema import ZONES, Release, Zone
from pressfacts.writers.html import figures
from pressfacts.writers.html.templates import render
from pressfacts.writers.marks import Block, Mark, Piece, blocks, marks
from pressfacts.writers.rows import SECTIONS
from pressfacts.writers.selection import Selection

_DEEPEST = 8
_MOST_LINKS = 12


class Layer(NamedTuple):
    """One fact's share in a piece, drawn around what lies within it.

    Attributes:
        kind: the kind of the fact.
        place: identifier of the place, where it begins here.
        begins: whether the fact begins here.
        ends: whether it ends here.
    """

    kind: str
    place: str | None
    begins: bool
    ends: bool


class Drawn(NamedTuple):
    """A piece as the page draws it.

    Attributes:
        text: its characters.
        layers: the facts that cover it, outermost first.
        facts: identifiers of these facts.
        label: what a screen reader says of it; None where no fact begins.
    """

    text: str
    layers: tuple[Layer, ...]
    facts: tuple[str, ...]
    label: str | None


class FactRow(NamedTuple):
    """A fact as a row of its table.

    Attributes:
        name: identifier of the fact.
        cells: its cells.
        zone: its zone, None for a place.
        rule: its rule.
        evidence: the cues of the rule.
        places: identifiers of the places where it stands.
    """

    name: str
    cells: tuple[str, ...]
    zone: str | None
    rule: str | None
    evidence: tuple[str, ...]
    places: tuple[str, ...]


class Table(NamedTuple):
    """The facts of one kind."""

    kind: str
    title: str
    one: str
    columns: tuple[str, ...]
    rows: list[FactRow]


def page(release: Release, selection: Selection, *, index: str | None = None) -> Iterator[str]:
    """The parts of the page of one release.

    Args:
        release: a record with its text; one without shows the tables only.
        selection: which facts are shown.
        index: where the index of all releases is, if there is one.
    """
    found = marks(release, selection)
    tables = _tables(release, selection, found)
    text = release.source.text or ""
    shown = blocks(text, release.source.paragraphs, found)
    labels = {row.name: f"{table.one} {row.cells[0]}" for table in tables for row in table.rows}
    dates, participants = (
        selection.facts(release, kind) if kind in selection.kinds else []
        for kind in ("dates", "participants")
    )
    return render(
        "page",
        release=release,
        title=" ".join((release.release.headline or release.source.path or "A release").split()),
        index=index,
        headed=any(paragraph.zone == "headline" for paragraph in release.source.paragraphs or ()),
        sections=_sections(text, shown, labels),
        tables=tables,
        zones=_zones(release, tables),
        timeline=figures.timeline(dates),
        bars=figures.bars(participants),
        geometry=figures,
    )


def _tables(release: Release, selection: Selection, found: list[Mark]) -> list[Table]:
    places = dict[str, list[str]]()
    for mark in found:
        places.setdefault(_fact(mark), []).append(_place(mark))
    tables = list[Table]()
    for kind in selection.kinds:
        section = SECTIONS[kind]
        rows = [
            _row(f"{kind}-{number}", section.cells(fact), fact, places)
            for number, fact in enumerate(selection.facts(release, kind))
        ]
        tables.append(Table(kind, section.title, section.one, section.columns, rows))
    return tables


def _row(name: str, cells: tuple[str, ...], fact: Any, places: dict[str, list[str]]) -> FactRow:
    return FactRow(
        name=name,
        cells=cells,
        zone=getattr(fact, "zone", None),
        rule=getattr(fact, "rule", None),
        evidence=tuple(" ".join(cue.text.split()) for cue in getattr(fact, "evidence", ())),
        places=tuple(places.get(name, ())[:_MOST_LINKS]),
    )


def _fact(mark: Mark) -> str:
    return f"{mark.kind}-{mark.fact}"


def _place(mark: Mark) -> str:
    return f"{mark.kind}-{mark.fact}-at-{mark.mention}"


def _sections(
    text: str, shown: Iterable[Block], labels: dict[str, str]
) -> Iterator[tuple[Zone, list[tuple[list[tuple[Zone, list[Drawn]]], bool]]]]:
    """Neighbouring paragraphs of one zone, each with its segments and whether a blank line precedes it."""
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
    label = f"{' '.join(words.split())}: {'; '.join(said)}" if said else None
    return Drawn(words, layers, facts, label)


def _zones(release: Release, tables: list[Table]) -> list[tuple[str, int]]:
    """The zones that have facts, each with how many."""
    counts = dict.fromkeys(ZONES, 0)
    for row in (row for table in tables for row in table.rows):
        if row.zone in counts:
            counts[row.zone] += 1
    return [(zone, count) for zone, count in counts.items() if count]
