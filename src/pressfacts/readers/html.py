"""HTML: the main text of a page, and what its tags say of it."""

import re
from types import ModuleType

from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.page import read_page, squash
from pressfacts.schema import Notice

_CHARSET = re.compile(rb"<meta[^>]{0,200}\bcharset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
LONGEST_PAGE = 3_000_000
"""Of longer pages the main text is not looked for, which takes seconds for each million characters."""
_ENOUGH = 0.6
"""The share of the main text that must be found again on the page."""
_ALL = "all that the page shows was read, menus too"
_LIST_MARK = re.compile(r"^(?:[-•*|]\s*)+|\s*\|\s*$")


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The main text of a page, from its heading to its end, as the page shows it.

    trafilatura says which paragraphs are the main text. They are taken from the page as it is shown, with
    all that stands between them, so that no day, list or address that stands beside the paragraphs is lost.
    Where it finds none, or is not installed, the text is that of the whole page, and a warning says so.

    Raises:
        InputError: if the bytes are no text.
    """
    declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    page = read_page(decoded.text)
    text, notice = _main_text(decoded.text, page.text, page.heading)
    warnings = (*decoded.warnings, notice) if notice else decoded.warnings
    details = {key: value for key, value in page.metadata._asdict().items() if value}
    return Extract(text, decoded.encoding, warnings, page.metadata, details or None)


def _main_text(html: str, text: str, heading: str | None) -> tuple[str, Notice | None]:
    try:
        import trafilatura
    except ImportError:
        return text, Notice(code="extra_missing", message=f"{_ALL}; for the main text alone: {EXTRA}")
    if len(html) > LONGEST_PAGE:
        return text, _whole_page("it is too long to look for the main text")
    kept = _kept(trafilatura, html)
    lines = text.split("\n")
    main = _stretch(lines, kept, heading)
    if main is None:
        return text, _whole_page("no main text was found in it")
    return "\n".join(lines[main]).strip("\n"), None


def _whole_page(reason: str) -> Notice:
    return Notice(code="whole_page", message=f"{_ALL}; {reason}")


def _kept(trafilatura: ModuleType, html: str) -> list[str]:
    """The lines that belong to the main text."""
    try:
        found = trafilatura.extract(html, favor_recall=True, include_comments=False, deduplicate=False)
    except Exception:  # the text of the whole page is there all the same
        return []
    return [key for line in (found or "").split("\n") if (key := _key(line))]


def _key(line: str) -> str:
    """A line for comparing."""
    return squash(_LIST_MARK.sub("", line))


def _stretch(lines: list[str], kept: list[str], heading: str | None) -> slice | None:
    """The lines of the page from the heading to the end of the main text; None where it is not there."""
    wanted = set(kept)
    found = [index for index, line in enumerate(lines) if _key(line) in wanted]
    there = {_key(lines[index]) for index in found}
    if not kept or sum(map(len, there)) < _ENOUGH * sum(map(len, wanted)):
        return None
    prose = [index for index in found if len(lines[index]) > 60] or found
    first = prose[0]
    above = [index for index in range(first) if heading and _key(lines[index]) == heading]
    return slice(above[-1] if above else min(found[0], first), found[-1] + 1)
