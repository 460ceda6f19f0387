"""Quotations in texts that have lost their punctuation.

Some archives keep releases with every mark replaced by a space, or dropped: ``  Like most people  I worry
said Lund   We all do    ``. What stands between words is then a gap of two spaces or more: two where a
comma or a full stop was, one more for a mark beside it, three more where a curly mark was three bytes.
The width of a lost apostrophe ("city s", "city   s") tells which. A statement lies between a wide gap and
a clause with a verb of saying, and goes on after that clause up to the next wide gap.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pressfacts.facts.quotes.attribution import Attribution, Attributor
from pressfacts.facts.quotes.patterns import (
    GAP,
    LOST_APOSTROPHE,
    OPEN_ABBREVIATION,
    VERB_FIRST,
    VERB_LAST,
    compiled,
)
from pressfacts.facts.quotes.speakers import Speakers

_FIRST_PERSON = frozenset({"I", "we", "We", "our", "Our", "my", "My", "us", "me"})
_PRONOUNS = frozenset({"he", "she", "they"})
_REACH = 1500
"""How long one piece of a statement may be."""
_EDGE = 99
"""The width of the gap before the first words and after the last ones."""
_WRAPS = 4
"""This many gaps of one width before small letters are indented line breaks, and no gaps at all."""
_MANY = 4
"""How many sentences are taken where no wide gap ends a statement."""


class Piece(NamedTuple):
    """Words between two gaps, with the widths of the gaps before and after them."""

    start: int
    end: int
    before: int
    after: int


def wide(text: str) -> int:
    """The least width of a gap in which a quotation mark was lost."""
    widths = Counter(len(match[1]) for match in LOST_APOSTROPHE.finditer(text))
    return 5 if widths and widths.most_common(1)[0][0] == 3 else 3


def pieces(text: str) -> list[Piece]:
    """The words between gaps, in order."""
    gaps = [(0, 0), *(match.span() for match in GAP.finditer(text)), (len(text), len(text))]
    found: list[Piece] = []
    for left, right in pairwise(gaps):
        if right[0] <= left[1]:
            continue
        piece = Piece(left[1], right[0], left[1] - left[0] or _EDGE, right[1] - right[0] or _EDGE)
        if found and piece.before == 2 and OPEN_ABBREVIATION.search(text, found[-1].start, found[-1].end):
            found[-1] = found[-1]._replace(end=piece.end, after=piece.after)
        else:
            found.append(piece)
    return found


class Unmarked:
    """Recovers the statements of one text.

    Args:
        text: a release without punctuation.
        attributor: finds who said it.
        speakers: its people and organisations.
    """

    def __init__(self, text: str, attributor: Attributor, speakers: Speakers) -> None:
        self._text = text
        self._subjects = attributor.subjects
        self._speakers = speakers
        self._pieces = pieces(text)
        self._wide = wide(text)
        before_small = Counter(piece.before for piece in self._pieces if text[piece.start].islower())
        self._wraps = {width for width, count in before_small.items() if width > 5 and count >= _WRAPS}

    def _ends(self, position: int, slack: int = 0) -> bool:
        """Whether the gap after a piece is wide enough for a lost quotation mark or the end of a paragraph.

        A sentence that plainly goes on after it, with a small letter or a figure, tells that it is none.
        """
        width = self._pieces[position].after
        if width < self._wide - slack or width in self._wraps:
            return False
        if position + 1 == len(self._pieces):
            return True
        following = self._text[self._pieces[position + 1].start]
        return not (width <= self._wide and (following.islower() or following.isdigit()))

    def statements(self) -> Iterator[tuple[int, int, Attribution]]:
        """Start, end and attribution of each statement, in order; none overlaps another."""
        done = 0
        for position, piece in enumerate(self._pieces):
            if piece.start < done:
                continue
            attribution, last = self._attribution(position)
            if attribution is None:
                continue
            before = self._back(position, done, attribution)
            after = self._forward(last, attribution)
            for rule, span in (("unmarked.after", before), ("unmarked.continued", after)):
                if span and len(self._text[span[0] : span[1]].split()) > 3:
                    yield *span, attribution._replace(rule=rule)
                    done = max(done, span[1])
            done = max(done, self._pieces[last].end)

    def _attribution(self, position: int) -> tuple[Attribution | None, int]:
        """The clause with a verb of saying that starts at a piece, and the piece that ends it."""
        piece = self._pieces[position]
        words = self._text[piece.start : piece.end]
        if match := compiled(VERB_FIRST).match(words):
            last = self._clause_end(position)
            end = self._pieces[last].end
            cue = piece.start, piece.start + len(match[0].rstrip())
            return self._named("after", cue, (cue[1], end)), last
        last = self._with_apposition(position)
        end = self._pieces[last].end
        words = self._text[self._pieces[last].start : end] if last > position else words
        verb = words.rpartition(" ")[2]
        if not compiled("{{narrative}}$").fullmatch(verb):
            return None, position
        if last == position and not compiled(VERB_LAST).fullmatch(words[-160:]):
            return None, position
        cue = end - len(verb), end
        return self._named("before", cue, (piece.start, cue[0])), last

    def _with_apposition(self, position: int) -> int:
        """The piece with the verb of a subject that runs over pieces: "Jo Vale  chair of the board  said"."""
        if not self._speakers.within(self._pieces[position].start, self._pieces[position].end):
            return position
        for later in range(position + 1, min(position + 4, len(self._pieces))):
            piece = self._pieces[later]
            if self._ends(later - 1) and self._text[piece.start : piece.end].count(" ") > 2:
                return position
            last_word = self._text[piece.start : piece.end].rpartition(" ")[2]
            if (
                compiled("{{narrative}}").fullmatch(last_word)
                and piece.end - self._pieces[position].start < 260
            ):
                return later
        return position

    def _clause_end(self, position: int) -> int:
        """The last piece of "said Jo Vale  a member of the board": pieces in lower case belong to it."""
        last = position
        while (
            last + 1 < len(self._pieces)
            and not self._ends(last)
            and self._text[self._pieces[last + 1].start].islower()
            and last < position + 4
        ):
            last += 1
        return last

    def _named(self, rule: str, cue: tuple[int, int], clause: tuple[int, int]) -> Attribution | None:
        """The attribution whose subject stands in a clause, or is the person named before its pronoun."""
        start, end = clause
        subject = self._subjects.named(start, end, people_only=True) or self._subjects.named(start, end)
        words = self._text[start:end].split(maxsplit=1)
        if subject is None and words and words[0].lower() in _PRONOUNS:
            subject = self._subjects.nearest(cue[0])
        return Attribution(rule, subject, *cue, end) if subject is not None else None

    def _back(self, position: int, floor: int, attribution: Attribution) -> tuple[int, int] | None:
        """The statement that ends before a clause: back to a wide gap, else its last sentence."""
        if position == 0 or self._pieces[position - 1].end <= floor:
            return None
        end = self._pieces[position - 1].end
        first = position - 1
        while (
            first > 0
            and (not self._ends(first - 1) or self._text[self._pieces[first].start].islower())
            and self._pieces[first - 1].start >= floor
            and end - self._pieces[first - 1].start < _REACH
        ):
            first -= 1
        starts = [self._last_sentence(position - 1, first)]
        if first == 0 or self._ends(first - 1):
            starts.insert(0, max(self._pieces[first].start, floor))
        goes_on = self._text[attribution.cue_end : attribution.cue_end + 8].lstrip()[:1].islower()
        for start in starts:
            if self._sounds_said(start, end, attribution, attribution.rule == "before" and not goes_on):
                return start, end
        return None

    def _last_sentence(self, last: int, first: int) -> int:
        """Where the last sentence before a clause starts: at the last piece that opens with a capital."""
        for position in range(last, first - 1, -1):
            if self._text[self._pieces[position].start].isupper():
                return self._pieces[position].start
        return self._pieces[last].start

    def _sounds_said(self, start: int, end: int, attribution: Attribution, first_person: bool) -> bool:
        """Whether words beside a clause are its speaker's: no name in them, "I" if need be."""
        words = self._text[start:end]
        surname = (attribution.speaker or "").rpartition(" ")[2]
        if surname and surname in words:
            return False
        return not first_person or not _FIRST_PERSON.isdisjoint(words.split())

    def _forward(self, last: int, attribution: Attribution) -> tuple[int, int] | None:
        """The statement that goes on after a clause: up to a wide gap, or for some sentences."""
        if last + 1 >= len(self._pieces):
            return None
        marked = self._ends(last, slack=1 if self._wide > 3 else 0)
        start = self._pieces[last + 1].start
        position = last + 1
        while position + 1 < len(self._pieces) and not self._ends(position):
            position += 1
            if self._pieces[position].end - start > _REACH:
                break
        end = self._pieces[position].end
        if marked and end - start <= _REACH:
            return self._unless_narrative(start, end, attribution)
        return self._some_sentences(last + 1, position)

    def _unless_narrative(self, start: int, end: int, attribution: Attribution) -> tuple[int, int] | None:
        surname = (attribution.speaker or "").rpartition(" ")[2]
        opening = self._text[start : min(end, start + 80)]
        return None if surname and surname in opening else (start, end)

    def _some_sentences(self, first: int, last: int) -> tuple[int, int] | None:
        """Sentences from `first` on, up to one that names somebody or that opens another clause of saying."""
        start, end, count = self._pieces[first].start, 0, 0
        for position in range(first, last + 1):
            piece = self._pieces[position]
            if self._text[piece.start].isupper():
                count += 1
                if self._speakers.within(piece.start, piece.end, people_only=True) or count > _MANY:
                    previous = self._pieces[position - 1]
                    if position > first + 1 and self._text[previous.start : previous.end].count(" ") < 2:
                        end = self._pieces[position - 2].end  # "Tomorrow  Senator Lund will ..."
                    break
            end = piece.end
        return (start, end) if end > start else None
