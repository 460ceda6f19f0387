"""HTML: the main text of a page, and what its tags say about it."""

import logging
import re

from pressfacts.readers import EXTRA, Extract, ReadOptions
from pressfacts.readers.encodings import decode
from pressfacts.readers.page import Page, read_page, squash
from pressfacts.record.schema import Notice

_CHARSET = re.compile(rb"<meta[^>]{0,200}\bcharset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_ALL = "all that the page shows was read, menus too"
_LONGEST_PAGE = 5_000_000
_LONGEST_TEXT = 300_000
"""Above these lengths of the page and of its text, finding the main text would take too long."""
_ENOUGH = 0.6
"""The share of the main text that must be found in the text of the page."""
_PHRASE = 25
"""A line this long is found if it is part of a line of the main text."""
_PROSE = 2 * _PHRASE
_MOST_LINES = 5000
_LETTERS_OF_A_TITLE = 12
_LINES_ABOVE = 15
"""Lines taken above the main text if there is no headline to begin at."""
_LIST_MARK = re.compile(r"^(?:[-•*|]\s*)+|(?<!\s)\s*\|\s*$")
_CONTACT_HEADING = re.compile(
    r"(?:for\s+)?(?:media|press|news(?:room)?)\s.{0,25}\b(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)\b"
    r"|(?:media|press)\s?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)\b"
    r"|contacts?\s+(?:for|of)\s+(?:the\s+)?(?:media|press|journalists)",
    re.IGNORECASE,
)
_WAY_TO_REACH = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|\d[\d\s().-]{5,20}\d")
_CONTACT_LINES = 12
_LONGEST_CONTACT = 200


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The main text of a page, and its title and day as metadata.

    Without a main text, or without trafilatura, which finds it, the whole page is read, with a warning.

    Raises:
        InputError: if the bytes are not text.
    """
    declared = _CHARSET.search(data, 0, _CHARSET_WITHIN)
    decoded = decode(data, declared[1].decode("ascii", "ignore") if declared else None)
    page = read_page(decoded.text)
    text, notice = _text(decoded.text, page)
    warnings = (*decoded.warnings, notice) if notice else decoded.warnings
    details = {key: value for key, value in page.metadata._asdict().items() if value}
    return Extract(text, decoded.encoding, warnings, page.metadata, details or None)


def _text(html: str, page: Page) -> tuple[str, Notice | None]:
    """The main text of a page, or the text of the whole page and a warning."""
    code, reason = "whole_page", "no main text was found in it"
    if len(html) > _LONGEST_PAGE or len(page.text) > _LONGEST_TEXT:
        reason = "it is too long to look for the main text"
    else:
        try:
            if (text := _main_text(html, page)) is not None:
                return text, None
        except ImportError:
            code, reason = "extra_missing", f"for the main text alone: {EXTRA}"
    return page.text, Notice(code=code, message=f"{_ALL}; {reason}")


def _main_text(html: str, page: Page) -> str | None:
    """The main text, from the headline to its last line, with the media contacts; None if there is none.

    trafilatura tells which lines are the main text. Everything between the first and the last of them is
    taken, because trafilatura leaves out boxes with the day, the place, or an address.

    Raises:
        ImportError: if trafilatura is not installed.
    """
    kept = _kept(html)
    lines = page.text.split("\n")
    keys = [_key(line) for line in lines]
    found = _find(keys, kept)
    if not kept or sum(len(keys[index]) for index in found) < _ENOUGH * sum(map(len, kept)):
        return None
    first = next((index for index in found if len(keys[index]) > _PROSE), found[0])
    start, stop = _start(keys, first, page), found[-1] + 1
    parts = [*_contacts(lines[:start]), lines[start:stop], *_contacts(lines[stop:])]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts)


def _kept(html: str) -> list[str]:
    """The lines that trafilatura takes for the main text, normalised."""
    import trafilatura

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # the record has its own warnings
    try:
        text = trafilatura.extract(html, favor_recall=True, include_comments=False, deduplicate=False)
    except Exception:  # the text of the whole page is there anyway
        return []
    return [key for line in (text or "").split("\n") if (key := _key(line))]


def _key(line: str) -> str:
    """A line for comparing."""
    return squash(_LIST_MARK.sub("", line))


def _find(keys: list[str], kept: list[str]) -> list[int]:
    """The indexes of the lines that are kept, in full or as a part of a line."""
    wanted = set(kept)
    whole = "\n".join(kept) if len(keys) <= _MOST_LINES else ""
    return [
        index for index, key in enumerate(keys) if key in wanted or (len(key) >= _PHRASE and key in whole)
    ]


def _start(keys: list[str], first: int, page: Page) -> int:
    """The index of the headline: the h1, a line that the title contains, or else some lines above."""
    headings = [index for index in range(first + 1) if page.heading and keys[index] == page.heading]
    if headings:
        return headings[-1]
    title = _letters(page.metadata.title or "")
    for index in range(first, -1, -1):
        letters = _letters(keys[index])
        if len(letters) >= _LETTERS_OF_A_TITLE and letters in title:
            return index
    above = [index for index in range(first) if keys[index]][-_LINES_ABOVE:]
    return above[0] if above else first


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _contacts(lines: list[str]) -> list[list[str]]:
    """The blocks under a heading such as "Media contact" that have an e-mail address or phone number."""
    blocks = list[list[str]]()
    index = 0
    while index < len(lines):
        block = list[str]()
        if _CONTACT_HEADING.match(lines[index].strip()):
            block = _contact_block(lines[index : index + _CONTACT_LINES])
            blocks += [block] if block else []
        index += max(1, len(block))
    return blocks


def _contact_block(lines: list[str]) -> list[str]:
    """The lines up to the blank line after the first e-mail address or phone number; none without one."""
    if len(lines[0]) > _LONGEST_CONTACT:
        return []
    reach = next((number for number, line in enumerate(lines) if _WAY_TO_REACH.search(line[:500])), None)
    if reach is None or (reach and len(lines[0]) > _PROSE):
        return []
    end = next((number for number in range(reach, len(lines)) if not lines[number].strip()), len(lines))
    return lines[:end]
