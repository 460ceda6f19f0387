"""The card: a readable summary of one release, in the terminal or as plain text of 80 columns."""

import os
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pressfacts.record.kinds import KINDS, Kind, line
from pressfacts.record.schema import Release
from pressfacts.writers import Writer, files
from pressfacts.writers.selection import Selection
from pressfacts.writers.visible import for_terminal

PLAIN_WIDTH = 80
_CELL_LENGTH = 90
_CELL_LENGTHS = {"quotes": 160}


class CardWriter(Writer):
    """A card for each release: a line on the release, then a table for each kind of fact.

    Only terminals get colour, and none if NO_COLOR is set; FORCE_COLOR forces colour, for ``less -R``.
    """

    place = staticmethod(files.text)

    def __init__(self, place: TextIO, selection: Selection, *, several: bool = True) -> None:
        super().__init__(place, selection, several=several)
        self._console = Console(
            file=place,
            width=None if place.isatty() else PLAIN_WIDTH,
            force_terminal=place.isatty() or bool(os.environ.get("FORCE_COLOR")),
            highlight=False,
            emoji=False,
        )
        self._begun = False

    def write(self, release: Release) -> None:
        """Write one card."""
        if self._begun:
            self._console.print()
        self._begun = True
        self._print(_heading(release))
        self._print(_about(release), indent=2)
        self._lead(release)
        for kind in self._selection.kinds:
            facts = self._selection.facts(release, kind)
            if facts:
                self._console.print()
                self._print(styled(f"{KINDS[kind].title} ({len(facts)})", "bold cyan"))
                self._print(_table(KINDS[kind], facts, explained=self._selection.evidence), indent=2)
        for warning in release.warnings:
            self._console.print()
            self._print(styled(f"warning: {warning.message} ({warning.code})", "yellow"))
        self._tail(release)
        self._console.file.flush()

    def _lead(self, release: Release) -> None:
        """Write what comes before the tables: nothing."""

    def _tail(self, release: Release) -> None:
        """Write what comes after the tables: the text, if it is in the record."""
        if release.source.text is not None:
            self._console.print()
            self._console.print(styled(release.source.text))

    def _print(self, part: Text | Table, indent: int = 0) -> None:
        """Print, outside a terminal without trailing spaces, which only make diffs noisy."""
        if self._console.is_terminal:
            self._console.print(Padding(part, (0, 0, 0, indent)))
            return
        with self._console.capture() as capture:
            self._console.print(Padding(part, (0, 0, 0, indent)))
        lines = (line.rstrip() for line in capture.get().rstrip("\n").split("\n"))
        self._console.file.write("\n".join(lines) + "\n")


def styled(text: str, style: str = "") -> Text:
    """A text from a release in a style, safe for the terminal."""
    return Text(for_terminal(text), style=style)


def _heading(release: Release) -> Text:
    source = release.source
    place = f"{source.path or 'text'}{'' if source.record is None else f', record {source.record}'}"
    return styled(f"{place}: {line(release.release.headline or '(no headline)')}", "bold")


def _about(release: Release) -> Text:
    card = release.release
    place = card.dateline.place if card.dateline else None
    parts = [f"published {card.published}" if card.published else "published: not stated"]
    if card.published_from:
        parts[0] += f" ({card.published_from})"
    if place:
        parts.append(line(place))
    if card.issuer:
        parts.append(f"issued by {card.issuer}")
    if card.embargo:
        parts.append(f"embargo until {card.embargo.until or card.embargo.text}")
    return styled(" | ".join(parts), "dim")


def _table(kind: Kind, facts: list[Any], *, explained: bool) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    limit = _CELL_LENGTHS.get(kind.name, _CELL_LENGTH)
    for number in range(len(kind.columns) + explained):
        table.add_column(overflow="fold", style="dim" if number else "")
    for fact in facts:
        cells = [_short(cell, limit) for cell in kind.cells(fact)]
        table.add_row(*map(styled, [*cells, _explanation(fact)] if explained else cells))
    return table


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _explanation(fact: Any) -> str:
    """The rule of a fact, its confidence, its evidence and its features."""
    confidence = getattr(fact, "confidence", None)
    cues = [f"“{_short(line(cue.text), 40)}”" for cue in getattr(fact, "evidence", ())]
    weights = [f"{one.feature} {one.weight:+.2f}" for one in getattr(fact, "features", ())]
    rule = getattr(fact, "rule", "") + ("" if confidence is None else f" ({confidence:.2f})")
    return ": ".join(part for part in (rule, ", ".join([*cues, *weights])) if part)
