"""Word documents (.docx): headings, paragraphs, tables and text boxes in the order of the document."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pressfacts.errors import InputError
from pressfacts.readers import EXTRA, Extract, ReadOptions, shown_size

UNPACKED = 5
"""An archive may unpack to this many times the size limit, no text in it to more than the limit."""

_MAIN = "word/document.xml"
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook", "save it as CSV"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save it as PDF or plain text"),
    ("content.xml", "an OpenDocument file", "save it as .docx or plain text"),
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DAMAGED = ("a damaged Word document or archive", "save it again, or as plain text")
_SKIPPED = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_COMPATIBILITY}Fallback", f"{_WORD}rubyPr"})
"""Elements whose text the document does not show, or shows somewhere else."""
_MARKS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
PARAGRAPH = 80
"""A line this long is running text."""
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d*(?:\s*(?:of|/|\|)\s*\d*)?\W*", re.IGNORECASE)


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The text of a document: the header of its first page, the body, the footer of its first page.

    Raises:
        InputError: if it is another kind of archive, unpacks to too much, or python-docx is not installed.
    """
    _check_archive(data, options)
    try:
        from docx import Document
    except ImportError:
        raise InputError("a Word document, whose reader is not installed", EXTRA) from None
    document = Document(io.BytesIO(data))
    body = getattr(document.element, "body", None)
    if body is None:
        raise InputError(*_DAMAGED)
    lines = list(_blocks(body))
    if len(document.sections):
        section = document.sections[0]
        is_own = section.different_first_page_header_footer
        header, footer = (
            (section.first_page_header, section.first_page_footer)
            if is_own
            else (section.header, section.footer)
        )
        lines = [*_margin(header), "", *lines, "", *_margin(footer)]
    return Extract(_laid_out(lines), details=_properties(document.core_properties))


def _check_archive(data: bytes, options: ReadOptions) -> None:
    """Refuse archives that are not Word documents or unpack to too much, by the sizes that they state."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            is_encrypted = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(*_DAMAGED) from None
    if _MAIN not in sizes:
        for name, noun, remedy in _OTHERS:
            if name in sizes:
                raise InputError(noun, remedy)
        raise InputError("a ZIP archive, not a Word document", "unpack it first")
    if is_encrypted:
        raise InputError("an encrypted Word document", "save it without a password first")
    texts = (size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if max(texts) > options.max_bytes or sum(sizes.values()) > UNPACKED * options.max_bytes:
        reason = f"a Word document that unpacks to much more than {shown_size(options)}"
        raise InputError(reason, "if you trust it, raise --max-bytes")


def _properties(properties: Any) -> dict[str, Any] | None:
    """The properties of the document; none is the headline or the day of publication."""
    stated = {
        "title": " ".join((properties.title or "").split()),
        "author": " ".join((properties.author or "").split()),
        "created": properties.created.date().isoformat() if properties.created else "",
        "modified": properties.modified.date().isoformat() if properties.modified else "",
    }
    return {key: value for key, value in stated.items() if value} or None


def _margin(margin: Any) -> Iterator[str]:
    """The lines of a header or footer without page numbers; none if it is linked to the previous section."""
    if not margin.is_linked_to_previous:
        yield from (line for line in _blocks(margin.part.element) if not _PAGE_NUMBER.fullmatch(line))


def _laid_out(lines: list[str]) -> str:
    """The lines, with blank lines around paragraphs of running text."""
    laid = list[str]()
    for line in lines:
        if laid and laid[-1] and line and max(len(laid[-1]), len(line)) >= PARAGRAPH:
            laid.append("")
        if line or (laid and laid[-1]):
            laid.append(line)
    return "\n".join(laid).strip("\n")


def _blocks(element: Any) -> Iterator[str]:
    """The paragraphs and table rows below an element, one line each."""
    for child in element:
        if child.tag == f"{_WORD}p":
            yield from _paragraph(child)
        elif child.tag == f"{_WORD}tbl":
            yield ""
            yield from _rows(child)
            yield ""
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _paragraph(element: Any) -> Iterator[str]:
    """A paragraph, between blank lines if it is a heading, then the text boxes anchored in it."""
    pieces, boxes = list[str](), list[Any]()
    _collect(element, pieces, boxes)
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    is_heading = style is not None and style.get(f"{_WORD}val", "").startswith(
        ("Heading", "Title", "Subtitle")
    )
    lines = [line.strip() for line in "".join(pieces).split("\n")]
    yield from ["", *lines, ""] if is_heading else lines
    for box in boxes:
        yield ""
        yield from _blocks(box)
        yield ""


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """Collect the text and the text boxes below an element."""
    for child in element:
        tag = child.tag
        if tag == f"{_WORD}t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag == f"{_WORD}txbxContent":
            boxes.append(child)
        elif tag not in _SKIPPED and child.find(f"{_WORD}rPr/{_WORD}vanish") is None:
            _collect(child, pieces, boxes)


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table, one line each; cells of several paragraphs are set below each other."""
    for row in _own(table, f"{_WORD}tr"):
        cells = [list(_blocks(cell)) for cell in _own(row, f"{_WORD}tc")]
        if any(len([line for line in cell if line]) > 1 for cell in cells):
            for cell in cells:
                yield ""
                yield from cell
        else:
            line = "\t".join("".join(cell) for cell in cells).strip()
            yield line


def _own(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, without those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{_WORD}tbl":
            yield from _own(child, tag)
