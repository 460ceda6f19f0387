"""The text of a release with its facts highlighted, then the tables of the card."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from pressfacts.record.kinds import KINDS
from pressfacts.record.schema import Release
from pressfacts.writers.card import CardWriter, styled
from pressfacts.writers.marks import Block, Mark, Piece, blocks, marks

STYLES = {name: Style.parse(kind.colour.terminal) for name, kind in KINDS.items()}
_NESTED = Style(underline=True)
_FURNITURE = Style(dim=True)


class MarkedWriter(CardWriter):
    """The text with its facts in the colour of their kind and furniture dimmed, then the tables.

    Without colour, each fact is put in brackets with its kind: ``[date 14 May 2019]``.
    """

    def _lead(self, release: Release) -> None:
        text = release.source.text
        if text is None:
            self._console.print()
            self._print(styled("The record has no text; use --include-text to keep it.", "yellow"))
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
        """Write nothing: the text came first."""


def _legend(found: list[Mark]) -> Text:
    """The kinds that occur, each in its style."""
    there = {mark.kind for mark in found}
    kinds = [kind for kind in KINDS if kind in there]
    if not kinds:
        return Text("no facts found", style="dim")
    names = [Text(KINDS[kind].title.lower(), style=STYLES[kind]) for kind in kinds]
    return Text.assemble(("marked: ", "dim"), Text(", ").join(names))


def _colours(text: str, block: Block) -> Text:
    line = Text()
    for segment in block.segments:
        for piece in segment.pieces:
            style = _FURNITURE if segment.zone == "furniture" else _style(piece)
            line.append_text(Text(_flat(styled(text[piece.start : piece.end]).plain), style=style))
    return line


def _style(piece: Piece) -> Style:
    """The colour of the innermost fact, underlined if facts are nested, other than in a quote."""
    style = Style()
    for mark in piece.marks:
        style += STYLES[mark.kind]
    inner = {(mark.kind, mark.fact) for mark in piece.marks if mark.kind != "quotes"}
    return style + _NESTED if len(inner) > 1 else style


def _brackets(text: str, block: Block) -> Text:
    """Each fact in brackets; one that crosses the end of another is closed there and reopened."""
    return styled("".join(_bracketed(text, block)))


def _bracketed(text: str, block: Block) -> Iterator[str]:
    opened = list[Mark]()
    for piece in (piece for segment in block.segments for piece in segment.pieces):
        kept = 0
        while kept < min(len(opened), len(piece.marks)) and opened[kept] == piece.marks[kept]:
            kept += 1
        yield "]" * (len(opened) - kept)
        yield "".join(f"[{KINDS[mark.kind].one} " for mark in piece.marks[kept:])
        opened = list(piece.marks)
        yield _flat(text[piece.start : piece.end])
    yield "]" * len(opened)


def _flat(text: str) -> str:
    """A piece on one line: line breaks within a paragraph are only wrapping."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
