"""PDF: the text of its pages in reading order, lines joined, what runs with the pages left out."""

import re
from typing import Any

from pressfacts.errors import InputError
from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.limits import MOST_PAGES
from pressfacts.readers.pdf_lines import Line, read_lines
from pressfacts.readers.pdf_text import lay_out
from pressfacts.record.schema import Notice

_PASSWORD = 4
"""PDFium's code for a file that wants a password (FPDF_ERR_PASSWORD)."""
_SECURITY = 5
_MOMENT = re.compile(r"^D:(\d{4})(\d\d)(\d\d).*$")
_PROPERTIES = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The text of a document.

    Raises:
        InputError: if it is damaged, encrypted, too long or without text, or the reader is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise InputError("a PDF file, whose reader is not installed", EXTRA) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(getattr(error, "err_code", None)) from None
    try:
        if len(document) > MOST_PAGES:
            raise InputError(f"a PDF file of more than {MOST_PAGES} pages", "split it into single releases")
        pages = [_page(document, number) for number in range(len(document))]
        details = _properties(document.get_metadata_dict())
    finally:
        document.close()
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        reason = "a PDF file without text: its pages are pictures"
        raise InputError(reason, "make its text readable with OCR first, for example with ocrmypdf")
    return Extract(lay_out(pages), warnings=_notice(empty), details=details)


def _refusal(code: int | None) -> InputError:
    if code in (_PASSWORD, _SECURITY):
        return InputError("an encrypted PDF file", "save it without a password first")
    return InputError("a damaged PDF file", "save it anew, or as plain text")


def _page(document: Any, number: int) -> list[Line]:
    """The lines of a page; none where it cannot be read."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    text = page.get_textpage()
    try:
        return read_lines(text.raw, text.count_chars())
    finally:
        text.close()
        page.close()


def _notice(empty: list[str]) -> tuple[Notice, ...]:
    if not empty:
        return ()
    which = f"page {empty[0]}" if len(empty) == 1 else f"pages {', '.join(empty[:10])}"
    message = f"no text on {which}: blank, or a picture that OCR would make readable"
    return (Notice(code="pages_without_text", message=message),)


def _properties(stated: dict[str, str]) -> dict[str, str] | None:
    """What the document says of itself; none of it is the headline or the day of publication."""
    named = {name: " ".join(stated.get(key, "").split()) for key, name in _PROPERTIES.items()}
    named = {name: _MOMENT.sub(r"\1-\2-\3", value) for name, value in named.items()}
    return {name: value for name, value in named.items() if value} or None
