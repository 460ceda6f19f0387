"""The card: one release for people to read, in the terminal or as plain text of 80 columns."""

import os
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pressfacts.record.schema import Release
from pressfacts.writers import files
from pressfacts.writers.rows import SECTIONS, Section
from pressfacts.writers.selection import Selection
from pressfacts.writers.visible import for_terminal

PLAIN_WIDTH = 80
_CELL_LENGTH = 90
_CELL_LENGTHS = {"quotes": 160}


class CardWriter:
    """A readable card for each release: a line on the release, then a table for each kind of fact.

    Args:
        stream: where to write; only a terminal gets colour, and none where NO_COLOR is set. FORCE_COLOR makes
            a terminal of anything, for ``less -R``.
        selection: what to show of each record.
        several: makes no difference here.
    """

    place = staticmethod(files.text)

    def __init__(self, stream: TextIO, selection: Selection, *, several: bool = True) -> None:
        terminal = stream.isatty() or bool(os.environ.get("FORCE_COLOR"))
        self._console = Console(
            file=stream,
            width=None if stream.isatty() else PLAIN_WIDTH,
            force_terminal=terminal,
            highlight=False,
            emoji=False,
        )
        self._selection = selection
        self._count = 0

    def write(self, release: Release) -> None:
        """Write one card."""
        if self._count:
            self._console.print()
        self._count += 1
        self._print(_heading(release))
        self._print(_about(release), indent=2)
        self._lead(release)
        for kind in self._selection.kinds:
            facts = self._selection.facts(release, kind)
            if facts:
                section = SECTIONS[kind]
                self._console.print()
                self._print(styled(f"{section.title} ({len(facts)})", "bold cyan"))
                limit = _CELL_LENGTHS.get(kind, _CELL_LENGTH)
                self._print(_table(section, facts, limit, evidence=self._selection.evidence), indent=2)
        for warning in release.warnings:
            self._console.print()
            self._print(styled(f"warning: {warning.message} ({warning.code})", "yellow"))
        self._tail(release)
        self._console.file.flush()

    def close(self) -> None:
        """Nothing is left to write."""

    def _lead(self, release: Release) -> None:
        """Write what stands before the tables: nothing."""

    def _tail(self, release: Release) -> None:
        """Write what stands after the tables: the text, where it was asked for."""
        if release.source.text is not None:
            self._console.print()
            self._console.print(styled(release.source.text))

    def _print(self, part: Text | Table, indent: int = 0) -> None:
        """Print without the spaces that fill a table's last column, which only make diffs noisy."""
        if self._console.is_terminal:
            self._console.print(Padding(part, (0, 0, 0, indent)))
            return
        with self._console.capture() as capture:
            self._console.print(Padding(part, (0, 0, 0, indent)))
        lines = (line.rstrip() for line in capture.get().rstrip("\n").split("\n"))
        self._console.file.write("\n".join(lines) + "\n")


def styled(text: str, style: str = "") -> Text:
    """A text of a release in a style, safe for the terminal."""
    return Text(for_terminal(text), style=style)


def _heading(release: Release) -> Text:
    source = release.source
    place = f"{source.path or 'text'}{'' if source.record is None else f', record {source.record}'}"
    headline = release.release.headline or "(no headline)"
    return styled(f"{place}: {' '.join(headline.split())}", "bold")


def _about(release: Release) -> Text:
    card = release.release
    place = card.dateline.place if card.dateline else None
    parts = [f"published {card.published}" if card.published else "published: not stated"]
    if card.published_from:
        parts[0] += f" ({card.published_from})"
    if place:
        parts.append(" ".join(place.split()))
    if card.issuer:
        parts.append(f"issued by {card.issuer}")
    if card.embargo:
        parts.append(f"embargo until {card.embargo.until or card.embargo.text}")
    return styled(" | ".join(parts), "dim")


def _table(section: Section, facts: list[Any], limit: int, *, evidence: bool) -> Table:
    table = Table(
        box=None,
        show_header=False,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        expand=False,
    )
    columns = (*section.columns, "why") if evidence else section.columns
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=False, overflow="fold", style="" if number == 0 else "dim")
    for fact in facts:
        cells = [_short(cell, limit) for cell in section.cells(fact)]
        table.add_row(*(styled(cell) for cell in ((*cells, _why(fact)) if evidence else cells)))
    return table


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _why(fact: Any) -> str:
    cues = ", ".join(f"“{_short(' '.join(cue.text.split()), 40)}”" for cue in getattr(fact, "evidence", ()))
    rule = getattr(fact, "rule", "")
    return f"{rule}: {cues}" if cues else rule
