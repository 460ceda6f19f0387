"""HTML: the main text of a page, and what its tags say of it."""

import logging
import re
from types import ModuleType

from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.page import read_page, squash
from pressfacts.schema import Notice

_CHARSET = re.compile(rb"<meta[^>]{0,200}\bcharset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
LONGEST_PAGE = 5_000_000
LONGEST_TEXT = 300_000
"""Where a page, or what it shows, is longer, the main text is not looked for: that would take too long."""
_ENOUGH = 0.6
"""The share of the main text that must be found again on the page."""
_PHRASE = 25
"""A line of so many characters is found where it is a part of a line of the main text."""
_MOST_LINES = 5000
_LIST_MARK = re.compile(r"^(?:[-•*|]\s*)+|\s*\|\s*$")
_ALL = "all that the page shows was read, menus too"
_CONTACT_HEADING = re.compile(
    r"(?:for\s+)?(?:media|press|news(?:room)?)\s.{0,25}\b(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)\b"
    r"|(?:media|press)\s?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)\b"
    r"|contacts?\s+(?:for|of)\s+(?:the\s+)?(?:media|press|journalists)",
    re.IGNORECASE,
)
_WAY_TO_REACH = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|\d[\d\s().-]{5,20}\d")
_CONTACT_LINES = 12


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The main text of a page, from its heading to its end, as the page shows it.

    trafilatura says which paragraphs are the main text. They are taken from the page as it is shown, with all
    that stands between them, so that no day, list or address beside the paragraphs is lost, and with the
    contacts for the media, wherever the page has them. Where it finds none, or is not installed, the text is
    that of the whole page, and a warning says so.

    Raises:
        InputError: if the bytes are no text.
    """
    declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    decoded = decode(data, declared[1].decode("ascii", "ignore") if declared else None)
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
    if len(html) > LONGEST_PAGE or len(text) > LONGEST_TEXT:
        return text, _whole_page("it is too long to look for the main text")
    lines = text.split("\n")
    main = _stretch(lines, _kept(trafilatura, html), heading)
    if main is None:
        return text, _whole_page("no main text was found in it")
    parts = [*_contacts(lines, 0, main.start), lines[main], *_contacts(lines, main.stop, len(lines))]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts), None


def _whole_page(reason: str) -> Notice:
    return Notice(code="whole_page", message=f"{_ALL}; {reason}")


def _kept(trafilatura: ModuleType, html: str) -> list[str]:
    """The lines that belong to the main text."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # what it finds or not is told in the record
    try:
        found = trafilatura.extract(html, favor_recall=True, include_comments=False, deduplicate=False)
    except Exception:  # the text of the whole page is there all the same
        return []
    return [key for line in (found or "").split("\n") if (key := _key(line))]


def _key(line: str) -> str:
    """A line for comparing."""
    return squash(_LIST_MARK.sub("", line))


def _stretch(lines: list[str], kept: list[str], heading: str | None) -> slice | None:
    """The lines of the page from the heading to the end of the main text; None where it is not there.

    Where no heading stands above, all is taken that does: such pages have date and headline in plain lines.
    """
    wanted = set(kept)
    main = "\n".join(kept) if len(lines) <= _MOST_LINES else ""
    keys = [_key(line) for line in lines]
    found = [
        index for index, key in enumerate(keys) if key in wanted or (len(key) >= _PHRASE and key in main)
    ]
    if not kept or sum(len(keys[index]) for index in found) < _ENOUGH * sum(map(len, kept)):
        return None
    first = next((index for index in found if len(keys[index]) > 2 * _PHRASE), found[0])
    above = [index for index in range(first + 1) if heading and keys[index] == heading]
    return slice(above[-1] if above else 0, found[-1] + 1)


def _contacts(lines: list[str], start: int, stop: int) -> list[list[str]]:
    """The blocks between two lines that a heading calls contacts for the media, with a way to reach them."""
    blocks = list[list[str]]()
    index = start
    while index < stop:
        line = lines[index].strip()
        is_heading = len(line) <= 2 * _PHRASE and _CONTACT_HEADING.match(line)
        block = _contact_block(lines[index : min(stop, index + _CONTACT_LINES)]) if is_heading else []
        blocks += [block] if block else []
        index += max(1, len(block))
    return blocks


def _contact_block(lines: list[str]) -> list[str]:
    """The lines up to the blank one after the first way to reach somebody; none where there is none."""
    reach = next((number for number, line in enumerate(lines) if _WAY_TO_REACH.search(line[:500])), None)
    if reach is None:
        return []
    end = next((number for number in range(reach, len(lines)) if not lines[number].strip()), len(lines))
    return lines[:end]
