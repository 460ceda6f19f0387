"""The main text of a page, picked out of all that the page shows."""

import logging
import re

from pressfacts.readers.page import Page, squash

LONGEST_PAGE = 5_000_000
LONGEST_TEXT = 300_000
"""Where a page, or what it shows, is longer, the main text is not looked for: that would take too long."""
_ENOUGH = 0.6
"""The share of the main text that must be found again on the page."""
_PHRASE = 25
"""A line of so many characters is found where it is a part of a line of the main text."""
_PROSE = 2 * _PHRASE
_MOST_LINES = 5000
_LETTERS_OF_A_TITLE = 12
_LINES_ABOVE = 15
"""Without a headline to begin at, so many lines above the main text are taken with it."""
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


def is_too_long(html: str, page: Page) -> bool:
    """Whether it would take too long to look for the main text."""
    return len(html) > LONGEST_PAGE or len(page.text) > LONGEST_TEXT


def find_main_text(html: str, page: Page) -> str | None:
    """The main text, from the headline to its last line, with the contacts for the media.

    trafilatura says which lines are the main text. All that stands between the first and the last of them is
    taken, for trafilatura leaves out boxes with the day, the place, or an address.

    Args:
        html: the source of the page.
        page: the page as read.

    Returns:
        The text; None where there is none.

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
    """The lines that trafilatura takes for the main text."""
    import trafilatura

    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # what it finds or not is told in the record
    try:
        text = trafilatura.extract(html, favor_recall=True, include_comments=False, deduplicate=False)
    except Exception:  # the text of the whole page is there all the same
        return []
    return [key for line in (text or "").split("\n") if (key := _key(line))]


def _key(line: str) -> str:
    """A line for comparing."""
    return squash(_LIST_MARK.sub("", line))


def _find(keys: list[str], kept: list[str]) -> list[int]:
    """The numbers of the lines that are kept, in full or as a part of a line."""
    wanted = set(kept)
    whole = "\n".join(kept) if len(keys) <= _MOST_LINES else ""
    return [
        index for index, key in enumerate(keys) if key in wanted or (len(key) >= _PHRASE and key in whole)
    ]


def _start(keys: list[str], first: int, page: Page) -> int:
    """The line of the headline: the heading of the page, a line that its title has, or some lines above."""
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
    """The blocks that a heading calls contacts for the media, with a way to reach them."""
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
    """The lines up to the blank one after the first way to reach somebody; none where there is none."""
    if len(lines[0]) > _LONGEST_CONTACT:
        return []
    reach = next((number for number, line in enumerate(lines) if _WAY_TO_REACH.search(line[:500])), None)
    if reach is None or (reach and len(lines[0]) > _PROSE):
        return []
    end = next((number for number in range(reach, len(lines)) if not lines[number].strip()), len(lines))
    return lines[:end]
