"""The text of a release with its facts marked, then the tables of the card."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from pressfacts.record.schema import Release
from pressfacts.writers.card import CardWriter, styled
from pressfacts.writers.marks import Block, Mark, Piece, blocks, marks
from pressfacts.writers.rows import SECTIONS

STYLES = {
    "dates": Style(color="cyan"),
    "organisations": Style(color="magenta"),
    "people": Style(color="yellow"),
    "participants": Style(color="green", bold=True),
    "statistics": Style(color="bright_blue"),
    "quotes": Style(italic=True),
    "contacts": Style(color="bright_cyan", underline=True),
    "places": Style(color="red"),
}
_NESTED = Style(underline=True)
_FURNITURE = Style(dim=True)


class MarkedWriter(CardWriter):
    """The text with its facts in the colour of their kind, furniture dimmed, and the tables below.

    Where there is no colour, each fact stands in brackets with its kind: ``[date 14 May 2019]``.
    """

    def _lead(self, release: Release) -> None:
        text = release.source.text
        if text is None:
            self._console.print()
            self._print(styled("The record has no text; it is kept with --include-text.", "yellow"))
            return
        found = marks(release, self._selection)
        coloured = self._console.color_system is not None and not self._console.no_color
        if coloured:
            self._console.print()
            self._print(_legend(found))
        zone = None
        for block in blocks(text, release.source.paragraphs, found):
            if block.apart or block.zone != zone:
                self._console.print()
            zone = block.zone
            self._print(_colours(text, block) if coloured else _brackets(text, block))

    def _tail(self, release: Release) -> None:
        """Write nothing: the text has been written."""


def _legend(found: list[Mark]) -> Text:
    """The kinds that are marked, each in its style."""
    there = {mark.kind for mark in found}
    kinds = [kind for kind in SECTIONS if kind in there]
    if not kinds:
        return Text("no facts to mark", style="dim")
    names = [Text(SECTIONS[kind].title.lower(), style=STYLES[kind]) for kind in kinds]
    return Text.assemble(("marked: ", "dim"), Text(", ").join(names))


def _colours(text: str, block: Block) -> Text:
    line = Text()
    for segment in block.segments:
        for piece in segment.pieces:
            style = _FURNITURE if segment.zone == "furniture" else _style(piece)
            line.append_text(Text(_flat(styled(text[piece.start : piece.end]).plain), style=style))
    return line


def _style(piece: Piece) -> Style:
    """The colour of the innermost fact; where facts lie in each other, not only in a quote, a line too."""
    style = Style()
    for mark in piece.marks:
        style += STYLES[mark.kind]
    inner = {(mark.kind, mark.fact) for mark in piece.marks if mark.kind != "quotes"}
    return style + _NESTED if len(inner) > 1 else style


def _brackets(text: str, block: Block) -> Text:
    """Each fact in brackets; one that is cut by the end of another is closed there and opened again."""
    return styled("".join(_bracketed(text, block)))


def _bracketed(text: str, block: Block) -> Iterator[str]:
    opened = list[Mark]()
    for piece in (piece for segment in block.segments for piece in segment.pieces):
        kept = 0
        while kept < min(len(opened), len(piece.marks)) and opened[kept] == piece.marks[kept]:
            kept += 1
        yield "]" * (len(opened) - kept)
        yield "".join(f"[{SECTIONS[mark.kind].one} " for mark in piece.marks[kept:])
        opened = list(piece.marks)
        yield _flat(text[piece.start : piece.end])
    yield "]" * len(opened)


def _flat(text: str) -> str:
    """A piece on one line: line breaks within a paragraph are those of the page that it came from."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
