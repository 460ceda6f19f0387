"""HTML: the main text of a page, and what its tags say of it."""

import re

from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.main_text import find_main_text, is_too_long
from pressfacts.readers.page import Page, read_page
from pressfacts.record.schema import Notice

_CHARSET = re.compile(rb"<meta[^>]{0,200}\bcharset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_ALL = "all that the page shows was read, menus too"


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The main text of a page, and its title and day as metadata.

    Where there is no main text, or trafilatura, which knows it, is not installed, the text is that of the
    whole page, and a warning says so.

    Raises:
        InputError: if the bytes are no text.
    """
    declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    decoded = decode(data, declared[1].decode("ascii", "ignore") if declared else None)
    page = read_page(decoded.text)
    text, notice = _main_text(decoded.text, page)
    warnings = (*decoded.warnings, notice) if notice else decoded.warnings
    details = {key: value for key, value in page.metadata._asdict().items() if value}
    return Extract(text, decoded.encoding, warnings, page.metadata, details or None)


def _main_text(html: str, page: Page) -> tuple[str, Notice | None]:
    if is_too_long(html, page):
        return page.text, _whole_page("it is too long to look for the main text")
    try:
        main = find_main_text(html, page)
    except ImportError:
        return page.text, Notice(code="extra_missing", message=f"{_ALL}; for the main text alone: {EXTRA}")
    return (page.text, _whole_page("no main text was found in it")) if main is None else (main, None)


def _whole_page(reason: str) -> Notice:
    return Notice(code="whole_page", message=f"{_ALL}; {reason}")
