"""PDF: the text of its pages in reading order, lines joined to paragraphs, running headers left out."""

import re
from importlib.util import find_spec

from pressfacts.errors import InputError
from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.pdf_process import read_pages
from pressfacts.readers.pdf_text import lay_out
from pressfacts.record.schema import Notice

_MOMENT = re.compile(r"^D:(\d{4})(\d\d)(\d\d).*$")
_PROPERTIES = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified"}


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The text of a document.

    Raises:
        InputError: if it cannot be read, has no text, or pypdfium2 is not installed.
    """
    if find_spec("pypdfium2") is None:
        raise InputError("a PDF file, whose reader is not installed", EXTRA)
    pages, properties = read_pages(data)
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        reason = "a PDF file without text: its pages are pictures"
        raise InputError(reason, "make its text readable with OCR first, for example with ocrmypdf")
    return Extract(lay_out(pages), warnings=_notice(empty), details=_properties(properties))


def _notice(empty: list[str]) -> tuple[Notice, ...]:
    if not empty:
        return ()
    which = f"page {empty[0]}" if len(empty) == 1 else f"pages {', '.join(empty[:10])}"
    message = f"no text on {which}: blank, or a picture that OCR would make readable"
    return (Notice(code="pages_without_text", message=message),)


def _properties(stated: dict[str, str]) -> dict[str, str] | None:
    """The properties of the document; none is the headline or the day of publication."""
    named = {name: " ".join(stated.get(key, "").split()) for key, name in _PROPERTIES.items()}
    named = {name: _MOMENT.sub(r"\1-\2-\3", value) for name, value in named.items()}
    return {name: value for name, value in named.items() if value} or None
