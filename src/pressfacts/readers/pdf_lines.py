"""The lines of PDF pages with their positions, in reading order."""

import re
from collections.abc import Iterator
from ctypes import byref
from typing import Any, NamedTuple

from pressfacts.errors import InputError

MOST_PAGES = 500
_ENCRYPTED = (4, 5)
"""PDFium's codes for a file that wants a password or is protected in another way."""


class Line(NamedTuple):
    """A line of a page; the origin is the lower left corner, one unit is 1/72 inch.

    Attributes:
        text: its characters.
        left: its left edge.
        bottom: its lower edge, as high as the font reaches down.
        right: its right edge.
        top: its upper edge.
        first_word: the width of its first word.
        is_hyphenated: whether it ends with a hyphen that may divide a word.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    first_word: float
    is_hyphenated: bool = False

    @property
    def height(self) -> float:
        """The height of its font."""
        return max(self.top - self.bottom, 0.1)


_NO_CHARACTER = frozenset({0, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF})
_SPACES = frozenset({0x20, 0xA0, 0x09})
_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_OVERLAP = 0.4
"""With tight leading, lines overlap by up to this share of their height."""

_FAR = 3
"""Lines further apart than this, in heights of the font, belong to different blocks."""


class _Character(NamedTuple):
    code: int
    left: float
    bottom: float
    right: float
    top: float


def parse(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of each page in reading order, none for a damaged page, and the document's properties.

    Raises:
        InputError: if the file is damaged, encrypted, or too long.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _ENCRYPTED:
            raise InputError("an encrypted PDF file", "save it without a password first") from None
        raise InputError("a damaged PDF file", "save it again, or as plain text") from None
    try:
        if len(document) > MOST_PAGES:
            raise InputError(f"a PDF file of more than {MOST_PAGES} pages", "split it into single releases")
        pages = [_read_page(document, number) for number in range(len(document))]
        return pages, document.get_metadata_dict()
    finally:
        document.close()


def _read_page(document: Any, number: int) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    text = page.get_textpage()
    try:
        return _read_lines(text.raw, text.count_chars())
    finally:
        text.close()
        page.close()


def _read_lines(page: Any, count: int) -> list[Line]:
    """The lines of PDFium's text page, which has so many characters."""
    lines, characters = list[Line](), list[_Character]()
    for character in _characters(page, count):
        if character.code in (0x0A, 0x0D, 0x02):
            _close(characters, lines, is_hyphenated=character.code == 0x02)
            characters = []
        else:
            characters.append(character)
    _close(characters, lines, is_hyphenated=False)
    return in_reading_order(lines)


def _characters(page: Any, count: int) -> Iterator[_Character]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(page, index)
        pdfium.FPDFText_GetLooseCharBox(page, index, byref(box))
        yield _Character(code, box.left, box.bottom, box.right, box.top)


def _close(characters: list[_Character], lines: list[Line], *, is_hyphenated: bool) -> None:
    """Add the line that the characters make up, if any of them is visible."""
    inked = [one for one in characters if one.code > 0x20 and one.right > one.left]
    text = _text(characters) + ("-" if is_hyphenated else "")
    if not inked or not text:
        return
    hyphen = _END_HYPHEN.search(text)
    lines.append(
        Line(
            text[: hyphen.start()] + "-" if hyphen else text,
            min(one.left for one in inked),
            min(one.bottom for one in inked),
            max(one.right for one in inked),
            max(one.top for one in inked),
            _first_word(inked, characters),
            hyphen is not None,
        )
    )


def _text(characters: list[_Character]) -> str:
    """The characters as text; PDFium gives those beyond the first plane as surrogates."""
    codes = "".join(chr(one.code) for one in characters if one.code not in _NO_CHARACTER)
    return codes.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _first_word(inked: list[_Character], characters: list[_Character]) -> float:
    start = characters.index(inked[0])
    end = next(
        (at for at in range(start, len(characters)) if characters[at].code in _SPACES), len(characters)
    )
    return max(one.right for one in characters[start:end]) - inked[0].left


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, and those that stand side by side in the order of the file.

    Files give the lines of a column one after the other, but headers, boxes and footers in any order. So
    lines that go down the page form a block, and blocks that overlap in height, such as columns, keep their
    order among themselves.
    """
    blocks = list[list[Line]]()
    for line in lines:
        if blocks and _goes_down(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    groups = list[list[list[Line]]]()
    floor = float("inf")
    for block in sorted(blocks, key=lambda block: -_top(block)):
        if groups and _top(block) > floor + _OVERLAP * block[0].height:
            groups[-1].append(block)
        else:
            groups.append([block])
            floor = float("inf")
        floor = min(floor, min(line.bottom for line in block))
    order = {id(block): number for number, block in enumerate(blocks)}
    for group in groups:
        group.sort(key=lambda block: order[id(block)])
    return [line for group in groups for block in group for line in block]


def _top(block: list[Line]) -> float:
    return max(line.top for line in block)


def _goes_down(line: Line, following: Line) -> bool:
    """Whether the next line stands close below a line and shares some of its width."""
    gap = (line.bottom - following.top) / line.height
    return -_OVERLAP <= gap <= _FAR and following.left < line.right and line.left < following.right
