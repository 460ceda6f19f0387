"""From the lines of PDF pages to text: paragraphs and divided words joined, running lines left out."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from statistics import median

from pressfacts.lexicons import words
from pressfacts.readers.pdf_lines import Line

_MARGIN_LINES = 3
"""Running headers and footers are among this many lines at the top and bottom of a page."""
_SHORT = 60
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.|pg\.?)\s*)?\d{1,4}(?:\s*(?:of|/|\||-|–)\s*(?:page\s*)?\d{0,4})?(?:\s*page)?[\W_]*"
    r"|[\W_]*page\s+\d{1,4}\b.{0,20}|[-–—\s(]*more[-–—\s)]*",
    re.IGNORECASE,
)
_STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?"
_PRINTED_FOOT = re.compile(
    rf"(?:https?|file)://\S+\s+\d{{1,3}}\s?/\s?\d{{1,3}}|\d{{1,3}}\s+of\s+\d{{1,3}}\s+{_STAMP}", re.IGNORECASE
)
"""The foot of a page that a browser printed."""
_PRINTED_HEAD = re.compile(rf"{_STAMP}(?:\s.{{0,200}})?", re.IGNORECASE)
"""Its head: the time of printing and the title of the page."""
_BULLET = re.compile(r"(?:[•●▪■◦‣▸►○❖✓➢§\uf0b7\uf0a7·*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_ENDED = re.compile(r"[.!?:;][\"”’')\]]*$")
_LETTERS = re.compile(r"[^\W\d_]{1,40}(?=-$)")
_LETTERS_FIRST = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LOOSE = 1.3
"""Lines this many times as far apart as the others separate paragraphs."""
_USUAL_PITCH = 1.2
"""The default distance of lines, in heights of the font."""
_HAIR = 0.2
_EVEN = 0.5
_INDENT = 3
"""Tolerances of edges in heights of the font: equal, equal to the eye, indented."""
_SAME_SIZE = 0.15
_SPACE = 0.2
"""The width of a space, in heights of the font."""
_NEARBY = 100
"""How many lines above and below a line may belong to its column."""
_BESIDE = 0.4
"""Lines less far apart than this stand side by side."""


def lay_out(pages: list[list[Line]]) -> str:
    """The text of the pages.

    A line is continued if the first word of the next one would not have fitted into it; paragraphs are
    separated by a blank line; a hyphen at the end of a line is removed if the word is written without it.
    """
    kept = without_running_lines(pages)
    known = _Vocabulary(kept)
    pieces = list[str]()
    before: Line | None = None
    margins = _Margins([])
    for lines in kept:
        following = _Margins(lines)
        for number, line in enumerate(lines):
            if before is not None:
                break_ = (
                    _page_break(before, line, margins) if number == 0 else _break(before, line, following)
                )
                if break_ == " " and before.is_hyphenated:
                    pieces[-1] = known.without_hyphen(pieces[-1], line.text)
                    break_ = ""
                pieces.append(break_)
            pieces.append(line.text)
            before = line
        margins = following
    return "".join(pieces)


class _Margins:
    """How far the lines of a page reach, and how far apart they stand."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._places = {id(line): place for place, line in enumerate(lines)}
        self._edges = dict[int, tuple[float, float]]()
        pitches = [
            _pitch(line, after)
            for line, after in pairwise(lines)
            if _is_same_size(line, after) and self.fills(line, after)
        ]
        pitches = [pitch for pitch in pitches if 0.5 < pitch < 3]
        self.usual_pitch = median(pitches) if pitches else _USUAL_PITCH

    def fills(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line would not have fitted into a line."""
        return line.right + _SPACE * line.height + after.first_word > self._column(line)[1]

    def are_aligned(self, line: Line, after: Line) -> bool:
        """Whether two lines begin at the same place, indents aside, or are centred."""
        shift = (after.left - line.left) / line.height
        ends_even = abs(after.right - line.right) <= _HAIR * line.height
        if ends_even and shift > _HAIR and not _BULLET.match(line.text):
            return False  # set to the right, as addresses are
        if abs(line.left + line.right - after.left - after.right) <= 2 * line.height:
            return True
        is_at_edge = min(line.left, after.left) - self._column(line)[0] <= _EVEN * line.height
        return abs(shift) <= (_INDENT if is_at_edge else _EVEN)

    def _column(self, line: Line) -> tuple[float, float]:
        """The left and right edge of the lines nearby that have the size of a line and share its width."""
        if id(line) not in self._edges:
            place = self._places.get(id(line), 0)
            column = [
                one
                for one in self._lines[max(0, place - _NEARBY) : place + _NEARBY]
                if one.left < line.right and line.left < one.right and _is_same_size(line, one)
            ]
            left = min((one.left for one in column), default=line.left)
            right = max((one.right for one in column), default=line.right)
            self._edges[id(line)] = left, right
        return self._edges[id(line)]


def _break(line: Line, after: Line, margins: _Margins) -> str:
    """The separator of two lines of a page: a space, a line break, or a blank line."""
    pitch = _pitch(line, after)
    if pitch < -_LOOSE:
        return _page_break(line, after, margins)  # the top of the next column
    if not _is_same_size(line, after) or pitch > _LOOSE * margins.usual_pitch:
        return "\n\n"
    if pitch < _BESIDE or _BULLET.match(after.text) or not margins.are_aligned(line, after):
        return "\n"
    return " " if margins.fills(line, after) else "\n"


def _page_break(line: Line, after: Line, margins: _Margins) -> str:
    """The separator of the last line of a page and the first one of the next."""
    goes_on = _is_same_size(line, after) and margins.fills(line, after) and not _BULLET.match(after.text)
    return " " if goes_on and not _ENDED.search(line.text) else "\n\n"


def _pitch(line: Line, after: Line) -> float:
    """How far a line stands below another, in heights of its font."""
    return (line.bottom - after.bottom) / line.height


def _is_same_size(line: Line, after: Line) -> bool:
    return abs(line.height - after.height) <= _SAME_SIZE * line.height


class _Vocabulary:
    """The words of the document, which decide about hyphens at line ends."""

    def __init__(self, pages: list[list[Line]]) -> None:
        self._words = {
            word.casefold() for lines in pages for line in lines for word in _WORD.findall(line.text)
        }

    def without_hyphen(self, text: str, after: str) -> str:
        """A text that ends with a hyphen, without it if it only divides a word that the next line ends."""
        head, tail = _LETTERS.search(text), _LETTERS_FIRST.match(after)
        if head is None or tail is None or not tail[0][0].islower():
            return text
        left, right = head[0].casefold(), tail[0].casefold()
        if f"{left}-{right}" in self._words:
            return text
        is_word = left + right in self._words or left + right in _common_words()
        is_compound = left in _common_words() and right in _common_words()
        return text if is_compound and not is_word else text[:-1]


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in words("common_words") for word in line.split())


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines without page numbers, and without headers and footers that earlier pages have too.

    Those of the first page stay, because they may name the issuer. Lines that differ only in figures count as
    the same.
    """
    places = [_margin_lines(lines) for lines in pages]
    counts = Counter(key for page in places for key in set(page.values()))
    seen, kept = set[str](), list[list[Line]]()
    for lines, place in zip(pages, places, strict=True):
        running = {
            number
            for number, key in place.items()
            if counts[key] > 1 and 2 * counts[key] >= len(pages) and key in seen
        }
        numbers = {number for number in place if _PAGE_NUMBER.fullmatch(lines[number].text)}
        printed = {number for number in place if _PRINTED_FOOT.fullmatch(lines[number].text)}
        if printed:
            numbers |= printed
            numbers |= {number for number in place if _PRINTED_HEAD.fullmatch(lines[number].text)}
        kept.append([line for number, line in enumerate(lines) if number not in running | numbers])
        seen |= set(place.values())
    return kept


def _margin_lines(lines: list[Line]) -> dict[int, str]:
    """The lines at the top and bottom of a page, by index; in short ones all figures are alike."""
    numbers = range(len(lines))
    edges = {*numbers[:_MARGIN_LINES], *numbers[-_MARGIN_LINES:]}
    keys = {number: " ".join(lines[number].text.casefold().split()) for number in sorted(edges)}
    return {number: _FIGURES.sub("#", key) if len(key) <= _SHORT else key for number, key in keys.items()}
